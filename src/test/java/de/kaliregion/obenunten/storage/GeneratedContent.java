package de.kaliregion.obenunten.storage;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Consent;
import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Depth;
import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Edition;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.LearningRoute;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Notice;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Rights;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Source;
import de.kaliregion.obenunten.content.Story;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.Transcript;
import de.kaliregion.obenunten.content.Visit;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Handing;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryDraft;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.content.draft.story.Translation;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Valid content of every kind and shape, the same for the same seed. */
public final class GeneratedContent {
  private static final String LETTERS =
      "abc ÄÖÜäöüß\"\\$.{}[]'<>&\t–„“ 0123456789 Werra Schacht 🪨";

  private final Random random;

  public GeneratedContent(long seed) {
    this.random = new Random(seed);
  }

  /** One of each record that has a name of its own. */
  public List<Record> each() {
    return List.of(
        organisation(),
        place(),
        mediaItem(),
        sign(),
        route(),
        term(),
        notice(),
        story(),
        edition(Language.GERMAN),
        release(),
        master(),
        mediaDraft());
  }

  public Organisation organisation() {
    return new Organisation(
        slug(),
        wording(),
        maybe(() -> URI.create("https://museum.example/" + slug())),
        maybe(() -> new EmailAddress(slug() + "@museum.example")));
  }

  public Place place() {
    Level level = one(Level.values());
    boolean below = level == Level.BELOW;
    Optional<Depth> depth =
        below
            ? maybe(() -> new Depth(1 + random.nextInt(2_000), random.nextBoolean()))
            : Optional.empty();
    return new Place(
        slug(),
        wording(),
        slug(),
        line(),
        line(),
        some(1, 2, () -> one(FederalState.values())),
        new Coordinates(
            random.nextDouble() * 180 - 90,
            random.nextDouble() * 360 - 180,
            random.nextInt(20_001)),
        level,
        below ? Optional.of(slug()) : Optional.empty(),
        depth,
        depth.flatMap(_ -> maybe(this::source)),
        new Visit(maybe(this::wording), maybe(this::wording), maybe(this::wording)));
  }

  public MediaItem mediaItem() {
    return new MediaItem(
        slug(),
        one(MediaItem.Kind.values()),
        wording(),
        Optional.of(wording()),
        maybe(this::wording),
        maybe(this::wording),
        rights(),
        maybe(() -> new Consent(line(), maybe(() -> LocalDate.ofEpochDay(random.nextInt(30_000))))),
        derivatives(),
        maybe(this::slug),
        maybe(this::language),
        random.nextBoolean(),
        some(1, 3, this::transcript));
  }

  private Rights rights() {
    return new Rights(
        one(Licence.values()),
        line(),
        maybe(this::line),
        1500 + random.nextInt(700),
        maybe(this::line),
        maybe(this::wording));
  }

  /** An original in any state, with what stages made from it. */
  public Master master() {
    return new Master(
        id(),
        slug(),
        id(),
        line(),
        sha256(),
        random.nextLong(1L << 40),
        instant(),
        one(Master.State.values()),
        maybe(this::facts),
        maybe(this::wording),
        maybe(() -> Map.of(one(Stage.values()).name(), new Master.Made(1, derivatives())))
            .orElse(Map.of()));
  }

  /** What an inspection may find. */
  public Facts facts() {
    return new Facts(
        "image/jpeg",
        maybe(() -> one(MediaItem.Kind.values())),
        maybe(() -> new Dimensions(1 + random.nextInt(9_999), 1 + random.nextInt(9_999))),
        maybe(() -> random.nextLong(1L << 33)),
        maybe(() -> 1 + random.nextInt(99)),
        random.nextBoolean(),
        random.nextBoolean(),
        new Facts.Suggestion(
            maybe(this::line),
            maybe(this::text),
            maybe(this::line),
            maybe(this::line),
            maybe(this::line),
            maybe(() -> "1925-06"),
            maybe(this::line)),
        some(0, 3, () -> new Facts.Embedded(word(), text(), random.nextBoolean())));
  }

  /** A draft with anything said or not. */
  public MediaDraft mediaDraft() {
    return new MediaDraft(
        slug(),
        slug(),
        id(),
        1 + random.nextInt(99),
        description(),
        instant(),
        id(),
        maybe(this::instant),
        maybe(this::instant));
  }

  /** Anything that curators may say. */
  public Description description() {
    return new Description(
        maybe(this::wording),
        maybe(this::wording),
        maybe(this::wording),
        maybe(this::wording),
        maybe(() -> one(Licence.values())),
        maybe(this::line),
        maybe(this::line),
        maybe(() -> "1925-06-30"),
        maybe(this::line),
        maybe(this::wording),
        maybe(this::line),
        random.nextBoolean(),
        maybe(() -> new Consent(line(), maybe(() -> LocalDate.ofEpochDay(random.nextInt(30_000))))),
        maybe(this::slug),
        maybe(random::nextBoolean),
        maybe(this::slug),
        maybe(this::language),
        random.nextBoolean(),
        some(0, 2, this::transcript));
  }

  private String id() {
    return sha256().hex().substring(0, 32);
  }

  private Instant instant() {
    return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
  }

  public Derivatives derivatives() {
    return new Derivatives(
        some(1, 4, this::rendition),
        some(0, 2, this::rendition),
        some(0, 2, this::rendition),
        maybe(() -> "data:image/webp;base64,UklGRg=="),
        maybe(() -> "M0 50L" + random.nextInt(1_000) + " 0"),
        maybe(() ->
            new TilePack(sha256(), 1 + random.nextInt(999), new Dimensions(5_000, 4_000), 512)),
        maybe(this::text),
        maybe(random::nextBoolean));
  }

  private Rendition rendition() {
    return new Rendition(
        sha256(),
        "file-" + random.nextInt(999) + ".webp",
        "image/webp",
        1 + random.nextLong(1L << 40),
        Optional.of(new Rendition.Dimensions(1 + random.nextInt(9_999), 1 + random.nextInt(9_999))),
        Optional.of(random.nextLong(1L << 33)));
  }

  private Transcript transcript() {
    return new Transcript(
        language(),
        rendition(),
        some(
            1,
            5,
            () -> {
              long start = random.nextInt(100_000);
              return new Transcript.Cue(
                  start, start + 1 + random.nextInt(9_000), maybe(this::line), text());
            }));
  }

  public Sign sign() {
    Sign.State state = one(Sign.State.values());
    return new Sign(
        signCode(),
        state,
        state == Sign.State.ASSIGNED ? Optional.of(slug()) : Optional.empty(),
        maybe(this::slug),
        maybe(this::wording));
  }

  public SignCode signCode() {
    StringBuilder symbols = new StringBuilder();
    for (int i = 0; i < SignCode.LENGTH - 1; i++) {
      symbols.append(SignCode.ALPHABET.charAt(random.nextInt(SignCode.ALPHABET.length())));
    }
    return SignCode.withCheckSymbol(symbols.toString());
  }

  public LearningRoute route() {
    return new LearningRoute(
        slug(),
        wording(),
        wording(),
        slug(),
        some(
            1,
            4,
            () ->
                new LearningRoute.Station(
                    slug(), wording(), some(0, 3, () -> new LearningRoute.Task(wording())))));
  }

  public GlossaryTerm term() {
    return new GlossaryTerm(slug(), wording(), wording());
  }

  public Notice notice() {
    return new Notice(slug(), List.of(edition(Language.GERMAN), edition(Language.EASY_GERMAN)));
  }

  public Story story() {
    return new Story(slug(), slug(), slug(), one(Tone.values()), slug(), some(1, 3, this::source));
  }

  private Source source() {
    return new Source(
        maybe(() -> "G" + random.nextInt(99)),
        line(),
        maybe(() -> URI.create("https://example.org/a?b=" + random.nextInt(99))));
  }

  public Edition edition(Language language) {
    return new Edition(
        language,
        line(),
        line(),
        Stream.concat(
                Stream.of(new Block.Text(Optional.empty(), Optional.of(richText()))),
                blocks().stream())
            .toList());
  }

  public Release release() {
    return new Release(
        story(),
        edition(language()),
        1 + random.nextInt(99),
        Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)));
  }

  /** One block of each kind. */
  public List<Block> blocks() {
    return List.of(
        new Block.Text(maybe(this::line), Optional.of(richText())),
        picture(),
        new Block.Gallery(some(2, 5, this::picture)),
        new Block.ThenAndNow(slug(), slug(), maybe(this::line)),
        new Block.Audio(slug(), maybe(this::line)),
        new Block.Video(slug(), maybe(this::line)),
        new Block.Panorama(slug(), maybe(this::line)),
        new Block.Model(slug(), slug(), maybe(this::line)),
        new Block.Document(slug(), maybe(this::line)),
        new Block.Quote(text(), line(), maybe(this::language)),
        new Block.Timeline(some(1, 4, () -> new Block.Timeline.Event(word(), richText()))),
        new Block.Question(
            line(),
            List.of(
                new Block.Question.Choice(line(), true),
                new Block.Question.Choice(line(), random.nextBoolean())),
            richText()),
        new Block.Map(some(1, 4, this::slug), maybe(this::line)));
  }

  /** What somebody may have typed for an edition: some of it right, some wrong, some missing. */
  public Manuscript manuscript() {
    return new Manuscript(
        typed(),
        typed(),
        some(0, 8, () -> block(one(BlockKind.values()))),
        maybe(() -> one(Translation.values())),
        maybe(() -> 1 + random.nextLong(99)));
  }

  /** A block of this kind in which somebody has typed. */
  public BlockDraft block(BlockKind kind) {
    return new BlockDraft(
        draftId(),
        kind,
        words(kind.fields()),
        kind.hasEntries() ? some(0, 4, () -> entry(kind.entryFields())) : List.of());
  }

  /** A row in which somebody has typed. */
  public EntryDraft entry(List<Field> fields) {
    return new EntryDraft(draftId(), words(fields));
  }

  private Map<String, String> words(List<Field> fields) {
    Map<String, String> words = new HashMap<>();
    fields.forEach(field -> words.put(field.name(), typed()));
    return words;
  }

  /** What somebody may have typed into a field of any kind. */
  public String typed() {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> slug().value();
      case 2 -> "  " + line() + " ";
      case 3 -> "true";
      case 4 -> text().repeat(1 + random.nextInt(3));
      default -> word();
    };
  }

  /** As a browser makes them. */
  public String draftId() {
    return "%010d".formatted(random.nextLong(10_000_000_000L));
  }

  public SaveId saveId() {
    return new SaveId("save-" + id());
  }

  /** What somebody may have typed for all languages of a story. */
  public StoryFacts storyFacts() {
    return new StoryFacts(
        typed(), one(Tone.values()), typed(), some(0, 3, () -> entry(StoryFacts.SOURCE)));
  }

  public EditionDraft editionDraft() {
    return new EditionDraft(
        slug(),
        language(),
        slug(),
        1,
        saveId(),
        manuscript(),
        one(EditionDraft.State.values()),
        instant(),
        id(),
        maybe(() -> new EditionDraft.Publication(1 + random.nextInt(9), 1)),
        maybe(() -> new Handing(id(), maybe(this::id), id(), instant())),
        Optional.empty());
  }

  public StoryDraft storyDraft() {
    return new StoryDraft(
        slug(), slug(), maybe(this::id), 1, saveId(), storyFacts(), instant(), id());
  }

  private Block.Picture picture() {
    return new Block.Picture(slug(), maybe(this::line));
  }

  public Slug slug() {
    return new Slug("s" + Integer.toString(random.nextInt(1 << 30), 36) + "-x");
  }

  public Sha256 sha256() {
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return new Sha256(HexFormat.of().formatHex(digest));
  }

  private Wording wording() {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    texts.put(Language.GERMAN, text());
    maybe(this::text).ifPresent(text -> texts.put(Language.ENGLISH, text));
    maybe(this::text).ifPresent(text -> texts.put(Language.EASY_GERMAN, text));
    return new Wording(texts);
  }

  private RichText richText() {
    return new RichText(text() + "\n\n" + text());
  }

  private Language language() {
    return one(Language.values());
  }

  private String word() {
    return "w" + random.nextInt(9_999);
  }

  private String line() {
    return "L" + letters(random.nextInt(60));
  }

  private String text() {
    return "T" + letters(random.nextInt(300)) + "\n" + line();
  }

  private String letters(int count) {
    int[] points = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  @SafeVarargs
  private <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> some(int least, int most, Supplier<T> value) {
    return IntStream.range(0, least + random.nextInt(most - least + 1))
        .mapToObj(i -> value.get())
        .toList();
  }
}
