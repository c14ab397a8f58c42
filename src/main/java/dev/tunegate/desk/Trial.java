package dev.tunegate.desk;

import dev.tunegate.analysis.Opinion;

/**
 * A case under the version in force and under a policy that is tried. Nothing of it is recorded.
 *
 * @param before by the version in force
 * @param after by the policy that is tried
 * @param decided whether both are decisions with their reasons, or only glances while somebody
 *     types
 */
public record Trial(Opinion before, Opinion after, boolean decided) {}
