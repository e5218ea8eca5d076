/** Connections to AWS: proxies, trusted certificates, the HTTP client and its error messages. */
@NullMarked
package io.github.rekcl.aws.network;

import org.jspecify.annotations.NullMarked;
