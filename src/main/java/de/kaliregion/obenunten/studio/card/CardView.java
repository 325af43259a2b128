package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.draft.card.CardClash;
import de.kaliregion.obenunten.content.draft.card.CardField;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.web.page.Overview;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A card as its page shows it.
 *
 * @param words what stands in the form
 * @param seen the version that it was made from
 * @param faults what keeps it from visitors, once somebody has tried to publish it
 * @param conflict if somebody else was faster
 */
public record CardView(
    Telling telling,
    OpenCard open,
    CardWords words,
    long seen,
    FormFaults faults,
    Optional<CardConflict> conflict,
    CardChoices choices,
    CardNames names) {
  /** Above ground, below ground, or with a depth. */
  private static final Set<String> NEEDED_SOMETIMES =
      Set.of(
          "under",
          "latitude",
          "longitude",
          "uncertainty",
          "municipality",
          "district",
          "hesse",
          "thuringia",
          "citation");

  public CardKind kind() {
    return open.draft().kind();
  }

  public String title() {
    return names.title(words).orElse(open.draft().slug().value());
  }

  /** Where the cards of this kind are. */
  public String list() {
    return CardServices.path(kind());
  }

  public String path() {
    return list() + "/" + open.draft().slug();
  }

  /** Where visitors have it; empty where they have no page of it alone. */
  public Optional<String> asVisitor() {
    String language = "/" + telling.language().tag();
    return switch (kind()) {
      case PLACE -> Optional.of(language + "/places/" + open.draft().slug());
      case ROUTE -> Optional.of(language + "/routes/" + open.draft().slug());
      case TERM -> Optional.of(language + "/glossary");
      case ORGANISATION -> Optional.empty();
    };
  }

  /** Whether visitors have something of it. */
  public boolean isShown() {
    return open.status() != CardStatus.DRAFT;
  }

  public boolean mayEdit() {
    return open.mayEdit();
  }

  public boolean mayPublish() {
    return open.mayPublish();
  }

  public boolean mayWithdraw() {
    return open.mayPublish() && isShown() && open.isFree();
  }

  public CardStatus status() {
    return open.status();
  }

  public long version() {
    return open.draft().version();
  }

  /** Who saved it last, and when; empty where nobody has written on it. */
  public Optional<String> saved() {
    return Optional.of(open.draft())
        .filter(draft -> !draft.changedBy().equals(EditionDraft.RELEASE))
        .map(draft ->
            telling
                .text()
                .text(
                    "story.saved",
                    telling.moment(draft.changedAt()),
                    telling.name(draft.changedBy())));
  }

  public SaveId nextSave() {
    return SaveId.random();
  }

  /** What stands in the field; where two wrote there, what this person wrote. */
  public String shown(String key) {
    return clash(key).map(CardClash.Words::mine).orElseGet(() -> words.word(key));
  }

  public Optional<CardClash.Words> clash(String key) {
    return conflict.flatMap(lost -> lost.words(key));
  }

  /** What stands in a field, as people call it. */
  public String inWords(String key, String value) {
    return names.inWords(key, value);
  }

  /** Who was faster. */
  public String other() {
    return conflict
        .map(lost -> telling.name(lost.who()))
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> telling.text().text("log.former"));
  }

  /** What excludes each other, in words. */
  public String describe(CardClash clash) {
    return switch (clash) {
      case CardClash.Words(String key, _, _) -> names.where(key);
      case CardClash.Kept(_, boolean byMe) ->
          telling.text().text(byMe ? "card.kept.mine" : "card.kept.theirs", other());
      case CardClash.Order(String list) -> telling.text().text("card.order", names.where(list));
    };
  }

  public String anchor(CardClash clash) {
    return switch (clash) {
      case CardClash.Words(String key, _, _) -> key;
      case CardClash.Kept(String part, _) -> part;
      case CardClash.Order(String list) -> list;
    };
  }

  /**
   * What is wrong in the field. That something is only missing is not said before somebody tries to
   * publish it: the list of what is missing says so.
   */
  public Optional<String> wrong(String key) {
    return open.gaps().stream()
        .filter(gap -> gap.key().equals(key))
        .filter(gap -> !faults.isEmpty() || !isOpen(gap.reason()))
        .map(this::reason)
        .findFirst();
  }

  private static boolean isOpen(CardGap.Reason reason) {
    return reason == CardGap.Reason.MISSING
        || reason == CardGap.Reason.NO_STATE
        || reason == CardGap.Reason.NO_STATION
        || reason == CardGap.Reason.NO_SOURCE;
  }

  public List<CardGap> gaps() {
    return open.gaps();
  }

  /** Where the gap is and what it is, in words. */
  public String describe(CardGap gap) {
    return names.where(gap.key()) + ": " + reason(gap);
  }

  private String reason(CardGap gap) {
    return telling
        .text()
        .text("card.reason." + gap.reason(), telling.text().number(gap.limit(), 0));
  }

  /** The same, for somebody who tried to publish it. */
  CardView withFaults() {
    FormFaults found = FormFaults.none();
    open.gaps().forEach(gap -> found.add(gap.key(), describe(gap)));
    return new CardView(telling, open, words, seen, found, conflict, choices, names);
  }

  /** What is chosen from in a field of this form. */
  public Map<String, String> choices(CardField field) {
    return choices.of(field.form());
  }

  /** What helps to fill the field; empty where nothing needs to be said. */
  public String hint(CardField field) {
    String key = "card.hint." + kind().word() + "." + field.name();
    return telling.text().has(key) ? telling.text().text(key) : "";
  }

  /** Whether the field can stay empty, whatever stands in the others. */
  public boolean isOptional(CardField field) {
    return !field.required()
        && (kind() != CardKind.PLACE || !NEEDED_SOMETIMES.contains(field.name()));
  }

  public String label(CardField field) {
    return telling.text().text("card.field." + field.name());
  }

  /** How many lines the field has room for. */
  public int rows(String key) {
    int letters = shown(key).length();
    return Math.clamp(letters / 38 + 1, 2, 14);
  }

  /** The sketch of the district on which a position can be chosen. */
  public Overview map() {
    return Overview.of(choices.above());
  }
}
