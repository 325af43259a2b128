package de.kaliregion.obenunten.operations.collection;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.content.draft.story.Translation;
import de.kaliregion.obenunten.storage.GeneratedContent;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written is read as what it was: over many texts and things, the odd ones too. */
class WrittenAndReadTest {
  private static final int TIMES = 300;

  /** Letters, what YAML and Markdown take for signs, and what no page shows. */
  private static final String SIGNS =
      "aZäß09 \n\t:#-?|>&*!%@`'\"\\{}[],~=_<.…–\u0085\u00A0\u00AD\u0080\u2028\u2029\uFEFF\uFFFD🪨";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "null",
        "~",
        "---",
        "- a",
        "a: b",
        "a #b",
        "\"",
        "'",
        "|",
        "> x",
        "& a",
        "*a",
        "!x",
        "%x",
        "@x",
        "`x`",
        " vorn",
        "hinten ",
        "a\nb",
        "a\n\nb",
        "\na",
        "a\n",
        "a\n ",
        " a\nb",
        "a\n  b\nc",
        "a\tb",
        "a\n\tb",
        "{}",
        "[]",
        "? a",
        "0x1F",
        "1e5",
        "2026-01-01",
        "\\n",
        "\u0085",
        "\uFEFFx",
        "a\u2028b",
        "a:\nb",
        "...",
        "a\n---\nb",
        "a\n...\nb",
        "a\n# b",
        "🪨",
        "=",
        "<<",
        "x:",
        "C:\\salz"
      })
  void aTextOfAnySignsIsReadAsItIs(String text) {
    assertThat(textWrittenAndRead(text)).isEqualTo(text);
  }

  @Test
  void generatedTextsAreReadAsTheyAre() {
    Random random = new Random(1);
    int[] signs = SIGNS.codePoints().toArray();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(12); length > 0; length--) {
        text.appendCodePoint(signs[random.nextInt(signs.length)]);
      }
      assertThat(textWrittenAndRead(text.toString())).isEqualTo(text.toString());
    }
  }

  @Test
  void placesRoutesSignsWordsAndTheirOwnersAreReadAsTheyAre() {
    for (long seed = 0; seed < TIMES; seed++) {
      GeneratedContent content = new GeneratedContent(seed);
      Place place = content.place();
      Place samePlace =
          read(ThingWriter.place(place), fields -> CollectionReader.place(place.slug(), fields));
      assertThat(samePlace).isEqualTo(place);
      LearningRoute route = content.route();
      LearningRoute sameRoute =
          read(ThingWriter.route(route), fields -> CollectionReader.route(route.slug(), fields));
      assertThat(sameRoute).isEqualTo(route);
      var sign = content.sign();
      assertThat(readList(ThingWriter.signs(List.of(sign)), "signs", CollectionReader::sign))
          .containsExactly(sign);
      var term = content.term();
      assertThat(readList(ThingWriter.glossary(List.of(term)), "terms", CollectionReader::term))
          .containsExactly(term);
      var owner = content.organisation();
      assertThat(
              readList(
                  ThingWriter.organisations(List.of(owner)),
                  "organisations",
                  CollectionReader::organisation))
          .containsExactly(owner);
    }
  }

  private static <T> T read(String yaml, Function<Fields, Optional<T>> reader) {
    Faults faults = new Faults();
    Optional<T> found = Fields.parse("x.yaml", 0, yaml, faults).flatMap(reader);
    faults.throwIfAny();
    return found.orElseThrow();
  }

  private static <T> List<T> readList(
      String yaml, String list, Function<Fields, Optional<T>> reader) {
    return read(yaml, fields -> Optional.of(fields.list(list, reader)));
  }

  private static String textWrittenAndRead(String text) {
    String yaml =
        YamlWriter.write(file ->
            file.text("first", text)
                .fields("inner", inner -> inner.text("deep", text))
                .texts("words", List.of(text))
                .list("rows", List.of(text), (row, word) -> row.text("word", word))
                .text("last", text));
    Fields fields = fields(yaml);
    String first = fields.text("first");
    assertThat(fields.text("last")).as(yaml).isEqualTo(first);
    assertThat(fields.fields("inner").orElseThrow().text("deep")).as(yaml).isEqualTo(first);
    assertThat(fields.texts("words")).as(yaml).containsExactly(first);
    assertThat(fields.list("rows", row -> Optional.of(row.text("word")))).containsExactly(first);
    assertThat(yaml).doesNotContain("\r").endsWith("\n");
    return first;
  }

  @Test
  void aTextThatPeopleCanReadStandsThereBare() {
    assertThat(YamlWriter.write(file -> file.text("title", "Würfel von einem Meter, unten.")))
        .isEqualTo("title: Würfel von einem Meter, unten.\n");
    assertThat(YamlWriter.write(file -> file.text("text", "Erste Zeile:\n\nzweite #2")))
        .isEqualTo("text: |-\n  Erste Zeile:\n\n  zweite #2\n");
  }

  @Test
  void storyFactsAreReadAsTheyWereTyped() {
    check(
        GeneratedContent::storyFacts, DraftWriter::facts, yaml -> DraftReader.facts(fields(yaml)));
  }

  @Test
  void manuscriptsAreReadAsTheyWereTyped() {
    check(
        content -> writing(content.editionDraft()),
        DraftWriter::edition,
        yaml -> DraftReader.edition(Language.ENGLISH, fields(yaml)));
  }

  private static Belongings.EditionWriting writing(EditionDraft draft) {
    return new Belongings.EditionWriting(
        Language.ENGLISH,
        draft.version(),
        draft.published().map(EditionDraft.Publication::version),
        draft.state(),
        draft.manuscript());
  }

  @ParameterizedTest
  @EnumSource
  void everyWordForATranslationIsReadAsItWasWritten(Translation translation) {
    Belongings.EditionWriting edition =
        new Belongings.EditionWriting(
            Language.ENGLISH,
            7,
            Optional.of(5L),
            EditionDraft.State.REVIEW,
            new Manuscript("", "", List.of(), Optional.of(translation), Optional.of(6L)));

    assertThat(DraftReader.edition(Language.ENGLISH, fields(DraftWriter.edition(edition))))
        .contains(edition);
  }

  /** Such a field would be taken for what the form of the file needs it for. */
  @Test
  void noFieldOfABlockHasANameThatTheFormOfDraftsUses() {
    Stream<Field> all =
        Stream.of(BlockKind.values())
            .flatMap(kind -> Stream.concat(kind.fields().stream(), kind.entryFields().stream()));

    assertThat(Stream.concat(all, StoryFacts.SOURCE.stream()).map(Field::name))
        .doesNotContain("kind", "id", "entries");
  }

  @Test
  void editionsAreReadAsTheyWereWritten() {
    check(
        content -> readable(content.edition(Language.GERMAN)),
        EditionWriter::write,
        text -> EditionReader.read("", Language.GERMAN, text, new Faults()));
  }

  /** What the generator writes into texts is not always what pages can show. */
  private static Edition readable(Edition edition) {
    return new Edition(
        edition.language(),
        edition.title(),
        edition.teaser(),
        edition.blocks().stream()
            .map(block ->
                switch (block) {
                  case Block.Text text ->
                      new Block.Text(text.heading(), text.text().map(WrittenAndReadTest::plain));
                  case Block.Timeline timeline ->
                      new Block.Timeline(
                          timeline.events().stream()
                              .map(e -> new Block.Timeline.Event(e.when(), plain(e.what())))
                              .toList());
                  case Block.Question question ->
                      new Block.Question(
                          question.prompt(), question.choices(), plain(question.explanation()));
                  default -> block;
                })
            .toList());
  }

  private static RichText plain(RichText text) {
    return new RichText(text.markdown().replaceAll("[<>\\[\\]&]", "·"));
  }

  @Test
  void textsThatMarkdownWouldTakeForSomethingElseAreReadAsTheyWereWritten() {
    List<Block> blocks =
        Stream.of(
                "Ein Absatz.",
                "Noch einer, ohne Überschrift.",
                "# kein Titel",
                "Unterstrichen\n---",
                "Unterstrichen\n===",
                "- eine Liste\n- von zweien",
                "1. und\n2. noch eine",
                "a  \nb",
                "    eingerückt",
                "a\n\n\n\nb",
                "--- \n***",
                "title: x")
            .<Block>map(text -> new Block.Text(Optional.empty(), Optional.of(new RichText(text))))
            .toList();
    List<Block> headings =
        Stream.of("Titel", "# 1", "Nr. #", "a ##", "---", "[a]: /b", "`")
            .<Block>map(heading -> new Block.Text(Optional.of(heading), Optional.empty()))
            .toList();
    Edition edition =
        new Edition(
            Language.GERMAN,
            "--- : #",
            "'teaser\"",
            Stream.of(blocks, headings, blocks.reversed()).flatMap(List::stream).toList());

    String text = EditionWriter.write(edition);

    Faults faults = new Faults();
    assertThat(EditionReader.read("", Language.GERMAN, text, faults)).contains(edition);
    faults.throwIfAny();
  }

  @Test
  void anEditionOfTheSampleCollectionIsWrittenAsPeopleWroteIt() {
    Edition edition =
        new Edition(
            Language.GERMAN,
            "Wessen Gold?",
            "Im April 1945.",
            List.of(
                new Block.Text(Optional.empty(), Optional.of(new RichText("Ein Absatz."))),
                new Block.Text(Optional.of("Danach"), Optional.of(new RichText("Noch einer."))),
                new Block.Picture(
                    new de.kaliregion.obenunten.content.Slug("gold"), Optional.empty())));

    assertThat(EditionWriter.write(edition))
        .isEqualTo(
            """
            ---
            title: Wessen Gold?
            teaser: Im April 1945.
            ---

            Ein Absatz.

            ## Danach

            Noch einer.

            ```picture
            item: gold
            ```
            """);
  }

  private static <T> void check(
      Function<GeneratedContent, T> make,
      Function<T, String> write,
      Function<String, Optional<T>> read) {
    GeneratedContent content = new GeneratedContent(4);
    for (int i = 0; i < TIMES; i++) {
      T thing = make.apply(content);
      String text = write.apply(thing);
      assertThat(read.apply(text)).as(text).contains(thing);
    }
  }

  private static Fields fields(String yaml) {
    Faults faults = new Faults();
    Optional<Fields> fields = Fields.parse("", 0, yaml, faults);
    faults.throwIfAny();
    return fields.orElseThrow();
  }
}
