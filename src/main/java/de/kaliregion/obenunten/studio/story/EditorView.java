package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.review.RemarkThread;
import de.kaliregion.obenunten.content.draft.review.Topic;
import de.kaliregion.obenunten.content.draft.story.Address;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.Clash;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.EditionStatus;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.content.draft.story.StoryGap.Reason;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.history.Writers;
import de.kaliregion.obenunten.studio.review.Talk;
import de.kaliregion.obenunten.studio.review.TypedRemark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A story in the editor, with one of its languages.
 *
 * @param facts as the form shows them
 * @param words as the form shows them
 * @param seen the version of the edition that the form shows; 0 where there is none
 * @param seenFacts the same of the facts
 * @param faults why it could not be published; empty where nobody tried
 * @param conflict if somebody else was faster
 * @param places all places, by their names
 * @param mayEdit whether the person may write
 * @param mayPublish whether the person may let visitors have it
 * @param talk what is said about it
 * @param review where it is on its way to visitors
 */
public record EditorView(
    Telling telling,
    OpenStory open,
    Language language,
    StoryFacts facts,
    Manuscript words,
    long seen,
    long seenFacts,
    FormFaults faults,
    Optional<StoryConflict> conflict,
    ItemChoices items,
    Map<Slug, String> places,
    boolean mayEdit,
    boolean mayPublish,
    Talk talk,
    ReviewBox review) {
  private static final String PATTERN = "pattern";

  /** The story's address in the studio. */
  public String path() {
    return StoryServices.PATH + "/" + open.story().slug();
  }

  /** The address of this language. */
  public String pathIn(Language other) {
    return path() + "?in=" + other.tag();
  }

  public OpenStory.Sheet sheet() {
    return open.in(language);
  }

  /** What the story is called, in this language or else in another. */
  public String title() {
    return Stream.concat(
            Stream.of(words.title()),
            open.editions().stream()
                .flatMap(sheet -> sheet.draft().stream())
                .map(draft -> draft.manuscript().title()))
        .filter(title -> !title.isBlank())
        .findFirst()
        .orElseGet(() -> telling.text().text("story.untitled"));
  }

  /** A name for the next save. */
  public SaveId nextSave() {
    return SaveId.random();
  }

  /** The language of the words, for spelling and for screen readers. */
  public String lang() {
    return language == Language.EASY_GERMAN ? "de" : language.tag();
  }

  /** The German words beside which a translation is written. */
  public Optional<Manuscript> german() {
    return Optional.of(Language.GERMAN)
        .filter(german -> german != language)
        .flatMap(german -> open.in(german).draft())
        .map(EditionDraft::manuscript);
  }

  /** The version of the German words that visitors have, or else the newest. */
  public Optional<Long> germanVersion() {
    return Optional.of(Language.GERMAN)
        .filter(german -> german != language)
        .flatMap(german -> open.in(german).draft())
        .map(draft -> draft.published().map(known -> known.version()).orElse(draft.version()));
  }

  /** The German words for the same block. */
  public Optional<BlockDraft> german(BlockDraft block) {
    return german().flatMap(words -> words.block(block.id()));
  }

  /** Whether this edition could begin with the parts of the German one. */
  public boolean canBeginWithGerman() {
    return seen == 0 && words.blocks().isEmpty() && german().isPresent() && mayEdit;
  }

  /** Whether visitors have this language in any version. */
  public boolean isPublished() {
    return sheet().draft().flatMap(draft -> draft.published()).isPresent();
  }

  public EditionStatus status() {
    return sheet().status();
  }

  /** What the field shows: where two wrote in it, what this person wrote. */
  public String shown(String address, String value) {
    return clash(address).map(Clash.Words::mine).orElse(value);
  }

  /** What two wrote into this field. */
  public Optional<Clash.Words> clash(String address) {
    return conflict.flatMap(lost -> lost.words(address));
  }

  /** Who was faster. */
  public String other() {
    return conflict.map(lost -> writer(lost.who())).orElse("");
  }

  /** What somebody who saved is called. */
  public String writer(String account) {
    return new Writers(telling).name(account);
  }

  /** The orders of the blocks, if both moved some. */
  public Optional<Clash.Order> order(String list) {
    return conflict.flatMap(lost -> lost.order(Address.of(list)));
  }

  /** What is missing before visitors can have anything of it. */
  public List<StoryGap> needed() {
    return Stream.concat(open.missing().stream(), sheet().needed().stream())
        .filter(gap -> !isReleasedToo(gap))
        .toList();
  }

  /** What keeps single blocks from visitors. */
  public List<StoryGap> waiting() {
    return sheet().waiting().stream().filter(gap -> !isReleasedToo(gap)).toList();
  }

  /**
   * Whether publishing itself closes the gap: an item that lacks nothing is released with the
   * story. Once that has been tried in vain, it is told.
   */
  private boolean isReleasedToo(StoryGap gap) {
    return mayPublish
        && faults.isEmpty()
        && gap.reason() instanceof Reason.ItemWaits(_, var missing)
        && missing.isEmpty();
  }

  private Stream<StoryGap> gaps() {
    return Stream.of(open.missing(), sheet().needed(), sheet().waiting()).flatMap(List::stream);
  }

  /**
   * What is wrong with the field, in words. That it is still empty is not said before somebody
   * tries to publish it: the list of what is missing says so.
   */
  public Optional<String> wrong(String address) {
    return gaps()
        .filter(gap -> gap.address().toString().equals(address))
        .filter(gap -> !faults.isEmpty() || !isOpen(gap.reason()))
        .filter(gap -> !isReleasedToo(gap))
        .map(gap -> reason(gap.reason()))
        .findFirst();
  }

  private static boolean isOpen(Reason reason) {
    return reason instanceof Reason.Missing
        || reason instanceof Reason.TooFew
        || reason instanceof Reason.NoTextFirst
        || reason instanceof Reason.NoCorrectAnswer
        || reason instanceof Reason.ItemWaits;
  }

  /** Where the gap is and what it is, in words. */
  public String describe(StoryGap gap) {
    return where(gap.address()) + ": " + reason(gap.reason());
  }

  private String where(Address address) {
    String field = fieldName(address.field());
    return address
        .block()
        .flatMap(words::block)
        .map(block ->
            telling
                .text()
                .text(
                    "story.where",
                    blockName(block),
                    isWhole(address) ? telling.text().text("story.where.whole") : field))
        .orElse(field);
  }

  private static boolean isWhole(Address address) {
    return address.field().equals("entries");
  }

  /** Its kind and its number among the blocks, such as "3: Picture". */
  public String blockName(BlockDraft block) {
    return telling
        .text()
        .text("story.block", number(block), telling.text().text("block." + block.kind().word()));
  }

  /** Its number, from 1. */
  public int number(BlockDraft block) {
    return words.blocks().stream().map(BlockDraft::id).toList().indexOf(block.id()) + 1;
  }

  /** What a field is called. */
  public String fieldName(String field) {
    return telling.text().text("story.field." + field);
  }

  private String reason(Reason reason) {
    String key = "reason." + reason.getClass().getSimpleName();
    return switch (reason) {
      case Reason.TooLong(int most) -> telling.text().text(key, telling.text().number(most, 0));
      case Reason.TooFew(int least) -> telling.count(key, least);
      case Reason.TooMany(int most) -> telling.text().text(key, telling.text().number(most, 0));
      case Reason.WrongKind(var needed) ->
          telling.text().text(key, telling.text().text("kinds." + needed));
      case Reason.ItemWaits(Slug item, var missing) ->
          missing.isEmpty()
              ? telling.text().text(key, items.title(item.value()))
              : telling
                  .text()
                  .text(
                      key + ".missing",
                      items.title(item.value()),
                      missing.stream()
                          .map(gap -> telling.text().text("gap." + gap))
                          .collect(Collectors.joining(", ")));
      case Reason.NotAllowed(int line, _) ->
          telling.text().text(key, telling.text().number(line + 1, 0));
      default -> telling.text().text(key);
    };
  }

  /** The id of the form's field to which a gap leads. */
  public String anchor(StoryGap gap) {
    return gap.anchor();
  }

  /** The gaps as faults of the form. */
  static FormFaults faults(EditorView view) {
    FormFaults faults = FormFaults.none();
    Stream.concat(view.open.missing().stream(), view.sheet().needed().stream())
        .forEach(gap -> faults.add(view.anchor(gap), view.describe(gap)));
    return faults;
  }

  EditorView with(FormFaults found) {
    return with(found, talk, review);
  }

  /** The same with remarks that were not taken. */
  EditorView with(Remarks.Sent sent) {
    return with(faults, talk.with(sent.kept(), sent.faults()), review);
  }

  /** The same with remarks that nobody has looked at yet. */
  EditorView withTyped(List<TypedRemark> remarks) {
    return with(faults, talk.with(remarks, FormFaults.none()), review);
  }

  /** The same with what was typed for a step that could not be taken. */
  EditorView with(ReviewForm form, FormFaults found) {
    return with(faults, talk, review.with(form, found));
  }

  private EditorView with(FormFaults found, Talk otherTalk, ReviewBox otherReview) {
    return new EditorView(
        telling,
        open,
        language,
        facts,
        words,
        seen,
        seenFacts,
        found,
        conflict,
        items,
        places,
        mayEdit,
        mayPublish,
        otherTalk,
        otherReview);
  }

  /** All that is wrong, wherever it was typed. */
  public FormFaults allFaults() {
    FormFaults all = FormFaults.none();
    Stream.of(faults, talk.faults(), review.faults()).forEach(some -> some.all().forEach(all::add));
    return all;
  }

  /** Where remarks are sent to that come without the words of the story. */
  public String talkPath() {
    return path() + "/comments";
  }

  /** What a part is called about which something was said. */
  public String topicName(Topic topic) {
    return switch (topic.part()) {
      case Topic.STORY -> telling.text().text("talk.story");
      case Topic.FACTS -> telling.text().text("story.facts");
      case Topic.TITLE, Topic.TEASER -> fieldName(topic.part());
      default ->
          words
              .block(topic.part())
              .map(this::blockName)
              .orElseGet(() -> telling.text().text("talk.removed"));
    };
  }

  /** The threads about blocks that are no longer there. */
  public List<RemarkThread> aboutRemoved() {
    return talk.aboutRemoved(words.blocks().stream().map(BlockDraft::id).toList());
  }

  /** The words of a block as they are read beside a translation. */
  public List<Said> said(BlockDraft block) {
    List<Said> said = new ArrayList<>();
    for (Field field : block.kind().fields()) {
      add(said, field, block.word(field.name()));
    }
    for (EntryDraft row : block.entries()) {
      for (Field field : block.kind().entryFields()) {
        add(said, field, row.word(field.name()));
      }
    }
    return said;
  }

  private void add(List<Said> said, Field field, String text) {
    if (field.form().isProse() && !text.isBlank()) {
      said.add(new Said(fieldName(field.name()), text));
    }
  }

  /** A field and what stands in it. */
  public record Said(String field, String text) {}

  /** Whether there is a place of this name. */
  public boolean isPlace(String slug) {
    return Slug.isValid(slug) && places.containsKey(new Slug(slug));
  }

  /** What helps to fill a field of this kind of block; empty where nothing needs to be said. */
  public String hint(BlockKind kind, Field field) {
    String key = "story.hint." + kind.word() + "." + field.name();
    return telling.text().has(key) ? telling.text().text(key) : "";
  }

  /** The number of the row in its block, from 1; 0 for a pattern. */
  public int number(BlockDraft block, EntryDraft row) {
    return isPattern(row.id())
        ? 0
        : block.entries().stream().map(EntryDraft::id).toList().indexOf(row.id()) + 1;
  }

  /** What is said where one of two removed a block in which the other wrote. */
  public Optional<String> removed(BlockDraft block) {
    return conflict
        .flatMap(lost -> lost.block(block.id()))
        .map(clash -> removed(clash.mine().isEmpty(), clash.theirs().isEmpty()));
  }

  /** The same for a row. */
  public Optional<String> removed(BlockDraft block, EntryDraft row) {
    return conflict
        .flatMap(lost -> lost.row(row.id()))
        .filter(clash -> clash.block().map(block.id()::equals).orElse(false))
        .map(clash -> removed(clash.mine().isEmpty(), clash.theirs().isEmpty()));
  }

  private String removed(boolean byMe, boolean byThem) {
    String key =
        byMe ? "story.removed.mine" : byThem ? "story.removed.theirs" : "story.removed.kind";
    return telling.text().text(key, other());
  }

  /** The id of the part of the page where the clash is to be settled. */
  public String anchor(Clash clash) {
    return switch (clash) {
      case Clash.Words(Address address, _, _, _) -> address.toString();
      case Clash.Block(var base, var mine, var theirs) ->
          "pick." + base.or(() -> mine).or(() -> theirs).orElseThrow().id();
      case Clash.Row(var block, var base, var mine, var theirs) -> {
        String row = base.or(() -> mine).or(() -> theirs).orElseThrow().id();
        yield "pick." + block.map(id -> id + ".").orElse("") + row;
      }
      case Clash.Order(Address list, _, _, _) -> "pick." + list;
    };
  }

  /** What must be chosen, in words. */
  public String describe(Clash clash) {
    return switch (clash) {
      case Clash.Words(Address address, _, _, _) -> where(address);
      case Clash.Block(var base, var mine, var theirs) ->
          blockName(base.or(() -> mine).or(() -> theirs).orElseThrow());
      case Clash.Row(var block, _, _, _) ->
          block.flatMap(words::block).map(this::blockName).orElseGet(() -> fieldName("sources"));
      case Clash.Order _ -> telling.text().text("story.order");
    };
  }

  /** What stands in a field, as people call it. */
  public String inWords(String address, String value) {
    return switch (address.substring(address.lastIndexOf('.') + 1)) {
      case "place" -> isPlace(value) ? places.get(new Slug(value)) : value;
      case "cover", "item", "then", "now", "poster" -> items.title(value);
      case "tone" -> telling.text().text("tone." + value);
      case "translation" -> telling.text().text("translation." + value);
      default -> value;
    };
  }

  /** An empty block of this kind, of which the page's script makes new ones. */
  public BlockDraft pattern(BlockKind kind) {
    return new BlockDraft(
        PATTERN + "block",
        kind,
        Map.of(),
        IntStream.range(0, kind.entries().least())
            .mapToObj(n -> new EntryDraft(PATTERN + "row" + n, Map.of()))
            .toList());
  }

  /** The same for a row of a block. */
  public EntryDraft patternRow() {
    return new EntryDraft(PATTERN + "row", Map.of());
  }

  /** The same for a source. */
  public EntryDraft patternSource() {
    return new EntryDraft(PATTERN + "source", Map.of());
  }

  /** Whether this is part of a pattern; its lists are filled when something is made of it. */
  public boolean isPattern(String address) {
    return address.contains(PATTERN);
  }

  /** A place in Leichte Sprache that is hard to read, and the field where it stands. */
  public record Advice(String address, EasyGerman.Finding finding) {}

  /** What could be said more easily; only for Leichte Sprache. */
  public List<Advice> advice() {
    if (language != Language.EASY_GERMAN) {
      return List.of();
    }
    List<Advice> advice = new ArrayList<>();
    advise(advice, "title", words.title());
    advise(advice, "teaser", words.teaser());
    for (BlockDraft block : words.blocks()) {
      block.kind().fields().stream()
          .filter(field -> field.form().isProse())
          .forEach(field ->
              advise(advice, Address.in(block, field.name()).toString(), block.word(field.name())));
      for (EntryDraft row : block.entries()) {
        block.kind().entryFields().stream()
            .filter(field -> field.form().isProse())
            .forEach(field ->
                advise(
                    advice,
                    Address.in(block, row, field.name()).toString(),
                    row.word(field.name())));
      }
    }
    return List.copyOf(advice);
  }

  private static void advise(List<Advice> advice, String address, String text) {
    EasyGerman.findings(text).forEach(finding -> advice.add(new Advice(address, finding)));
  }
}
