/**
 * What a policy does over many cases, and what would become of one: samples, coverage, invariants,
 * explanations.
 */
@NullMarked
package dev.tunegate.analysis;

import org.jspecify.annotations.NullMarked;
