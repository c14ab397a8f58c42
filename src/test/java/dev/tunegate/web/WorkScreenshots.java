package dev.tunegate.web;

import dev.tunegate.desk.Writing;
import dev.tunegate.store.Actor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages on which the policy is written, to be taken by {@link Screenshots}. */
final class WorkScreenshots {

  private static final Actor ADA = new Actor("ada");
  private static final String NUMBERS = "rules/thresholds.yaml";

  private WorkScreenshots() {}

  /** Addresses by name; a copy with mistakes, and one without. */
  static Map<String, String> pages(RunningService service) {
    Writing writing = service.desks().writing();
    String id = writing.begin(1, ADA).id();
    String base = WorkController.WORK + "/" + id;
    String format = "rules/grounds/format.drl";
    String rule = writing.texts(id, ADA).get(format).replaceFirst("failureMode", "failureMood");
    writing.write(id, format, 0, rule, ADA);
    String text = writing.texts(id, ADA).get(NUMBERS).replaceFirst("L73", "L733");
    writing.write(id, NUMBERS, 0, text, ADA);
    writing.describe(id, "Eight examples in a prompt are enough", ADA);
    String sound = change(service);
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("work-list", WorkController.WORK);
    pages.put("work", base);
    pages.put("work-sound", sound);
    pages.put("work-grid", WorkController.file(id, NUMBERS));
    pages.put("work-table", WorkController.file(id, "rules/homework/data-minimums.drl.csv"));
    pages.put("work-text", WorkController.file(id, format) + "&as=text");
    pages.put("work-rule", base + "/rule");
    pages.put("work-add", base + "/add");
    pages.put("work-try-broken", base + "/try");
    pages.put("work-try", sound + "/try");
    pages.put(
        "work-try-sample",
        sound + "/try?sample=NOT_YET/Nine%20examples%20in%20the%20prompt%20are%20too%20few.json");
    pages.put("file", "/policy/versions/1/edit");
    return pages;
  }

  /** Address of a copy in which eight examples in the prompt are enough. */
  static String change(RunningService service) {
    Writing writing = service.desks().writing();
    String id = writing.begin(1, ADA).id();
    String numbers = writing.texts(id, ADA).get(NUMBERS);
    writing.write(
        id, NUMBERS, 0, numbers.replaceFirst("(few-shot examples:\\s+value: )10", "$18"), ADA);
    writing.describe(id, "Eight worked examples will do", ADA);
    return WorkController.WORK + "/" + id;
  }
}
