package dev.tunegate.bench;

import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.policy.PolicyChecker;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes generated cases, one a line: the same file every time. */
public final class Cases {

  private Cases() {}

  /** Takes the file to write and the number of cases. */
  public static void main(String[] arguments) throws IOException {
    PolicyLocation shipped = PolicyLocation.shipped();
    var model = PolicyChecker.check(shipped.source()).orThrow();
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[0]))) {
      for (var facts :
          (Iterable<dev.tunegate.facts.Case>)
              Mix.generated(shipped, model).limit(Long.parseLong(arguments[1]))::iterator) {
        out.write(CaseWriter.toJson(facts));
        out.write('\n');
      }
    }
  }
}
