/** Small loopback servers that stand in for proxies, TLS endpoints and AWS services. */
@NullMarked
package io.github.rekcl.loopback;

import org.jspecify.annotations.NullMarked;
