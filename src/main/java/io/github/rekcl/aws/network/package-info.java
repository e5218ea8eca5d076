/** The way to the service: proxies, trusted certificates, the HTTP client, and what it tells. */
@NullMarked
package io.github.rekcl.aws.network;

import org.jspecify.annotations.NullMarked;
