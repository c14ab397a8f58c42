package dev.tunegate.versions;

/**
 * Which version is in force.
 *
 * @param sequence of the step in the journal that made it so; another with every change
 */
public record InForce(int number, long sequence) {}
