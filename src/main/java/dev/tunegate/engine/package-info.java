/** One case through one policy: the Drools session, and the decision with its justification. */
@NullMarked
package dev.tunegate.engine;

import org.jspecify.annotations.NullMarked;
