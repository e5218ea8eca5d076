/**
 * Stops and deletes models: {@link io.github.rekcl.lifecycle.Planner} plans, {@link
 * io.github.rekcl.lifecycle.Reconciler} is the loop, {@link io.github.rekcl.lifecycle.ModelTask} is
 * the state machine of one model. Independent of the command line and of texts.
 */
@NullMarked
package io.github.rekcl.lifecycle;

import org.jspecify.annotations.NullMarked;
