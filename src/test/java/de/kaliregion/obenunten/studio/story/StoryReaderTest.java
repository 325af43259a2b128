package de.kaliregion.obenunten.studio.story;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.Copyist;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.StoryGap.Reason;
import de.kaliregion.obenunten.operations.collection.Collection;
import de.kaliregion.obenunten.operations.collection.CollectionReader;
import de.kaliregion.obenunten.storage.GeneratedContent;
import de.kaliregion.obenunten.studio.Blanks;
import de.kaliregion.obenunten.studio.story.StoryReader.EditionReading;
import de.kaliregion.obenunten.studio.story.StoryReader.StoryReading;
import de.kaliregion.obenunten.web.page.RichTextSyntax;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors get of what was typed, and what is said of the rest. */
class StoryReaderTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Slug MUSEUM = new Slug("museum");

  /** Has {@code picture}, {@code sound} and so on; {@code waits} lacks its transcript. */
  private static final Surroundings SMALL =
      new Surroundings() {
        @Override
        public Item item(Slug slug, Slug organisation) {
          return switch (slug.value()) {
            case "waits" -> new Item.Waits(Optional.of(Kind.SOUND), List.of(Gap.TRANSCRIPT));
            case "arrives" -> new Item.Waits(Optional.empty(), List.of());
            default ->
                Stream.of(Kind.values())
                    .filter(kind -> kind.name().equalsIgnoreCase(slug.value()))
                    .<Item>map(Item.OnShow::new)
                    .findFirst()
                    .orElseGet(Item.Unknown::new);
          };
        }

        @Override
        public boolean hasPlace(Slug slug) {
          return slug.value().equals("merkers");
        }
      };

  private final StoryReader reader = new StoryReader(SMALL);

  private static EditionDraft draft(Language language, Manuscript manuscript) {
    return EditionDraft.first(
        new Slug("stollen"), language, MUSEUM, SaveId.random(), manuscript, NOW, "writer");
  }

  private static Manuscript manuscript(String title, BlockDraft... blocks) {
    return new Manuscript(title, "Teaser", List.of(blocks), Optional.empty(), Optional.empty());
  }

  private static BlockDraft block(String id, BlockKind kind, Map<String, String> words) {
    return new BlockDraft(id, kind, words, List.of());
  }

  private static BlockDraft text() {
    return block("textblock", BlockKind.TEXT, Map.of("text", " Glück auf!\r\n\r\nKommt mit. "));
  }

  private static BlockDraft sound(String item) {
    return block("soundblock", BlockKind.AUDIO, Map.of("item", item, "caption", "  "));
  }

  private EditionReading read(BlockDraft... blocks) {
    return reader.edition(draft(Language.GERMAN, manuscript("Titel", blocks)));
  }

  private static List<String> told(List<StoryGap> gaps) {
    return gaps.stream()
        .map(gap -> gap.address() + " " + gap.reason().getClass().getSimpleName())
        .toList();
  }

  @Test
  void textIsTakenWithoutBlanksAroundItAndEmptyFieldsAreNone() {
    assertThat(read(text(), sound("sound")))
        .isInstanceOfSatisfying(
            EditionReading.Readable.class,
            readable -> {
              assertThat(readable.waiting()).isEmpty();
              Block.Text first = (Block.Text) readable.edition().blocks().getFirst();
              assertThat(first.text().orElseThrow().markdown())
                  .isEqualTo("Glück auf!\n\nKommt mit.");
              assertThat(first.heading()).isEmpty();
              assertThat(readable.edition().blocks().get(1))
                  .isEqualTo(new Block.Audio(new Slug("sound"), Optional.empty()));
            });
  }

  @Test
  void aBlockThatLacksSomethingWaitsAndTheRestGoesLive() {
    BlockDraft quote = block("quoteblock", BlockKind.QUOTE, Map.of("text", "Ja"));

    assertThat(read(text(), sound("waits"), quote, sound2()))
        .isInstanceOfSatisfying(
            EditionReading.Readable.class,
            readable -> {
              assertThat(readable.edition().blocks())
                  .hasExactlyElementsOfTypes(Block.Text.class, Block.Audio.class);
              assertThat(told(readable.waiting()))
                  .containsExactly("soundblock.item ItemWaits", "quoteblock.attribution Missing");
              assertThat(readable.waiting().getFirst().reason())
                  .isEqualTo(new Reason.ItemWaits(new Slug("waits"), List.of(Gap.TRANSCRIPT)));
            });
  }

  private static BlockDraft sound2() {
    return block("soundblock2", BlockKind.AUDIO, Map.of("item", "sound"));
  }

  @Test
  void withoutTitleTeaserAndATextAtTheBeginningNothingGoesLive() {
    EditionReading nothing = reader.edition(draft(Language.GERMAN, Manuscript.EMPTY));
    assertThat(told(nothing.needed()))
        .containsExactly("title Missing", "teaser Missing", "blocks NoTextFirst");

    assertThat(told(read(sound("sound"), text()).needed())).containsExactly("blocks NoTextFirst");
    BlockDraft heading = block("textblock", BlockKind.TEXT, Map.of("heading", "Unten"));
    assertThat(told(read(heading, text2()).needed())).containsExactly("textblock.text NoTextFirst");
    BlockDraft empty = block("textblock", BlockKind.TEXT, Map.of("text", " \n"));
    assertThat(told(read(empty, text2()).needed())).containsExactly("textblock.text Missing");
  }

  private static BlockDraft text2() {
    return block("textblock2", BlockKind.TEXT, Map.of("text", "Zweiter"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u00A0", "\u200B\uFEFF", "\u00AD \u2060"})
  void whatNobodyCanSeeIsMissing(String unseen) {
    Manuscript manuscript =
        manuscript(unseen, block("textblock", BlockKind.TEXT, Map.of("text", unseen)));

    assertThat(told(reader.edition(draft(Language.GERMAN, manuscript)).needed()))
        .containsExactly("title Missing", "textblock.text Missing");
    assertThat(Blanks.strip(unseen + "Glück\u00A0auf 👩‍🏭" + unseen))
        .isEqualTo("Glück\u00A0auf 👩‍🏭");
  }

  @Test
  void whatPagesWouldNotShowIsNamedWithItsLine() {
    BlockDraft markup =
        block("textblock2", BlockKind.TEXT, Map.of("text", "Gut.\n\n<script>x</script>"));

    assertThat(read(text(), markup).waiting())
        .isNotEmpty()
        .allSatisfy(gap ->
            assertThat(gap.reason())
                .isInstanceOfSatisfying(
                    Reason.NotAllowed.class, found -> assertThat(found.line()).isEqualTo(2)));
  }

  @Test
  void everyKindOfItemMustFitItsField() {
    assertThat(read(text(), sound("picture")).waiting())
        .extracting(StoryGap::reason)
        .containsExactly(new Reason.WrongKind(Kind.SOUND));
    assertThat(told(read(text(), sound("nowhere")).waiting()))
        .containsExactly("soundblock.item NoSuchItem");
    assertThat(told(read(text(), sound("../../etc")).waiting()))
        .containsExactly("soundblock.item NoSuchItem");
    assertThat(told(read(text(), sound("arrives")).waiting()))
        .containsExactly("soundblock.item ItemWaits");
  }

  @Test
  void aQuestionNeedsACorrectAnswerAndAGalleryTwoPictures() {
    EntryDraft yes = new EntryDraft("entryyes", Map.of("answer", "Ja"));
    EntryDraft no = new EntryDraft("entryno1", Map.of("answer", "Nein"));
    BlockDraft question =
        new BlockDraft(
            "question1",
            BlockKind.QUESTION,
            Map.of("prompt", "Tief?", "explanation", "Sehr."),
            List.of(yes, no));
    BlockDraft gallery =
        new BlockDraft(
            "gallery1",
            BlockKind.GALLERY,
            Map.of(),
            List.of(new EntryDraft("entry001", Map.of("item", "picture"))));

    assertThat(told(read(text(), question, gallery).waiting()))
        .containsExactly("question1.entries NoCorrectAnswer", "gallery1.entries TooFew");
  }

  @Test
  void whatTheLanguagesShareIsReadFieldByField() {
    EntryDraft source =
        new EntryDraft("source01", Map.of("fact", "G10", "citation", "", "url", "javascript:x"));
    StoryFacts facts = new StoryFacts(" nowhere ", Tone.SOBER, "sound", List.of(source));

    assertThat(told(reader.story(story(facts)).needed()))
        .containsExactly(
            "place NoSuchPlace",
            "cover WrongKind",
            "source01.citation Missing",
            "source01.url NoAddress");
    assertThat(told(reader.story(story(StoryFacts.EMPTY)).needed()))
        .containsExactly("place Missing", "cover Missing", "sources TooFew");
  }

  private static StoryDraft story(StoryFacts facts) {
    return new StoryDraft(
        new Slug("stollen"), MUSEUM, Optional.empty(), 1, SaveId.random(), facts, NOW, "writer");
  }

  /** The reader knows every rule of the published records: what it lets through, they take. */
  @Test
  void whateverIsTypedIsReadWithoutAFault() {
    int readable = 0;
    for (long seed = 0; seed < 2_000; seed++) {
      GeneratedContent generated = new GeneratedContent(seed);
      Manuscript typed = generated.manuscript();
      List<BlockDraft> blocks = new ArrayList<>(List.of(text()));
      blocks.addAll(typed.blocks());
      Manuscript withText =
          new Manuscript(
              typed.title(), "Teaser", blocks, typed.translation(), typed.germanVersion());
      EditionReading reading =
          new StoryReader(Anything.GOES).edition(draft(Language.GERMAN, withText));
      new StoryReader(Anything.GOES).story(story(generated.storyFacts()));
      readable += reading instanceof EditionReading.Readable ? 1 : 0;
      Set<String> waiting =
          reading.waiting().stream()
              .flatMap(gap -> gap.address().block().stream())
              .collect(Collectors.toSet());
      if (reading instanceof EditionReading.Readable(Edition edition, List<StoryGap> _)) {
        assertThat(edition.blocks()).hasSize(blocks.size() - waiting.size());
      }
    }
    assertThat(readable).isGreaterThan(500);
  }

  /** Every item and place there can be; of each item's kind the name decides. */
  private enum Anything implements Surroundings {
    GOES;

    @Override
    public Item item(Slug slug, Slug organisation) {
      return new Item.OnShow(Kind.values()[Math.floorMod(slug.hashCode(), Kind.values().length)]);
    }

    @Override
    public boolean hasPlace(Slug slug) {
      return true;
    }
  }

  /** All places, and these items. */
  private record Known(Map<Slug, Kind> kinds) implements Surroundings {
    @Override
    public Item item(Slug slug, Slug organisation) {
      return kinds.containsKey(slug) ? new Item.OnShow(kinds.get(slug)) : new Item.Unknown();
    }

    @Override
    public boolean hasPlace(Slug slug) {
      return true;
    }
  }

  @Test
  void whatVisitorsHaveOfTheSampleCanBeTakenIntoADraftAndBackWithNothingLost() {
    Collection sample = CollectionReader.read(Path.of("media"));
    StoryReader all =
        new StoryReader(
            new Known(
                sample.mediaItems().stream()
                    .collect(Collectors.toMap(MediaItem::slug, MediaItem::kind))));
    assertThat(sample.stories()).hasSizeGreaterThanOrEqualTo(16);
    for (Collection.StoryEditions entry : sample.stories()) {
      assertLossless(all, entry.story());
      entry.editions().forEach(edition -> assertLossless(all, edition));
    }
  }

  @Test
  void anythingThatCanBePublishedCanBeTakenIntoADraftAndBackWithNothingLost() {
    int taken = 0;
    for (long seed = 0; seed < 500; seed++) {
      GeneratedContent generated = new GeneratedContent(seed);
      Story story = generated.story();
      Edition edition = generated.edition(Language.ENGLISH);
      Map<Slug, Kind> kinds = new HashMap<>(Map.of(story.cover(), Kind.PICTURE));
      edition.blocks().forEach(block -> kinds.putAll(kinds(block)));
      assertLossless(new StoryReader(new Known(kinds)), story);
      if (texts(edition).allMatch(text -> RichTextSyntax.check(text.markdown()).isEmpty())) {
        assertLossless(new StoryReader(new Known(kinds)), edition);
        taken++;
      }
    }
    assertThat(taken).isGreaterThan(100);
  }

  private static void assertLossless(StoryReader reader, Story story) {
    StoryFacts facts = Copyist.facts(story);
    StoryDraft draft =
        new StoryDraft(
            story.slug(),
            story.organisation(),
            Optional.empty(),
            1,
            SaveId.random(),
            facts,
            NOW,
            "writer");
    assertThat(reader.story(draft)).isEqualTo(new StoryReading.Readable(story));
    assertThat(Copyist.facts(story)).isEqualTo(facts);
  }

  private static void assertLossless(StoryReader reader, Edition edition) {
    Manuscript copy = Copyist.manuscript(edition, Optional.of(3L));
    EditionReading back = reader.edition(draft(edition.language(), copy));
    assertThat(back).isEqualTo(new EditionReading.Readable(edition, List.of()));
    assertThat(Copyist.manuscript(((EditionReading.Readable) back).edition(), Optional.of(3L)))
        .isEqualTo(copy);
  }

  private static Stream<RichText> texts(Edition edition) {
    return edition.blocks().stream()
        .flatMap(block ->
            switch (block) {
              case Block.Text text -> text.text().stream();
              case Block.Timeline timeline ->
                  timeline.events().stream().map(Block.Timeline.Event::what);
              case Block.Question question -> Stream.of(question.explanation());
              default -> Stream.empty();
            });
  }

  private static Map<Slug, Kind> kinds(Block block) {
    if (block instanceof Block.Model model) {
      return Map.of(model.item(), Kind.MODEL, model.poster(), Kind.PICTURE);
    }
    Kind kind =
        switch (block) {
          case Block.Audio _ -> Kind.SOUND;
          case Block.Video _ -> Kind.FILM;
          case Block.Panorama _ -> Kind.PANORAMA;
          case Block.Document _ -> Kind.DOCUMENT;
          default -> Kind.PICTURE;
        };
    return block.items().stream().distinct().collect(Collectors.toMap(item -> item, _ -> kind));
  }
}
