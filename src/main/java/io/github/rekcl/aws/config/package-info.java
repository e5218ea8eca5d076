/** Reads the environment and the files of {@code ~/.aws} as the AWS CLI does. */
@NullMarked
package io.github.rekcl.aws.config;

import org.jspecify.annotations.NullMarked;
