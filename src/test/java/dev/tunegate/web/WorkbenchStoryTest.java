package dev.tunegate.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tunegate.accounts.Staff;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Ada changes the policy and Bo agrees, from the statement of the article to the roll back, in two
 * browsers and on pages alone; once by mouse, and once by keyboard alone.
 */
class WorkbenchStoryTest {

  private static final String RULE = "Classification by rules that can be written down";
  private static final String CASE =
      "{\"title\": \"Reading invoices\", \"task\": {\"kind\": \"EXTRACTION\", \"rulesDescribable\": true}}";

  /** How long the heaviest step may take on a machine that is busy, in milliseconds. */
  private static final int PATIENCE = 120_000;

  @AutoClose private static final Workbench WORKBENCH = new Workbench();

  @Test
  void twoPeopleChangeTheVerdictOfACaseAndTakeItBack() {
    live(Hand.Mouse::new, "By mouse");
  }

  @Test
  void theyDoItWithoutAMouse() {
    live(Hand.Keyboard::new, "By keyboard");
  }

  private static void live(Function<Page, Hand> hand, String sample) {
    try (var adas = WORKBENCH.visitor(true);
        var bos = WORKBENCH.visitor(true)) {
      var ada = new Someone(adas, hand.apply(adas.page()));
      var bo = new Someone(bos, hand.apply(bos.page()));
      ada.findsTheRuleBehindAStatement();
      bo.logsIn("bo");
      bo.decides("Needs information:", 1);

      ada.changesTheRule();
      ada.changesANumber();
      ada.addsASample(sample);
      int version = ada.savesADraft(sample);
      ada.triesTheSample(sample, version);
      ada.comparesTheVerdicts();
      ada.proposes();
      ada.isRefusedHerOwnApproval();

      bo.approves(version);
      bo.putsItInForce();
      bo.decides("Prompt:", version);

      ada.asksForTheRollBack();
      bo.confirmsTheRollBack(version);
      bo.decides("Needs information:", 1);
    }
  }

  /** One of the two, and the page before them. */
  private record Someone(Visitor visitor, Hand hand) {

    private Page page() {
      return visitor.page();
    }

    private Locator main() {
      return page().locator("main");
    }

    private Locator link(String name) {
      return main().getByRole(AriaRole.LINK, named(name)).first();
    }

    private Locator button(String name) {
      return main().getByRole(AriaRole.BUTTON, named(name)).first();
    }

    private static Locator.GetByRoleOptions named(String name) {
      return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private Locator field(String label) {
      return main().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private void sees(String headline) {
      assertThat(page().locator("h1")).containsText(headline);
    }

    private void menu(String name) {
      hand.press(page().locator(".top nav a").getByText(name, exactly()));
    }

    private static Locator.GetByTextOptions exactly() {
      return new Locator.GetByTextOptions().setExact(true);
    }

    void logsIn(String name) {
      visitor.go("/policy");
      hand.press(page().locator(".you a"));
      sees("Log in");
      hand.write(field("Name"), name);
      hand.write(field("Password"), Staff.PASSWORD);
      hand.press(button("Log in"));
      assertThat(page().locator(".you")).containsText(name);
    }

    void findsTheRuleBehindAStatement() {
      logsIn("ada");
      assertThat(page().locator(".over")).hasText("The policy in force");
      hand.write(field("Find"), "edge cases laid down exactly in words");
      hand.press(page().locator("#found .hits a[href$='#L23']"));
      sees("When fine-tuning beats prompting");
      hand.press(page().locator("#L23").getByRole(AriaRole.LINK, named(RULE)));
      sees(RULE);
      assertThat(page().locator(".reads .when").first())
          .containsText("The kind of task is “sort inputs into classes”");
      hand.press(link("Change this rule"));
      sees("A file of the policy");
      assertThat(page().locator("#at")).containsText(RULE);
    }

    void changesTheRule() {
      hand.press(button("Edit this").or(button("Begin another working copy")));
      sees("rules/baseline/kinds-within-reach.drl");
      Locator editor = page().locator("#editor[data-ready=true]");
      assertThat(editor).isVisible();
      assertThat(page().locator("#keys")).containsText("to leave the editor by keyboard");
      hand.enter(editor);
      page().keyboard().press("Control+f");
      assertThat(editor.locator(".find-widget")).hasClass(Pattern.compile("visible"));
      page().keyboard().type("TaskKind.CLASSIFICATION");
      assertThat(editor.locator(".find-widget .matchesCount")).hasText("1 of 1");
      page().keyboard().press("Escape");
      page().keyboard().press("ArrowRight");
      page().keyboard().type(" || kind == TaskKind.EXTRACTON");
      page().keyboard().press("Escape");
      assertThat(editor.locator(".squiggly-error").first()).isVisible();
      assertThat(page().locator("#findings")).containsText("EXTRACTON");
      hand.mend("Write “EXTRACTION”");
      assertThat(editor.locator(".squiggly-error")).hasCount(0);
      assertThat(page().locator("#findings")).hasText("Nothing is wrong with the text.");
      assertThat(page().locator("#saved")).containsText("Saved at");
      hand.leave(editor);
    }

    void changesANumber() {
      hand.choose(field("File"), "thresholds.yaml");
      hand.press(button("Open"));
      sees("rules/thresholds.yaml");
      Locator value = field("words of a full prompt, value");
      hand.write(value, "about 1500");
      assertThat(value).hasAttribute("aria-invalid", "true");
      assertThat(page().locator("td:has([aria-invalid]) .at-cell")).containsText("Write a number");
      hand.write(value, "1500");
      assertThat(page().locator(".at-cell")).hasCount(0);
      assertThat(page().locator("#saved")).containsText("Saved at");
      assertThat(value).isFocused();
    }

    void addsASample(String name) {
      hand.press(link("The change to version 1"));
      sees("A change to version 1");
      assertThat(page().locator("table.changed tbody tr")).hasCount(2);
      hand.press(link("Add a file or a sample"));
      sees("Add a file or a sample");
      hand.write(field("The case, as JSON"), CASE);
      hand.write(field("What it shows, in a sentence"), name);
      hand.choose(field("The verdict that is expected"), "Prompt");
      hand.write(field("Why"), "Invoices are read by rules that are written down.");
      hand.press(button("Add the sample"));
      assertThat(page().locator(".notice.done")).isVisible();
    }

    int savesADraft(String message) {
      if (page().locator("#message").count() == 0) {
        hand.press(link("The change to version 1"));
      }
      sees("A change to version 1");
      hand.write(field("What the change is for"), message);
      hand.press(button("Save as a draft"));
      sees("Version ");
      assertThat(page().locator(".about .state")).hasText("Draft");
      assertThat(page().locator("#words"))
          .containsText(Pattern.compile("value: 2,?000 words.*now: 1,?500 words", Pattern.DOTALL));
      return Integer.parseInt(page().locator("h1 span").textContent());
    }

    void triesTheSample(String name, int version) {
      hand.press(link("Try it"));
      sees("Try version " + version);
      hand.choose(field("A sample"), name);
      hand.press(button("Take it"));
      assertThat(field("The case")).hasValue(Pattern.compile("Reading invoices"));
      hand.press(button("Decide under both"));
      assertThat(page().locator("#result"))
          .containsText("Decided under both just as the service decides.");
      assertThat(page().locator("#result h2")).hasText("Needs information becomes Prompt.");
      hand.press(link("Version " + version));
      sees("Version " + version);
    }

    void comparesTheVerdicts() {
      hand.press(link("In verdicts"));
      Locator effects = page().locator("#effects");
      assertThat(effects).containsText("The smallest such case");
      assertThat(effects).containsText("Needs information becomes Prompt");
    }

    void proposes() {
      hand.press(button("Check and propose"));
      // Every sample is decided, and 20,000 cases made up, by a policy that was never built before.
      assertThat(page().locator(".about .state"))
          .hasText("Proposed", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
    }

    void isRefusedHerOwnApproval() {
      hand.write(field("Why"), "I like it.");
      hand.press(button("Approve"));
      assertThat(page().locator("#errors")).isFocused();
      assertThat(page().locator("#errors")).containsText("is your own work");
      assertThat(page().locator(".about .state")).hasText("Proposed");
    }

    private void opens(int version, String table) {
      menu("Policy");
      hand.press(link("its history"));
      sees("Its history");
      Locator rows = page().locator(table);
      hand.press(rows.getByRole(AriaRole.LINK, named(String.valueOf(version))).first());
      sees("Version " + version);
    }

    void approves(int version) {
      opens(version, "#open table");
      assertThat(page().locator("#words")).containsText(RULE);
      hand.write(field("A comment on the whole of it"), "Does it hold for receipts too?");
      hand.press(button("Comment"));
      assertThat(page().locator("#comments")).containsText("Does it hold for receipts too?");
      hand.write(field("Why"), "The sample says it all.");
      hand.press(button("Approve"));
      assertThat(page().locator(".about .state")).hasText("Approved");
      assertThat(main()).containsText("The sample says it all.");
    }

    void putsItInForce() {
      hand.press(button("Put in force"));
      assertThat(page().locator(".about .state")).hasText("In force");
    }

    void asksForTheRollBack() {
      opens(1, "table.pick");
      hand.write(field("Why this version shall be put back in force"), "Receipts go wrong.");
      hand.press(button("Ask for the roll back"));
      assertThat(main()).containsText("Somebody else has to confirm it.");
    }

    void confirmsTheRollBack(int version) {
      opens(1, "#open table");
      assertThat(main()).containsText("Receipts go wrong.");
      hand.press(button("Confirm, and put it back in force"));
      assertThat(page().locator(".about .state")).hasText("In force");
      opens(version, "table.pick");
      assertThat(page().locator(".about .state")).not().hasText("In force");
    }

    /** Decides the case that the new rule is about; its record names the version that decided. */
    void decides(String verdict, int version) {
      menu("Ask");
      sees("task");
      hand.write(field("What do you call this case?"), "Reading invoices");
      hand.answer(page().locator("[name='task.kind'][value='EXTRACTION']"));
      hand.answer(page().locator("[name='task.rulesDescribable'][value='true']"));
      hand.press(button("Skip to your answers"));
      sees("Your answers");
      hand.press(button("Decide"));
      sees(verdict);
      assertThat(page().locator(".recorded"))
          .containsText(Pattern.compile("version\\s*" + version + ", which is in force today"));
      assertThat(page().locator(".recorded")).containsText("Its name, for good");
    }
  }
}
