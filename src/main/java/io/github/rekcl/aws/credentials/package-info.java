/** Finds credentials where the AWS CLI would, and says why there are none. */
@NullMarked
package io.github.rekcl.aws.credentials;

import org.jspecify.annotations.NullMarked;
