/** Small servers on loopback that stand in for what lies between the tool and AWS. */
@NullMarked
package io.github.rekcl.loopback;

import org.jspecify.annotations.NullMarked;
