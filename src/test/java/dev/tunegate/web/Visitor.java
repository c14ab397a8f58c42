package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tunegate.accounts.Staff;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody at a browser of their own. What no page may do is noted, and told at the end: a request
 * to another machine, an error of a script, a dialog.
 */
final class Visitor implements AutoCloseable {

  private static final int PATIENCE = 120_000;

  private final RunningService service;
  private final BrowserContext context;
  private final Page page;
  private final List<String> trouble = new ArrayList<>();

  Visitor(RunningService service, boolean script) {
    this(service, new Browser.NewContextOptions().setJavaScriptEnabled(script));
  }

  Visitor(RunningService service, Browser.NewContextOptions options) {
    this.service = service;
    this.context = Chromium.shared().browser().newContext(options);
    context.setDefaultTimeout(PATIENCE);
    context.onRequest(
        request -> {
          if (!request.url().startsWith(service.at("/")) && !request.url().startsWith("data:")) {
            trouble.add("a request to " + request.url());
          }
        });
    this.page = open();
  }

  /** Another window of the same browser. */
  Page open() {
    Page opened = context.newPage();
    opened.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("a status of 4")) {
            trouble.add(message.text());
          }
        });
    opened.onPageError(trouble::add);
    opened.onDialog(
        dialog -> {
          trouble.add("a dialog: " + dialog.message());
          dialog.dismiss();
        });
    return opened;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Opens a page by its address. */
  void go(String path) {
    page.navigate(service.at(path));
  }

  /** The first button of a name. */
  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  void logIn(String name) {
    go("/login");
    page.fill("[name=name]", name);
    page.fill("[name=password]", Staff.PASSWORD);
    page.locator("main button[type=submit]").click();
  }

  /** Leaves, and fails if anything was noted. */
  @Override
  public void close() {
    context.close();
    assertThat(trouble).isEmpty();
  }
}
