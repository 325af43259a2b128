package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The fields of one YAML mapping. What is wrong goes to the faults with its line; the value is then
 * a harmless null, which {@link #build} keeps away from the record.
 */
final class Fields {
  private final String file;
  private final int lineOffset;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Faults faults;
  private final int faultsBefore;

  Fields(String file, int lineOffset, MappingNode node, Faults faults) {
    this.file = file;
    this.lineOffset = lineOffset;
    this.faults = faults;
    this.faultsBefore = faults.count();
    this.line = lineOf(node);
    for (NodeTuple tuple : node.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      lines.put(key, lineOf(tuple.getKeyNode()));
      if (values.put(key, tuple.getValueNode()) != null) {
        fault(key, "stands twice");
      }
    }
  }

  /** The mapping that the text of a file holds, if it is one. */
  static Optional<Fields> parse(String file, int lineOffset, String yaml, Faults faults) {
    return YamlText.compose(file, lineOffset, yaml, faults)
        .flatMap(node -> {
          if (node instanceof MappingNode mapping) {
            return Optional.of(new Fields(file, lineOffset, mapping, faults));
          }
          faults.add(file, lineOffset + 1, "file", "must hold fields, as in \"title: …\"");
          return Optional.empty();
        });
  }

  /** Builds the record from fields that were read, unless one of them was at fault. */
  <T> Optional<T> build(Supplier<T> record) {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        fault(key, "is not known here");
      }
    }
    return faults.count() > faultsBefore ? Optional.empty() : part(record);
  }

  /** A value made of some of the fields; what it refuses is a fault of the field that it names. */
  <T> Optional<T> part(Supplier<T> record) {
    try {
      return Optional.of(record.get());
    } catch (InvalidContentException e) {
      fault(e.field(), e.getMessage().substring(e.field().length() + 2));
      return Optional.empty();
    }
  }

  void fault(String field, String message) {
    faults.add(file, lines.getOrDefault(field, line), field, message);
  }

  int lineOfField(String field) {
    return lines.getOrDefault(field, line);
  }

  String text(String field) {
    return optionalText(field).orElseGet(() -> missing(field));
  }

  Optional<String> optionalText(String field) {
    return optional(field)
        .flatMap(node -> {
          if (node instanceof ScalarNode scalar) {
            faults.remember(file, field, scalar.getValue(), lineOf(node));
            return Optional.of(scalar.getValue());
          }
          fault(field, "must be text");
          return Optional.empty();
        });
  }

  Slug slug(String field) {
    return optionalSlug(field).orElseGet(() -> missing(field));
  }

  Optional<Slug> optionalSlug(String field) {
    return optionalText(field).flatMap(text -> slugOf(field, text));
  }

  List<Slug> slugs(String field) {
    return texts(field).stream().flatMap(text -> slugOf(field, text).stream()).toList();
  }

  private Optional<Slug> slugOf(String field, String text) {
    if (Slug.isValid(text)) {
      return Optional.of(new Slug(text));
    }
    fault(field, "must be lower-case letters, digits and hyphens: " + text);
    return Optional.empty();
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (Node node : sequence(field)) {
      if (node instanceof ScalarNode scalar) {
        faults.remember(file, field, scalar.getValue(), lineOf(node));
        texts.add(scalar.getValue());
      } else {
        faults.add(file, lineOf(node), field, "must be a list of words");
      }
    }
    return texts;
  }

  int number(String field) {
    return optionalNumber(field).orElseGet(() -> this.<Integer>missingOr(field, 0));
  }

  Optional<Integer> optionalNumber(String field) {
    return optionalText(field)
        .flatMap(text -> parsed(field, text, Integer::valueOf, "a whole number"));
  }

  double decimal(String field) {
    return optionalText(field)
        .flatMap(text -> parsed(field, text, Double::valueOf, "a number"))
        .orElseGet(() -> this.<Double>missingOr(field, 0.0));
  }

  boolean yes(String field) {
    return optionalText(field)
        .flatMap(text -> {
          if (text.equals("true") || text.equals("false")) {
            return Optional.of(text.equals("true"));
          }
          fault(field, "must be true or false: " + text);
          return Optional.empty();
        })
        .orElse(false);
  }

  /** One of a list of words, found by the function. */
  <T> T choice(String field, Function<String, Optional<T>> find, String words) {
    return optionalChoice(field, find, words).orElseGet(() -> missing(field));
  }

  <T> Optional<T> optionalChoice(String field, Function<String, Optional<T>> find, String words) {
    return optionalText(field)
        .flatMap(text -> {
          Optional<T> found = find.apply(text);
          if (found.isEmpty()) {
            fault(field, "must be " + words + ": " + text);
          }
          return found;
        });
  }

  /** Finds the constant whose name in lower case is the word. */
  static <E extends Enum<E>> Function<String, Optional<E>> enumConstant(E[] constants) {
    return word ->
        Arrays.stream(constants)
            .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst();
  }

  Wording wording(String field) {
    return optionalWording(field).orElseGet(() -> missing(field));
  }

  Optional<Wording> optionalWording(String field) {
    return fields(field)
        .flatMap(texts -> {
          Map<Language, String> found = new EnumMap<>(Language.class);
          for (Language language : Language.values()) {
            texts.optionalText(language.tag()).ifPresent(text -> found.put(language, text));
          }
          return texts.build(() -> new Wording(found));
        });
  }

  /** The mapping in a field. */
  Optional<Fields> fields(String field) {
    return optional(field)
        .flatMap(node -> {
          if (node instanceof MappingNode mapping) {
            return Optional.of(new Fields(file, lineOffset, mapping, faults));
          }
          fault(field, "must hold fields of its own");
          return Optional.empty();
        });
  }

  /** A list of mappings, each read by the function; those at fault are left out. */
  <T> List<T> list(String field, Function<Fields, Optional<T>> read) {
    List<T> found = new ArrayList<>();
    for (Node node : sequence(field)) {
      if (node instanceof MappingNode mapping) {
        read.apply(new Fields(file, lineOffset, mapping, faults)).ifPresent(found::add);
      } else {
        faults.add(file, lineOf(node), field, "must be a list of entries with fields");
      }
    }
    return found;
  }

  private List<Node> sequence(String field) {
    return optional(field)
        .map(node -> {
          if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
          }
          fault(field, "must be a list");
          return List.<Node>of();
        })
        .orElse(List.of());
  }

  private Optional<Node> optional(String field) {
    asked.add(field);
    return Optional.ofNullable(values.get(field));
  }

  private <T> Optional<T> parsed(
      String field, String text, Function<String, T> parse, String kind) {
    try {
      return Optional.of(parse.apply(text));
    } catch (NumberFormatException e) {
      fault(field, "must be " + kind + ": " + text);
      return Optional.empty();
    }
  }

  private <T> T missing(String field) {
    return missingOr(field, null);
  }

  private <T> T missingOr(String field, T harmless) {
    if (!values.containsKey(field)) {
      fault(field, "is missing");
    }
    return harmless;
  }

  private int lineOf(Node node) {
    return lineOffset + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
