package dev.tunegate.policy.shipped;

import dev.tunegate.verdict.Outcome;
import java.util.Set;

/**
 * What the readings give for a case.
 *
 * @param contradictions each a pair of paths, without order
 * @param grounds codes of the grounds
 * @param gaps codes of what is known to be undone of the homework of the routes in play
 * @param prospect whether there is a prospect on any route
 */
record Expected(
    Outcome outcome,
    Set<Set<String>> contradictions,
    Set<String> vetoes,
    Set<String> grounds,
    Set<String> gaps,
    boolean prospect) {}
