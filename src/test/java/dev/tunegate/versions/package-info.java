/** Tests of the versions of the policy. */
@NullMarked
package dev.tunegate.versions;

import org.jspecify.annotations.NullMarked;
