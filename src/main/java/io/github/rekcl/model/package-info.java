/** What a model, a project and their names are: values that know nothing else of rekcl. */
@NullMarked
package io.github.rekcl.model;

import org.jspecify.annotations.NullMarked;
