package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.content.account.Roles;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import de.kaliregion.obenunten.studio.account.AccountServices;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Browser and server are killed while somebody types. What was typed more than five seconds before
 * is there afterwards, and the page says so where it comes from the device.
 *
 * <p>{@code -Dkills=30} kills more often, {@code -Dkills.seed} repeats a run.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class StoryKillIT {
  private static final Messages GERMAN = Messages.ofStudio(Language.GERMAN);
  private static final int KILLS = Integer.getInteger("kills", 6);
  private static final long SEED = Long.getLong("kills.seed", System.nanoTime());
  private static final Duration MAY_BE_LOST = Duration.ofSeconds(5);
  private static final Duration LONGEST_TYPING = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Slug MUSEUM = new Slug("museum-merkers");

  /** What is killed. */
  private enum Victim {
    BROWSER,
    SERVER,
    BOTH
  }

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private final Map<String, Long> typed = new TreeMap<>();
  private String session;
  private JarProcess server;
  private int port;
  private Chrome chrome;
  private BrowserContext device;
  private String story;

  @Test
  void whatever_is_killed_only_the_last_five_seconds_of_typing_are_lost() throws Exception {
    furnish();
    startServer(0);
    chrome = Chrome.launch();
    try {
      Locator field = begin();
      for (int kill = 1; kill <= KILLS; kill++) {
        Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
        String round = "kill %d of %d: %s, seed %d".formatted(kill, KILLS, victim, SEED);
        type(field, kill);
        long killed = System.nanoTime();
        field = killAndComeBack(victim, field);
        checkNothingIsLost(round, field, killed);
      }
    } finally {
      chrome.close();
      killBrowser();
      server.close();
    }
  }

  private void furnish() throws IOException {
    try (MongoConnection database = MongoConnection.embedded(data());
        AccountServices accounts =
            new AccountServices(
                database.database(), URI.create(RunningService.BASE_URL), Clock.systemUTC())) {
      ContentStore content = ContentStore.open(database.database());
      content.put(new Organisation(MUSEUM, Museum.german("Museum Merkers")));
      content.raiseGeneration();
      Account account =
          Account.invited(
              new EmailAddress("erika@museum.example"),
              "Erika",
              Roles.of(MUSEUM, Role.EDITOR),
              Clock.systemUTC().instant());
      accounts.accounts().insert(account);
      session = accounts.sessions().open(account).reveal();
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path profile() {
    return folder.resolve("profile");
  }

  private void startServer(int wanted) throws Exception {
    server =
        JarProcess.start(
            data(),
            Map.of(
                "PORT",
                Integer.toString(wanted),
                "BASE_URL",
                RunningService.BASE_URL,
                "OTHER_HOSTS",
                "localhost"));
    port = server.awaitPort();
  }

  private Locator begin() {
    Page page = openDevice();
    page.navigate("http://localhost:" + port + StoryScreen.NEW);
    page.locator("#title").fill("Unter Beschuss");
    page.locator("main form.sheet button").click();
    page.waitForURL("**/studio/stories/*?in=de");
    story = page.url();
    page.locator("button[value='add text']").click();
    page.waitForCondition(
        () -> page.locator(".saved-note").innerText().startsWith("Gespeichert um"));
    return text(page);
  }

  private Page openDevice() {
    device = chrome.deviceOf(profile());
    device.setDefaultTimeout(PATIENCE.toMillis());
    device.addCookies(
        List.of(
            new Cookie("__Host-studio", session)
                .setUrl("https://localhost/")
                .setSecure(true)
                .setHttpOnly(true)));
    return device.newPage();
  }

  private static Locator text(Page page) {
    return page.locator("#blocks textarea[name$='.text']").first();
  }

  /** Numbered words, each with the time at which it was there as a whole. */
  private void type(Locator field, int round) {
    long length = (long) (random.nextDouble() * LONGEST_TYPING.toNanos());
    long start = System.nanoTime();
    field.press("Control+End");
    field.pressSequentially(" ");
    for (int i = 0; System.nanoTime() - start < length || i == 0; i++) {
      String word = "w%02dx%03d".formatted(round, i);
      field.pressSequentially(word + " ", new Locator.PressSequentiallyOptions().setDelay(30));
      typed.put(word, System.nanoTime());
    }
  }

  private Locator killAndComeBack(Victim victim, Locator field) throws Exception {
    if (victim != Victim.BROWSER) {
      server.kill();
    }
    if (victim != Victim.SERVER) {
      killBrowser();
    }
    if (victim != Victim.BROWSER) {
      server.close();
      startServer(port);
    }
    return victim == Victim.SERVER ? field : reopen();
  }

  private Locator reopen() {
    Page page = openDevice();
    String onServer = onServer(page);
    page.navigate(story);
    Locator notice = page.locator("main > .notice");
    Locator field = text(page);
    page.waitForFunction("() => localStorage.length === 0");
    if (!shown(field).equals(onServer)) {
      assertThat(notice.allInnerTexts().toString())
          .as("it says what it kept")
          .contains(GERMAN.text("done.story-kept"));
    }
    return field;
  }

  /** Without the device's own words, as no script runs over it. */
  private String onServer(Page page) {
    String html = page.request().get(story).text();
    int blocks = html.indexOf("<div id=\"blocks\"");
    int end = html.indexOf("<fieldset class=\"sheet add\"", blocks);
    return blocks < 0 || end < 0 ? "" : words(html.substring(blocks, end));
  }

  private static String shown(Locator field) {
    return words(field.count() == 0 ? "" : field.inputValue());
  }

  private static String words(String text) {
    return String.join(
        " ",
        Pattern.compile("w\\d{2}x\\d{3}").matcher(text).results().map(MatchResult::group).toList());
  }

  private void checkNothingIsLost(String round, Locator field, long killed) throws Exception {
    Patience.until(
        PATIENCE, round + ": all is saved", () -> onServer(field.page()).equals(shown(field)));
    List<String> there = List.of(shown(field).split(" "));
    Map<String, Long> lost = new HashMap<>(typed);
    lost.keySet().removeAll(there);
    List<String> tooOld = new ArrayList<>();
    lost.forEach((word, when) -> {
      if (killed - when > MAY_BE_LOST.toNanos()) {
        tooOld.add(word);
      }
    });
    System.out.printf("%s: typed %d words, lost %d%n", round, typed.size(), lost.size());
    assertThat(tooOld).as(round).isEmpty();
    typed.keySet().retainAll(there);
  }

  /** The processes of the one browser that works on this test's profile. */
  private void killBrowser() {
    List<ProcessHandle> browser =
        ProcessHandle.current().descendants().filter(this::usesProfile).toList();
    browser.forEach(ProcessHandle::destroyForcibly);
    browser.forEach(process -> process.onExit().join());
  }

  private boolean usesProfile(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
          .contains("--user-data-dir=" + profile());
    } catch (IOException e) {
      return false;
    }
  }
}
