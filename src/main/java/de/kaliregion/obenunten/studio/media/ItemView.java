package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Licence;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.content.draft.MediaDraft;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.Telling;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One item as its page shows it.
 *
 * @param typed the form's values
 * @param faults what is wrong with them
 * @param conflict if somebody else was faster
 * @param places all places, by their names
 * @param posters pictures that can stand for a film, by their titles
 * @param captions files with captions that can be put in, by their names
 * @param uses pages on which visitors see it
 */
public record ItemView(
    Visit visit,
    Telling telling,
    Progress progress,
    TypedDescription typed,
    FormFaults faults,
    Optional<Conflict> conflict,
    Map<Slug, String> places,
    Map<Slug, String> posters,
    Map<Slug, String> captions,
    List<Usage> uses,
    UploadBox replacing) {

  private static final int FEW = 12;

  public MediaEntry entry() {
    return visit.entry();
  }

  public MediaDraft draft() {
    return entry().draft();
  }

  public Master master() {
    return entry().master();
  }

  public String path() {
    return LibraryPages.PATH + "/" + entry().slug();
  }

  public String title() {
    return LibraryView.title(entry(), telling.language());
  }

  public Optional<Kind> kind() {
    return entry().kind();
  }

  public boolean is(Kind kind) {
    return kind().filter(kind::equals).isPresent();
  }

  /** Whether it plays in time. */
  public boolean isTimed() {
    return kind().map(Kind::timed).orElse(false);
  }

  /** Whether it is, or can be shown as, a picture. */
  public boolean isSeen() {
    return is(Kind.PICTURE) || is(Kind.PANORAMA);
  }

  public boolean isDeleted() {
    return draft().deletedAt().isPresent();
  }

  public boolean mayEdit() {
    return visit.may(Right.EDIT_MEDIA) && !isDeleted();
  }

  public boolean mayRelease() {
    return visit.may(Right.RELEASE_MEDIA) && !isDeleted();
  }

  public boolean mayDelete() {
    return visit.may(Right.DELETE_MEDIA);
  }

  /** What is missing before visitors may have it. */
  public List<Gap> gaps() {
    return entry().gaps();
  }

  /** Whether this field is needed and empty. */
  public boolean isMissing(String field) {
    return gaps().stream().anyMatch(gap -> gap.field().equals(field));
  }

  /** The id of the field of the form that fills the gap. */
  public static String anchor(Gap gap) {
    return switch (gap) {
      case TITLE -> "title.de";
      case ALT -> "alt.de";
      case TRANSCRIPT -> "transcript.de";
      case CONSENT -> "consentBasis";
      case LICENCE, CREATOR, DATE, PEOPLE -> gap.field();
    };
  }

  /** The version that the form shows; a save names it. */
  public long version() {
    return conflict.map(lost -> lost.current().version()).orElse(draft().version());
  }

  /** The marks of the stored values that the form shows. */
  public String seen() {
    return conflict
        .map(Conflict::theirs)
        .orElse(TypedDescription.of(draft().description()))
        .marks();
  }

  /** What somebody else wrote into this field meanwhile, in words. */
  public Optional<String> theirs(String field) {
    return conflict
        .filter(lost -> lost.both().contains(field))
        .map(lost -> inWords(field, lost.theirs().value(field)));
  }

  /** Whether the field holds what somebody else wrote meanwhile. */
  public boolean isTaken(String field) {
    return conflict.map(lost -> lost.taken().contains(field)).orElse(false);
  }

  /** What a field is called. */
  public String fieldName(String field) {
    int dot = field.indexOf('.');
    String name = telling.text().text("field." + (dot < 0 ? field : field.substring(0, dot)));
    return dot < 0
        ? name
        : name + " (" + telling.text().text("language." + field.substring(dot + 1)) + ")";
  }

  private String inWords(String field, String value) {
    if (value.isEmpty()) {
      return telling.text().text("item.empty");
    }
    return switch (field) {
      case "licence" -> Licence.valueOf(value).label();
      case "place" -> places.getOrDefault(new Slug(value), value);
      case "poster" -> posters.getOrDefault(new Slug(value), value);
      case "spoken" -> telling.text().text("language." + value);
      case "panorama", "nobody", "synthetic" -> telling.text().text("item." + value);
      default -> value;
    };
  }

  /** What the file says of itself for this field, unless just that stands there. */
  public Optional<String> suggestion(String field) {
    return master()
        .facts()
        .map(Facts::suggestion)
        .flatMap(file ->
            switch (field) {
              case "title.de" -> file.title();
              case "caption.de" -> file.caption();
              case "creator" -> file.creator();
              case "holder" -> file.holder();
              case "licence" -> file.licence();
              case "date" -> file.date().map(DateText::shown);
              case "source" -> file.source();
              default -> Optional.empty();
            })
        .filter(value -> !value.equals(typed.value(field)))
        .filter(value -> !field.equals("licence") || typed.value(field).isEmpty());
  }

  /** Creative Commons and what is free anyway. */
  public static List<Licence> creativeCommons() {
    return licences(true);
  }

  /** The statements of rightsstatements.org. */
  public static List<Licence> rightsStatements() {
    return licences(false);
  }

  private static List<Licence> licences(boolean creativeCommons) {
    return Arrays.stream(Licence.values())
        .filter(licence -> licence.url().contains("creativecommons.org") == creativeCommons)
        .toList();
  }

  /** A picture of it that fills a column. */
  public Optional<Rendition> picture() {
    return Pictures.large(entry());
  }

  public String address(Rendition file) {
    return Pictures.address(entry(), file);
  }

  /** What is heard or played, the first that every browser understands. */
  public Optional<Rendition> played() {
    return master().derivatives().renditions().stream()
        .filter(file -> file.mediaType().matches("(audio|video)/.*"))
        .findFirst();
  }

  public List<Facts.Embedded> embedded() {
    return master().facts().map(Facts::embedded).orElse(List.of());
  }

  /** Whether there is more of it than one wants to see at once. */
  public boolean hasMuchEmbedded() {
    return embedded().size() > FEW;
  }

  /** Languages in which a text is needed or there already come first; the others can be opened. */
  public boolean isOpen(String field, Language language) {
    String name = TypedDescription.in(field, language);
    return language == Language.GERMAN
        || !typed.value(name).isEmpty()
        || faults.of(name).isPresent()
        || theirs(name).isPresent();
  }

  /** Bytes of all that was made for visitors. */
  public long bytesForVisitors() {
    return master().bytesInAll() - master().bytes();
  }
}
