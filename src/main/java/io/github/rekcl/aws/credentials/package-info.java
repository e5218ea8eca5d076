/** Finds credentials as the AWS CLI does, and explains why there are none. */
@NullMarked
package io.github.rekcl.aws.credentials;

import org.jspecify.annotations.NullMarked;
