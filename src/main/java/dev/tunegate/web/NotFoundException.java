package dev.tunegate.web;

/** An address of the service's own form behind which there is nothing. */
final class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotFoundException() {
    this(ProblemType.NOT_FOUND.advice());
  }

  private NotFoundException(String advice) {
    super(advice);
  }

  /** No decision has the id; what was erased leaves nothing here by which to know it. */
  static NotFoundException decision() {
    return new NotFoundException(
        "No decision is recorded under this ID. If there was one, it has been erased for good; who"
            + " erased it, when and why stands in the log, which auditors read.");
  }
}
