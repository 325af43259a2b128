package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.storage.mongo.MongoConnection;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * From an empty installation to a contributor who signs in: the operator by the command line, the
 * rest in the browser, once with scripts and once without.
 */
@Walk
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StudioWalkIT {
  private static final Pattern LINK = Pattern.compile("https?://\\S+/studio/link/\\S+");
  private static final String PASSWORD = "acht Seilscheiben im Nebel";

  /** One for each test that needs an operator, as a link can be used once. */
  private static final Map<String, String> LINKS = new TreeMap<>();

  private static RunningService service;

  @BeforeAll
  static void open() throws Exception {
    Path folder = Files.createTempDirectory("obenunten-studio");
    try (MongoConnection database = MongoConnection.embedded(folder)) {
      ContentStore content = ContentStore.open(database.database());
      content.put(organisation("museum-merkers", "Museum Merkers"));
      content.put(organisation("museum-heringen", "Museum Heringen"));
      content.raiseGeneration();
    }
    for (String name : List.of("de", "en")) {
      LINKS.put(name, operatorLink(folder, name));
    }
    service = RunningService.on(folder, Map.of());
    LINKS.put("accessible", operatorLink(folder, "while-the-service-runs"));
  }

  private static Organisation organisation(String slug, String name) {
    return new Organisation(new Slug(slug), new Wording(Map.of(Language.GERMAN, name)));
  }

  private static String operatorLink(Path folder, String name) throws Exception {
    try (JarProcess command =
        JarProcess.start(
            folder,
            Map.of("BASE_URL", RunningService.BASE_URL),
            "account",
            "operator",
            "chef-" + name + "@museum.example",
            "Änne Köhler")) {
      assertThat(command.awaitEnd()).as(command.output()).isZero();
      Matcher link = LINK.matcher(command.output());
      assertThat(link.find()).as(command.output()).isTrue();
      return link.group();
    }
  }

  @AfterAll
  static void close() throws IOException {
    service.close();
  }

  @Test
  void a_museum_comes_to_work_in_german_with_scripts(Browser browser) {
    try (Reader operator = Reader.asking(browser, "de");
        Reader contributor = Reader.asking(browser, "de")) {
      walk(Language.GERMAN, operator, contributor);
    }
  }

  @Test
  void a_museum_comes_to_work_in_english_without_scripts(Browser browser) {
    try (Reader operator = Reader.withoutScripts(browser, "en");
        Reader contributor = Reader.withoutScripts(browser, "en")) {
      walk(Language.ENGLISH, operator, contributor);
    }
  }

  private void walk(Language language, Reader operator, Reader contributor) {
    Messages text = Messages.ofStudio(language);
    String email = "karl-" + language.tag() + "@museum.example";
    choosePassword(operator, text, LINKS.get(language.tag()));
    assertThat(operator.heading()).isEqualTo(text.text("start.greeting", "Änne Köhler"));

    String invitation = invite(operator, text, email);
    choosePassword(contributor, text, invitation);
    assertThat(contributor.heading()).isEqualTo(text.text("start.greeting", "Karl Kumpel"));
    assertThat(contributor.page().locator(".roles").innerText())
        .contains(text.text("role.CONTRIBUTOR"), "Museum Merkers");
    assertThat(link(contributor, text.text("nav.people")).count()).isZero();

    press(contributor, text.text("signOut"));
    contributor.page().waitForURL("**/studio/sign-in**");
    assertThat(contributor.page().getByRole(AriaRole.STATUS).first().innerText())
        .isEqualTo(text.text("done.signed-out"));
    signIn(contributor, text, email, "not the password");
    assertThat(contributor.page().getByRole(AriaRole.ALERT).innerText())
        .contains(text.text("signIn.wrong"));
    signIn(contributor, text, email, PASSWORD);
    contributor.page().waitForURL("**/studio");
    assertThat(contributor.pageLanguage()).isEqualTo(language.tag());
  }

  private static void choosePassword(Reader reader, Messages text, String link) {
    reader.page().navigate(service.address(link));
    field(reader, text.text("password.new")).fill("kurz");
    press(reader, text.text("link.button"));
    Locator alert = reader.page().getByRole(AriaRole.ALERT);
    assertThat(alert.innerText()).contains(text.text("password.short"));
    assertThat(alert.evaluate("e => e === document.activeElement"))
        .as("the reader is taken to what is wrong")
        .isEqualTo(true);
    field(reader, text.text("password.new")).fill(PASSWORD);
    press(reader, text.text("link.button"));
    reader.page().waitForURL("**/studio?done=password-chosen");
  }

  private static String invite(Reader operator, Messages text, String email) {
    operator.follow(link(operator, text.text("nav.people")).first());
    operator.page().waitForURL("**/studio/people");
    field(operator, text.text("name.label")).fill("Karl Kumpel");
    field(operator, text.text("email.label")).fill(email);
    operator
        .page()
        .getByLabel(text.text("organisation.label"), new Page.GetByLabelOptions().setExact(true))
        .selectOption("museum-merkers");
    press(operator, text.text("people.invite.button"));
    Locator link = operator.page().locator(".link-to-pass-on");
    link.waitFor();
    return link.innerText().strip();
  }

  private static void signIn(Reader reader, Messages text, String email, String password) {
    field(reader, text.text("email.label")).fill(email);
    field(reader, text.text("password.label")).fill(password);
    press(reader, text.text("signIn.button"));
    reader.page().waitForLoadState();
  }

  @Test
  void a_password_can_be_shown_and_goes_out_as_one(Browser browser) {
    Messages text = Messages.ofStudio(Language.GERMAN);
    try (Reader reader = Reader.asking(browser, "de")) {
      reader.page().navigate(service.address("/studio/sign-in"));
      Locator password = field(reader, text.text("password.label"));
      password.fill(PASSWORD);

      press(reader, text.text("password.show"));
      assertThat(password.getAttribute("type")).isEqualTo("text");
      press(reader, text.text("password.hide"));
      assertThat(password.getAttribute("type")).isEqualTo("password");
    }
  }

  @Test
  void every_page_is_accessible_in_both_languages_and_on_a_narrow_screen(Browser browser) {
    Messages text = Messages.ofStudio(Language.GERMAN);
    Faults faults = new Faults();
    try (Reader stranger = Reader.asking(browser, "de");
        Reader operator = Reader.asking(browser, "de")) {
      examine(stranger, "/studio/sign-in", faults);
      examine(stranger, "/studio/link/" + "A".repeat(32), faults);
      stranger.page().navigate(service.address("/studio/sign-in?lang=de"));
      signIn(stranger, text, "nobody@museum.example", "not the password");
      faults.examine(stranger.page());

      operator.page().navigate(service.address("/studio/sign-in?lang=de"));
      choosePassword(operator, text, LINKS.get("accessible"));
      String link = invite(operator, text, "nora@museum.example");
      faults.examine(operator.page());
      examine(stranger, link, faults);
      for (String path :
          List.of(
              "/studio",
              "/studio/account",
              "/studio/people",
              "/studio/log",
              "/studio/stories",
              "/studio/stories?q=nowhere",
              "/studio/nothing")) {
        examine(operator, path, faults);
      }
      operator.page().navigate(service.address("/studio/people?lang=de"));
      operator.follow(link(operator, "Karl Kumpel").first());
      operator.page().waitForURL("**/studio/people/*");
      examine(operator, operator.page().url().replaceFirst("https?://[^/]+", ""), faults);
    }
    faults.areNone();
  }

  private static void examine(Reader reader, String path, Faults faults) {
    for (Language language : Messages.STUDIO_LANGUAGES) {
      reader.page().navigate(service.address(path + "?lang=" + language.tag()));
      faults.examine(reader.page());
    }
  }

  private static Locator field(Reader reader, String label) {
    return reader.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator link(Reader reader, String name) {
    return reader
        .page()
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void press(Reader reader, String name) {
    Locator button =
        reader
            .page()
            .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    button.click();
  }
}
