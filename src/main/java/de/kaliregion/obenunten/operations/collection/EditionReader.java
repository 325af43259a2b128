package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.web.page.RichTextSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads one edition: a Markdown file with YAML front matter, in which everything that is not text
 * stands in fenced blocks named after their kind.
 */
final class EditionReader {
  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .enabledBlockTypes(Set.of(Heading.class, FencedCodeBlock.class, ListBlock.class))
          .build();
  private static final String FENCE = "---";

  private final String file;
  private final Faults faults;
  private final int faultsBefore;
  private final List<Block> blocks = new ArrayList<>();
  private List<String> lines = List.of();
  private int bodyStart;

  private Optional<String> heading = Optional.empty();
  private int headingLine;
  private int textStart = -1;
  private int textEnd = -1;

  private EditionReader(String file, Faults faults) {
    this.file = file;
    this.faults = faults;
    this.faultsBefore = faults.count();
  }

  static Optional<Edition> read(String file, Language language, String content, Faults faults) {
    return new EditionReader(file, faults).read(language, content);
  }

  private Optional<Edition> read(Language language, String content) {
    lines = content.lines().toList();
    int close = lines.isEmpty() ? -1 : lines.subList(1, lines.size()).indexOf(FENCE) + 1;
    if (close <= 0 || !lines.getFirst().equals(FENCE)) {
      faults.add(
          file, 1, "title", "the file must begin with title and teaser between two lines of ---");
      return Optional.empty();
    }
    bodyStart = close + 1;
    body();
    boolean bodyAtFault = faults.count() > faultsBefore;
    String frontMatter = String.join("\n", lines.subList(1, close));
    return Fields.parse(file, 1, frontMatter, faults)
        .flatMap(fields -> {
          String title = fields.text("title");
          String teaser = fields.text("teaser");
          // Of a body at fault some blocks are missing: only the front matter is looked at then.
          return bodyAtFault
              ? fields.build(Object::new).flatMap(_ -> Optional.empty())
              : fields.build(() -> new Edition(language, title, teaser, blocks));
        });
  }

  private void body() {
    Node document = PARSER.parse(String.join("\n", lines.subList(bodyStart, lines.size())));
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      List<SourceSpan> spans = node.getSourceSpans();
      int first = bodyStart + spans.getFirst().getLineIndex();
      int last = bodyStart + spans.getLast().getLineIndex();
      switch (node) {
        case Heading title -> heading(title, first);
        case FencedCodeBlock fenced -> {
          endText();
          fenced(fenced, first);
        }
        default -> {
          textStart = textStart < 0 ? first : textStart;
          textEnd = last;
        }
      }
    }
    endText();
  }

  private void heading(Heading node, int line) {
    endText();
    if (node.getLevel() != 2) {
      faults.add(
          file,
          line + 1,
          "heading",
          "must have two number signs (##): the page's title has the first level");
    }
    heading = Optional.of(lines.get(line).replaceFirst("^#+\\s*", "").replaceFirst("\\s+#+$", ""));
    headingLine = line;
  }

  private void endText() {
    Optional<String> title = heading;
    if (textStart >= 0) {
      int start = textStart;
      String markdown = String.join("\n", lines.subList(start, textEnd + 1));
      build(start + 1, () -> new Block.Text(title, Optional.of(richText(markdown, start))));
    } else if (title.isPresent()) {
      build(headingLine + 1, () -> new Block.Text(title, Optional.empty()));
    }
    heading = Optional.empty();
    textStart = -1;
  }

  private RichText richText(String markdown, int firstLine) {
    RichTextSyntax.check(markdown)
        .forEach(v -> faults.add(file, firstLine + v.line() + 1, "text", v.message()));
    String[] written = markdown.split("\n", -1);
    for (int i = 0; i < written.length; i++) {
      Matcher link = CollectionCheck.STORY_LINK.matcher(written[i]);
      while (link.find()) {
        faults.remember(file, "text", link.group(1), firstLine + i + 1);
      }
    }
    return new RichText(markdown);
  }

  private void build(int line, Supplier<Block> block) {
    try {
      blocks.add(block.get());
    } catch (InvalidContentException e) {
      faults.add(file, line, e.field(), e.getMessage());
    }
  }

  private void fenced(FencedCodeBlock fenced, int line) {
    String kind = fenced.getInfo().strip();
    if (fenced.getClosingFenceLength() == null) {
      faults.add(file, line + 1, kind, "has no end: three backticks on a line of their own");
      return;
    }
    Fields.parse(file, line + 1, fenced.getLiteral(), faults)
        .flatMap(fields -> block(kind, fields, line))
        .ifPresent(blocks::add);
  }

  private Optional<Block> block(String kind, Fields fields, int line) {
    return switch (kind) {
      case "text" -> {
        var heading = fields.optionalText("heading");
        var text = fields.optionalText("text");
        int start = fields.lineOfField("text") - 1;
        yield fields.build(() -> new Block.Text(heading, text.map(t -> richText(t, start))));
      }
      case "picture" -> picture(fields).map(Block.class::cast);
      case "gallery" -> {
        List<Block.Picture> pictures = fields.list("pictures", this::picture);
        yield fields.build(() -> new Block.Gallery(pictures));
      }
      case "then-and-now" -> {
        var then = fields.slug("then");
        var now = fields.slug("now");
        var caption = fields.optionalText("caption");
        yield fields.build(() -> new Block.ThenAndNow(then, now, caption));
      }
      case "audio" -> {
        var item = fields.slug("item");
        var caption = fields.optionalText("caption");
        yield fields.build(() -> new Block.Audio(item, caption));
      }
      case "video" -> {
        var item = fields.slug("item");
        var caption = fields.optionalText("caption");
        yield fields.build(() -> new Block.Video(item, caption));
      }
      case "panorama" -> {
        var item = fields.slug("item");
        var caption = fields.optionalText("caption");
        yield fields.build(() -> new Block.Panorama(item, caption));
      }
      case "model" -> {
        var item = fields.slug("item");
        var poster = fields.slug("poster");
        var caption = fields.optionalText("caption");
        yield fields.build(() -> new Block.Model(item, poster, caption));
      }
      case "document" -> {
        var item = fields.slug("item");
        var caption = fields.optionalText("caption");
        yield fields.build(() -> new Block.Document(item, caption));
      }
      case "quote" -> {
        var text = fields.text("text");
        var attribution = fields.text("attribution");
        var language = fields.optionalChoice("language", Language::ofTag, "de, en or de-simple");
        yield fields.build(() -> new Block.Quote(text, attribution, language));
      }
      case "timeline" -> {
        var events = fields.list("events", this::event);
        yield fields.build(() -> new Block.Timeline(events));
      }
      case "question" -> question(fields);
      case "map" -> {
        var places = fields.slugs("places");
        var caption = fields.optionalText("caption");
        yield fields.build(() -> new Block.Map(places, caption));
      }
      default -> {
        faults.add(file, line + 1, "block", "is of no known kind: " + kind);
        yield Optional.empty();
      }
    };
  }

  private Optional<Block.Picture> picture(Fields fields) {
    var item = fields.slug("item");
    var caption = fields.optionalText("caption");
    return fields.build(() -> new Block.Picture(item, caption));
  }

  private Optional<Block.Timeline.Event> event(Fields fields) {
    var when = fields.text("when");
    var what = fields.text("what");
    int line = fields.lineOfField("what") - 1;
    return fields.build(() -> new Block.Timeline.Event(when, richText(what, line)));
  }

  private Optional<Block> question(Fields fields) {
    var prompt = fields.text("prompt");
    var choices =
        fields.list(
            "choices",
            choice -> {
              var answer = choice.text("answer");
              var correct = choice.yes("correct");
              return choice.build(() -> new Block.Question.Choice(answer, correct));
            });
    var explanation = fields.text("explanation");
    int line = fields.lineOfField("explanation") - 1;
    return fields.build(() -> new Block.Question(prompt, choices, richText(explanation, line)));
  }
}
