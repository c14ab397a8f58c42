/** Versions of the policy: what they hold, who may do what with them, and what was done. */
@NullMarked
package dev.tunegate.versions;

import org.jspecify.annotations.NullMarked;
