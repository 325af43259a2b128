package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.Blanks;
import de.kaliregion.obenunten.studio.media.Preview;
import de.kaliregion.obenunten.web.page.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What visitors would see if a story were published as it stands: the exhibition with it, also
 * while something is missing. Words then stand where the title or the place will be, and blocks
 * that show nothing yet are left out.
 *
 * @param unpublished items of the story that visitors cannot have yet
 */
record StoryPreview(Exhibition exhibition, List<MediaEntry> unpublished) {
  private static final Slug NOWHERE = new Slug("without-a-place");

  static StoryPreview of(
      OpenStory open, Language language, Exhibition exhibition, MediaLibrary library) {
    Manuscript words =
        open.in(language).draft().map(EditionDraft::manuscript).orElse(Manuscript.EMPTY);
    StoryFacts facts =
        Cover.of(
                open.story(),
                open.editions().stream().flatMap(sheet -> sheet.draft().stream()).toList())
            .facts();
    Map<Slug, MediaEntry> entries =
        entries(words, facts, open.story().organisation(), exhibition, library);
    Map<Slug, MediaItem> shown = new LinkedHashMap<>();
    entries.forEach((slug, entry) -> Preview.of(entry).ifPresent(item -> shown.put(slug, item)));
    Words placeholders =
        new Words(
            Messages.ofStudio(language == Language.ENGLISH ? Language.ENGLISH : Language.GERMAN));
    Place place =
        slug(facts.place()).flatMap(exhibition::place).orElseGet(() -> placeholders.place(open));
    Release release =
        new Release(
            story(open, facts, place),
            new Preparing(shown, exhibition).edition(language, words, placeholders),
            1,
            open.story().changedAt());
    return new StoryPreview(
        with(exhibition, place, release, List.copyOf(shown.values())),
        List.copyOf(entries.values()));
  }

  private static Optional<Slug> slug(String text) {
    return Optional.of(Blanks.strip(text)).filter(Slug::isValid).map(Slug::new);
  }

  /** The items that the story names and visitors do not have, by their names. */
  private static Map<Slug, MediaEntry> entries(
      Manuscript words,
      StoryFacts facts,
      Slug organisation,
      Exhibition exhibition,
      MediaLibrary library) {
    Map<Slug, MediaEntry> entries = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(facts.cover()), words.blocks().stream().flatMap(StoryPreview::itemWords))
        .flatMap(text -> slug(text).stream())
        .distinct()
        .filter(item -> exhibition.mediaItem(item).isEmpty())
        .flatMap(item -> library.find(item).stream())
        .filter(entry -> entry.draft().organisation().equals(organisation))
        .filter(entry -> entry.draft().deletedAt().isEmpty())
        .forEach(entry -> entries.put(entry.slug(), entry));
    return entries;
  }

  private static Stream<String> itemWords(BlockDraft block) {
    return Stream.concat(
        Stream.of("item", "then", "now", "poster").map(block::word),
        block.entries().stream().map(row -> row.word("item")));
  }

  private static Story story(OpenStory open, StoryFacts facts, Place place) {
    List<Source> sources = new ArrayList<>();
    for (EntryDraft row : facts.sources()) {
      String citation = Blanks.strip(row.word("citation"));
      if (!citation.isEmpty() && citation.length() <= 400 && !citation.contains("\n")) {
        sources.add(new Source(Optional.empty(), citation, Optional.empty()));
      }
    }
    if (sources.isEmpty()) {
      sources.add(new Source(Optional.empty(), "…", Optional.empty()));
    }
    return new Story(
        open.story().slug(),
        place.slug(),
        open.story().organisation(),
        facts.tone(),
        slug(facts.cover()).orElse(NOWHERE),
        sources);
  }

  /** The exhibition with this story in place of what visitors have of it in this language. */
  private static Exhibition with(
      Exhibition exhibition, Place place, Release release, List<MediaItem> items) {
    Stream<Release> others =
        exhibition.stories().stream()
            .filter(story -> !story.slug().equals(release.story().slug()))
            .flatMap(story -> story.releases().values().stream());
    return new Exhibition(
        new Published(
            exhibition.generation(),
            List.copyOf(exhibition.organisations()),
            Stream.concat(
                    exhibition.places().stream().filter(one -> !one.slug().equals(place.slug())),
                    Stream.of(place))
                .toList(),
            Stream.concat(exhibition.mediaItems().stream(), items.stream()).toList(),
            List.of(),
            List.of(),
            exhibition.terms(),
            List.of(),
            Stream.concat(others, Stream.of(release)).toList()));
  }

  /** What stands where something is missing, in the language of the page. */
  private record Words(Messages text) {
    String title() {
      return text.text("preview.title");
    }

    Place place(OpenStory open) {
      Map<Language, String> name =
          Map.of(
              Language.GERMAN,
              Messages.ofStudio(Language.GERMAN).text("preview.place"),
              Language.ENGLISH,
              Messages.ofStudio(Language.ENGLISH).text("preview.place"));
      return new Place(
          NOWHERE,
          new Wording(name),
          open.story().organisation(),
          "…",
          "…",
          List.of(FederalState.values()),
          new Coordinates(50.8, 10.0, 0),
          Level.ABOVE,
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Reads what can be shown already: items count as released. */
  private record Preparing(Map<Slug, MediaItem> shown, Exhibition exhibition)
      implements Surroundings {
    @Override
    public Item item(Slug slug, Slug organisation) {
      return exhibition
          .mediaItem(slug)
          .or(() -> Optional.ofNullable(shown.get(slug)))
          .<Item>map(item -> new Item.OnShow(item.kind()))
          .orElseGet(Item.Unknown::new);
    }

    @Override
    public boolean hasPlace(Slug slug) {
      return exhibition.place(slug).isPresent();
    }

    Edition edition(Language language, Manuscript words, Words placeholders) {
      BlockReader reader = new BlockReader(new FieldCheck(this, NOWHERE));
      List<Block> blocks = new ArrayList<>();
      words.blocks().stream()
          .filter(block -> reader.gaps(block).isEmpty())
          .map(reader::read)
          .forEach(blocks::add);
      boolean begun =
          !blocks.isEmpty()
              && blocks.getFirst() instanceof Block.Text first
              && first.text().isPresent();
      if (!begun) {
        blocks.addFirst(
            new Block.Text(
                Optional.empty(),
                Optional.of(new RichText(placeholders.text().text("preview.text")))));
      }
      return new Edition(
          language,
          line(words.title(), Manuscript.TITLE.longest()).orElse(placeholders.title()),
          line(words.teaser(), Manuscript.TEASER.longest()).orElse("…"),
          blocks);
    }

    private static Optional<String> line(String typed, int longest) {
      String line = Blanks.strip(typed).replace('\n', ' ');
      return Optional.of(line.substring(0, Math.min(line.length(), longest)))
          .filter(text -> !text.isBlank());
    }
  }
}
