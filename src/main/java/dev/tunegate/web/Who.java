package dev.tunegate.web;

import dev.tunegate.accounts.Right;
import dev.tunegate.store.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who takes a step: whoever the request was authenticated as. */
@Component
final class Who {

  /**
   * The person behind a request.
   *
   * @throws ProblemException if nobody is known to be
   */
  Actor of(HttpServletRequest request) {
    return person(request).actor();
  }

  /**
   * Holds a request to a right, where its address does not say which it needs.
   *
   * @throws ProblemException if whoever asks does not have it
   */
  void require(HttpServletRequest request, Right right) {
    Person person = person(request);
    if (!person.may(right)) {
      throw new ProblemException(
          new Problem(ProblemType.FORBIDDEN, Lacking.words(person, List.of(right))));
    }
  }

  /** Whoever asks, where that may be anyone. */
  Actor asks(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Person person ? person.actor() : Actor.NOBODY;
  }

  Person person(HttpServletRequest request) {
    if (request.getUserPrincipal() instanceof Person person) {
      return person;
    }
    throw new ProblemException(ProblemType.UNKNOWN_PERSON);
  }
}
