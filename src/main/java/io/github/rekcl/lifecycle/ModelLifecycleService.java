package io.github.rekcl.lifecycle;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/**
 * Stops and deletes models, and waits until it is true.
 *
 * <p>In two steps, so that an operator can be asked in between: <em>plan</em> looks at the model
 * and changes nothing; <em>carry out</em> calls StopProjectVersion or DeleteProjectVersion for
 * exactly the model that was planned for, and polls DescribeProjectVersions until it is STOPPED, or
 * on no page any more. A result is never better than the service's last answer.
 */
public final class ModelLifecycleService implements AutoCloseable {
  private final RekognitionClient client;
  private final ControlPlane controlPlane;
  private final Timer timer;

  /**
   * Makes a service over a client, which is closed with it.
   *
   * @param client the client, of the models' region
   * @param timer the time to wait by
   */
  public ModelLifecycleService(RekognitionClient client, Timer timer) {
    this.client = client;
    this.controlPlane = new ControlPlane(client);
    this.timer = timer;
  }

  /**
   * Lists the models of a project: DescribeProjectVersions, every page.
   *
   * @param project the project
   * @param policy whose time-out bounds the listing
   * @return the models, newest first
   * @throws CallException if the service can't be reached, or refuses
   */
  public List<Model> list(ProjectArn project, WaitPolicy policy) {
    return controlPlane.describe(project, null, new Deadline(timer, policy.timeout()));
  }

  /**
   * Looks at a model that is to be stopped.
   *
   * @param target the model
   * @param policy whose time-out bounds the look
   * @return what to do, or how it ends already
   */
  public Plan planStop(Target target, WaitPolicy policy) {
    return new Preflight(controlPlane, timer, policy).planStop(target);
  }

  /**
   * Looks at a model that is to be deleted.
   *
   * @param target the model
   * @param options what the deletion may do beyond the call
   * @param policy whose time-out bounds the look
   * @return what to do, or how it ends already
   */
  public Plan planDelete(Target target, DeleteOptions options, WaitPolicy policy) {
    return new Preflight(controlPlane, timer, policy).planDelete(target, options);
  }

  /**
   * Carries out a plan. Whoever calls this has the operator's word for it.
   *
   * @param plan what to do
   * @param policy how to wait; each phase (stop, training, deletion) has the time-out for itself
   * @param wait false to come back as soon as the service has accepted the last call
   * @param events told of what happens meanwhile, on the caller's thread
   * @return how it ended
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public Result carryOut(Plan.Pending plan, WaitPolicy policy, boolean wait, Consumer<Event> events)
      throws InterruptedException {
    Waiter waiter = new Waiter(controlPlane, timer, policy, events);
    Mover toTheEnd = new Mover(controlPlane, waiter, events, false);
    Mover asAsked = wait ? toTheEnd : new Mover(controlPlane, waiter, events, true);
    return switch (plan.action()) {
      case STOP -> new Stopper(asAsked, waiter, policy).carryOut(plan);
      case DELETE -> {
        Stopper stopper = new Stopper(toTheEnd, waiter, policy);
        yield new Deleter(asAsked, stopper, waiter, policy).carryOut(plan);
      }
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
