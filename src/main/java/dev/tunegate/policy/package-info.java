/**
 * From rule files to a checked, layered, compiled and fingerprinted policy, with diagnostics for
 * people.
 */
@NullMarked
package dev.tunegate.policy;

import org.jspecify.annotations.NullMarked;
