package de.kaliregion.obenunten.content.draft.card;

import static de.kaliregion.obenunten.content.draft.card.CardField.address;
import static de.kaliregion.obenunten.content.draft.card.CardField.called;
import static de.kaliregion.obenunten.content.draft.card.CardField.line;
import static de.kaliregion.obenunten.content.draft.card.CardField.of;
import static de.kaliregion.obenunten.content.draft.card.CardField.text;

import de.kaliregion.obenunten.content.draft.card.CardField.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What there are cards of, and what stands on each. */
public enum CardKind {
  PLACE(
      "places",
      List.of(
          new Section(
              "head",
              List.of(
                  called("name"),
                  of("organisation", Form.ORGANISATION),
                  of("level", Form.LEVEL),
                  of("under", Form.PLACE).optional())),
          new Section(
              "position",
              List.of(
                  of("latitude", Form.DECIMAL).optional(),
                  of("longitude", Form.DECIMAL).optional(),
                  of("uncertainty", Form.WHOLE).optional(),
                  line("municipality", 100).optional(),
                  line("district", 100).optional(),
                  of("hesse", Form.FLAG).optional(),
                  of("thuringia", Form.FLAG).optional())),
          new Section(
              "depth",
              List.of(
                  of("depth", Form.WHOLE).optional(),
                  of("about", Form.FLAG).optional(),
                  line("citation", 400).optional(),
                  address("url").optional(),
                  line("fact", 8).optional())),
          new Section(
              "visit",
              List.of(
                  text("openingHours").optional(),
                  text("access").optional(),
                  text("contentNote").optional()))),
      Optional.empty()),
  TERM(
      "terms",
      List.of(new Section("head", List.of(called("term"), text("definition")))),
      Optional.empty()),
  ORGANISATION(
      "organisations",
      List.of(
          new Section("head", List.of(called("name"))),
          new Section(
              "reach", List.of(address("website").optional(), of("email", Form.EMAIL).optional()))),
      Optional.empty()),
  ROUTE(
      "routes",
      List.of(
          new Section(
              "head",
              List.of(
                  called("title"), of("organisation", Form.ORGANISATION), text("introduction")))),
      Optional.of(
          new CardList(
              "stations",
              List.of(of("story", Form.STORY), text("direction")),
              Optional.of(new CardList("tasks", List.of(text("prompt")), Optional.empty())))));

  private final String path;
  private final List<Section> sections;
  private final Optional<CardList> list;

  CardKind(String path, List<Section> sections, Optional<CardList> list) {
    this.path = path;
    this.sections = sections;
    this.list = list;
  }

  /**
   * Fields that belong together.
   *
   * @param name among the studio's words
   */
  public record Section(String name, List<CardField> fields) {}

  /** The last part of the address of their list. */
  public String path() {
    return path;
  }

  /** Its name among the studio's words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<Section> sections() {
    return sections;
  }

  /** All fields that do not stand in a list. */
  public List<CardField> fields() {
    return sections.stream().flatMap(section -> section.fields().stream()).toList();
  }

  /** The list on it, if it has one. */
  public Optional<CardList> list() {
    return list;
  }

  /** The field that the card is called by. */
  public CardField title() {
    return sections.getFirst().fields().getFirst();
  }
}
