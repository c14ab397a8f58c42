/** Tests of what a decision says. */
@NullMarked
package dev.tunegate.verdict;

import org.jspecify.annotations.NullMarked;
