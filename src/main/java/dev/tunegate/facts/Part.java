package dev.tunegate.facts;

/**
 * One part of a case; every part is always present, with unstated fields where the case has none.
 */
public sealed interface Part permits Task, Baseline, Data, Constraints, Pilot {}
