package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a command is going to do with one model. */
public sealed interface Plan {

  /** A step of a plan. */
  enum Step {
    /** Call StopProjectVersion. */
    STOP,
    /** Make no call: the model is STOPPING. */
    AWAIT_STOPPED,
    /** Make no call yet: the model is being trained or copied. */
    AWAIT_TRAINED,
    /** Call DeleteProjectVersion. */
    DELETE,
    /** Make no call: the model is DELETING. */
    AWAIT_GONE
  }

  /** {@return the model as it was found, or null} */
  @Nullable Model model();

  static Plan done(LifecycleRequest request, Target target, @Nullable Model seen, Result result) {
    return new Done(new Report(request.action(), target, seen, seen, Duration.ZERO, result));
  }

  /** There is nothing to do, or nothing can be done. */
  record Done(Report report) implements Plan {
    @Override
    public @Nullable Model model() {
      return report.before();
    }
  }

  /**
   * There is a call to make, or to wait for.
   *
   * @param model the model as it was found
   * @param first the first step; for {@link Action#DELETE}, a deletion follows the others
   */
  record Pending(LifecycleRequest request, ProjectArn project, Model model, Step first)
      implements Plan {
    /** Rejects a model of another project. */
    public Pending {
      if (!project.holds(model.arn())) {
        throw new IllegalArgumentException(
            "model " + model.arn() + " is not of project " + project);
      }
    }

    public Action action() {
      return request.action();
    }

    /** Reports whether a call is made that changes the model. */
    public boolean changesSomething() {
      return switch (first) {
        case STOP, DELETE, AWAIT_TRAINED -> true;
        case AWAIT_STOPPED -> action() == Action.DELETE;
        case AWAIT_GONE -> false;
      };
    }

    /** {@return the model, by its ARN} */
    public Target target() {
      return Target.of(project, model.arn());
    }
  }
}
