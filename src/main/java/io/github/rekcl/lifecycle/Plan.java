package io.github.rekcl.lifecycle;

/** What a command would do to one model, after the first look and before anything is changed. */
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

  /**
   * Nothing is left to do or nothing can be done.
   *
   * @param result how it ends
   */
  record Settled(Result result) implements Plan {}

  /**
   * There is something to call or to wait for.
   *
   * @param action what was asked
   * @param project the model's project
   * @param model the model as it was seen
   * @param first what is to be done first; for {@link Action#DELETE} a deletion follows the rest
   * @param options what a deletion may do beyond the call; {@link DeleteOptions#NONE} for a stop
   */
  record Pending(Action action, ProjectArn project, Model model, Step first, DeleteOptions options)
      implements Plan {
    /**
     * Tells whether carrying the plan out changes something that nobody has begun before.
     *
     * @return false if the service is at the last step already
     */
    public boolean changesSomething() {
      return switch (first) {
        case STOP, DELETE, AWAIT_TRAINED -> true;
        case AWAIT_STOPPED -> action == Action.DELETE;
        case AWAIT_GONE -> false;
      };
    }

    Pending goingOn(Model seen, Step next) {
      return new Pending(action, project, seen, next, options);
    }

    Target target() {
      return new Target(project, new ModelRef.ByArn(model.arn()));
    }
  }
}
