package dev.tunegate.web;

/** A request that is answered with a problem. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  ProblemException(ProblemType type) {
    this(new Problem(type, type.advice()));
  }

  Problem problem() {
    return problem;
  }
}
