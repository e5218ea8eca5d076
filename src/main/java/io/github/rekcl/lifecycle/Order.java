package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;

/**
 * What an operator wants of one or more models.
 *
 * @param action the action
 * @param options what a deletion may do beyond the call; {@link DeleteOptions#NONE} for a stop
 */
public record Order(Action action, DeleteOptions options) {
  /**
   * Returns the order to stop models.
   *
   * @return the order
   */
  public static Order stop() {
    return new Order(Action.STOP, DeleteOptions.NONE);
  }

  /**
   * Returns the order to delete models.
   *
   * @param options what the deletion may do beyond the call
   * @return the order
   */
  public static Order delete(DeleteOptions options) {
    return new Order(Action.DELETE, options);
  }
}
