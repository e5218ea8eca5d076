/** Reads what the environment and the files of {@code ~/.aws} say, as the AWS CLI does. */
@NullMarked
package io.github.rekcl.aws.config;

import org.jspecify.annotations.NullMarked;
