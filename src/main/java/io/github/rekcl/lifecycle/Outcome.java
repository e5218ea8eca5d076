package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * How a plan ended.
 *
 * @param last the model as last seen, or null if it was on no page, or wasn't seen
 */
record Outcome(Result result, @Nullable Model last) {}
