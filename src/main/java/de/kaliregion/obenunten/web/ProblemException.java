package de.kaliregion.obenunten.web;

import de.kaliregion.obenunten.content.Language;

/** Ends the handling of a request with a problem that the client is told. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** A refusal: nothing is logged. */
  public ProblemException(Problem problem) {
    this(problem, null);
  }

  /** A refusal with the exception that led to it. */
  public ProblemException(Problem problem, Throwable cause) {
    super(problem.type().slug() + ": " + problem.explanation().in(Language.ENGLISH), cause);
    this.problem = problem;
  }

  /** What the client is told. */
  public Problem problem() {
    return problem;
  }
}
