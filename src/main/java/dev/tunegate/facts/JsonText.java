package dev.tunegate.facts;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Makes JSON text, the same on every machine. */
final class JsonText {

  private static final JsonFactory JSON = JsonFactory.builder().build();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private JsonText() {}

  /** One line. */
  static String of(Consumer<JsonGenerator> content) {
    return text(ObjectWriteContext.empty(), content);
  }

  /** Indented lines. */
  static String indented(Consumer<JsonGenerator> content) {
    return text(
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);
          }

          @Override
          public boolean hasPrettyPrinter() {
            return true;
          }
        },
        content);
  }

  private static String text(ObjectWriteContext context, Consumer<JsonGenerator> content) {
    var text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(context, text)) {
      content.accept(out);
    }
    return text.toString();
  }
}
