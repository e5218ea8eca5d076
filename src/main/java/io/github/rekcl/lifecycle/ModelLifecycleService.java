package io.github.rekcl.lifecycle;

import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.Clients;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Stops and deletes models, and waits until it is true.
 *
 * <p>In two steps, so that an operator can be asked in between: <em>plan</em> looks at the models
 * and changes nothing; <em>carry out</em> calls StopProjectVersion or DeleteProjectVersion for
 * exactly the models that were planned for, and polls DescribeProjectVersions until each is
 * STOPPED, or on no page any more. A report is never better than the service's last answer.
 *
 * <p>For one thread; calls of the service are made by workers.
 */
public final class ModelLifecycleService implements AutoCloseable {
  /** How many calls of one operation the service takes from an account within a second. */
  public static final int QUOTA = 5;

  private final Loop loop;
  private final Regions regions;

  /**
   * Makes a service.
   *
   * @param clients opens clients; those that were opened are closed with the service
   * @param timer the time to wait by
   * @param workers make the calls: each call takes one, for as long as it lasts
   * @param maxTps how many calls of each operation to send within a second to a region, from 1
   */
  public ModelLifecycleService(Clients clients, Timer timer, Executor workers, int maxTps) {
    if (maxTps < 1) {
      throw new IllegalArgumentException("calls a second: " + maxTps);
    }
    this.loop = new Loop(timer, workers);
    this.regions = new Regions(clients, loop, maxTps);
  }

  /**
   * Looks at all models of projects, or of all projects of regions: DescribeProjects,
   * DescribeProjectVersions, every page. Where nothing can be seen, the survey says so.
   *
   * @param scopes where to look
   * @param timeout how long a look at a project may take, from its first call on; zero: without end
   * @param observer told of what happens meanwhile, on the caller's thread
   * @return what was seen
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public Survey survey(List<Scope> scopes, Duration timeout, Observer observer)
      throws InterruptedException {
    Surveyor surveyor = new Surveyor(regions, loop.timer(), timeout, new Troubles(observer));
    surveyor.begin(scopes);
    loop.run(observer);
    return surveyor.survey();
  }

  /**
   * Looks which projects regions have: DescribeProjects, every page. Where that can't be seen,
   * there are none.
   *
   * @param regions where to look
   * @param timeout how long a look at a region may take, from its first call on; zero: without end
   * @return the projects
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<ProjectArn> projects(List<Scope.OfRegion> regions, Duration timeout)
      throws InterruptedException {
    Surveyor surveyor =
        new Surveyor(this.regions, loop.timer(), timeout, new Troubles(Observer.NONE));
    surveyor.beginProjects(regions);
    loop.run(Observer.NONE);
    return surveyor.projects();
  }

  /**
   * Looks at models that are to be stopped or deleted.
   *
   * @param order what is asked
   * @param targets the models
   * @param timeout how long a look at a project may take, from its first call on; zero: without end
   * @param observer told of what happens meanwhile, on the caller's thread
   * @return what to do with each, or how it ends already; in the order of the targets, a model that
   *     was named twice once
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<Plan> plan(Order order, List<Target> targets, Duration timeout, Observer observer)
      throws InterruptedException {
    Preflight preflight =
        new Preflight(order, regions, loop.timer(), timeout, new Troubles(observer));
    preflight.begin(targets);
    loop.run(observer);
    return preflight.plans();
  }

  /**
   * Decides what to do with models that were seen already.
   *
   * @param order what is asked
   * @param survey the models
   * @return what to do with each, or how it ends already
   */
  public static List<Plan> plan(Order order, Survey survey) {
    return survey.found().stream().map(f -> Rules.plan(order, f.project(), f.model())).toList();
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
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<Report> carryOut(
      List<Plan.Pending> plans, WaitPolicy policy, boolean wait, Observer observer)
      throws InterruptedException {
    Reports reports = new Reports(loop.timer(), observer);
    Waiter waiter = new Waiter(regions, loop, policy, reports);
    Mover toTheEnd = new Mover(regions, waiter, reports, false);
    Mover asAsked = wait ? toTheEnd : new Mover(regions, waiter, reports, true);
    Stopper stopper = new Stopper(asAsked, waiter, policy);
    Deleter deleter =
        new Deleter(asAsked, new Stopper(toTheEnd, waiter, policy), waiter, policy, reports);
    for (Plan.Pending plan : plans) {
      switch (plan.action()) {
        case STOP -> stopper.carryOut(plan, reports.of(plan));
        case DELETE -> deleter.carryOut(plan, reports.of(plan));
      }
    }
    loop.run(reports);
    return reports.reports(plans);
  }

  @Override
  public void close() {
    regions.close();
  }
}
