package dev.tunegate.web;

import dev.tunegate.accounts.Right;
import dev.tunegate.accounts.Role;
import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Writing;
import dev.tunegate.facts.Attribute;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.policy.Rule;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Comments;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;

/**
 * A service on which everything that people can write has been written once, and the addresses of
 * all its pages. What is served and has no page here is named by {@link #missing}.
 */
final class EveryPage implements AutoCloseable {

  /**
   * A page.
   *
   * @param who sees it; empty for nobody in particular
   */
  record Address(String who, String path) {}

  /** Addresses that show nothing of their own: they lead on, or hand out a file. */
  private static final Set<String> NO_PAGES =
      Set.of(
          "/healthz",
          "/assets/**",
          "/ask",
          "/review",
          "/verdict",
          "/verdict.json",
          "/verdict/picture",
          "/verdict/report.pdf",
          "/paste",
          "/explain",
          "/samples",
          "/samples/{verdict}/{name}/decision.json",
          "/samples/{verdict}/{name}/report.pdf",
          "/decisions.csv",
          "/decisions.ndjson",
          "/decisions/{id}/decision.json",
          "/decisions/{id}/report.pdf",
          "/decisions/{id}/replay",
          "/policy/versions/{number}/{step}",
          "/policy/work/{id}/table.xlsx",
          "/policy/work/{id}/vocabulary",
          "/policy/versions/{number}/effects",
          "/policy/versions/{number}/try/live",
          "/policy/work/{id}/try/live");

  private static final Actor ADA = new Actor("ada");
  private static final Actor BO = new Actor("bo");

  private final RunningService service;
  private final List<Address> addresses = new ArrayList<>();

  /**
   * A service.
   *
   * @param first what decides at first
   * @param words what everybody writes
   * @param name what everybody calls things that have short names
   */
  EveryPage(Content first, String words, String name) {
    var location =
        new PolicyLocation(
            "a test", first.rules(), new SampleFiles(first.sampleFiles(), List.of()));
    this.service = new RunningService(location, Databases.SQLITE.fresh(), null, Clock.systemUTC());
    service.hire();
    people(words, name);
    versions(first, words);
    work(words);
    decisions(words, name);
    book();
    rest();
  }

  /** A working copy in which everything is written that can be. */
  private void work(String words) {
    Writing writing = service.desks().writing();
    String id = writing.begin(1, ADA).id();
    writing.describe(id, words, ADA);
    SortedMap<String, String> texts = writing.texts(id, ADA);
    write(writing, id, "rules/thresholds.yaml", texts.get("rules/thresholds.yaml") + "# " + words);
    write(writing, id, "facts-samples/NOT_YET/said.json", words);
    writing.share(id, true, ADA);
    String page = "/policy/work/" + id;
    add("ada", "/policy/work");
    add("ada", page);
    texts.keySet().stream()
        .filter(path -> path.startsWith(Content.RULES))
        .forEach(path -> add("ada", page + "/file?path=" + encoded(path)));
    for (String path : List.of("rules/thresholds.yaml", "facts-samples/NOT_YET/said.json")) {
      add("ada", page + "/file?as=text&path=" + encoded(path));
    }
    add("ada", page + "/rule");
    add("ada", page + "/add");
    add("ada", page + "/try");
    add("ada", page + "/try?sample=NOT_YET/few.json");
  }

  private static void write(Writing writing, String id, String path, String text) {
    writing.write(id, path, writing.file(id, path, ADA).revision(), text, ADA);
  }

  /** The policy as a book: its first version, and one in which people wrote. */
  private void book() {
    for (String version : List.of("", "?version=2")) {
      for (String page : List.of("numbers", "codes", "questions", "statements", "graph")) {
        add("", "/policy/" + page + version);
      }
      add("", "/policy" + version);
    }
    Rule rule = service.desk().policy().rules().get(0);
    add("", BookLinks.IN_FORCE.rule(rule.name()));
    String file = rule.place().file();
    add("", BookLinks.IN_FORCE.stage(file.substring(0, file.indexOf('/'))));
  }

  private void people(String words, String name) {
    var desks = service.desks();
    desks.accounts().create("dee", name, EnumSet.of(Role.ASKER), words, ADA);
    desks.tokens().create("ada", name, EnumSet.of(Right.READ), 3, ADA);
  }

  private void versions(Content first, String words) {
    PolicyLife life = service.desks().life();
    int inForce = approved(first, 400, words);
    life.activate(inForce, BO);
    life.requestRollback(1, words, ADA);
    int proposed = draft(first, 300, words);
    life.propose(proposed, ADA);
    Comments comments = service.desks().reviews().comments();
    long comment = comments.write(proposed, "rules/thresholds.yaml", 1, words, BO);
    comments.answer(proposed, comment, words, ADA);
    long other = comments.write(proposed, "", 0, words, BO);
    comments.resolve(proposed, other, true, ADA);
    int timed = approved(first, 250, words);
    life.schedule(timed, Instant.now().plus(Duration.ofDays(3)), BO);
    int rejected = draft(first, 200, words);
    life.propose(rejected, ADA);
    life.reject(rejected, words, BO);
    int withdrawn = draft(first, 150, words);
    life.withdraw(withdrawn, words, ADA, false);
    Content broken = Contents.broken();
    int unsound = life.draft(null, words, broken, ADA).number();
    int made = life.draft(proposed, words, enough(first, 299), ADA).number();
    for (int number : new int[] {1, inForce, proposed, timed, rejected, withdrawn, unsound, made}) {
      add("bo", "/policy/versions/" + number);
    }
    String page = "/policy/versions/" + proposed;
    add("ada", page + "/edit");
    add("ada", page + "/edit?file=rules/policy.yaml");
    for (String file : List.of("rules/thresholds.yaml", "rules/verdict/verdict.drl")) {
      add("bo", page + "/text?line=1&file=" + encoded(file));
    }
    for (String file : first.samples().keySet()) {
      if (file.endsWith(".json") && !file.startsWith("REFUSED")) {
        add("bo", page + "/try?sample=" + encoded(file));
      }
    }
    add("bo", page + "/try");
    add("bo", page + "/try?record=" + encoded(words.substring(0, Math.min(70, words.length()))));
    add("bo", "/policy/versions/" + unsound + "/try?sample=NOT_YET/few.json");
    add("", "/policy/compare?old=1&new=" + proposed);
    add("", "/policy/versions");
  }

  /** The same policy by which so many examples are enough, with the sample that shows it. */
  private static Content enough(Content like, int examples) {
    String numbers = like.files().get("rules/thresholds.yaml");
    String few = "facts-samples/NOT_YET/few.json";
    return like.with("rules/thresholds.yaml", numbers.replace("value: 500", "value: " + examples))
        .with(few, like.files().get(few).replace("499", String.valueOf(examples - 1)));
  }

  private int draft(Content like, int examples, String words) {
    return service.desks().life().draft(null, words, enough(like, examples), ADA).number();
  }

  private int approved(Content like, int examples, String words) {
    int number = draft(like, examples, words);
    service.desks().life().propose(number, ADA);
    return service.desks().life().approve(number, words, BO).number();
  }

  private void decisions(String words, String name) {
    Case facts =
        new CaseBuilder(name)
            .description(words)
            .attribute(Attribute.of("said", words.substring(0, Math.min(200, words.length()))))
            .attribute(Attribute.of(name, true))
            .build();
    var desks = service.desks();
    String id = desks.decisions().decide(desks.current().now(), facts, Actor.NOBODY).record().id();
    desks.decisions().register().follow();
    add("", "/decisions");
    add("", "/decisions?q=" + encoded(name));
    add("", "/decisions/" + id);
    add("", "/decisions/" + id + "/picture");
    add("", "/decisions/" + id + "/explain");
    for (SampleShelf.Shelf shelf : new SampleShelf(service.desk()).shelves()) {
      shelf.entries().forEach(entry -> add("", entry.address()));
      add("", shelf.entries().get(0).address() + "/picture");
    }
  }

  private void rest() {
    for (String path : List.of("/", "/login", "/policy?find=the")) {
      add("", path);
    }
    add("", "/problems");
    add("", "/problems/invalid-case");
    add("", "/ask/" + service.desk().policy().registers().groups().get(0).name());
    add("ada", "/account");
    add("ada", "/account/password");
    add("auditor", "/audit");
    add("administrator", "/accounts");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void add(String who, String path) {
    addresses.add(new Address(who, path));
  }

  RunningService service() {
    return service;
  }

  /** All pages, those of one person after another. */
  List<Address> addresses() {
    return addresses.stream().sorted(Comparator.comparing(Address::who)).toList();
  }

  /** Patterns of routes that have a page for people and none here. */
  Set<String> missing() {
    Set<String> missing = new TreeSet<>();
    for (Route route : Routes.all()) {
      String pattern = route.pattern().getPatternString();
      if (route.method().equals(HttpMethod.GET)
          && !pattern.startsWith("/api/")
          && !NO_PAGES.contains(pattern)) {
        missing.add(pattern);
      }
    }
    for (Address address : addresses) {
      Routes.ofPage(address.path().replaceFirst("\\?.*", ""))
          .ifPresent(route -> missing.remove(route.pattern().getPatternString()));
    }
    return missing;
  }

  @Override
  public void close() {
    service.close();
  }
}
