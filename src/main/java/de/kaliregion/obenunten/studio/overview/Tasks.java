package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.content.draft.story.StoryGap;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.media.ItemView;
import de.kaliregion.obenunten.studio.media.LibraryView;
import de.kaliregion.obenunten.studio.media.index.Found;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import de.kaliregion.obenunten.studio.media.index.MediaTrait;
import de.kaliregion.obenunten.studio.search.StoryFinder;
import de.kaliregion.obenunten.studio.story.OpenStory;
import de.kaliregion.obenunten.studio.story.StoriesFound;
import de.kaliregion.obenunten.studio.story.StoryLine;
import de.kaliregion.obenunten.studio.story.StoryShow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What waits for somebody. */
final class Tasks {
  /** So many of each sort stand on the page. */
  static final int MOST = 3;

  /** So many names of what is missing stand in a line. */
  private static final int MOST_NAMED = 3;

  private final StoryFinder stories;
  private final Opening opening;
  private final MediaIndex media;
  private final MediaLibrary library;

  Tasks(StoryFinder stories, Opening opening, MediaIndex media, MediaLibrary library) {
    this.stories = stories;
    this.opening = opening;
    this.media = media;
    this.library = library;
  }

  /** Everything that waits for this person in these organisations; sorts without any left out. */
  List<TaskGroup> of(SignedIn who, List<Slug> organisations, Telling telling) {
    List<TaskGroup> groups = new ArrayList<>();
    groups.add(reviews(who, organisations, telling));
    groups.add(drafts(who, organisations, telling));
    groups.addAll(media(who, organisations, telling));
    groups.add(stuck(who, organisations, telling));
    return groups.stream().filter(group -> group.total() > 0).toList();
  }

  private TaskGroup reviews(SignedIn who, List<Slug> organisations, Telling telling) {
    StoriesFound waiting = stories.waitingFor(who, organisations, telling.language());
    return new TaskGroup(
        "overview.reviews",
        waiting.total(),
        waiting.lines().stream().limit(MOST).map(line -> review(line, telling)).toList(),
        Optional.of(waiting.query().address()));
  }

  private static Task review(StoryLine line, Telling telling) {
    String by = telling.name(line.changedBy());
    String day = telling.day(line.changedAt());
    return new Task(
        title(line, telling),
        titleLanguage(line, telling),
        address(line, line.opening(StoryShow.REVIEW)),
        by.isEmpty() ? day : telling.text().text("overview.by", by, day));
  }

  /** What they are writing themselves, with the field that comes next. */
  private TaskGroup drafts(SignedIn who, List<Slug> organisations, Telling telling) {
    StoriesFound found = stories.draftsOf(who, organisations, telling.language());
    return new TaskGroup(
        "overview.drafts",
        found.total(),
        found.lines().stream().limit(MOST).map(line -> draft(who, line, telling)).toList(),
        Optional.of(found.query().address()));
  }

  private Task draft(SignedIn who, StoryLine line, Telling telling) {
    Language language = line.opening(StoryShow.DRAFTS);
    OpenStory story = opening.open(who, line.slug());
    OpenStory.Sheet sheet = story.in(language);
    List<StoryGap> gaps =
        Stream.of(story.missing(), sheet.needed(), sheet.waiting())
            .flatMap(List::stream)
            .filter(Predicate.not(Tasks::isReleasedWithIt))
            .toList();
    String field = gaps.stream().findFirst().map(gap -> "#" + gap.anchor()).orElse("");
    return new Task(
        title(line, telling),
        titleLanguage(line, telling),
        address(line, language) + field,
        gaps.isEmpty() ? telling.text().text("overview.complete") : missing(gaps, telling));
  }

  /** An item that lacks nothing is released when the story is published. */
  private static boolean isReleasedWithIt(StoryGap gap) {
    return gap.reason() instanceof StoryGap.Reason.ItemWaits(_, var missing) && missing.isEmpty();
  }

  private static String missing(List<StoryGap> gaps, Telling telling) {
    return missing(
        gaps.stream()
            .map(gap -> telling.text().text("story.field." + gap.address().field()))
            .distinct()
            .toList(),
        telling);
  }

  private static String missing(Collection<String> names, Telling telling) {
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return telling
        .text()
        .text("overview.missing", names.size() > MOST_NAMED ? first + " …" : first);
  }

  private static String title(StoryLine line, Telling telling) {
    String title = line.title(telling.language());
    return title.isEmpty() ? telling.text().text("stories.untitled") : title;
  }

  private static Optional<Language> titleLanguage(StoryLine line, Telling telling) {
    return line.titleLanguage(telling.language())
        .filter(language -> language != telling.language());
  }

  private static String address(StoryLine line, Language language) {
    return "/studio/stories/" + line.slug() + "?in=" + language.tag();
  }

  /** A kind of gap that items wait with, and the list in which all of them stand. */
  private record Lack(String key, MediaTrait trait, String show, Set<Gap> gaps) {}

  private static final List<Lack> LACKS =
      List.of(
          new Lack("overview.noAlt", MediaTrait.lacks(Gap.ALT), "no-alt", Set.of(Gap.ALT)),
          new Lack(
              "overview.noTranscript",
              MediaTrait.lacks(Gap.TRANSCRIPT),
              "no-transcript",
              Set.of(Gap.TRANSCRIPT)),
          new Lack(
              "overview.noRights",
              MediaTrait.LACKS_RIGHTS,
              "no-rights",
              Set.of(Gap.LICENCE, Gap.CREATOR, Gap.PEOPLE, Gap.CONSENT)));

  /** Whoever may describe everything is told of everything, others of what they sent. */
  private List<TaskGroup> media(SignedIn who, List<Slug> organisations, Telling telling) {
    return LACKS.stream().map(lack -> lacking(lack, who, organisations, telling)).toList();
  }

  private TaskGroup lacking(Lack lack, SignedIn who, List<Slug> organisations, Telling telling) {
    Found<Slug> found = find(Set.of(lack.trait()), who, organisations, MOST);
    return new TaskGroup(
        lack.key(),
        found.total(),
        entries(found.first()).stream().map(entry -> describe(entry, lack, telling)).toList(),
        Optional.of("/studio/media?show=" + lack.show()));
  }

  private Found<Slug> find(
      Set<MediaTrait> traits, SignedIn who, List<Slug> organisations, int most) {
    boolean all = organisations.stream().allMatch(slug -> who.may(Right.EDIT_MEDIA, slug));
    return all
        ? media.with(traits, organisations, most)
        : media.sentBy(who.id().value(), traits, organisations, most);
  }

  /** In the order of the names. */
  private List<MediaEntry> entries(List<Slug> slugs) {
    Map<Slug, MediaEntry> entries =
        library.find(slugs).stream()
            .collect(Collectors.toMap(MediaEntry::slug, Function.identity()));
    return slugs.stream().filter(entries::containsKey).map(entries::get).toList();
  }

  private static Task describe(MediaEntry entry, Lack lack, Telling telling) {
    List<Gap> gaps = entry.gaps().stream().filter(lack.gaps()::contains).toList();
    return new Task(
        LibraryView.title(entry, telling.language()),
        titleLanguage(entry, telling),
        "/studio/media/"
            + entry.slug()
            + gaps.stream().findFirst().map(gap -> "#" + ItemView.anchor(gap)).orElse(""),
        missing(gaps.stream().map(gap -> telling.text().text("gap." + gap)).toList(), telling));
  }

  private static Optional<Language> titleLanguage(MediaEntry entry, Telling telling) {
    return entry
        .draft()
        .description()
        .title()
        .map(title -> title.languageFor(telling.language()))
        .filter(language -> language != telling.language());
  }

  /** Originals that nothing more happens to by itself. */
  private TaskGroup stuck(SignedIn who, List<Slug> organisations, Telling telling) {
    Found<Slug> failed = find(Set.of(MediaTrait.FAILED), who, organisations, MOST);
    List<MediaEntry> all = new ArrayList<>(entries(failed.first()));
    List<MediaEntry> givenUp =
        library.givenUp().stream()
            .flatMap(master -> library.ofUpload(master).stream())
            .filter(entry -> organisations.contains(entry.draft().organisation()))
            .filter(entry -> entry.draft().deletedAt().isEmpty())
            .filter(entry -> mayMend(who, entry))
            .filter(entry -> entry.isReady())
            .toList();
    all.addAll(givenUp);
    return new TaskGroup(
        "overview.stuck",
        failed.total() + givenUp.size(),
        all.stream().limit(MOST).map(entry -> stuck(entry, telling)).toList(),
        Optional.of("/studio/media?show=failed"));
  }

  private static boolean mayMend(SignedIn who, MediaEntry entry) {
    return who.may(Right.EDIT_MEDIA, entry.draft().organisation())
        || entry.master().account().equals(who.id().value());
  }

  private static Task stuck(MediaEntry entry, Telling telling) {
    return new Task(
        LibraryView.title(entry, telling.language()),
        titleLanguage(entry, telling),
        "/studio/media/" + entry.slug(),
        entry
            .master()
            .reason()
            .map(reason -> reason.in(telling.language()))
            .orElseGet(() -> telling.text().text("overview.givenUp")));
  }
}
