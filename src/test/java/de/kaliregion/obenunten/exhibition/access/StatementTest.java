package de.kaliregion.obenunten.exhibition.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.MediaItem.Kind;
import de.kaliregion.obenunten.content.Published;
import de.kaliregion.obenunten.content.Release;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.access.Barrier;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.access.Statement.Part;
import de.kaliregion.obenunten.exhibition.access.Statement.Share;
import de.kaliregion.obenunten.web.page.Messages;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the public is told of what not everybody can use. */
class StatementTest {

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  /** Counted anew from what is published, one condition after the other, as a person would. */
  private static Map<Barrier, Set<Slug>> countedByHand(Published all) {
    Map<Slug, Set<Language>> languages = new TreeMap<>();
    Set<Slug> shown = new HashSet<>();
    for (Release release : all.releases()) {
      languages
          .computeIfAbsent(release.story().slug(), _ -> new HashSet<>())
          .add(release.edition().language());
      shown.addAll(release.edition().items());
    }
    // The cover of the newest release is the story's.
    languages
        .keySet()
        .forEach(story ->
            shown.add(
                all.releases().stream()
                    .filter(release -> release.story().slug().equals(story))
                    .max(Comparator.comparing(Release::publishedAt))
                    .orElseThrow()
                    .story()
                    .cover()));
    Map<Barrier, Set<Slug>> found = new TreeMap<>();
    found.put(Barrier.STORY_NOT_ENGLISH, lacking(languages, Language.ENGLISH));
    found.put(Barrier.STORY_NOT_EASY, lacking(languages, Language.EASY_GERMAN));
    found.put(
        Barrier.DESCRIBED_ONCE,
        items(
            all,
            shown,
            item -> item.kind().needsAlt() && item.alt().orElseThrow().texts().size() == 1));
    found.put(
        Barrier.VIEW_UNTOLD,
        items(
            all,
            shown,
            item ->
                (item.kind() == Kind.PANORAMA || item.kind() == Kind.MODEL)
                    && item.description().isEmpty()));
    Predicate<MediaItem> unreadable =
        item ->
            item.spoken().isPresent()
                && item.transcripts().stream()
                    .noneMatch(it -> it.language() == item.spoken().get());
    found.put(
        Barrier.SOUND_WITHOUT_TRANSCRIPT,
        items(all, shown, unreadable.and(item -> item.kind() == Kind.SOUND)));
    found.put(
        Barrier.FILM_WITHOUT_CAPTIONS,
        items(all, shown, unreadable.and(item -> item.kind() == Kind.FILM)));
    found.put(
        Barrier.DOCUMENT_UNTAGGED,
        items(
            all,
            shown,
            item -> item.kind() == Kind.DOCUMENT && !item.derivatives().tagged().orElseThrow()));
    found.values().removeIf(Set::isEmpty);
    return found;
  }

  private static Set<Slug> lacking(Map<Slug, Set<Language>> languages, Language wanted) {
    return languages.entrySet().stream()
        .filter(story -> !story.getValue().contains(wanted))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Slug> items(Published all, Set<Slug> shown, Predicate<MediaItem> lacks) {
    return all.mediaItems().stream()
        .filter(item -> shown.contains(item.slug()))
        .filter(lacks)
        .map(MediaItem::slug)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itsNumbersAreThoseOfWhatIsPublished(long seed) {
    Published all = RandomExhibition.of(seed);
    AccessReport report = AccessReport.of(new Exhibition(all));

    Map<Barrier, Set<Slug>> found = new TreeMap<>();
    report
        .barriers()
        .forEach(barrier ->
            found.put(
                barrier,
                report.of(barrier).stream()
                    .map(AccessReport.Finding::thing)
                    .collect(Collectors.toCollection(TreeSet::new))));
    assertThat(found).isEqualTo(countedByHand(all));
    for (Language language : Language.values()) {
      Statement statement = Statement.of(new Exhibition(all), language);
      assertThat(statement.parts())
          .extracting(Part::barrier, Part::number)
          .containsExactlyElementsOf(
              found.entrySet().stream()
                  .map(entry -> tuple(entry.getKey(), entry.getValue().size()))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itNamesForEachMuseumTheStoriesInWhichItIsMetAndCountsTheRest(long seed) {
    Published all = RandomExhibition.of(seed);
    Exhibition exhibition = new Exhibition(all);
    AccessReport report = AccessReport.of(exhibition);

    for (Part part : Statement.of(exhibition, Language.ENGLISH).parts()) {
      for (Share share : part.shares()) {
        Slug museum = new Slug(share.organisation().replace("Museum ", ""));
        Set<Slug> stories =
            report.of(part.barrier()).stream()
                .flatMap(finding -> finding.stories().stream())
                .filter(story -> story.story().organisation().equals(museum))
                .map(story -> story.slug())
                .collect(Collectors.toSet());
        assertThat(share.stories().size() + share.more()).isEqualTo(stories.size());
        assertThat(share.stories()).hasSizeLessThanOrEqualTo(Statement.MOST_NAMED);
        assertThat(share.stories())
            .allSatisfy(link ->
                assertThat(stories)
                    .contains(new Slug(link.path().substring(link.path().lastIndexOf('/') + 1))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMuseumsPartIsWhatIsMetInItsStories(long seed) {
    AccessReport all = AccessReport.of(new Exhibition(RandomExhibition.of(seed)));

    for (Barrier barrier : Barrier.values()) {
      Set<Slug> together =
          RandomExhibition.MUSEUMS.stream()
              .flatMap(museum -> all.within(museum).of(barrier).stream())
              .map(AccessReport.Finding::thing)
              .collect(Collectors.toSet());
      assertThat(together)
          .isEqualTo(
              all.of(barrier).stream()
                  .map(AccessReport.Finding::thing)
                  .collect(Collectors.toSet()));
    }
    assertThat(RandomExhibition.MUSEUMS.stream().map(all::within))
        .allSatisfy(own ->
            assertThat(own.findings().values().stream().flatMap(List::stream))
                .allSatisfy(finding -> assertThat(finding.stories()).isNotEmpty()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsAsOldAsTheNewestPublicationAndNotAsToday(long seed) {
    Published all = RandomExhibition.of(seed);
    AccessReport report = AccessReport.of(new Exhibition(all));

    assertThat(report.publishedAt())
        .isEqualTo(all.releases().stream().map(Release::publishedAt).max(Instant::compareTo));
    assertThat(Statement.of(new Exhibition(all), Language.GERMAN))
        .isEqualTo(Statement.of(new Exhibition(all), Language.GERMAN));
  }

  @Test
  void whereNothingIsPublishedNothingIsLacking() {
    Statement statement = Statement.of(new Exhibition(Published.nothing()), Language.EASY_GERMAN);

    assertThat(statement.parts()).isEmpty();
    assertThat(statement.asOf()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyBarrierIsToldInEveryLanguageInTheSingularAndInThePlural(Barrier barrier) {
    for (Language language : Language.values()) {
      Statement statement = new Statement(language, List.of(), Optional.empty());
      String one = statement.count(new Part(barrier, 1, List.of()));
      String many = statement.count(new Part(barrier, 1_234, List.of()));

      assertThat(many).contains("1" + (language == Language.ENGLISH ? "," : ".") + "234");
      assertThat(one).doesNotContain("{0}").isNotEqualTo(many);
      assertThat(statement.text().text("access." + barrier + ".why")).isNotBlank();
    }
  }

  /** Rules of Leichte Sprache that a program can hold: short sentences, one on each line. */
  @Test
  void inLeichteSpracheEachLineIsOneShortSentence() {
    Map<String, String> texts = Messages.in(Language.EASY_GERMAN).below("access.");
    List<String> lines =
        texts.values().stream().flatMap(text -> Arrays.stream(text.split("\n"))).toList();

    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(line.split(" ").length).as(line).isLessThanOrEqualTo(12);
          assertThat(Stream.of(line.split("[.!?] ")).count()).as(line).isEqualTo(1);
          assertThat(line.toLowerCase(Locale.GERMAN))
              .doesNotContain(" wird ", " werden ", " wurde", ", dass", ", die ", "weil ");
        });
  }
}
