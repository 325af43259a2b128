package de.kaliregion.obenunten.content.draft.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CardMergeTest {
  private static final CardWords BASE =
      route("stations", "aaaaaaaa bbbbbbbb", "aaaaaaaa/story", "turm", "bbbbbbbb/story", "teich");

  private static CardWords route(String... words) {
    Map<String, String> typed = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      typed.put(words[i], words[i + 1]);
    }
    return CardWords.of(CardKind.ROUTE, key -> typed.getOrDefault(key, ""));
  }

  private static CardWords changed(CardWords words, String key, String text) {
    return words.with(CardKind.ROUTE, key, text);
  }

  private static CardMerge.Result merge(CardWords mine, CardWords theirs) {
    return CardMerge.of(CardKind.ROUTE, BASE, mine, theirs);
  }

  @Test
  void whatOnlyOneOfTwoChangedIsTaken() {
    CardMerge.Result merged =
        merge(
            changed(BASE, "title/de", "Zum Schacht"),
            changed(BASE, "aaaaaaaa/direction/de", "Immer bergab"));

    assertThat(merged.clashes()).isEmpty();
    assertThat(merged.result().word("title/de")).isEqualTo("Zum Schacht");
    assertThat(merged.result().word("aaaaaaaa/direction/de")).isEqualTo("Immer bergab");
  }

  @Test
  void otherWordsInTheSameFieldAreToldWithBoth() {
    CardMerge.Result merged =
        merge(changed(BASE, "title/de", "meins"), changed(BASE, "title/de", "ihres"));

    assertThat(merged.clashes()).containsExactly(new CardClash.Words("title/de", "meins", "ihres"));
    assertThat(merged.result().word("title/de")).isEqualTo("ihres");
  }

  @Test
  void stationsThatBothAddedAreThereBoth() {
    CardMerge.Result merged =
        merge(
            changed(BASE, "stations", "aaaaaaaa bbbbbbbb cccccccc"),
            changed(BASE, "stations", "aaaaaaaa dddddddd bbbbbbbb"));

    assertThat(merged.clashes()).isEmpty();
    assertThat(merged.result().parts("stations"))
        .containsExactly("aaaaaaaa", "dddddddd", "bbbbbbbb", "cccccccc");
  }

  @Test
  void aStationThatOneRemovedWhileTheOtherWroteInItStays() {
    CardWords written = changed(BASE, "bbbbbbbb/direction/de", "Über die Brücke");

    CardMerge.Result merged = merge(written, changed(BASE, "stations", "aaaaaaaa"));

    assertThat(merged.clashes()).containsExactly(new CardClash.Kept("bbbbbbbb", false));
    assertThat(merged.result().word("bbbbbbbb/direction/de")).isEqualTo("Über die Brücke");
    assertThat(merged.result().parts("stations")).containsExactly("aaaaaaaa", "bbbbbbbb");
  }

  @Test
  void aStationInWhichNobodyWroteGoesWithAllItsTasks() {
    CardWords base =
        changed(
            changed(BASE, "bbbbbbbb/tasks", "tttttttt"), "tttttttt/prompt/de", "Zählt die Stufen");

    CardMerge.Result merged =
        CardMerge.of(CardKind.ROUTE, base, base, changed(base, "stations", "aaaaaaaa"));

    assertThat(merged.clashes()).isEmpty();
    assertThat(merged.result().words()).doesNotContainKey("tttttttt/prompt/de");
  }

  @Test
  void twoOrdersAreToldAndTheirsStands() {
    CardWords base = changed(BASE, "stations", "aaaaaaaa bbbbbbbb cccccccc");

    CardMerge.Result merged =
        CardMerge.of(
            CardKind.ROUTE,
            base,
            changed(base, "stations", "bbbbbbbb aaaaaaaa cccccccc"),
            changed(base, "stations", "aaaaaaaa cccccccc bbbbbbbb"));

    assertThat(merged.clashes()).containsExactly(new CardClash.Order("stations"));
    assertThat(merged.result().parts("stations"))
        .containsExactly("aaaaaaaa", "cccccccc", "bbbbbbbb");
  }

  static Stream<Random> seeds() {
    return Stream.iterate(0, seed -> seed + 1).limit(300).map(Random::new);
  }

  /** Of all that only one of them typed nothing is lost; of the rest somebody hears. */
  @ParameterizedTest
  @MethodSource("seeds")
  void noWordIsTakenAwayUnseen(Random random) {
    CardWords base = changedAtRandom(BASE, random, 6);
    CardWords mine = changedAtRandom(base, random, 4);
    CardWords theirs = changedAtRandom(base, random, 4);

    CardMerge.Result merged = CardMerge.of(CardKind.ROUTE, base, mine, theirs);

    List<String> contested =
        merged.clashes().stream()
            .filter(CardClash.Words.class::isInstance)
            .map(clash -> ((CardClash.Words) clash).key())
            .toList();
    for (CardWords side : List.of(mine, theirs)) {
      side.words()
          .forEach((key, text) -> {
            boolean list = key.endsWith("stations") || key.endsWith("tasks");
            if (!list && !base.word(key).equals(text) && !contested.contains(key)) {
              assertThat(merged.result().word(key)).as(key).isEqualTo(text);
            }
          });
      side.parts("stations").stream()
          .filter(id -> !base.parts("stations").contains(id))
          .forEach(id -> assertThat(merged.result().parts("stations")).contains(id));
    }
    assertThat(CardMerge.of(CardKind.ROUTE, base, mine, base).result()).isEqualTo(mine);
    assertThat(CardMerge.of(CardKind.ROUTE, base, base, theirs).result()).isEqualTo(theirs);
  }

  private static CardWords changedAtRandom(CardWords words, Random random, int steps) {
    CardWords now = words;
    for (int step = 0; step < steps; step++) {
      List<String> stations = new ArrayList<>(now.parts("stations"));
      String text = "wort" + random.nextInt(1_000_000);
      String station = stations.isEmpty() ? "" : stations.get(random.nextInt(stations.size()));
      now =
          switch (stations.isEmpty() ? 0 : random.nextInt(6)) {
            case 0 -> {
              stations.add(id(random));
              yield changed(now, "stations", String.join(" ", stations));
            }
            case 1 -> {
              stations.remove(station);
              yield changed(now, "stations", String.join(" ", stations));
            }
            case 2 -> {
              Collections.shuffle(stations, random);
              yield changed(now, "stations", String.join(" ", stations));
            }
            case 3 -> changed(now, station + "/direction/de", text);
            case 4 -> {
              String task = id(random);
              String tasks = (now.word(station + "/tasks") + " " + task).strip();
              yield changed(changed(now, station + "/tasks", tasks), task + "/prompt/en", text);
            }
            default -> changed(now, "title/" + (random.nextBoolean() ? "de" : "en"), text);
          };
    }
    return now;
  }

  private static String id(Random random) {
    return "%010x".formatted(random.nextLong() & 0xffffffffffL);
  }
}
