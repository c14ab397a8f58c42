#!/usr/bin/env bash
# Measures the packaged jar as a whole process, side by side in one run: a batch of many cases, cold
# starts with and without options for the JVM, and the service under load. Needs target/tunegate.jar
# and the compiled benchmarks: mvn -Pbench -DskipTests package
set -euo pipefail
cd "$(dirname "$0")/../.."

RUNS=${RUNS:-5}
CASES=${CASES:-100000}
PORT=${PORT:-8097}
jar=target/tunegate.jar
work=target/measure
mkdir -p "$work"
printf '{"title": "Sorting tickets", "task": {"kind": "CLASSIFICATION", "rulesDescribable": true}}\n' > "$work/one.json"

now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }'; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# The documented options: the simple compiler, and class data that a first run leaves behind.
rm -f "$work/tunegate.jsa"
fast="-XX:TieredStopAtLevel=1 -XX:SharedArchiveFile=$work/tunegate.jsa -Xlog:cds=off -Xlog:cds+dynamic=off"
java -XX:ArchiveClassesAtExit="$work/tunegate.jsa" -jar "$jar" decide "$work/one.json" > /dev/null 2>&1

decide() { local t; t=$(now); java "$@" decide "$work/one.json" > /dev/null 2>&1; since "$t"; echo; }

ready() { # seconds from start to the first answer
  local t pid; t=$(now)
  java "$@" serve --port "$PORT" > /dev/null 2>&1 & pid=$!
  until curl -sf "http://127.0.0.1:$PORT/healthz" > /dev/null; do sleep 0.02; done
  since "$t"; echo
  kill "$pid"; wait "$pid" 2> /dev/null || true
}

for run in $(seq "$RUNS"); do
  decide -jar "$jar" >> "$work/decide-plain.$$"
  decide $fast -jar "$jar" >> "$work/decide-fast.$$"
  ready -jar "$jar" >> "$work/ready-plain.$$"
  ready $fast -jar "$jar" >> "$work/ready-fast.$$"
done
row() { awk -v n="$1" -v a="$(median < "$work/$2-plain.$$")" -v b="$(median < "$work/$2-fast.$$")" \
  'BEGIN { printf "%-28s %8.2f s plain %8.2f s with options   ratio %.2f\n", n, a, b, b / a }'; }
row "decide one case, cold" decide
row "serve ready, cold" ready
rm -f "$work"/*."$$"

# Deciding beside a bare session, in turns.
java -Xmx384m -XX:+UseSerialGC -cp "target/test-classes:$jar" \
  dev.tunegate.bench.SideBySide | tail -1

# A batch in 256 MB, less the time of one case, which is the start: plain and with the collector for
# throughput, in turns.
java -cp "target/test-classes:$jar" \
  dev.tunegate.bench.Cases "$work/cases.ndjson" "$CASES"
batch() { # name, options
  local t start all; start=$(decide -Xmx256m ${2:-} -jar "$jar")
  t=$(now); java -Xmx256m ${2:-} -jar "$jar" decide --json "$work/cases.ndjson" > /dev/null 2>&1; all=$(since "$t")
  awk -v n="$CASES" -v all="$all" -v s="$start" -v what="$1" \
    'BEGIN { printf "batch of %d in 256 MB, %-8s %8.2f s, %d a second after the start of %.2f s\n", n, what, all, n / (all - s), s }'
}
for turn in 1 2 3; do
  batch plain
  batch parallel -XX:+UseParallelGC
done

# The service in 384 MB, asked by two clients at once over kept connections.
java -Xmx384m -jar "$jar" serve --port "$PORT" > /dev/null 2>&1 & pid=$!
until curl -sf "http://127.0.0.1:$PORT/healthz" > /dev/null; do sleep 0.05; done
ask() { printf 'url = "http://127.0.0.1:%s/api/decisions"\n' "$PORT" | awk -v n="$1" '{ u = $0 } END { for (i = 0; i < n; i++) { print u; print "output = /dev/null" } }' \
  | curl -sf -K - -H 'Content-Type: application/json' --data @"$work/one.json"; }
ask 2000
t=$(now); ask 10000 & one=$!; ask 10000 & two=$!; wait "$one" "$two"; all=$(since "$t")
awk -v all="$all" 'BEGIN { printf "service in 384 MB            %8.2f s for 20,000 decisions, %d a second\n", all, 20000 / all }'
kill "$pid"; wait "$pid" 2> /dev/null || true
