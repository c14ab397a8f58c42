package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.engine.Decision;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.picture.Excerpt;
import dev.tunegate.policy.Rule;
import dev.tunegate.verdict.Node;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** The picture of the reasons, on the pages. */
class PicturePageTest {

  private static final Http HTTP = Http.SHARED;
  private static final Pattern SVG = Pattern.compile("(?s)<svg [^>]*class=\"picture\".*?</svg>");
  private static final Pattern LINK = Pattern.compile("href=\"#(node-\\d+)\"");
  private static final Pattern ID = Pattern.compile("id=\"(node-\\d+)\"");

  private static SampleShelf.Entry sample() {
    return new SampleShelf(HTTP.service().desk()).shelves().get(0).entries().get(0);
  }

  private static Decision decision() {
    return HTTP.service().desk().decide(CaseReader.read(sample().sample().json()));
  }

  private static List<String> found(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static String svg(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    Matcher svg = SVG.matcher(answer.body());
    assertThat(svg.find()).as("a picture").isTrue();
    return svg.group();
  }

  @Test
  void theVerdictHasItsPictureInThePageWithoutAStyleOfItsOwn() {
    HttpResponse<String> page = HTTP.page(sample().address());
    String svg = svg(page);
    assertThat(svg).doesNotContain("style=").contains("class=\"node verdict\"");
    assertThat(svg(HTTP.verdict(Map.of("title", "A form")))).contains("Verdict");
  }

  @Test
  void everyBoxLeadsToWhatIsToldOfItAndNothingIsToldTwice() {
    String page = HTTP.page(sample().address() + "/picture").body();
    List<String> ids = found(ID, page);
    Set<String> unique = new HashSet<>(ids);
    assertThat(ids).hasSameSizeAs(unique);
    assertThat(found(LINK, page)).isSubsetOf(unique);
    assertThat(found(LINK, SVG.matcher(page).results().findFirst().orElseThrow().group()))
        .containsExactlyInAnyOrderElementsOf(ids);
    String told = HtmlUtils.htmlUnescape(page);
    Decision decision = decision();
    String verdict = "conclusion:Verdict:" + decision.verdict().outcome();
    for (Node node : Excerpt.causes(decision.justification(), verdict).graph().nodes()) {
      if (node instanceof Node.FiringNode firing) {
        Rule rule = HTTP.service().desk().policy().rule(firing.rule());
        assertThat(told).contains(firing.because(), firing.rule(), rule.text().strip());
        firing.sources().forEach(source -> assertThat(told).contains("statements#" + source));
      }
    }
  }

  @Test
  void itShowsTheVerdictOneConclusionOrEverything() {
    String address = sample().address() + "/picture";
    int verdict = found(LINK, svg(HTTP.page(address))).size();
    int all = found(LINK, svg(HTTP.page(address + "?of=everything"))).size();
    assertThat(all).isEqualTo(decision().justification().nodes().size()).isGreaterThan(verdict);
    String check = "conclusion:Check:1:" + decision().checklist().get(0).answer();
    HttpResponse<String> one = HTTP.page(address + "?of=" + check);
    assertThat(found(LINK, svg(one))).isNotEmpty().hasSizeLessThan(verdict);
    assertThat(one.body()).contains("value=\"" + check + "\" selected");
    assertThat(found(LINK, svg(HTTP.page(address + "?of=nothing-known")))).hasSize(verdict);
  }

  @Test
  void theCaseOfAFormKeepsItsAnswersFromPictureToPicture() {
    HttpResponse<String> page =
        HTTP.form(
            "/verdict/picture",
            Map.of("title", "A <b>form</b>", "data.labeledExamples", "420", "of", "everything"));
    assertThat(svg(page)).contains("420");
    assertThat(page.body())
        .contains("name=\"data.labeledExamples\" value=\"420\"")
        .doesNotContain("<b>form</b>");
    assertThat(
            HTTP.form("/verdict/picture", Map.of("title", "x", "data.labeledExamples", "many"))
                .body())
        .contains("class=\"errors\"");
  }
}
