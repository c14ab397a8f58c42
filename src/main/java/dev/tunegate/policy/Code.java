package dev.tunegate.policy;

/**
 * A code of a conclusion, with its wording.
 *
 * @param type the type of conclusion, such as {@code Gap}
 * @param code such as {@code TASK_UNSTABLE}; for a check the number of its item
 * @param label for people
 * @param prompting for a row of the comparison: what stands on the side of prompting
 * @param tuning for a row of the comparison: what stands on the side of tuning
 * @param successor for a retired code the code to use instead; else empty
 * @param conflictingTestimony for a warning: that two stated facts pull apart and one outranks the
 *     other
 * @param reason for a finding: whether people are told it as a reason of the verdict
 * @param unstated for a warning: the path whose absence it tells of; else empty
 */
public record Code(
    String type,
    String code,
    String label,
    String prompting,
    String tuning,
    boolean retired,
    String successor,
    boolean conflictingTestimony,
    boolean reason,
    String unstated,
    Place place) {}
