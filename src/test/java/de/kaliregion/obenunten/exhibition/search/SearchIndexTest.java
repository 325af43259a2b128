package de.kaliregion.obenunten.exhibition.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.kaliregion.obenunten.content.Language;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchIndexTest {

  @Test
  void anEmptyIndexFindsNothing() {
    try (SearchIndex index = new SearchIndex(List.of())) {
      assertThat(index.search(Language.GERMAN, "Kali", 10)).isEmpty();
      assertThat(index.nearest(50, 10, 1_000_000, 10)).isEmpty();
    }
  }

  @Test
  void aStoryTwiceInALanguageIsRefused() {
    List<Entry> twice =
        Stream.of(SampleEntries.ALL, SampleEntries.ALL).flatMap(List::stream).toList();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SearchIndex(twice))
        .withMessage("story foerderturm comes twice in de");
  }

  @Test
  void aLimitBelowOneIsRefused() {
    try (SearchIndex index = new SearchIndex(SampleEntries.ALL)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.search(Language.GERMAN, "Kali", 0));
      assertThatIllegalArgumentException().isThrownBy(() -> index.nearest(50, 10, 100, 0));
    }
  }

  @Test
  void manySearchAtOnceWhileTheIndexIsStillBeingMade() throws Exception {
    try (SearchIndex index = new SearchIndex(SampleEntries.ALL);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<Hit>> search = () -> index.search(Language.GERMAN, "Kristallgrotte", 10);
      for (Future<List<Hit>> hits :
          threads.invokeAll(Stream.generate(() -> search).limit(50).toList())) {
        assertThat(hits.get()).hasSize(1);
      }
    }
  }

  @Test
  void aClosedIndexRefusesToSearchAndMayBeClosedAgain() {
    SearchIndex index = new SearchIndex(SampleEntries.ALL);
    index.warmUp();
    index.close();
    index.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> index.search(Language.GERMAN, "Kali", 10))
        .withMessage("the search index is closed");
  }

  @Test
  void anIndexThatNobodySearchedClosesToo() {
    SearchIndex index = new SearchIndex(SampleEntries.ALL);
    index.close();
    assertThatIllegalStateException().isThrownBy(index::warmUp);
  }

  @Test
  void searchesUnderWayEndWellWhenTheIndexIsClosed() throws Exception {
    SearchIndex index = new SearchIndex(SampleEntries.ALL);
    Callable<Integer> searches =
        () -> {
          int done = 0;
          try {
            while (true) {
              assertThat(index.search(Language.GERMAN, "Goldraum", 10)).hasSize(1);
              done++;
            }
          } catch (IllegalStateException closed) {
            return done;
          }
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> running =
          Stream.generate(() -> threads.submit(searches)).limit(4).toList();
      assertThat(index.search(Language.GERMAN, "Goldraum", 10)).hasSize(1);
      index.close();
      for (Future<Integer> search : running) {
        assertThat(search.get()).isNotNegative();
      }
    }
  }
}
