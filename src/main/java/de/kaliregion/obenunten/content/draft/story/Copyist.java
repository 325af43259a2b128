package de.kaliregion.obenunten.content.draft.story;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Writes what visitors have back into fields, so that it can be changed where there is no draft of
 * it. The same edition gives the same ids, on whichever node and however often.
 */
public final class Copyist {
  private Copyist() {}

  /**
   * The edition as if it had been typed.
   *
   * @param germanVersion of the German draft whose words it tells
   */
  public static Manuscript manuscript(Edition edition, Optional<Long> germanVersion) {
    return new Manuscript(
        edition.title(),
        edition.teaser(),
        numbered(edition.blocks(), (id, block) -> block("block" + id, block)),
        Optional.empty(),
        germanVersion);
  }

  /** What the languages share, as if it had been typed. */
  public static StoryFacts facts(Story story) {
    return new StoryFacts(
        story.place().value(),
        story.tone(),
        story.cover().value(),
        entries(story.sources(), Copyist::source));
  }

  private static Map<String, String> source(Source source) {
    return Map.of(
        "fact",
        source.fact().orElse(""),
        "citation",
        source.citation(),
        "url",
        source.url().map(URI::toString).orElse(""));
  }

  private static BlockDraft block(String id, Block block) {
    return switch (block) {
      case Block.Text text ->
          plain(
              id,
              BlockKind.TEXT,
              Map.of(
                  "heading",
                  text.heading().orElse(""),
                  "text",
                  text.text().map(RichText::markdown).orElse("")));
      case Block.Picture picture -> item(id, BlockKind.PICTURE, picture.item(), picture.caption());
      case Block.Gallery gallery ->
          new BlockDraft(
              id,
              BlockKind.GALLERY,
              Map.of(),
              entries(
                  gallery.pictures(),
                  picture ->
                      Map.of(
                          "item",
                          picture.item().value(),
                          "caption",
                          picture.caption().orElse(""))));
      case Block.ThenAndNow pair ->
          plain(
              id,
              BlockKind.THEN_AND_NOW,
              Map.of(
                  "then",
                  pair.then().value(),
                  "now",
                  pair.now().value(),
                  "caption",
                  pair.caption().orElse("")));
      case Block.Audio audio -> item(id, BlockKind.AUDIO, audio.item(), audio.caption());
      case Block.Video video -> item(id, BlockKind.VIDEO, video.item(), video.caption());
      case Block.Panorama panorama ->
          item(id, BlockKind.PANORAMA, panorama.item(), panorama.caption());
      case Block.Model model ->
          plain(
              id,
              BlockKind.MODEL,
              Map.of(
                  "item",
                  model.item().value(),
                  "poster",
                  model.poster().value(),
                  "caption",
                  model.caption().orElse("")));
      case Block.Document document ->
          item(id, BlockKind.DOCUMENT, document.item(), document.caption());
      case Block.Quote quote ->
          plain(
              id,
              BlockKind.QUOTE,
              Map.of(
                  "text",
                  quote.text(),
                  "attribution",
                  quote.attribution(),
                  "language",
                  quote.language().map(Language::tag).orElse("")));
      case Block.Timeline timeline ->
          new BlockDraft(
              id,
              BlockKind.TIMELINE,
              Map.of(),
              entries(
                  timeline.events(),
                  event -> Map.of("when", event.when(), "what", event.what().markdown())));
      case Block.Question question ->
          new BlockDraft(
              id,
              BlockKind.QUESTION,
              Map.of("prompt", question.prompt(), "explanation", question.explanation().markdown()),
              entries(
                  question.choices(),
                  choice ->
                      Map.of(
                          "answer", choice.answer(), "correct", choice.correct() ? "true" : "")));
      case Block.Map map ->
          new BlockDraft(
              id,
              BlockKind.MAP,
              Map.of("caption", map.caption().orElse("")),
              entries(map.places(), place -> Map.of("place", place.value())));
    };
  }

  private static BlockDraft plain(String id, BlockKind kind, Map<String, String> words) {
    return new BlockDraft(id, kind, words, List.of());
  }

  private static BlockDraft item(String id, BlockKind kind, Slug item, Optional<String> caption) {
    return plain(id, kind, Map.of("item", item.value(), "caption", caption.orElse("")));
  }

  private static <T> List<EntryDraft> entries(
      List<T> rows, Function<T, Map<String, String>> words) {
    return numbered(rows, (id, row) -> new EntryDraft("entry" + id, words.apply(row)));
  }

  private static <T, D> List<D> numbered(List<T> things, BiFunction<String, T, D> draft) {
    return IntStream.range(0, things.size())
        .mapToObj(i -> draft.apply("%04d".formatted(i), things.get(i)))
        .toList();
  }
}
