/**
 * The case: what a team states about its task, its prompted system, its data, its limits and its
 * pilot.
 */
@NullMarked
package dev.tunegate.facts;

import org.jspecify.annotations.NullMarked;
