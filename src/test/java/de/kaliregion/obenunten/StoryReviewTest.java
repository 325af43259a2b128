package de.kaliregion.obenunten;

import static de.kaliregion.obenunten.StudioHouse.HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.ADMINISTRATOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.CONTRIBUTOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_HERE;
import static de.kaliregion.obenunten.StudioHouse.Person.EDITOR_THERE;
import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.StoryEditorTest.Form;
import de.kaliregion.obenunten.StudioHouse.Browser;
import de.kaliregion.obenunten.StudioHouse.Person;
import de.kaliregion.obenunten.content.account.Account;
import de.kaliregion.obenunten.content.draft.story.PartId;
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

/**
 * The way of a story from those who write to those who publish, and what they say to each other, as
 * a browser without scripts has it.
 */
class StoryReviewTest {
  private static final String ATTACK =
      "</textarea><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))";

  private static StudioHouse house;

  @BeforeAll
  static void open() {
    house = new StudioHouse();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Set<String> routes() {
    return Set.of("POST /studio/stories/{slug}/comments");
  }

  /** A story that somebody looks at in their browser. */
  private record Desk(Browser browser, String path) {
    static Desk begun(Person person, String title) {
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
      String location = begun.headers().firstValue("Location").orElseThrow();
      return new Desk(browser, location.substring(0, location.indexOf('?')));
    }

    Desk of(Person other) {
      return new Desk(house.browserOf(other), path);
    }

    String page() {
      HttpResponse<String> page = browser.get(path + "?in=de");
      assertThat(page.statusCode()).isEqualTo(200);
      return page.body();
    }

    Form form() {
      return Form.in(page());
    }

    HttpResponse<String> send(Form form, String act) {
      return form.send(browser, path, act);
    }

    /** Presses a button; what the page then tells. */
    String done(Form form, String act) {
      HttpResponse<String> answer = send(form, act);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
      return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*done=", "");
    }

    /** Types a remark about a part into its box and sends it with the form. */
    void say(String part, String words) {
      assertThat(done(typed(part, words), "say " + part)).startsWith("story-said#talk-" + part);
    }

    Form typed(String part, String words) {
      Form form = form();
      if (part.equals("story")) {
        // Its box stands outside of the form, and belongs to it.
        String box = PartId.random();
        return form.with("talk", box + " part story").with("talk." + box, words);
      }
      return form.with("talk." + box(form, "part " + part), words);
    }

    /** Answers in the only thread there is. */
    void answer(String words) {
      String box = PartId.random();
      Form form = form().with("talk", box + " thread " + thread());
      done(form.with("talk." + box, words), "say title");
    }

    String thread() {
      Matcher thread = THREAD.matcher(page());
      assertThat(thread.find()).isTrue();
      return thread.group(1);
    }

    private static final Pattern THREAD =
        Pattern.compile("<article[^>]* id=\"thread-([a-z0-9]+)\"");

    static String box(Form form, String about) {
      return form.all("talk").stream()
          .filter(box -> box.endsWith(" " + about))
          .map(box -> box.split(" ")[0])
          .findFirst()
          .orElseThrow(() -> new AssertionError("no box for " + about));
    }

    /** Sends a remark without the words of the story, as scripts and readers do. */
    HttpResponse<String> comment(String... fields) {
      List<String> all = new ArrayList<>(List.of("in", "de"));
      all.addAll(Arrays.asList(fields));
      return browser.post(path + "/comments", all.toArray(String[]::new));
    }

    HttpResponse<String> comment(String id, String part, String words) {
      return comment("act", "say " + part, "talk", id + " part " + part, "talk." + id, words);
    }
  }

  private static List<String> remarks(String page) {
    Matcher remark =
        Pattern.compile("(?s)<div class=\"remark\".*?<p class=\"lines\">(.*?)</p></div>")
            .matcher(page);
    return remark.results().map(found -> found.group(1)).distinct().toList();
  }

  @Test
  void aRemarkStandsAtItsPartWithWhoAndWhen() {
    Desk editor = Desk.begun(EDITOR_HERE, "Am Titel");

    editor.say("title", "Zu lang?");

    String page = editor.page();
    assertThat(remarks(page)).containsExactly("Zu lang?");
    assertThat(page)
        .contains("One open comment")
        .contains("<a href=\"#thread-" + editor.thread() + "\"><strong>Title:</strong> Zu lang?")
        .contains(StudioHouse.nameOf(EDITOR_HERE) + "</strong> · 1 May 2026, 14:00");
    assertThat(editor.browser().get("/studio/stories?q=Titel").body()).contains("One open comment");
  }

  @Test
  void withTheRemarkWhatWasTypedInTheStoryIsSaved() {
    Desk editor = Desk.begun(EDITOR_HERE, "Beides");

    editor.done(editor.typed("title", "Gut so.").with("teaser", "Eben getippt."), "say title");

    assertThat(editor.form().value("teaser")).isEqualTo("Eben getippt.");
    assertThat(remarks(editor.page())).containsExactly("Gut so.");
  }

  @Test
  void whicheverButtonIsPressedATypedRemarkIsNotLost() {
    Desk editor = Desk.begun(EDITOR_HERE, "Anderer Knopf");

    editor.send(editor.typed("teaser", "Noch schnell."), "add text");

    assertThat(remarks(editor.page())).containsExactly("Noch schnell.");
    assertThat(editor.form().all("block")).hasSize(1);
  }

  @Test
  void aRemarkThatCannotBeTakenComesBackAndTheStoryIsSaved() {
    Desk editor = Desk.begun(EDITOR_HERE, "Zu viel");
    String long_ = "Wort ".repeat(401);

    HttpResponse<String> refused =
        editor.send(editor.typed("title", long_).with("teaser", "Neu."), "say title");

    assertThat(refused.statusCode()).isEqualTo(422);
    Form again = Form.in(refused.body());
    assertThat(again.value("talk." + Desk.box(again, "part title"))).isEqualTo(long_);
    assertThat(refused.body()).contains("too long", "2,000");
    assertThat(editor.form().value("teaser")).isEqualTo("Neu.");
    assertThat(remarks(editor.page())).isEmpty();
  }

  @Test
  void whereSomebodyElseWasFasterTheRemarkStaysInItsBox() {
    Desk anna = Desk.begun(EDITOR_HERE, "Gleichzeitig");
    Desk bert = anna.of(ADMINISTRATOR_HERE);
    Form annas = anna.typed("title", "Mein Wort.").with("teaser", "Von Anna.");
    bert.done(bert.form().with("teaser", "Von Bert."), "save");

    HttpResponse<String> both = anna.send(annas, "say title");

    assertThat(both.statusCode()).isEqualTo(412);
    Form again = Form.in(both.body());
    assertThat(again.value("talk." + Desk.box(again, "part title"))).isEqualTo("Mein Wort.");
    anna.done(again.with("pick.teaser", "mine"), "save");
    assertThat(remarks(anna.page())).containsExactly("Mein Wort.");
  }

  @Test
  void sentTwiceItStandsOnce() {
    Desk editor = Desk.begun(EDITOR_HERE, "Doppelt");
    Form form = editor.typed("title", "Nur einmal.");

    editor.send(form, "say title");
    editor.send(form, "say title");
    editor.comment("abcdefgh1234", "title", "Auch nur einmal.");
    editor.comment("abcdefgh1234", "title", "Auch nur einmal.");

    assertThat(remarks(editor.page())).containsExactly("Nur einmal.", "Auch nur einmal.");
  }

  @Test
  void underTheNameOfAnotherRemarkNothingIsTaken() {
    Desk editor = Desk.begun(EDITOR_HERE, "Fremder Name");
    Desk writer = editor.of(CONTRIBUTOR_HERE);
    editor.comment("abcdefgh1234", "title", "Von mir.");

    assertThat(writer.comment("abcdefgh1234", "title", "Von dir.").statusCode()).isEqualTo(422);
    assertThat(remarks(editor.page())).containsExactly("Von mir.");
  }

  @Test
  void aThreadIsAnsweredMarkedAsDoneAndOpenedAgain() {
    Desk editor = Desk.begun(EDITOR_HERE, "Gespräch");
    Desk writer = editor.of(ADMINISTRATOR_HERE);
    editor.say("title", "Kürzer?");

    writer.answer("Ja, gern.");
    assertThat(remarks(writer.page())).containsExactly("Kürzer?", "Ja, gern.");

    Form seen = writer.form();
    String done = "done " + writer.thread() + " 2";
    writer.send(seen, done);
    writer.send(seen, done);
    assertThat(writer.page())
        .contains("none open", "One comment, done", "Name of ADMINISTRATOR_HERE, on 1 May 2026")
        .contains("value=\"reopen " + writer.thread() + " 3\"");
    assertThat(writer.browser().get("/studio/stories?q=Gespr%C3%A4ch").body())
        .doesNotContain("open comment");

    editor.done(editor.form(), "reopen " + editor.thread() + " 3");
    assertThat(editor.page()).contains("One open comment");
  }

  @Test
  void aRemarkToAPartThatWasRemovedStaysWithinReach() {
    Desk editor = Desk.begun(EDITOR_HERE, "Weg");
    editor.done(editor.form(), "add text");
    String block = editor.form().block(1);
    editor.say(block, "Brauchen wir das?");

    editor.send(editor.form(), "remove " + block);

    assertThat(editor.page()).contains("To removed parts (1)", "To a removed part:");
    assertThat(remarks(editor.page())).containsExactly("Brauchen wir das?");
    editor.done(editor.form(), "done " + editor.thread() + " 1");
    assertThat(editor.page()).contains("none open");
  }

  @Test
  void whatIsSaidOfOneLanguageIsNotShownInAnother() {
    Desk editor = Desk.begun(EDITOR_HERE, "Zwei Sprachen");
    editor.say("title", "Deutscher Titel.");
    editor.say("facts", "Welche Quelle?");
    editor.say("story", "Im Ganzen gut.");

    String english = editor.browser().get(editor.path() + "?in=en").body();

    assertThat(remarks(english)).containsExactlyInAnyOrder("Welche Quelle?", "Im Ganzen gut.");
    assertThat(remarks(editor.page())).hasSize(3);
  }

  @Test
  void attacksAreShownAsText() {
    Desk editor = Desk.begun(EDITOR_HERE, "Angriff");
    editor.say("title", ATTACK);
    editor.answer(ATTACK);

    String page = editor.page();

    assertThat(page)
        .doesNotContain("<script>alert", "<img src=x", "href=\"javascript:")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(editor.browser().get(editor.path() + "/preview?in=de").body())
        .doesNotContain("alert(1)");
    assertThat(editor.browser().get(editor.path() + "/history?in=de").body())
        .doesNotContain("alert(1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "talk=x part title",
        "talk=abcdefgh1234 part ../../etc",
        "talk=abcdefgh1234 thread <b>",
        "talk=abcdefgh1234",
        "act=say",
        "act=say ../x",
        "act=done abcdefgh1234 x",
        "act=done abcdefgh1234 99999999999",
        "in=fr"
      })
  void whatNoPageSendsIsRefused(String field) {
    Desk editor = Desk.begun(EDITOR_HERE, "Fremdes");
    String[] parts = field.split("=", 2);
    List<String> fields = new ArrayList<>(List.of("in", "de", "act", "say title"));
    int at = fields.indexOf(parts[0]);
    if (at >= 0) {
      fields.set(at + 1, parts[1]);
    } else {
      fields.addAll(List.of(parts));
    }

    assertThat(
            editor
                .browser()
                .post(editor.path() + "/comments", fields.toArray(String[]::new))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aThreadThatIsNotThereCannotBeAnsweredOrClosed() {
    Desk editor = Desk.begun(EDITOR_HERE, "Kein Faden");

    assertThat(editor.comment("act", "done abcdefgh1234 1").statusCode()).isEqualTo(422);
    assertThat(
            editor
                .comment(
                    "act",
                    "say title",
                    "talk",
                    "abcdefgh1234 thread zyxwvuts9876",
                    "talk.abcdefgh1234",
                    "Ja.")
                .statusCode())
        .isEqualTo(422);
    assertThat(remarks(editor.page())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Person.class)
  void whoWorksForTheMuseumMayTalkAndToOthersTheStoryDoesNotExist(Person person) {
    Desk editor = Desk.begun(EDITOR_HERE, "Für " + person);
    Desk desk = editor.of(person);
    boolean belongsHere =
        Set.of(
                Person.OPERATOR,
                ADMINISTRATOR_HERE,
                EDITOR_HERE,
                CONTRIBUTOR_HERE,
                Person.ADMINISTRATOR_OF_BOTH)
            .contains(person);

    assertThat(desk.comment("abcdefgh1234", "title", "Hallo.").statusCode())
        .isEqualTo(belongsHere ? 303 : 404);
    assertThat(remarks(editor.page())).hasSize(belongsHere ? 1 : 0);
  }

  /** Contributors may not write in what others began; they see boxes that they can use. */
  @Test
  void aReaderTalksWithoutWritingInTheStory() {
    Desk editor = Desk.begun(EDITOR_HERE, "Nur lesen");
    Desk reader = editor.of(CONTRIBUTOR_HERE);

    String page = reader.page();
    assertThat(page)
        .contains("formaction=\"" + editor.path() + "/comments\"")
        .doesNotContain("value=\"save\"", "value=\"add text\"", "value=\"submit\"");
    Form typed = reader.typed("title", "Schöner Titel!").with("title", "Anders");
    assertThat(typed.send(reader.browser(), editor.path() + "/comments", "say title").statusCode())
        .isEqualTo(303);

    assertThat(remarks(editor.page())).containsExactly("Schöner Titel!");
    assertThat(editor.form().value("title")).isEqualTo("Nur lesen");
  }

  @Test
  void aScriptGetsThePageAndItsRemarkInIt() {
    Desk editor = Desk.begun(EDITOR_HERE, "Mit Skript");

    HttpResponse<String> answer =
        editor.comment(
            "act",
            "say title",
            "by",
            "script",
            "talk",
            "abcdefgh1234 part title",
            "talk.abcdefgh1234",
            "Von selbst.");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("id=\"remark-abcdefgh1234\"", "id=\"story-talk\"");
  }

  @Test
  void whatAScriptSavesByItselfSendsNoRemarkThatIsStillBeingTyped() {
    Desk editor = Desk.begun(EDITOR_HERE, "Halb getippt");

    editor.send(editor.typed("title", "Noch nicht fert").with("by", "script"), "save");

    assertThat(remarks(editor.page())).isEmpty();
  }

  private static String id(Person person) {
    return house.account(person).id().value();
  }

  private static List<String> waiting(Person person) {
    String page = house.browserOf(person).get("/studio/stories?waits=me&q=warten").body();
    return Pattern.compile("<h2><a href=\"/studio/stories/([a-z0-9-]+)\\?in=")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void aStoryIsHandedInToSomebodySentBackAndHandedInAgain() {
    Desk writer = Desk.begun(CONTRIBUTOR_HERE, "Warten eins");
    String slug = writer.path().replaceFirst(".*/", "");
    assertThat(writer.page())
        .contains(
            "<option value=\"" + id(EDITOR_HERE) + "\"",
            "<option value=\"" + id(ADMINISTRATOR_HERE) + "\"")
        .doesNotContain(
            "<option value=\"" + id(CONTRIBUTOR_HERE), "<option value=\"" + id(EDITOR_THERE));

    Form toEditor = writer.form().with("review.to", id(EDITOR_HERE));
    assertThat(writer.done(toEditor, "submit")).isEqualTo("story-submitted");

    assertThat(writer.page()).contains("The review is with Name of EDITOR_HERE.");
    assertThat(waiting(EDITOR_HERE)).containsExactly(slug);
    assertThat(waiting(ADMINISTRATOR_HERE)).isEmpty();
    assertThat(waiting(CONTRIBUTOR_HERE)).isEmpty();
    assertThat(house.browserOf(ADMINISTRATOR_HERE).get("/studio/stories?q=warten").body())
        .contains("is with Name of EDITOR_HERE");

    Desk editor = writer.of(EDITOR_HERE);
    HttpResponse<String> wordless = editor.send(editor.form(), "hand-back");
    assertThat(wordless.statusCode()).isEqualTo(422);
    assertThat(wordless.body()).contains("<a href=\"#review-words\">", "still to be done");
    assertThat(editor.done(editor.typed("story", "Bitte kürzer."), "hand-back"))
        .isEqualTo("story-handed-back");

    assertThat(waiting(CONTRIBUTOR_HERE)).containsExactly(slug);
    assertThat(waiting(EDITOR_HERE)).isEmpty();
    assertThat(writer.page())
        .contains("The text is back with you. It needs work.", "Sent back by Name of EDITOR_HERE");
    assertThat(remarks(writer.page())).containsExactly("Bitte kürzer.");

    writer.answer("Ist gekürzt.");
    writer.done(writer.form(), "submit");
    assertThat(waiting(EDITOR_HERE)).as("anybody who may publish").containsExactly(slug);
    assertThat(waiting(ADMINISTRATOR_HERE)).containsExactly(slug);
    assertThat(waiting(EDITOR_THERE)).isEmpty();

    assertThat(editor.done(editor.form(), "take-over")).isEqualTo("story-taken-over");
    assertThat(waiting(ADMINISTRATOR_HERE)).isEmpty();
    Form toAdministrator = editor.form().with("review.assign", id(ADMINISTRATOR_HERE));
    assertThat(editor.done(toAdministrator, "assign")).isEqualTo("story-assigned");
    assertThat(waiting(ADMINISTRATOR_HERE)).containsExactly(slug);
    assertThat(waiting(EDITOR_HERE)).isEmpty();
  }

  @Test
  void whoHandedItInMayTakeItBack() {
    Desk writer = Desk.begun(CONTRIBUTOR_HERE, "Doch noch nicht");
    writer.done(writer.form(), "submit");
    assertThat(writer.page()).contains("value=\"take-back\"").doesNotContain("value=\"hand-back\"");

    assertThat(writer.done(writer.form(), "take-back")).isEqualTo("story-taken-back");

    assertThat(writer.page()).contains("value=\"submit\"");
  }

  @Test
  void nobodyIsAskedWhoMayNotPublishThere() {
    Desk writer = Desk.begun(CONTRIBUTOR_HERE, "Falsch gefragt");
    for (String somebody :
        List.of(id(CONTRIBUTOR_HERE), id(EDITOR_THERE), "0".repeat(32), "<script>")) {
      HttpResponse<String> refused =
          writer.send(writer.form().with("review.to", somebody), "submit");
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("may not publish here").doesNotContain("<script>\"");
    }
    assertThat(writer.page()).contains("value=\"submit\"");
  }

  @Test
  void ofTwoEditorsAtOnceTheSlowerIsTold() {
    Desk writer = Desk.begun(CONTRIBUTOR_HERE, "Wettlauf");
    writer.done(writer.form(), "submit");
    Desk editor = writer.of(EDITOR_HERE);
    Form seen = editor.typed("story", "Bitte kürzer.");
    writer.done(writer.form(), "take-back");

    assertThat(editor.done(seen, "hand-back")).isEqualTo("story-moved");
    assertThat(editor.done(editor.form(), "take-over")).isEqualTo("story-moved");
    assertThat(remarks(writer.page())).containsExactly("Bitte kürzer.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "publish",
        "hand-back",
        "assign",
        "take-over",
        "plan",
        "move-plan",
        "drop-plan",
        "plan-end",
        "drop-end",
        "take-down"
      })
  void whatOnlyPublishersDoIsRefusedToContributors(String act) {
    Desk writer = Desk.begun(CONTRIBUTOR_HERE, "Nicht erlaubt");
    writer.say("title", "Damit es nicht daran liegt.");
    Form form =
        writer
            .form()
            .with("launch.date", "2027-05-01")
            .with("launch.time", "10:00")
            .with("end.date", "2028-05-01")
            .with("end.time", "10:00")
            .with("end.now", "yes");
    writer.done(writer.form(), "submit");

    assertThat(writer.send(form, act).statusCode()).isEqualTo(403);
    assertThat(writer.page()).contains("waits for review");
  }

  @Test
  void namesInTheChoiceAreShownAsText() {
    Account editor = house.account(EDITOR_HERE);
    Browser browser = house.browserOf(EDITOR_HERE);
    browser.post("/studio/account/name", "name", "<b>Eva</b>\"");
    try {
      Desk writer = Desk.begun(CONTRIBUTOR_HERE, "Name mit Klammern");
      writer.done(writer.form().with("review.to", editor.id().value()), "submit");
      assertThat(writer.page()).contains("&lt;b&gt;Eva&lt;/b&gt;").doesNotContain("<b>Eva");
    } finally {
      browser.post("/studio/account/name", "name", StudioHouse.nameOf(EDITOR_HERE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"|", "2026-13-01|10:00", "morgen|10:00", "2027-01-01|25:00", "<b>|<i>"})
  void aMomentThatIsNoneIsSaidAtItsField(String typed) {
    Desk editor = Desk.begun(EDITOR_HERE, "Termin");
    String[] parts = typed.split("\\|", -1);

    HttpResponse<String> refused =
        editor.send(
            editor.form().with("launch.date", parts[0]).with("launch.time", parts[1]), "plan");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("<a href=\"#launch.date\">", "Give a day and a time")
        .doesNotContain("<b>", "<i>");
  }

  @Test
  void aMomentThatHasPassedIsSaidAtItsField() {
    Desk editor = Desk.begun(EDITOR_HERE, "Gestern");

    HttpResponse<String> refused =
        editor.send(
            editor.form().with("launch.date", "2026-05-01").with("launch.time", "14:00"), "plan");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("has passed", "value=\"2026-05-01\"", "value=\"14:00\"");
  }
}
