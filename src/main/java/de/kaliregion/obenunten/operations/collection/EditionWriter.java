package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Slug;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Writes one edition as {@link EditionReader} reads it. A text stands there as it is; where that
 * could be read as anything else, it stands in a fenced block as all the others do.
 */
final class EditionWriter {
  private static final Pattern FENCE = Pattern.compile("`{3,}");

  private final Edition edition;
  private final StringBuilder out = new StringBuilder();

  private EditionWriter(Edition edition) {
    this.edition = edition;
  }

  static String write(Edition edition) {
    return new EditionWriter(edition).write();
  }

  private String write() {
    out.append("---\n")
        .append(
            YamlWriter.write(
                fields -> fields.text("title", edition.title()).text("teaser", edition.teaser())))
        .append("---\n");
    List<Block> blocks = edition.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      out.append('\n').append(block(i == 0 ? Optional.empty() : Optional.of(blocks.get(i - 1)), i));
    }
    return out.toString();
  }

  private String block(Optional<Block> before, int at) {
    Block block = edition.blocks().get(at);
    if (block instanceof Block.Text text && !clings(before, text)) {
      String plain = plain(text);
      if (isReadAs(plain, block)) {
        return plain;
      }
    }
    return fenced(block);
  }

  /** A text without a heading would become part of the text, or stand below the heading, before. */
  private static boolean clings(Optional<Block> before, Block.Text text) {
    return text.heading().isEmpty() && before.filter(Block.Text.class::isInstance).isPresent();
  }

  private static String plain(Block.Text text) {
    StringBuilder plain = new StringBuilder();
    text.heading().ifPresent(heading -> plain.append("## ").append(heading).append('\n'));
    text.text()
        .ifPresent(words ->
            plain.append(plain.isEmpty() ? "" : "\n").append(words.markdown()).append('\n'));
    return plain.toString();
  }

  private boolean isReadAs(String plain, Block block) {
    String alone =
        "---\ntitle: t\nteaser: t\n---\n\ntext\n\n```quote\ntext: t\nattribution: t\n```\n\n";
    return EditionReader.read("", edition.language(), alone + plain, new Faults())
        .map(Edition::blocks)
        .filter(read -> read.size() == 3 && read.getLast().equals(block))
        .isPresent();
  }

  private static String fenced(Block block) {
    return switch (block) {
      case Block.Text text ->
          fence(
              "text",
              fields ->
                  fields
                      .text("heading", text.heading())
                      .text("text", text.text().map(RichText::markdown)));
      case Block.Picture picture -> fence("picture", fields -> picture(fields, picture));
      case Block.Gallery gallery ->
          fence(
              "gallery",
              fields -> fields.list("pictures", gallery.pictures(), EditionWriter::picture));
      case Block.ThenAndNow pair ->
          fence(
              "then-and-now",
              fields ->
                  fields
                      .text("then", pair.then().value())
                      .text("now", pair.now().value())
                      .text("caption", pair.caption()));
      case Block.Audio audio -> item("audio", audio.item(), audio.caption());
      case Block.Video video -> item("video", video.item(), video.caption());
      case Block.Panorama panorama -> item("panorama", panorama.item(), panorama.caption());
      case Block.Model model ->
          fence(
              "model",
              fields ->
                  fields
                      .text("item", model.item().value())
                      .text("poster", model.poster().value())
                      .text("caption", model.caption()));
      case Block.Document document -> item("document", document.item(), document.caption());
      case Block.Quote quote ->
          fence(
              "quote",
              fields ->
                  fields
                      .text("text", quote.text())
                      .text("attribution", quote.attribution())
                      .text("language", quote.language().map(Language::tag)));
      case Block.Timeline timeline ->
          fence(
              "timeline", fields -> fields.list("events", timeline.events(), EditionWriter::event));
      case Block.Question question ->
          fence(
              "question",
              fields ->
                  fields
                      .text("prompt", question.prompt())
                      .list("choices", question.choices(), EditionWriter::choice)
                      .text("explanation", question.explanation().markdown()));
      case Block.Map map ->
          fence(
              "map",
              fields ->
                  fields
                      .texts("places", map.places().stream().map(Slug::value).toList())
                      .text("caption", map.caption()));
    };
  }

  private static void picture(YamlWriter fields, Block.Picture picture) {
    fields.text("item", picture.item().value()).text("caption", picture.caption());
  }

  private static void event(YamlWriter fields, Block.Timeline.Event event) {
    fields.text("when", event.when()).text("what", event.what().markdown());
  }

  private static void choice(YamlWriter fields, Block.Question.Choice choice) {
    fields.text("answer", choice.answer()).yes("correct", choice.correct());
  }

  private static String item(String kind, Slug item, Optional<String> caption) {
    return fence(kind, fields -> fields.text("item", item.value()).text("caption", caption));
  }

  /** With more backticks than stand together anywhere in it. */
  private static String fence(String kind, Consumer<YamlWriter> fields) {
    String yaml = YamlWriter.write(fields);
    int longest = FENCE.matcher(yaml).results().mapToInt(f -> f.group().length()).max().orElse(2);
    String fence = "`".repeat(longest + 1);
    return fence + kind + "\n" + yaml + fence + "\n";
  }
}
