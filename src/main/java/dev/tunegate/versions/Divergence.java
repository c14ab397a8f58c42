package dev.tunegate.versions;

import java.util.List;

/**
 * How far a version and the one in force have gone apart since the version's parent.
 *
 * @param parent number of the version that both began from
 * @param inForce number of the version in force
 * @param here what the version changes of its parent
 * @param there what the version in force has otherwise than that parent
 * @param contained whether the version in force has all of that change already
 */
public record Divergence(
    int parent, int inForce, List<FileChange> here, List<FileChange> there, boolean contained) {}
