/**
 * What a decision says: conclusions, the reasons for them, and the graph that derives one from
 * another.
 */
@NullMarked
package dev.tunegate.verdict;

import org.jspecify.annotations.NullMarked;
