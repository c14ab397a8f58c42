/** What a policy does over many cases: its samples, its coverage, its invariants. */
@NullMarked
package dev.tunegate.analysis;

import org.jspecify.annotations.NullMarked;
