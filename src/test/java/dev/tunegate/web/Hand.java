package dev.tunegate.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How somebody goes on at a page: by mouse, or by keyboard alone. */
interface Hand {

  /** Follows a link, presses a button, opens what is folded away. */
  void press(Locator control);

  /** Writes in the place of what stands in a field. */
  void write(Locator field, String text);

  /** Chooses what a list offers by a name. */
  void choose(Locator list, String name);

  /** Chooses one of several answers. */
  void answer(Locator radio);

  /** Begins to write in the editor. */
  void enter(Locator editor);

  /** Takes what is suggested for the one finding in the editor. */
  void mend(String suggestion);

  /** Is done with the editor. */
  void leave(Locator editor);

  /** With the mouse, as most people do. */
  record Mouse(Page page) implements Hand {

    @Override
    public void press(Locator control) {
      control.click();
    }

    @Override
    public void write(Locator field, String text) {
      field.click();
      field.fill(text);
    }

    @Override
    public void choose(Locator list, String name) {
      list.selectOption(name);
    }

    @Override
    public void answer(Locator radio) {
      radio.check();
    }

    @Override
    public void enter(Locator editor) {
      editor.locator(".view-line").first().click();
    }

    @Override
    public void mend(String suggestion) {
      page.locator("#findings button").getByText(suggestion).click();
    }

    @Override
    public void leave(Locator editor) {
      // The pointer goes where it likes.
    }
  }

  /**
   * With keys alone. It goes on control by control, as the tab key does, and fails where a control
   * cannot be reached, where the focus is not seen, or where something keeps it.
   */
  record Keyboard(Page page) implements Hand {

    /** More controls than any page has from one end to the other. */
    private static final int FAR = 700;

    private static final String WHERE =
        "e => { const at = document.activeElement; return e === at ? 'here'"
            + " : e.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? 'back' : 'on'; }";

    /** The focus is seen by an outline, the editor's around all of it, and is within the window. */
    private static final String SEEN =
        "e => { const style = getComputedStyle(e.closest('#editor') || e);"
            + " const box = e.getBoundingClientRect();"
            + " return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1"
            + " && box.bottom > 0 && box.top < innerHeight; }";

    private void reach(Locator control) {
      assertThat(control).isEnabled();
      for (int i = 0; i < FAR; i++) {
        Object where = control.evaluate(WHERE);
        if (where.equals("here")) {
          if (!Boolean.TRUE.equals(control.evaluate(SEEN))) {
            throw new AssertionError("The focus is not seen on " + control);
          }
          return;
        }
        page.keyboard().press(where.equals("on") ? "Tab" : "Shift+Tab");
      }
      Object kept = page.evaluate("document.activeElement.outerHTML.slice(0, 200)");
      throw new AssertionError("The tab key never reaches " + control + ", and stands on " + kept);
    }

    @Override
    public void press(Locator control) {
      reach(control);
      page.keyboard().press("Enter");
    }

    @Override
    public void write(Locator field, String text) {
      reach(field);
      page.keyboard().press("Control+a");
      page.keyboard().type(text);
    }

    @Override
    public void choose(Locator list, String name) {
      reach(list);
      page.keyboard().type(name);
      assertThat(list.locator("option:checked")).hasText(name);
    }

    @Override
    public void answer(Locator radio) {
      String name = radio.getAttribute("name");
      reach(page.locator("[name='" + name + "']:checked"));
      for (int i = 0; i < 30 && !radio.isChecked(); i++) {
        page.keyboard().press("ArrowDown");
      }
      assertThat(radio).isChecked();
    }

    @Override
    public void enter(Locator editor) {
      reach(editor.locator("textarea.inputarea"));
    }

    @Override
    public void mend(String suggestion) {
      page.keyboard().press("F8");
      page.keyboard().press("Control+.");
      assertThat(page.locator(".action-widget")).containsText(suggestion);
      page.keyboard().press("Enter");
    }

    @Override
    public void leave(Locator editor) {
      page.keyboard().press("Control+m");
    }
  }
}
