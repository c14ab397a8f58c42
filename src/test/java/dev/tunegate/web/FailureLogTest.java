package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.thymeleaf.exceptions.TemplateProcessingException;

/** What the log tells of a failure, and what it never does. */
class FailureLogTest {

  @Test
  void eachCauseIsNamedAndWhatTheMachineSaysOfIt() {
    var failure =
        new IllegalStateException(
            "The entries of ocelot",
            new SQLException(
                "database or disk is full", "58030", new IOException("No space left")));
    assertThat(FailureLog.text(failure))
        .contains("java.lang.IllegalStateException\n    at ")
        .contains("java.sql.SQLException: database or disk is full (SQL state 58030)\n    at ")
        .contains("java.io.IOException: No space left\n    at ");
    assertThat(FailureLog.text(new NoSuchFileException("/srv/data/ledger/keys")))
        .contains("NoSuchFileException: /srv/data/ledger/keys");
  }

  @Test
  void whatAClientSentIsNeverQuoted() {
    var duplicate =
        new SQLException(
            "ERROR: duplicate key value violates unique constraint \"account_pkey\"\n"
                + "  Detail: Key (name)=(ocelot) already exists.",
            "23505");
    assertThat(FailureLog.text(duplicate))
        .contains("violates unique constraint … (SQL state 23505)")
        .doesNotContain("ocelot");
    for (Throwable failure :
        new Throwable[] {
          new IllegalArgumentException("ocelot"),
          new NumberFormatException("For input string: \"ocelot\""),
          new SQLException("invalid input syntax for type bigint: 'ocelot'"),
          new SQLException("Key (title)=(ocelot) is there"),
          new ZipException("invalid entry ocelot"),
          new IllegalStateException("wrapped", new IllegalArgumentException("ocelot"))
        }) {
      assertThat(FailureLog.text(failure))
          .contains(failure.getClass().getName())
          .doesNotContain("ocelot");
    }
  }

  @Test
  void aBrokenPageIsNamedWithTheLineOfItsTemplate() {
    Throwable wrong = null;
    try {
      new SpelExpressionParser().parseExpression("nothing or true").getValue();
    } catch (RuntimeException failed) {
      wrong = failed;
    }
    assertThat(
            FailureLog.text(
                new TemplateProcessingException(
                    "Exception evaluating SpringEL expression: \"nothing or true\"",
                    "verdict",
                    wrong)))
        .contains("\"nothing or true\" (template: \"verdict\")")
        .contains("SpelEvaluationException: EL1");
  }
}
