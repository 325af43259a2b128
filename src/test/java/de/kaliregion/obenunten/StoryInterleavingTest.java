package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StoryEditorTest.Form;
import de.kaliregion.obenunten.StudioHouse.Browser;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people have the same story open, and send what their pages show in any order. */
class StoryInterleavingTest {
  private static final int STEPS = 25;
  private static final Pattern WORD = Pattern.compile("wort\\d+");
  private static final Pattern SEEN =
      Pattern.compile("data-seen=\"(\\d+)\" data-seen-facts=\"(\\d+)\"");

  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** A page that may be older than what the server has. */
  private static final class Desk {
    private final Browser browser;
    private final String path;
    private final Random random;
    private final Set<String> seen = new HashSet<>();
    private Form form;
    private int asked;

    Desk(Browser browser, String path, Random random) {
      this.browser = browser;
      this.path = path;
      this.random = random;
      reload();
    }

    void reload() {
      form = shown(browser.get(path + "?in=de"));
    }

    private Form shown(HttpResponse<String> page) {
      seen.addAll(words(page.body()));
      return Form.in(page.body());
    }

    /** Writes a word that nobody has written before, and sends the page. */
    void write(String word) {
      String name = any(writable());
      String before = form.value(name);
      form = form.with(name, random.nextInt(4) == 0 ? word : (before + " " + word).strip());
      seen.add(word);
      send();
    }

    private List<String> writable() {
      return form.names("").stream()
          .filter(name -> name.matches("title|teaser|[a-z0-9]+\\.(heading|text)"))
          .toList();
    }

    private <T> T any(List<T> some) {
      return some.get(random.nextInt(some.size()));
    }

    private void send() {
      boolean byScript = random.nextBoolean();
      Form sent = form.with("save", UUID.randomUUID().toString());
      HttpResponse<String> answer =
          byScript
              ? sent.with("by", "script").send(browser, path, "save")
              : sent.send(browser, path, act());
      switch (answer.statusCode()) {
        case 200 -> goOn(answer.body());
        case 303 -> reload();
        case 412 -> choose(shown(answer));
        default -> throw new AssertionError(answer.statusCode() + ": " + answer.body());
      }
    }

    private String act() {
      List<String> blocks = form.all("block").stream().map(block -> block.split(" ")[0]).toList();
      return switch (random.nextInt(blocks.isEmpty() ? 2 : 6)) {
        case 0 -> "add text";
        case 1, 2 -> "save";
        case 3 -> "up " + any(blocks);
        case 4 -> "down " + any(blocks);
        default -> "remove " + any(blocks);
      };
    }

    private void goOn(String panel) {
      Matcher found = SEEN.matcher(panel);
      assertThat(found.find()).as(panel).isTrue();
      form = form.with("seen", found.group(1)).with("seenFacts", found.group(2));
    }

    /** Both versions are on the page; sometimes it lies there until others have written on. */
    private void choose(Form both) {
      form = both;
      asked++;
      for (String pick : both.names("pick.")) {
        boolean words = both.names("theirs." + pick.substring("pick.".length())).size() == 1;
        boolean order = pick.equals("pick.blocks");
        form =
            form.with(
                pick,
                words || order ? any(List.of("mine", "theirs")) : any(List.of("keep", "remove")));
      }
      if (random.nextBoolean()) {
        send();
      }
    }
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static String begin(Browser browser, int seed) {
    HttpResponse<String> begun =
        browser.post(
            "/studio/stories/new",
            "title",
            "Zu zweit " + seed,
            "organisation",
            HERE.value(),
            "language",
            "de",
            "save",
            UUID.randomUUID().toString());
    return begun.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "");
  }

  private static Set<String> stored(Browser reader, String path) {
    Form form = Form.in(reader.get(path + "?in=de").body());
    return form.names("").stream()
        .flatMap(name -> words(form.value(name)).stream())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void nobodyTakesAwayAWordThatTheyHaveNotSeen(int seed) {
    Random random = new Random(seed);
    Browser reader = house.browserOf(EDITOR_HERE);
    String path = begin(reader, seed);
    Desk[] desks = {
      new Desk(house.browserOf(EDITOR_HERE), path, random),
      new Desk(house.browserOf(ADMINISTRATOR_HERE), path, random)
    };
    Set<String> ever = new HashSet<>();
    Set<String> before = Set.of();
    for (int step = 0; step < STEPS; step++) {
      Desk desk = desks[random.nextInt(desks.length)];
      desk.write("wort" + (1_000 * seed + step));
      Set<String> now = stored(reader, path);
      Set<String> gone = new HashSet<>(before);
      gone.removeAll(now);
      assertThat(desk.seen).as("what step %d took away", step).containsAll(gone);
      ever.addAll(now);
      before = now;
    }
    assertThat(desks[0].asked + desks[1].asked).as("how often they met").isPositive();
    assertThat(ever).as("words that were saved").hasSizeGreaterThan(STEPS / 2);
  }
}
