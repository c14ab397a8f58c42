/** The shipped policy, held against a second reading of its contract and against properties. */
@NullMarked
package dev.tunegate.policy.shipped;

import org.jspecify.annotations.NullMarked;
