package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.policy.PolicyModel;
import dev.tunegate.policy.Rule;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** The policy as a book: everything is there, in words, and every address leads somewhere. */
class BookPagesTest {

  private static final Http HTTP = Http.SHARED;
  private static final PolicyModel POLICY = HTTP.service().desk().policy();
  private static final Pattern LINK = Pattern.compile("href=\"(/policy[^\"]*|/samples/[^\"]*)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

  private static final List<String> PAGES =
      List.of(
          "/policy",
          "/policy/numbers",
          "/policy/codes",
          "/policy/questions",
          "/policy/statements",
          "/policy/graph");

  private static String page(String path) {
    HttpResponse<String> answer = HTTP.page(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static Set<String> found(Pattern pattern, String page) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = pattern.matcher(page);
    while (matcher.find()) {
      found.add(HtmlUtils.htmlUnescape(matcher.group(1)));
    }
    return found;
  }

  @Test
  void theContentsListEveryRuleWhereOldLinksLookForIt() {
    String contents = page("/policy");
    Set<String> ids = found(ID, contents);
    Set<String> links = found(LINK, contents);
    for (Rule rule : POLICY.rules()) {
      assertThat(ids).contains("rule-" + SampleShelf.slug(rule.name()));
      assertThat(links).contains(BookLinks.IN_FORCE.rule(rule.name()));
    }
  }

  @Test
  void everyRuleHasAPageThatSaysWhatItDoesWithoutARawName() {
    for (Rule rule : POLICY.rules()) {
      String address = BookLinks.IN_FORCE.rule(rule.name());
      String page = page(address);
      assertThat(HtmlUtils.htmlUnescape(page)).contains(rule.name(), rule.text().strip());
      assertThat(page).contains("href=\"/samples/");
      rule.sources().forEach(id -> assertThat(page).contains("/policy/statements#" + id));
      PageTest.assertNoRawName(PageTest.prose(page), address);
    }
  }

  /** Follows every link of the book once, to the place on its page. */
  @Test
  void everyAddressInTheBookLeadsToWhatItNames() {
    List<String> waiting = new ArrayList<>(PAGES);
    Map<String, Set<String>> ids = new HashMap<>();
    Set<String> addresses = new HashSet<>(PAGES);
    while (!waiting.isEmpty()) {
      String path = waiting.remove(waiting.size() - 1);
      String page = page(path);
      ids.put(path, found(ID, page));
      assertThat(found(ID, page).size()).as("ids of " + path).isEqualTo(count(page));
      for (String link : found(LINK, page)) {
        boolean book =
            !link.startsWith("/policy/versions")
                && !link.startsWith("/samples/")
                && !link.startsWith("/policy/graph?");
        String there = link.replaceFirst("#.*", "");
        if (book && addresses.add(link) && !ids.containsKey(there) && !waiting.contains(there)) {
          waiting.add(there);
        }
      }
      if (!path.startsWith("/policy/rules/")) {
        PageTest.assertNoRawName(PageTest.prose(page), path);
      }
    }
    for (String address : addresses) {
      int at = address.indexOf('#');
      if (at >= 0) {
        assertThat(ids.get(address.substring(0, at)))
            .as(address)
            .contains(address.substring(at + 1));
      }
    }
    assertThat(ids).hasSizeGreaterThan(POLICY.rules().size() + PAGES.size());
  }

  private static int count(String page) {
    int count = 0;
    Matcher matcher = ID.matcher(page);
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  @Test
  void theSearchFindsRulesNumbersStatementsConclusionsAndQuestions() {
    Rule rule = POLICY.rules().get(0);
    String query = "/policy?find=" + rule.name().replace(" ", "%20");
    assertThat(HtmlUtils.htmlUnescape(page(query))).contains(rule.name());
    assertThat(page("/policy?find=examples"))
        .contains(">Rules<", ">Numbers<", ">Statements of the article<", ">Questions<")
        .contains(">Conclusions</span>", ">Tables<");
    assertThat(page("/policy?find=L31")).contains("/policy/statements#L31");
    assertThat(page("/policy?find=no-rule-says-this")).contains("<span>0</span>");
    String part = HTTP.send(HTTP.request(query).header("HX-Request", "true").GET()).body();
    assertThat(part).startsWith("<div id=\"found\">").doesNotContain("<html");
  }

  @Test
  void whatTheVersionDoesNotHaveIsToldAndNothingElseIs() {
    HttpResponse<String> gone = HTTP.page("/policy/rules/a-rule-of-long-ago");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).contains("There is no such rule", "a rule of long ago");
    assertThat(HTTP.page("/policy/stages/nothing").statusCode()).isEqualTo(404);
    assertThat(HTTP.page("/policy/graph?focus=nothing").statusCode()).isEqualTo(404);
    assertThat(HTTP.page("/policy?version=999").statusCode()).isEqualTo(404);
  }

  @Test
  void theGraphIsShownAroundANodeOfAStageAndWhole() {
    assertThat(page("/policy/graph")).contains("stage=homework", "class=\"picture\"");
    String causes = page("/policy/graph?focus=Verdict:FINE_TUNE&way=causes&depth=2");
    assertThat(causes)
        .contains("class=\"node verdict\"", "Verdict, in focus", "All is ready for tuning")
        .contains("The graph in words", "It comes from")
        .doesNotContain("What is to be done", "style=");
    String effects = page("/policy/graph?focus=fact:task.mustChangeQuickly&way=effects&depth=30");
    assertThat(effects).contains("class=\"node fact\"", "class=\"node verdict\"");
    assertThat(page("/policy/graph?focus=Finding:ROUTE_COMPLETE&way=effects&depth=1"))
        .as("a rule that asks for it, and one that asks for it not to be so")
        .contains("class=\"line not\"", "class=\"line\"", "unless it is so, ");
    String odd = page("/policy/graph?focus=fact:task.scope&way=%3Cb%3E&depth=-1");
    assertThat(odd).doesNotContain("<b>");
    assertThat(page("/policy/graph?stage=grounds")).contains("class=\"node threshold\"");
    assertThat(page("/policy/graph?find=broad")).contains("id=\"hits\"");
    String whole = page("/policy/graph?all=true");
    for (Rule rule : POLICY.rules()) {
      assertThat(HtmlUtils.htmlUnescape(whole)).contains(rule.name());
    }
    assertThat(whole).contains("class=\"picture\"");
  }
}
