package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a command would do to one model, before anything is changed. */
public sealed interface Plan {

  /** The first thing to do. */
  enum Step {
    /** Call StopProjectVersion. */
    STOP,
    /** Call nothing: the model is STOPPING already. */
    AWAIT_STOPPED,
    /** Call nothing yet: the model is being trained or copied. */
    AWAIT_TRAINED,
    /** Call DeleteProjectVersion. */
    DELETE,
    /** Call nothing: the model is DELETING already. */
    AWAIT_GONE
  }

  /** {@return the model as it was seen; null if it wasn't} */
  @Nullable Model model();

  static Plan done(LifecycleRequest request, Target target, @Nullable Model seen, Result result) {
    return new Done(new Report(request.action(), target, seen, seen, Duration.ZERO, result));
  }

  /**
   * Nothing is left to do or nothing can be done.
   *
   * @param report how it ends
   */
  record Done(Report report) implements Plan {
    @Override
    public @Nullable Model model() {
      return report.before();
    }
  }

  /**
   * There is something to call or to wait for.
   *
   * @param request what was asked
   * @param model the model as it was seen
   * @param first what is to be done first; for {@link Action#DELETE} a deletion follows the rest
   */
  record Pending(LifecycleRequest request, ProjectArn project, Model model, Step first)
      implements Plan {
    /** Refuses a model that can't be one of the project's. */
    public Pending {
      if (!project.holds(model.arn())) {
        throw new IllegalArgumentException(
            "model " + model.arn() + " is not of project " + project);
      }
    }

    public Action action() {
      return request.action();
    }

    /** Tells whether this changes something; not if the service is at the last step already. */
    public boolean changesSomething() {
      return switch (first) {
        case STOP, DELETE, AWAIT_TRAINED -> true;
        case AWAIT_STOPPED -> action() == Action.DELETE;
        case AWAIT_GONE -> false;
      };
    }

    /** {@return the model by its ARN, and its project} */
    public Target target() {
      return Target.of(project, model.arn());
    }
  }
}
