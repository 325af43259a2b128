package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.media.LibraryView;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import de.kaliregion.obenunten.studio.search.StoryFinder;
import de.kaliregion.obenunten.studio.story.StoryLine;
import de.kaliregion.obenunten.studio.story.StoryShow;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was changed last, whoever did it. */
final class Lately {
  /** So many changes are told. */
  static final int MOST = 10;

  private final StoryFinder stories;
  private final MediaIndex media;
  private final MediaLibrary library;

  Lately(StoryFinder stories, MediaIndex media, MediaLibrary library) {
    this.stories = stories;
    this.media = media;
    this.library = library;
  }

  /** The last changes in these organisations, the newest first. */
  List<Change> of(SignedIn who, List<Slug> organisations, Telling telling) {
    Words words = new Words(telling);
    Stream<Change> written =
        stories.latest(who, organisations, telling.language()).lines().stream()
            .limit(MOST)
            .map(words::change);
    Stream<Change> sent =
        library.find(media.with(Set.of(), organisations, MOST).first()).stream().map(words::change);
    return Stream.concat(written, sent)
        .sorted(Comparator.comparing(Change::at).reversed().thenComparing(Change::address))
        .limit(MOST)
        .toList();
  }

  /** Puts changes into words; looks each person up once. */
  private static final class Words {
    private final Telling telling;
    private final Map<String, String> names = new HashMap<>();

    Words(Telling telling) {
      this.telling = telling;
    }

    Change change(StoryLine line) {
      Language reader = telling.language();
      Optional<Language> titled = line.titleLanguage(reader);
      return new Change(
          titled.map(line::title).orElseGet(() -> telling.text().text("stories.untitled")),
          titled.filter(language -> language != reader),
          "/studio/stories/" + line.slug() + "?in=" + line.opening(StoryShow.ALL).tag(),
          facts(telling.text().text("overview.story"), line.changedBy(), line.changedAt()),
          line.changedAt());
    }

    Change change(MediaEntry entry) {
      Language reader = telling.language();
      return new Change(
          LibraryView.title(entry, reader),
          entry
              .draft()
              .description()
              .title()
              .map(title -> title.languageFor(reader))
              .filter(language -> language != reader),
          "/studio/media/" + entry.slug(),
          facts(
              telling.text().text(entry.kind().map(kind -> "kind." + kind).orElse("overview.file")),
              entry.draft().changedBy(),
              entry.draft().changedAt()),
          entry.draft().changedAt());
    }

    private String facts(String what, String by, Instant at) {
      String name = names.computeIfAbsent(by, telling::name);
      String moment = telling.moment(at);
      return what
          + " · "
          + (name.isEmpty() ? moment : telling.text().text("overview.by", name, moment));
    }
  }
}
