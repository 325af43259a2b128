package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.web.page.Messages;
import de.kaliregion.obenunten.web.page.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What stands around a studio page's content: title, menu, who is signed in, language switch.
 *
 * @param language German or English
 * @param title of the page, without the site's name
 * @param path by which the page is opened again
 * @param who is signed in; nobody on the sign-in page
 * @param notice what was just done, as the answer to a form that went well
 */
public record StudioFrame(
    Site site,
    Language language,
    String title,
    String path,
    Optional<SignedIn> who,
    Optional<String> notice) {

  /** The menu, in its order. A new part of the studio adds its line here. */
  private static final List<Entry> MENU =
      List.of(
          new Entry("/studio/stories", "nav.stories", who -> who.mayAnywhere(Right.VIEW_LIBRARY)),
          new Entry("/studio/media", "nav.media", who -> who.mayAnywhere(Right.VIEW_LIBRARY)),
          new Entry("/studio/places", "nav.places", who -> who.mayAnywhere(Right.VIEW_LIBRARY)),
          new Entry("/studio/routes", "nav.routes", who -> who.mayAnywhere(Right.VIEW_LIBRARY)),
          new Entry("/studio/terms", "nav.terms", who -> who.mayAnywhere(Right.VIEW_LIBRARY)),
          new Entry(
              "/studio/organisations",
              "nav.organisations",
              who -> who.mayAnywhere(Right.EDIT_ORGANISATION)),
          new Entry("/studio/people", "nav.people", who -> who.mayAnywhere(Right.MANAGE_PEOPLE)),
          new Entry("/studio/data", "nav.data", who -> who.mayAnywhere(Right.MANAGE_PEOPLE)),
          new Entry("/studio/log", "nav.log", who -> who.mayAnywhere(Right.VIEW_LOG)),
          new Entry("/studio/account", "nav.account", _ -> true));

  /**
   * A part of the studio.
   *
   * @param path of its first page
   * @param key of its name among the messages; {@code <key>.hint} says what it is for
   * @param shown to whom it is of use
   */
  public record Entry(String path, String key, Predicate<SignedIn> shown) {}

  /** The words around the content. */
  public Messages text() {
    return Messages.ofStudio(language);
  }

  /** The parts of the studio that this person can use. */
  public List<Entry> menu() {
    return who.map(person -> MENU.stream().filter(entry -> entry.shown().test(person)).toList())
        .orElse(List.of());
  }

  /** Whether there is anything for this person to search. */
  public boolean maySearch() {
    return who.filter(person -> person.mayAnywhere(Right.VIEW_LIBRARY)).isPresent();
  }

  /** Whether this page belongs to that part of the studio: the longest path that fits counts. */
  public boolean isWithin(Entry entry) {
    return menu().stream()
        .filter(other -> path.equals(other.path()) || path.startsWith(other.path() + "/"))
        .max(Comparator.comparingInt(other -> other.path().length()))
        .filter(entry::equals)
        .isPresent();
  }

  /** The languages of the studio. */
  public List<Language> languages() {
    return Messages.STUDIO_LANGUAGES;
  }

  /** The same for the answer to a form, whose own address cannot be opened. */
  public StudioFrame at(String otherPath) {
    return new StudioFrame(site, language, title, otherPath, who, notice);
  }

  /** This page in a language, which is then kept. */
  public String pathIn(Language other) {
    return path + (path.contains("?") ? "&" : "?") + "lang=" + other.tag();
  }

  /** The token for the hidden field {@code csrf} of each form; empty where nobody is signed in. */
  public String csrf() {
    return who.map(SignedIn::csrf).orElse("");
  }
}
