/**
 * Decides how models are stopped and deleted: {@link io.github.rekcl.lifecycle.Planner} plans,
 * {@link io.github.rekcl.lifecycle.Reconciler} is the loop, {@link
 * io.github.rekcl.lifecycle.ModelTask} the state machine of one model. Knows no command line and no
 * text.
 */
@NullMarked
package io.github.rekcl.lifecycle;

import org.jspecify.annotations.NullMarked;
