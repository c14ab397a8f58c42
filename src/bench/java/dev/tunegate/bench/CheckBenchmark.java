package dev.tunegate.bench;

import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.policy.PolicyChecker;
import dev.tunegate.policy.PolicySource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The quick check on one core, over the shipped policy with one file that is typed anew each time:
 * what the workbench waits for while somebody writes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx384m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1"})
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
public class CheckBenchmark {

  private static final String TYPED = "grounds/format.drl";

  private final Map<String, byte[]> files = new TreeMap<>();
  private final String text;
  private int turn;

  /** Reads the shipped policy. */
  public CheckBenchmark() {
    PolicySource shipped = PolicyLocation.shipped().source();
    shipped
        .files()
        .forEach((path, file) -> files.put(path, file.getBytes(StandardCharsets.UTF_8)));
    text = String.valueOf(shipped.files().get(TYPED));
  }

  /** One check, as it is made after every pause in typing. */
  @Benchmark
  public PolicyChecker.Result quickCheck() {
    turn++;
    files.put(TYPED, (text + "// " + turn + "\n").getBytes(StandardCharsets.UTF_8));
    return PolicyChecker.check(PolicySource.of(files));
  }
}
