package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Tone;
import de.kaliregion.obenunten.content.draft.story.BlockDraft;
import de.kaliregion.obenunten.content.draft.story.BlockKind;
import de.kaliregion.obenunten.content.draft.story.EntryDraft;
import de.kaliregion.obenunten.content.draft.story.Field;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.content.draft.story.StoryFacts;
import de.kaliregion.obenunten.content.draft.story.Translation;
import de.kaliregion.obenunten.studio.review.TypedRemark;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The editor's form as it was sent. Its fields are named by their {@code Address}; {@code block},
 * {@code row} and {@code source} say in their order which parts there are. Where the form asked
 * what to take of two, {@code pick.ADDRESS} says it.
 *
 * @param seen the version of the edition that the person saw; 0 where there was none
 * @param seenFacts the same of what all languages share
 * @param position the place to which a block shall move, from 1
 * @param remarks what was typed into the boxes for remarks
 * @param review what was typed for a step of the review
 * @param byScript whether a script sent it while the person goes on writing
 */
record StoryForm(
    Language language,
    long seen,
    long seenFacts,
    SaveId save,
    StoryFacts facts,
    Manuscript words,
    StoryAct act,
    int position,
    List<TypedRemark> remarks,
    ReviewForm review,
    boolean byScript) {
  private static final int LONGEST_NUMBER = 18;
  private static final String MINE = "mine";
  private static final String THEIRS = "theirs";
  private static final String REMOVE = "remove";

  /**
   * Reads it.
   *
   * @throws ProblemException 400 for what the editor does not send, 413 for a story that is too
   *     long
   */
  static StoryForm of(Form form) {
    return checked(() -> {
      StoryAct act = StoryAct.of(form.value("act")).orElseThrow(StoryForm::malformed);
      return new StoryForm(
          Language.ofTag(form.value("in")).orElseThrow(StoryForm::malformed),
          number(form.value("seen")),
          number(form.value("seenFacts")),
          new SaveId(form.value("save")),
          facts(form),
          words(form),
          act,
          act instanceof StoryAct.OnBlock(StoryAct.Verb verb, String block)
                  && verb == StoryAct.Verb.TO
              ? (int) Math.min(number(form.value("position." + block)), Integer.MAX_VALUE)
              : 0,
          TypedRemark.of(form),
          ReviewForm.of(form),
          form.value("by").equals("script"));
    });
  }

  private static <T> T checked(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidContentException e) {
      boolean tooLong = List.of("manuscript", "facts").contains(e.field());
      throw tooLong
          ? Problem.of(ProblemType.CONTENT_TOO_LARGE)
              .withDetail(
                  "Die Geschichte ist zu lang geworden. Gehen Sie zurück und kürzen Sie sie, oder"
                      + " machen Sie zwei daraus.",
                  "The story has become too long. Go back and shorten it, or make two of it.",
                  "Die Geschichte ist zu lang. Gehen Sie zurück. Machen Sie die Geschichte kürzer.")
              .exception()
          : malformed();
    }
  }

  private static ProblemException malformed() {
    return Problem.of(ProblemType.BAD_REQUEST).exception();
  }

  private static long number(String text) {
    if (!text.matches("\\d{1," + LONGEST_NUMBER + "}")) {
      throw malformed();
    }
    return Long.parseLong(text);
  }

  private static StoryFacts facts(Form form) {
    List<EntryDraft> sources =
        form.all("source").stream()
            .filter(id -> !isRemoved(form, id))
            .map(id -> new EntryDraft(id, words(form, id + ".", StoryFacts.SOURCE)))
            .toList();
    return new StoryFacts(
        value(form, "place"),
        one(Tone.values(), value(form, "tone")).orElse(Tone.PLAIN),
        value(form, "cover"),
        ordered(form, "sources", sources, EntryDraft::id));
  }

  private static Manuscript words(Form form) {
    List<BlockDraft> blocks =
        form.all("block").stream()
            .map(text -> text.split(" ", 2))
            .filter(parts -> !isRemoved(form, parts[0]))
            .map(parts -> block(form, parts[0], parts.length < 2 ? "" : parts[1]))
            .toList();
    Optional<Long> germanVersion =
        Optional.of(form.value("germanVersion"))
            .filter(text -> !text.isEmpty())
            .map(StoryForm::number);
    return new Manuscript(
        value(form, "title"),
        value(form, "teaser"),
        ordered(form, "blocks", blocks, BlockDraft::id),
        one(Translation.values(), value(form, "translation")),
        form.value("caughtUp").isEmpty()
            ? germanVersion
            : Optional.of(number(form.value("caughtUp"))));
  }

  private static BlockDraft block(Form form, String id, String word) {
    BlockKind kind = BlockKind.ofWord(word).orElseThrow(StoryForm::malformed);
    List<EntryDraft> rows =
        form.all("row").stream()
            .filter(row -> row.startsWith(id + " "))
            .map(row -> row.substring(id.length() + 1))
            .filter(row -> !isRemoved(form, id + "." + row))
            .map(row -> new EntryDraft(row, words(form, id + "." + row + ".", kind.entryFields())))
            .toList();
    return new BlockDraft(
        id,
        kind,
        words(form, id + ".", kind.fields()),
        ordered(form, id + ".entries", rows, EntryDraft::id));
  }

  private static Map<String, String> words(Form form, String prefix, List<Field> fields) {
    Map<String, String> words = new HashMap<>();
    fields.forEach(field -> words.put(field.name(), value(form, prefix + field.name())));
    return words;
  }

  /** What stands in the field, or what the person picked instead of it. */
  private static String value(Form form, String address) {
    return form.value(form.value("pick." + address).equals(THEIRS) ? "theirs." + address : address);
  }

  private static boolean isRemoved(Form form, String part) {
    return form.value("pick." + part).equals(REMOVE);
  }

  /** In the person's own order, if that is what they picked. */
  private static <T> List<T> ordered(
      Form form, String list, List<T> parts, java.util.function.Function<T, String> idOf) {
    if (!form.value("pick." + list).equals(MINE)) {
      return parts;
    }
    List<String> order = Arrays.asList(form.value("mine." + list).split(" "));
    List<T> known =
        new ArrayList<>(parts.stream().filter(part -> order.contains(idOf.apply(part))).toList());
    known.sort(Comparator.comparing(part -> order.indexOf(idOf.apply(part))));
    return parts.stream()
        .map(part -> order.contains(idOf.apply(part)) ? known.removeFirst() : part)
        .toList();
  }

  private static <E extends Enum<E>> Optional<E> one(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }
}
