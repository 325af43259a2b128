package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.StudioHouse.Person;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The editor of stories as a browser without scripts has it: pages and one form. */
class StoryEditorTest {
  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** The form as the page shows it, and as it would be sent. */
  static final class Form {
    private static final Pattern FORM =
        Pattern.compile("(?s)<form id=\"(?:story|card)-form\".*?</form>");
    private static final Pattern TEMPLATE =
        Pattern.compile("(?s)<template(?:(?!<template).)*?</template>");
    private static final Pattern FIELD =
        Pattern.compile(
            "(?s)<input ((?:\"[^\"]*\"|[^>\"])*)>|<textarea ([^>]*)>\n?(.*?)</textarea>|<select ([^>]*)>(.*?)</select>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final Pattern SELECTED =
        Pattern.compile("<option value=\"([^\"]*)\"[^>]*\\bselected\\b");

    private final List<String[]> fields = new ArrayList<>();

    static Form in(String page) {
      Matcher form = FORM.matcher(page);
      assertThat(form.find()).as("a form in %s", page).isTrue();
      Form found = new Form();
      Matcher field = FIELD.matcher(TEMPLATE.matcher(form.group()).replaceAll(""));
      while (field.find()) {
        found.read(field);
      }
      return found;
    }

    private void read(Matcher field) {
      if (field.group(1) != null) {
        String tag = field.group(1);
        boolean box = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"");
        if (!box || tag.contains(" checked")) {
          add(tag, first(VALUE, tag));
        }
      } else if (field.group(2) != null) {
        add(field.group(2), field.group(3));
      } else {
        add(field.group(4), first(SELECTED, field.group(5)));
      }
    }

    private void add(String tag, String value) {
      fields.add(new String[] {first(NAME, tag), unescaped(value)});
    }

    private static String first(Pattern pattern, String text) {
      Matcher found = pattern.matcher(text);
      return found.find() ? found.group(1) : "";
    }

    private static String unescaped(String html) {
      return html.replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&#34;", "\"")
          .replace("&#39;", "'")
          .replace("&amp;", "&");
    }

    String value(String name) {
      return fields.stream()
          .filter(field -> field[0].equals(name))
          .map(field -> field[1])
          .findFirst()
          .orElseThrow(() -> new AssertionError("no field " + name));
    }

    List<String> all(String name) {
      return fields.stream().filter(f -> f[0].equals(name)).map(f -> f[1]).toList();
    }

    Form with(String name, String value) {
      Form other = new Form();
      fields.stream()
          .map(field -> field[0].equals(name) ? new String[] {name, value} : field)
          .forEach(other.fields::add);
      if (fields.stream().noneMatch(field -> field[0].equals(name))) {
        other.fields.add(new String[] {name, value});
      }
      return other;
    }

    /** The names of all fields that begin so. */
    List<String> names(String beginning) {
      return fields.stream().map(f -> f[0]).filter(name -> name.startsWith(beginning)).toList();
    }

    /** The id of the block of this number, from 1. */
    String block(int number) {
      return all("block").get(number - 1).split(" ")[0];
    }

    /** The name of the field that ends so. */
    String named(String end) {
      return fields.stream().map(f -> f[0]).filter(n -> n.endsWith(end)).findFirst().orElseThrow();
    }

    HttpResponse<String> send(Browser browser, String path, String act) {
      List<String> sent = new ArrayList<>();
      fields.stream()
          .filter(field -> !field[0].equals("csrf"))
          .forEach(field -> sent.addAll(Arrays.asList(field)));
      sent.addAll(List.of("act", act));
      return browser.post(path, sent.toArray(String[]::new));
    }
  }

  /** A story in an editor's browser. */
  private record Writing(Browser browser, String path) {
    static Writing begun(Person person, String title) {
      Browser browser = house.browserOf(person);
      HttpResponse<String> begun =
          browser.post(
              "/studio/stories/new",
              "title",
              title,
              "organisation",
              HERE.value(),
              "language",
              "de",
              "save",
              UUID.randomUUID().toString());
      assertThat(begun.statusCode()).isEqualTo(303);
      String location = begun.headers().firstValue("Location").orElseThrow();
      return new Writing(browser, location.substring(0, location.indexOf('?')));
    }

    Form form() {
      return Form.in(page());
    }

    String page() {
      HttpResponse<String> page = browser.get(path + "?in=de");
      assertThat(page.statusCode()).isEqualTo(200);
      return page.body();
    }

    /** Presses a button that only saves and rearranges; the form as it comes back. */
    Form press(Form form, String act) {
      HttpResponse<String> answer = form.send(browser, path, act);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
      return form();
    }
  }

  @Test
  void aStoryBeginsWithATitle() {
    Browser browser = house.browserOf(CONTRIBUTOR_HERE);

    HttpResponse<String> nameless =
        browser.post(
            "/studio/stories/new",
            "title",
            " ",
            "organisation",
            HERE.value(),
            "language",
            "de",
            "save",
            UUID.randomUUID().toString());

    assertThat(nameless.statusCode()).isEqualTo(422);
    assertThat(nameless.body()).contains("Give the story a title");
  }

  @Test
  void beginningTwiceWithTheSamePageBeginsOneStory() {
    Browser browser = house.browserOf(EDITOR_HERE);
    String[] form = {
      "title",
      "Zweimal gedrückt",
      "organisation",
      HERE.value(),
      "language",
      "de",
      "save",
      UUID.randomUUID().toString()
    };

    String first = location(browser.post("/studio/stories/new", form));
    String second = location(browser.post("/studio/stories/new", form));

    assertThat(second).isEqualTo(first);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void eachButtonSavesWhatWasTypedBeforeItDoesAnythingElse() {
    Writing writing = Writing.begun(EDITOR_HERE, "Mit jedem Knopf");

    Form form = writing.press(writing.form().with("teaser", "Getippt."), "add text");

    assertThat(form.value("teaser")).isEqualTo("Getippt.");
    assertThat(form.all("block")).singleElement().asString().endsWith(" text");
  }

  @Test
  void blocksMoveDoubleAndGo() {
    Writing writing = Writing.begun(EDITOR_HERE, "Umgestellt");
    Form form = writing.press(writing.form(), "add text");
    form = writing.press(form, "add quote");
    form = writing.press(form, "add timeline");
    String quote = form.block(2);

    form = writing.press(form, "up " + quote);
    assertThat(kinds(form)).containsExactly("quote", "text", "timeline");

    form = writing.press(form.with("position." + quote, "3"), "to " + quote);
    assertThat(kinds(form)).containsExactly("text", "timeline", "quote");

    form = writing.press(form.with(quote + ".text", "Glück auf"), "copy " + quote);
    assertThat(kinds(form)).containsExactly("text", "timeline", "quote", "quote");
    assertThat(form.value(form.block(4) + ".text")).isEqualTo("Glück auf");

    form = writing.press(form, "remove " + quote);
    assertThat(kinds(form)).containsExactly("text", "timeline", "quote");
    assertThat(form.value(form.block(3) + ".text")).isEqualTo("Glück auf");
  }

  private static List<String> kinds(Form form) {
    return form.all("block").stream().map(block -> block.split(" ")[1]).toList();
  }

  @Test
  void aListOfRowsGrowsAndShrinks() {
    Writing writing = Writing.begun(EDITOR_HERE, "Jahre");
    Form form = writing.press(writing.form(), "add timeline");
    String block = form.block(1);
    assertThat(form.all("row")).hasSize(1);
    String first = form.all("row").getFirst().split(" ")[1];

    form = writing.press(form.with(block + "." + first + ".when", "1893"), "add-row " + block);
    assertThat(form.all("row")).hasSize(2);
    assertThat(form.value(block + "." + first + ".when")).isEqualTo("1893");

    form = writing.press(form, "down-row " + block + " " + first);
    assertThat(form.all("row").getLast()).endsWith(first);

    form = writing.press(form, "remove-row " + block + " " + first);
    assertThat(form.all("row")).hasSize(1).noneMatch(row -> row.endsWith(first));
  }

  @Test
  void whatIsMissingIsListedAndLeadsToItsField() {
    Writing writing = Writing.begun(EDITOR_HERE, "Unfertig");

    HttpResponse<String> refused =
        writing.form().send(writing.browser(), writing.path(), "publish");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("<a href=\"#teaser\">", "<a href=\"#place\">", "<a href=\"#sources\">")
        .contains("<title>Error: ");
  }

  @Test
  void twoWhoWriteInDifferentPlacesLoseNothing() {
    Writing anna = Writing.begun(EDITOR_HERE, "Zu zweit");
    Writing bert = new Writing(house.browserOf(Person.ADMINISTRATOR_HERE), anna.path());
    Form annas = anna.form();
    Form berts = bert.form();

    bert.press(berts.with("teaser", "Von Bert."), "save");
    anna.press(annas.with("title", "Zu zweit, von Anna"), "save");

    assertThat(anna.form().value("title")).isEqualTo("Zu zweit, von Anna");
    assertThat(anna.form().value("teaser")).isEqualTo("Von Bert.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine", "theirs"})
  void twoWhoWriteInTheSamePlaceAreShownBothAndPick(String picked) {
    Writing anna = Writing.begun(EDITOR_HERE, "Dieselbe Stelle");
    Writing bert = new Writing(house.browserOf(Person.ADMINISTRATOR_HERE), anna.path());
    Form annas = anna.form();
    bert.press(bert.form().with("teaser", "Von <Bert>."), "save");

    HttpResponse<String> both =
        annas.with("teaser", "Von Anna.").send(anna.browser(), anna.path(), "save");

    assertThat(both.statusCode()).isEqualTo(412);
    assertThat(both.body())
        .contains("Von Anna.")
        .contains("Von &lt;Bert&gt;.")
        .contains(StudioHouse.nameOf(Person.ADMINISTRATOR_HERE));
    assertThat(bert.form().value("teaser")).isEqualTo("Von <Bert>.");

    anna.press(Form.in(both.body()).with("pick.teaser", picked), "save");

    assertThat(anna.form().value("teaser"))
        .isEqualTo(picked.equals("mine") ? "Von Anna." : "Von <Bert>.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep", "remove"})
  void aBlockThatOneRemovedWhileTheOtherWroteInItIsAskedFor(String picked) {
    Writing anna = Writing.begun(EDITOR_HERE, "Weg oder da");
    Writing bert = new Writing(house.browserOf(Person.ADMINISTRATOR_HERE), anna.path());
    Form annas = anna.press(anna.form(), "add text");
    String block = annas.block(1);
    bert.press(bert.form(), "remove " + block);

    HttpResponse<String> both =
        annas.with(block + ".text", "Noch ein Satz.").send(anna.browser(), anna.path(), "save");

    assertThat(both.statusCode()).isEqualTo(412);
    Form asked = Form.in(both.body());
    assertThat(asked.value(block + ".text")).isEqualTo("Noch ein Satz.");

    Form settled = anna.press(asked.with("pick." + block, picked), "save");

    assertThat(settled.all("block")).hasSize(picked.equals("keep") ? 1 : 0);
  }

  @Test
  void aScriptGetsThePanelAndIsNeverMergedUnseen() {
    Writing anna = Writing.begun(EDITOR_HERE, "Von selbst");
    Writing bert = new Writing(house.browserOf(Person.ADMINISTRATOR_HERE), anna.path());
    Form annas = anna.form().with("by", "script");

    HttpResponse<String> saved =
        annas.with("teaser", "Erster.").send(anna.browser(), anna.path(), "save");

    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.body())
        .contains("id=\"story-panel\"", "data-seen=\"2\"")
        .doesNotContain("<form");

    bert.press(bert.form().with("title", "Von Bert"), "save");
    HttpResponse<String> outrun =
        annas
            .with("seen", "2")
            .with("teaser", "Zweiter.")
            .with("save", UUID.randomUUID().toString())
            .send(anna.browser(), anna.path(), "save");

    assertThat(outrun.statusCode()).isEqualTo(412);
    assertThat(Form.in(outrun.body()).value("title")).isEqualTo("Von Bert");
    assertThat(Form.in(outrun.body()).value("teaser")).isEqualTo("Zweiter.");
    assertThat(bert.form().value("teaser")).isEqualTo("Erster.");
  }

  @Test
  void theSameSaveSentTwiceIsStoredOnce() {
    Writing writing = Writing.begun(EDITOR_HERE, "Doppelt gesendet");
    Form form = writing.form().with("teaser", "Einmal.").with("by", "script");

    HttpResponse<String> once = form.send(writing.browser(), writing.path(), "save");
    HttpResponse<String> twice = form.send(writing.browser(), writing.path(), "save");

    assertThat(once.statusCode()).isEqualTo(200);
    assertThat(twice.statusCode()).isEqualTo(200);
    assertThat(writing.form().value("seen")).isEqualTo("2");
  }

  @Test
  void attacksAreShownAsText() {
    String attack = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    Writing writing = Writing.begun(EDITOR_HERE, attack);
    Form form = writing.press(writing.form().with("teaser", attack), "add text");
    form =
        writing.press(
            form.with(form.block(1) + ".text", "[x](javascript:alert(1)) <svg onload=alert(1)>"),
            "add-source");
    writing.press(form.with(form.named(".url"), "javascript:alert(1)"), "save");

    String page = writing.page();
    String preview = writing.browser().get(writing.path() + "/preview?in=de").body();

    for (String html : List.of(page, preview)) {
      assertThat(html)
          .doesNotContain("<script>alert", "<img src=x", "<svg onload", "href=\"javascript:");
    }
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void thePreviewIsThereFromTheFirstMomentAndMayBeFramedOnlyHere() {
    Writing writing = Writing.begun(EDITOR_HERE, "Kaum begonnen");

    HttpResponse<String> preview = writing.browser().get(writing.path() + "/preview?in=de");

    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).contains("Kaum begonnen", "Noch ohne Ort");
    assertThat(preview.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors 'self'");
  }

  @Test
  void aTranslationBeginsWithTheGermanPartsAndWithoutItsWords() {
    Writing writing = Writing.begun(EDITOR_HERE, "Auf Deutsch");
    Form german = writing.press(writing.form(), "add text");
    writing.press(german.with(german.block(1) + ".text", "Unten ist es warm."), "save");

    Form english =
        Form.in(writing.browser().get(writing.path() + "?in=en&from=de").body())
            .with("title", "In English");
    HttpResponse<String> saved = english.send(writing.browser(), writing.path(), "save");

    assertThat(saved.statusCode()).isEqualTo(303);
    String page = writing.browser().get(writing.path() + "?in=en").body();
    assertThat(Form.in(page).value("title")).isEqualTo("In English");
    assertThat(Form.in(page).value(english.block(1) + ".text")).isEmpty();
    assertThat(page).contains("Unten ist es warm.");
    assertThat(writing.form().value("title")).isEqualTo("Auf Deutsch");
  }

  @Test
  void contributorsHandInAndEditorsPublish() {
    Writing writing = Writing.begun(CONTRIBUTOR_HERE, "Zur Prüfung");

    assertThat(writing.page()).doesNotContain("value=\"publish\"");
    assertThat(writing.form().send(writing.browser(), writing.path(), "publish").statusCode())
        .isEqualTo(403);
    assertThat(location(writing.form().send(writing.browser(), writing.path(), "submit")))
        .endsWith("done=story-submitted");

    Writing editor = new Writing(house.browserOf(EDITOR_HERE), writing.path());
    assertThat(editor.page()).contains("waits for review", "value=\"hand-back\"");
    assertThat(location(editor.form().send(editor.browser(), editor.path(), "take-over")))
        .endsWith("done=story-taken-over");
    Form words = editor.form();
    editor.press(words.with(words.names("talk.").getFirst(), "Noch ein Satz fehlt."), "save");
    assertThat(location(editor.form().send(editor.browser(), editor.path(), "hand-back")))
        .endsWith("done=story-handed-back");
  }

  @Test
  void strangersFindNoStoryAndColleaguesMayOnlyRead() {
    Writing writing = Writing.begun(EDITOR_HERE, "Nur für uns");
    Browser stranger = house.browserOf(EDITOR_THERE);
    Browser colleague = house.browserOf(CONTRIBUTOR_HERE);

    assertThat(stranger.get(writing.path()).statusCode()).isEqualTo(404);
    assertThat(stranger.get(writing.path() + "/preview").statusCode()).isEqualTo(404);
    assertThat(writing.form().send(stranger, writing.path(), "save").statusCode()).isEqualTo(404);
    assertThat(colleague.get(writing.path()).body()).contains("You can read this story");
    assertThat(writing.form().send(colleague, writing.path(), "save").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"explode", "add rocket", "up", "up ../../x", "remove-row a b", "add text x"})
  void whatNoButtonSaysIsRefused(String act) {
    Writing writing = Writing.begun(EDITOR_HERE, "Fremde Knöpfe");

    assertThat(writing.form().send(writing.browser(), writing.path(), act).statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"seen=-1", "seen=x", "save=short", "in=fr", "block=UPPERCASE text"})
  void whatTheEditorDoesNotSendIsRefused(String field) {
    Writing writing = Writing.begun(EDITOR_HERE, "Fremde Felder");
    String[] parts = field.split("=", 2);

    assertThat(
            writing
                .form()
                .with(parts[0], parts[1])
                .send(writing.browser(), writing.path(), "save")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aStoryThatIsTooLongIsRefusedWithAWordOnWhatToDo() {
    Writing writing = Writing.begun(EDITOR_HERE, "Sehr lang");
    Form form = writing.press(writing.form(), "add text");

    HttpResponse<String> refused =
        form.with(form.block(1) + ".text", "ä".repeat(130_000))
            .send(writing.browser(), writing.path(), "save");

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("shorten it");
  }

  @Test
  void aLongStoryIsSavedWhole() {
    Writing writing = Writing.begun(EDITOR_HERE, "Lang");
    Form form = writing.press(writing.form(), "add text");
    String words = "Über und unter Tage. ".repeat(5_000);

    writing.press(form.with(form.block(1) + ".text", words), "save");

    assertThat(writing.form().value(form.block(1) + ".text")).isEqualTo(words);
  }

  @Test
  void nobodyIsOutrunByASaveOfTheirOwnWhoseAnswerGotLost() {
    Writing writing = Writing.begun(EDITOR_HERE, "Verschluckte Antwort");
    String page = "0123456789abcdef01234567";
    Form opened = writing.form().with("by", "script");
    Form early = opened.with("teaser", "Der Anf").with("save", page + "-1");
    Form first = opened.with("teaser", "Der Anfang").with("save", page + "-9");
    Form second = opened.with("teaser", "Der Anfang und das Ende").with("save", page + "-10");

    assertThat(first.send(writing.browser(), writing.path(), "save").statusCode()).isEqualTo(200);
    assertThat(second.send(writing.browser(), writing.path(), "save").statusCode()).isEqualTo(200);
    assertThat(writing.form().value("teaser")).isEqualTo("Der Anfang und das Ende");
    assertThat(early.send(writing.browser(), writing.path(), "save").statusCode())
        .as("what a device kept and the same page has saved since")
        .isEqualTo(200);
    assertThat(writing.form().value("teaser")).isEqualTo("Der Anfang und das Ende");
    assertThat(
            second
                .with("teaser", "Etwas anderes")
                .with("save", "f".repeat(24) + "-11")
                .send(writing.browser(), writing.path(), "save")
                .statusCode())
        .as("another page")
        .isEqualTo(412);
  }

  /** What each route answers is told below; the test of all routes wants to know them. */
  static Set<String> routes() {
    return Set.of(
        "GET /studio/stories/new",
        "POST /studio/stories/new",
        "GET /studio/stories/{slug}",
        "POST /studio/stories/{slug}",
        "GET /studio/stories/{slug}/preview");
  }

  @ParameterizedTest
  @EnumSource(Person.class)
  void everybodyGetsWhatTheirRoleAllows(Person person) {
    Writing writing = Writing.begun(EDITOR_HERE, "Für " + person);
    Form form = writing.form();
    Browser browser = house.browserOf(person);
    boolean belongsHere =
        Set.of(
                Person.OPERATOR,
                Person.ADMINISTRATOR_HERE,
                EDITOR_HERE,
                CONTRIBUTOR_HERE,
                Person.ADMINISTRATOR_OF_BOTH)
            .contains(person);
    int here = belongsHere ? 200 : 404;
    int write = !belongsHere ? 404 : person == CONTRIBUTOR_HERE ? 403 : 303;

    assertThat(browser.get("/studio/stories/new").statusCode())
        .isEqualTo(person == Person.NOBODY_SPECIAL ? 403 : 200);
    assertThat(
            browser
                .post("/studio/stories/new", "title", "", "save", UUID.randomUUID().toString())
                .statusCode())
        .isEqualTo(person == Person.NOBODY_SPECIAL ? 403 : 422);
    assertThat(browser.get(writing.path()).statusCode()).isEqualTo(here);
    assertThat(browser.get(writing.path() + "/preview").statusCode()).isEqualTo(here);
    assertThat(form.send(browser, writing.path(), "save").statusCode()).isEqualTo(write);
  }
}
