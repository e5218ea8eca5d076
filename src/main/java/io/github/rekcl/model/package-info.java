/** Values: models, projects and their ARNs. Depends on no other package of rekcl. */
@NullMarked
package io.github.rekcl.model;

import org.jspecify.annotations.NullMarked;
