package de.kaliregion.obenunten.exhibition;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Transcript.Cue;
import de.kaliregion.obenunten.exhibition.search.Entry;
import de.kaliregion.obenunten.web.page.RichTextHtml;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the index knows of each story. */
final class ExhibitionEntries {
  private ExhibitionEntries() {}

  static List<Entry> of(Exhibition exhibition) {
    return exhibition.stories().stream()
        .flatMap(story ->
            story.releases().values().stream().map(release -> entry(exhibition, story, release)))
        .toList();
  }

  private static Entry entry(Exhibition exhibition, PublishedStory story, Release release) {
    Edition edition = release.edition();
    return new Entry(
        story.slug(),
        edition.language(),
        edition.title(),
        story.place().name().in(edition.language()) + " " + story.place().municipality(),
        edition.teaser(),
        Stream.concat(
                edition.blocks().stream().flatMap(ExhibitionEntries::words),
                items(story, edition)
                    .flatMap(slug -> exhibition.mediaItem(slug).stream())
                    .flatMap(item -> words(item, edition.language())))
            .collect(Collectors.joining("\n")),
        story.place().coordinates().latitude(),
        story.place().coordinates().longitude());
  }

  private static Stream<String> words(Block block) {
    return switch (block) {
      case Block.Text text ->
          Stream.concat(text.heading().stream(), text.text().map(RichTextHtml::plain).stream());
      case Block.Picture picture -> picture.caption().stream();
      case Block.Gallery gallery -> gallery.pictures().stream().flatMap(p -> p.caption().stream());
      case Block.ThenAndNow pair -> pair.caption().stream();
      case Block.Audio audio -> audio.caption().stream();
      case Block.Video video -> video.caption().stream();
      case Block.Panorama panorama -> panorama.caption().stream();
      case Block.Model model -> model.caption().stream();
      case Block.Document document -> document.caption().stream();
      case Block.Quote quote -> Stream.of(quote.text(), quote.attribution());
      case Block.Timeline timeline ->
          timeline.events().stream().map(e -> e.when() + " " + RichTextHtml.plain(e.what()));
      case Block.Question question ->
          Stream.of(question.prompt(), RichTextHtml.plain(question.explanation()));
      case Block.Map map -> map.caption().stream();
    };
  }

  private static Stream<Slug> items(PublishedStory story, Edition edition) {
    return Stream.concat(Stream.of(story.story().cover()), edition.items().stream()).distinct();
  }

  /** What a picture shows and a sound says is as much a part of the story as its text. */
  private static Stream<String> words(MediaItem item, Language language) {
    return Stream.of(
            Stream.of(item.title().in(language)),
            item.alt().map(alt -> alt.in(language)).stream(),
            item.description().map(text -> text.in(language)).stream(),
            item.caption().map(text -> text.in(language)).stream(),
            item.derivatives().text().stream(),
            item.transcript(language).stream().flatMap(t -> t.cues().stream().map(Cue::text)))
        .flatMap(Function.identity());
  }
}
