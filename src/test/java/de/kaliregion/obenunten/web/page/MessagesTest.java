package de.kaliregion.obenunten.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.FederalState;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Level;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.access.Barrier;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.content.draft.Stage;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardList;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EditionStatus;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.Translation;
import de.kaliregion.obenunten.media.library.MediaJobs;
import de.kaliregion.obenunten.media.library.MediaJournal;
import de.kaliregion.obenunten.storage.job.Job;
import de.kaliregion.obenunten.studio.history.WordDiff;
import de.kaliregion.obenunten.studio.media.Show;
import de.kaliregion.obenunten.studio.review.Saying;
import de.kaliregion.obenunten.studio.search.Thing;
import de.kaliregion.obenunten.studio.story.EasyGerman;
import de.kaliregion.obenunten.studio.story.ReviewForm;
import de.kaliregion.obenunten.studio.story.StoryQuery;
import de.kaliregion.obenunten.studio.story.StoryShow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
  /** The words of the pages are asked of {@code text}, {@code text()} or {@code Messages.in(…)}. */
  private static final Pattern ASKED =
      Pattern.compile("(?:\\btext|\\))\\.text\\(\\s*\"([a-z][\\w.-]*)\"\\s*[,)]");

  private static final Pattern CHOSEN =
      Pattern.compile("\\.text\\([^\"()]*\\?\\s*\"([\\w.-]+)\"\\s*:\\s*\"([\\w.-]+)\"");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][\\w.-]*)\"");

  /** A line of the studio's menu, an entry in its log, and what a page is told by {@code done=}. */
  private static final Pattern MENU =
      Pattern.compile("new Entry\\(\\s*\"[^\"]+\",\\s*\"([\\w.]+)\"");

  private static final Pattern AUDITED =
      Pattern.compile(
          "\\.add(?:Account|ByCommandLine)?\\(\\s*(?:[\\w.()]+,\\s*)?\"([a-z]+(?:-[a-z]+)+)\"");

  private static final Pattern DONE = Pattern.compile("[?&]done=([a-z]+(?:-[a-z]+)*)\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

  /** A set of words: who uses it, and in which languages. */
  enum Room {
    VISITOR(List.of(Language.values())) {
      @Override
      Messages in(Language language) {
        return Messages.in(language);
      }

      @Override
      boolean owns(Path source) {
        return !STUDIO.owns(source);
      }
    },
    STUDIO(Messages.STUDIO_LANGUAGES) {
      @Override
      Messages in(Language language) {
        return Messages.ofStudio(language);
      }

      @Override
      boolean owns(Path source) {
        return source.toString().contains("/studio/");
      }
    };

    private final List<Language> languages;

    Room(List<Language> languages) {
      this.languages = languages;
    }

    abstract Messages in(Language language);

    abstract boolean owns(Path source);

    Set<String> keys() {
      return in(Language.GERMAN).keys();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasTheSameKeys(Room room) {
    assertThat(room.languages)
        .allSatisfy(language ->
            assertThat(room.in(language).keys()).containsExactlyInAnyOrderElementsOf(room.keys()));
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageSaysTheSameValues(Room room) {
    for (Language language : room.languages) {
      assertThat(room.keys())
          .allSatisfy(key ->
              assertThat(placeholders(room.in(language), key))
                  .as(key)
                  .isEqualTo(placeholders(room.in(Language.GERMAN), key)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTextIsEmpty(Room room) {
    for (Language language : room.languages) {
      assertThat(room.keys())
          .allSatisfy(key -> assertThat(room.in(language).text(key)).as(key).isNotBlank());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKeyThatIsAskedForIsThere(Room room) throws IOException {
    Set<String> asked = composed(room);
    for (String source : sources(room)) {
      ASKED.matcher(source).results().map(found -> found.group(1)).forEach(asked::add);
      CHOSEN
          .matcher(source)
          .results()
          .flatMap(found -> Stream.of(found.group(1), found.group(2)))
          .forEach(asked::add);
    }
    assertThat(asked).hasSizeGreaterThan(60);
    assertThat(room.keys()).containsAll(asked);
  }

  @ParameterizedTest
  @EnumSource
  void noKeyIsThereForNothing(Room room) throws IOException {
    Set<String> named = composed(room);
    for (String source : sources(room)) {
      LITERAL
          .matcher(source)
          .results()
          .map(found -> found.group(1))
          .flatMap(word -> Stream.of(word, word + ".one", "audit." + word, "done." + word))
          .forEach(named::add);
    }
    assertThat(named).containsAll(room.keys());
  }

  @Test
  void valuesTakeTheirPlaces() {
    assertThat(Messages.in(Language.ENGLISH).text("language.de")).isEqualTo("German");
    assertThat(Messages.in(Language.GERMAN).text("depth.about", 800))
        .contains("800")
        .doesNotContain("{");
  }

  @Test
  void aKeyThatIsNotThereIsTold() {
    assertThatThrownBy(() -> Messages.in(Language.GERMAN).text("nothing.here"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing.here");
  }

  @Test
  void numbersFollowTheLanguage() {
    assertThat(Messages.in(Language.GERMAN).number(1234.5, 1)).isEqualTo("1.234,5");
    assertThat(Messages.in(Language.ENGLISH).number(1234.5, 1)).isEqualTo("1,234.5");
  }

  /**
   * Of these the code names the first half; the scripts know the words to upload by, one by one.
   */
  private static final List<String> FAMILIES =
      List.of(
          "block.",
          "card.hint.",
          "field.",
          "format.",
          "language.",
          "licence.",
          "state.",
          "story.field.",
          "story.hint.",
          "story.script.",
          "item.transcript.",
          "upload.script.");

  /** Keys that the code puts together. */
  private static Set<String> composed(Room room) throws IOException {
    return room == Room.STUDIO ? composedInTheStudio() : composedForVisitors();
  }

  private static Set<String> composedForVisitors() {
    Set<String> keys = new TreeSet<>();
    Arrays.stream(Language.values()).map(l -> "language." + l.tag()).forEach(keys::add);
    Arrays.stream(FederalState.values()).map(s -> "state." + s).forEach(keys::add);
    for (String sheet : List.of("places", "map", "sign.retired", "sign.unassigned")) {
      keys.add(sheet + ".title");
      keys.add(sheet + ".lead");
    }
    for (Barrier barrier : Barrier.values()) {
      String key = "access." + barrier;
      keys.addAll(Set.of(key, key + ".one", key + ".why"));
    }
    return keys;
  }

  /** Roles and menu by their names; deeds by what the code writes down or sends back. */
  private static Set<String> composedInTheStudio() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Role role : Role.values()) {
      keys.add("role." + role);
      keys.add("role." + role + ".hint");
    }
    addAll(keys, List.of("kind.", "kinds."), Kind.values());
    addAll(keys, List.of("gap."), Gap.values());
    addAll(keys, List.of("show."), Show.values());
    addAll(keys, List.of("step."), Stage.values());
    addAll(keys, List.of("job."), Job.State.values());
    addAll(keys, List.of("history.block."), WordDiff.Fate.values());
    addAll(keys, List.of("status."), EditionStatus.values());
    addAll(keys, List.of("tone."), Tone.values());
    addAll(keys, List.of("search."), Thing.Kind.values());
    for (Barrier barrier : Barrier.values()) {
      keys.addAll(Set.of("debt." + barrier, "debt." + barrier + ".hint"));
    }
    for (String group : List.of("stories", "media", "people")) {
      keys.add("search." + group + ".all");
    }
    for (String chart : List.of("days", "weeks")) {
      keys.addAll(Set.of("scans." + chart + ".column", "scans.words." + chart));
    }
    addAll(keys, List.of("easy."), EasyGerman.Rule.values());
    addAll(keys, List.of("translation."), Translation.values());
    for (Class<?> reason : StoryGap.Reason.class.getPermittedSubclasses()) {
      keys.add("reason." + reason.getSimpleName());
    }
    keys.addAll(
        Set.of("reason.TooFew.one", "reason.ItemWaits.missing", "done.story-kept", "story.title"));
    for (BlockKind kind : BlockKind.values()) {
      keys.add("block." + kind.word());
      if (kind.hasEntries()) {
        keys.add("story.row." + kind.word());
        keys.add("story.row.add." + kind.word());
      }
      Stream.concat(kind.fields().stream(), kind.entryFields().stream())
          .forEach(field -> keys.add("story.field." + field.name()));
    }
    addAll(keys, List.of("card.level."), Level.values());
    addAll(keys, List.of("card.reason."), CardGap.Reason.values());
    for (CardKind kind : CardKind.values()) {
      Stream.of("card.new.", "card.back.", "card.begin.", "card.lead.")
          .forEach(family -> keys.add(family + kind.word()));
      keys.add("nav." + kind.path());
      kind.sections().forEach(section -> keys.add("card.section." + section.name()));
      kind.fields().forEach(field -> keys.add("card.field." + field.name()));
      kind.list().ifPresent(list -> addList(keys, list));
    }
    addAll(keys, List.of("stories.show."), StoryShow.values());
    addAll(keys, List.of("stories.order."), StoryQuery.Order.values());
    addAll(keys, List.of("talk.fault."), Saying.Refused.Why.values());
    keys.add("review.moment." + ReviewForm.LAUNCH);
    keys.add("review.moment." + ReviewForm.END);
    Arrays.stream(MediaJournal.Action.values())
        .filter(action -> action != MediaJournal.Action.PURGED) // The house does that itself.
        .map(action -> action.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(action -> keys.add("audit.media-" + action));
    keys.addAll(Set.of("item.nobody", "item.panorama", "item.synthetic"));
    keys.add("step." + MediaJobs.INSPECT);
    Arrays.stream(Licence.values()).map(l -> "licence." + l.name() + ".hint").forEach(keys::add);
    Room.STUDIO.keys().stream()
        .filter(key -> FAMILIES.stream().anyMatch(key::startsWith))
        .forEach(keys::add);
    for (String source : sources(Room.STUDIO)) {
      MENU.matcher(source).results().map(m -> m.group(1) + ".hint").forEach(keys::add);
      AUDITED.matcher(source).results().map(m -> "audit." + m.group(1)).forEach(keys::add);
      DONE.matcher(source).results().map(m -> "done." + m.group(1)).forEach(keys::add);
    }
    return keys;
  }

  private static void addList(Set<String> keys, CardList list) {
    Stream.of("card.field.", "card.part.", "card.add.", "card.remove.")
        .forEach(family -> keys.add(family + list.name()));
    list.fields().forEach(field -> keys.add("card.field." + field.name()));
    list.within().ifPresent(within -> addList(keys, within));
  }

  private static void addAll(Set<String> keys, List<String> families, Enum<?>[] members) {
    for (String family : families) {
      Arrays.stream(members).map(member -> family + member.name()).forEach(keys::add);
    }
  }

  private static List<String> sources(Room room) throws IOException {
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"));
        Stream<Path> code = Files.walk(Path.of("src/main/java/de/kaliregion/obenunten"))) {
      return Stream.concat(templates, code)
          .filter(Files::isRegularFile)
          .filter(room::owns)
          // Records check, and the collection reads, fields by a method of the same name.
          .filter(file -> !file.toString().matches(".*/(collection|content)/.*"))
          .map(MessagesTest::content)
          .toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Set<String> placeholders(Messages messages, String key) {
    return PLACEHOLDER
        .matcher(messages.text(key))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
