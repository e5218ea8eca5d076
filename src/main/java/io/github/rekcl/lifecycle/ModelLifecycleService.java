package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.Clients;
import io.github.rekcl.rekognition.Gateways;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Stops and deletes models, and waits until they really are stopped or gone.
 *
 * <p>In two steps, so that an operator can be asked in between: <em>plan</em> finds the models and
 * changes nothing; <em>carry out</em> calls StopProjectVersion or DeleteProjectVersion for exactly
 * the models that were planned for, and polls DescribeProjectVersions until each is STOPPED, or on
 * no page any more. A report is never better than the service's last answer.
 *
 * <p>For one thread; calls of the service are made by workers.
 */
public final class ModelLifecycleService implements AutoCloseable {
  /** How many calls of one operation the service takes from an account within a second. */
  public static final int QUOTA = 5;

  private final Gateways gateways;
  private final Timer timer;
  private final Executor pool;

  /**
   * Makes a service.
   *
   * @param clients opens clients; those that were opened are closed with the service
   * @param workers make the calls: each call takes one, for as long as it lasts
   * @param maxTps how many calls of each operation to send within a second to a region, from 1
   */
  public ModelLifecycleService(Clients clients, Timer timer, Executor workers, int maxTps) {
    if (maxTps < 1) {
      throw new IllegalArgumentException("calls a second: " + maxTps);
    }
    this.gateways = new Gateways(clients, timer, maxTps);
    this.timer = timer;
    this.pool = workers;
  }

  /**
   * Lists all models of projects, or of all projects of regions: DescribeProjects,
   * DescribeProjectVersions, every page. What could not be read, the inventory names.
   *
   * @param timeout how long all of it may take; zero means no limit
   * @param observer told of what happens meanwhile, on the caller's thread
   */
  public Inventory inventory(List<Scope> scopes, Duration timeout, Observer observer)
      throws InterruptedException {
    return lister(timeout, observer).inventory(scopes);
  }

  /** Lists the projects of regions: DescribeProjects, every page. None where that fails. */
  public List<ProjectArn> projects(List<Scope.OfRegion> regions, Duration timeout)
      throws InterruptedException {
    return lister(timeout, Observer.NONE).projects(regions);
  }

  private ModelLister lister(Duration timeout, Observer observer) {
    return new ModelLister(
        gateways, new Workers<>(timer, pool, observer), Deadline.of(timer, timeout));
  }

  /**
   * Finds models that are to be stopped or deleted.
   *
   * @param timeout how long finding a model may take, from the first call for it on; zero means no
   *     limit
   * @param observer told of what happens meanwhile, on the caller's thread
   * @return what to do with each, or how it ends already; in the order of the targets, a model that
   *     was named twice once
   */
  public List<Plan> plan(
      LifecycleRequest request, List<Target> targets, Duration timeout, Observer observer)
      throws InterruptedException {
    Workers<Planner.Answer> workers = new Workers<>(timer, pool, observer);
    return new Planner(request, gateways, workers, timeout, timer).plan(targets);
  }

  /** Decides what to do with models that were seen already, in their order. */
  public static List<Plan> plan(LifecycleRequest request, Inventory inventory) {
    return inventory.found().stream()
        .map(f -> StatusRules.plan(request, f.project(), f.model()))
        .toList();
  }

  /**
   * Carries out plans, side by side. Whoever calls this has the operator's word for them.
   *
   * @param plans what to do; each model once
   * @param policy how to wait; each phase of each model (stop, training, deletion) has the time-out
   *     for itself, beginning with its call
   * @param wait false to be done with a model as soon as the service has accepted the last call
   * @param observer told of what happens meanwhile, on the caller's thread
   * @return what became of them, in the order of the plans
   */
  public List<Report> carryOut(
      List<Plan.Pending> plans, WaitPolicy policy, boolean wait, Observer observer)
      throws InterruptedException {
    List<ModelTask> tasks =
        plans.stream().map(plan -> new ModelTask(plan, policy, wait, timer, observer)).toList();
    new Reconciler(gateways, new Workers<>(timer, pool, observer), tasks, policy, timer).run();
    return tasks.stream().flatMap(task -> task.report().stream()).toList();
  }

  @Override
  public void close() {
    gateways.close();
  }
}
