package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes the fields of one YAML mapping, in the order in which they are put, as {@link Fields}
 * reads them. The same fields give the same text.
 */
final class YamlWriter {
  private static final String STEP = "  ";

  private final StringBuilder out;
  private final String indent;

  /** What stands before the next field: in an entry of a list the first one has a hyphen. */
  private String before;

  private YamlWriter(StringBuilder out, String before, String indent) {
    this.out = out;
    this.before = before;
    this.indent = indent;
  }

  /** The text of a file with these fields. */
  static String write(Consumer<YamlWriter> fields) {
    StringBuilder out = new StringBuilder();
    fields.accept(new YamlWriter(out, "", ""));
    return out.isEmpty() ? "{}\n" : out.toString();
  }

  YamlWriter text(String field, String value) {
    key(field).append(' ').append(YamlScalar.of(value, indent + STEP)).append('\n');
    return this;
  }

  YamlWriter text(String field, Optional<?> value) {
    value.ifPresent(present -> text(field, present.toString()));
    return this;
  }

  /** A text that is left out where it is empty. */
  YamlWriter typed(String field, String value) {
    return value.isEmpty() ? this : text(field, value);
  }

  YamlWriter number(String field, long value) {
    return text(field, Long.toString(value));
  }

  YamlWriter decimal(String field, double value) {
    return text(field, Double.toString(value));
  }

  /** A word of {@link Fields#enumConstant}. */
  YamlWriter word(String field, Enum<?> constant) {
    return text(field, constant.name().toLowerCase(Locale.ROOT));
  }

  /** A field that is left out where it is not so. */
  YamlWriter yes(String field, boolean value) {
    return value ? text(field, "true") : this;
  }

  YamlWriter wording(String field, Wording wording) {
    return fields(
        field,
        texts -> {
          for (Language language : Language.values()) {
            texts.text(language.tag(), Optional.ofNullable(wording.texts().get(language)));
          }
        });
  }

  YamlWriter wording(String field, Optional<Wording> wording) {
    wording.ifPresent(present -> wording(field, present));
    return this;
  }

  /** A mapping in a field; left out where it holds nothing. */
  YamlWriter fields(String field, Consumer<YamlWriter> content) {
    StringBuilder inner = new StringBuilder();
    content.accept(new YamlWriter(inner, indent + STEP, indent + STEP));
    if (!inner.isEmpty()) {
      key(field).append('\n').append(inner);
    }
    return this;
  }

  YamlWriter texts(String field, List<String> values) {
    key(field).append(values.isEmpty() ? " []\n" : "\n");
    for (String value : values) {
      String inner = indent + STEP + STEP;
      out.append(indent).append(STEP).append("- ").append(YamlScalar.of(value, inner)).append('\n');
    }
    return this;
  }

  /** A list of mappings. */
  <T> YamlWriter list(String field, List<T> entries, BiConsumer<YamlWriter, T> content) {
    key(field).append(entries.isEmpty() ? " []\n" : "\n");
    String hyphen = indent + STEP + "- ";
    for (T entry : entries) {
      StringBuilder inner = new StringBuilder();
      content.accept(new YamlWriter(inner, hyphen, indent + STEP + STEP), entry);
      out.append(inner.isEmpty() ? hyphen + "{}\n" : inner);
    }
    return this;
  }

  private StringBuilder key(String field) {
    out.append(before).append(field).append(':');
    before = indent;
    return out;
  }
}
