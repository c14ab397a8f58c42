package dev.tunegate.web;

import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Writing;
import dev.tunegate.store.Actor;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;

/**
 * The quick check while somebody types a rule into the shipped policy, as the editor asks for it:
 * one request after each letter, the whole file in each. Client and server share the processors.
 */
public final class CheckWhileTyping {

  private static final String FILE = "rules/grounds/format.drl";
  private static final String TYPED =
      """

      rule "A rule that is being typed"
          @source( L31 )
          @because( "{failed} % of outputs break the format." )
      when
          Baseline( $failed : failurePercent, failurePercent > 0 )
          exists Finding( code == "FAILS_TOO_OFTEN" )
      then
          insert( new Ground( "FORMAT" ) );
      end
      """;

  private CheckWhileTyping() {}

  /** Takes how often the rule is typed, twice where it is not said; only the first time is cold. */
  public static void main(String[] arguments) {
    int times = arguments.length == 0 ? 2 : Integer.parseInt(arguments[0]);
    int code = 1;
    try (var service = new RunningService(PolicyLocation.shipped())) {
      service.hire();
      var ada = new Actor("ada");
      Writing writing = service.desks().writing();
      String id = writing.begin(1, ada).id();
      String before = writing.texts(id, ada).get(FILE);
      Browser browser = Browser.of(service, "ada");
      browser.get(WorkController.file(id, FILE) + "&as=text");
      for (int turn = 1; turn <= times; turn++) {
        double[] took = new double[TYPED.length()];
        double[] desk = new double[TYPED.length()];
        for (int at = 0; at < TYPED.length(); at++) {
          String text = before + TYPED.substring(0, at + 1);
          long begun = System.nanoTime();
          HttpResponse<String> answer =
              browser.post(
                  WorkController.WORK + "/" + id + "/check", Map.of("path", FILE, "text", text));
          took[at] = (System.nanoTime() - begun) / 1e6;
          if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
          }
          if (turn == times) {
            begun = System.nanoTime();
            writing.check(id, FILE, text, ada);
            desk[at] = (System.nanoTime() - begun) / 1e6;
          }
        }
        System.out.printf("turn %d: first %.0f ms, ", turn, took[0]);
        tell("each letter", took);
        if (turn == times) {
          tell("the check alone", desk);
          gather(writing, id, ada);
        }
      }
      code = 0;
    } catch (RuntimeException failure) {
      System.err.println(failure.getMessage());
    }
    System.exit(code);
  }

  private static void gather(Writing writing, String id, Actor by) {
    double[] took = new double[100];
    for (int i = 0; i < took.length; i++) {
      long begun = System.nanoTime();
      writing.texts(id, by);
      took[i] = (System.nanoTime() - begun) / 1e6;
    }
    tell("gathering the files", took);
  }

  private static void tell(String what, double[] took) {
    double[] sorted = took.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "%s: median %.1f ms, 95 %% within %.1f ms, worst %.1f ms%n",
        what,
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length - 1]);
  }
}
