package de.kaliregion.obenunten.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.web.Wire;
import de.kaliregion.obenunten.web.Wire.Answer;
import de.kaliregion.obenunten.web.page.Messages;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people mistype and what programs try on: each gets an answer that can be used. */
@Walk
class BadInputIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PERSON = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String PROGRAM = "Accept: application/json";
  private static final String UNKNOWN_CODE = "ZZZZZZZ";
  private static final String MISTYPED_CODE = "FR23R91";

  // --- codes ---

  @ParameterizedTest
  @EnumSource(Language.class)
  void an_unknown_code_is_answered_in_the_readers_language(
      Language language, RunningService service) throws Exception {
    String said = Messages.in(language).text("sign.mistyped.none", UNKNOWN_CODE);

    Answer page = get(service, "/m/" + UNKNOWN_CODE, PERSON, asks(language));
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.text()).contains("<html lang=\"" + language + "\"", said);

    Answer answer = get(service, "/m/" + UNKNOWN_CODE, PROGRAM, asks(language));
    assertThat(problem(answer, 404).path("detail").asText()).isNotBlank();
    assertThat(answer.header("Content-Language")).isEqualTo(language.tag());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_mistyped_code_is_answered_with_the_codes_that_may_be_meant(
      Language language, RunningService service) throws Exception {
    for (String path : List.of("/m/" + MISTYPED_CODE, "/m?code=" + MISTYPED_CODE)) {
      Answer page = get(service, path, PERSON, asks(language));
      assertThat(page.status()).isEqualTo(404);
      assertThat(page.text())
          .contains("<html lang=\"" + language + "\"")
          .contains("/m/" + RunningService.SIGN);

      JsonNode problem = problem(get(service, path, PROGRAM, asks(language)), 404);
      assertThat(problem.path("suggestions"))
          .extracting(JsonNode::asText)
          .contains(RunningService.SIGN);
    }
  }

  @Test
  void a_code_leads_on_in_the_language_of_the_page_it_was_typed_on(RunningService service)
      throws Exception {
    Answer suggestion = get(service, "/m?code=FR23R91&lang=en", PERSON, "Accept-Language: de");
    assertThat(suggestion.text()).contains("/m/" + RunningService.SIGN + "?lang=en");

    for (String code : List.of(RunningService.NEW_SIGN, RunningService.RETIRED_SIGN)) {
      Answer answer = get(service, "/m?code=" + code + "&lang=en", PERSON, "Accept-Language: de");
      assertThat(answer.status()).isEqualTo(303);
      Answer page = get(service, answer.header("Location"), PERSON, "Accept-Language: de");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text()).contains("<html lang=\"en\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%20", "HELLO%20WORLD", "%F0%9F%98%80", "1234567890123", "%00"})
  void what_is_no_code_at_all_is_answered_with_how_codes_look(String typed, RunningService service)
      throws Exception {
    Answer page = get(service, "/m?lang=de&code=" + typed, PERSON);
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.text()).contains("<h1").contains("name=\"code\"");
  }

  // --- languages and hosts ---

  static Stream<String> brokenLanguages() {
    return Stream.of(
        "",
        ",,;;q=",
        "*;q=x",
        "en;q=99999999999999999999",
        "-",
        "de-",
        "q=1",
        "e".repeat(10_000),
        "en,".repeat(1_000),
        "\"de\"",
        "<script>",
        "x-klingon;q=NaN");
  }

  @ParameterizedTest
  @MethodSource("brokenLanguages")
  void a_broken_language_header_still_shows_the_story(String header, RunningService service)
      throws Exception {
    Answer page = get(service, "/m/" + RunningService.SIGN, PERSON, "Accept-Language: " + header);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).containsPattern("<html lang=\"(de|en|de-simple)\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "erbe.example.evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "erbe.example@evil.example",
        "169.254.169.254",
        "[::2]",
        "\"><script>",
      })
  void a_forged_host_is_refused_and_never_repeated(String host, RunningService service)
      throws Exception {
    for (String accept : List.of(PERSON, PROGRAM)) {
      Answer answer =
          Wire.ask(
              service.port(),
              "GET /m/" + RunningService.SIGN + " HTTP/1.1",
              "Host: " + host,
              accept,
              "Accept-Language: en");
      assertThat(answer.status()).isIn(400, 421);
      assertThat(answer.text() + answer.headers()).doesNotContain(host);
    }
  }

  @Test
  void a_request_without_a_host_or_with_two_is_refused(RunningService service) throws Exception {
    Answer none = Wire.ask(service.port(), "GET /de HTTP/1.1", PERSON);
    assertThat(none.status()).isEqualTo(400);
    Answer two =
        Wire.ask(service.port(), "GET /de HTTP/1.1", "Host: localhost", "Host: evil.example");
    assertThat(two.status()).isIn(400, 421);
  }

  @Test
  void what_a_stranger_says_of_a_proxy_changes_no_address(RunningService service) throws Exception {
    Answer page =
        get(
            service,
            "/de",
            PERSON,
            "X-Forwarded-Host: evil.example",
            "Forwarded: host=evil.example",
            "X-Original-URL: /en",
            "X-Forwarded-Proto: ftp");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("<link rel=\"canonical\" href=\"" + RunningService.BASE_URL + "/de\"")
        .doesNotContain("evil.example");
  }

  // --- paths ---

  static List<String> pathsWithParameters() {
    String digest = "0".repeat(64);
    return List.of(
        "/m/%s",
        "/M/%s",
        "/m/%s.png",
        "/m/%s.svg",
        "/de/places/%s",
        "/de/stories/%s",
        "/de/routes/%s",
        "/%s/stories/merkers-goldraum",
        "/media/%s/a.mp3",
        "/media/" + digest + "/%s",
        "/assets/%s",
        "/%s");
  }

  @ParameterizedTest
  @MethodSource("pathsWithParameters")
  void an_encoded_way_out_of_the_folder_leads_nowhere(String path, RunningService service)
      throws Exception {
    for (String tried :
        List.of(
            "..%2f..%2f..%2fetc%2fpasswd",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "..%5c..%5cwindows%5cwin.ini",
            "..%252f..%252fetc%252fpasswd",
            "%00",
            "a%00.png",
            "a%0d%0aSet-Cookie:%20a=b",
            "%0d%0a%0d%0a%3Cscript%3E",
            "%c0%ae%c0%ae%c0%af",
            "%ff%fe",
            "%ed%a0%80",
            "%F0%9F%98%80",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            ".%2e",
            "a".repeat(3_000))) {
      for (String accept : List.of(PERSON, PROGRAM)) {
        Answer answer = get(service, path.replace("%s", tried), accept, "Accept-Language: en");
        assertThat(answer.status()).as(path + " with " + tried).isBetween(400, 499);
        assertThat(answer.headers()).doesNotContainKeys("Set-Cookie", "set-cookie");
        assertThat(answer.text()).doesNotContain("root:", "<script>alert", "Exception", "\tat ");
        if (accept.equals(PERSON)) {
          assertThat(answer.text()).contains("<html lang=\"");
        } else {
          assertThat(answer.header("Content-Type"))
              .as(path + " with " + tried)
              .isEqualTo("application/problem+json");
        }
      }
    }
  }

  /** Helidon refuses these before it has read who asks. */
  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "%4", "{slug}", "a b", "\u0000", "é"})
  void a_path_that_is_none_is_refused(String path, RunningService service) throws Exception {
    Answer answer = get(service, "/de/stories/" + path, PERSON);
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.text()).contains("<html lang=\"").doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({"de, Hier ist nichts", "en, Nothing here", "de-simple, Hier ist nichts"})
  void a_missing_page_says_so_in_the_readers_language(
      String language, String title, RunningService service) throws Exception {
    for (String path :
        List.of("/nothing", "/" + language + "/nothing", "/" + language + "/stories/nothing")) {
      Answer page = get(service, path, PERSON, "Accept-Language: " + language);
      assertThat(page.status()).isEqualTo(404);
      assertThat(page.text()).contains("<html lang=\"" + language + "\"", title);

      Answer json = get(service, path, PROGRAM, "Accept-Language: " + language);
      assertThat(problem(json, 404).path("title").asText()).isEqualTo(title);
      assertThat(json.header("Content-Language")).isEqualTo(language);
    }
  }

  // --- sizes ---

  @Test
  void headers_beyond_the_limit_are_refused(RunningService service) throws Exception {
    Answer answer = get(service, "/de", PERSON, "X-Long: " + "x".repeat(40_000));
    assertThat(answer.status()).isEqualTo(431);
  }

  @Test
  void an_address_beyond_the_limit_is_refused(RunningService service) throws Exception {
    Answer answer = get(service, "/de/search?q=" + "x".repeat(10_000), PERSON);
    assertThat(answer.status()).isEqualTo(414);
    assertThat(answer.text()).contains("<html lang=\"");
  }

  @Test
  void a_body_that_nobody_asked_for_is_refused_unread(RunningService service) throws Exception {
    Answer huge =
        Wire.ask(
            service.port(),
            "POST /m/" + RunningService.SIGN + " HTTP/1.1",
            "Host: localhost",
            "Content-Length: 99999999999");
    assertThat(huge.status()).isIn(405, 413);

    Answer chunked =
        Wire.ask(
            service.port(), "POST /de HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked");
    assertThat(chunked.status()).isIn(405, 411);
  }

  // --- ranges ---

  @Test
  void ranges_of_a_sound_are_answered_as_the_standard_says(RunningService service)
      throws Exception {
    String sound = soundOfTheFirstStory(service);
    byte[] whole = service.bytes(sound).body();
    String size = Integer.toString(whole.length);

    assertPart(service, sound, "bytes=0-99", Arrays.copyOfRange(whole, 0, 100));
    assertPart(service, sound, "bytes=-100", tail(whole, 100));
    assertPart(service, sound, "bytes=-" + "9".repeat(30), whole);
    assertPart(
        service,
        sound,
        "bytes=100-" + "9".repeat(30),
        Arrays.copyOfRange(whole, 100, whole.length));

    for (String beyond :
        List.of("bytes=" + size + "-", "bytes=" + "9".repeat(30) + "-", "bytes=-0")) {
      HttpResponse<byte[]> refused = service.bytes(sound, "Range", beyond);
      assertThat(refused.statusCode()).as(beyond).isEqualTo(416);
      assertThat(refused.headers().firstValue("Content-Range")).contains("bytes */" + size);
    }
    for (String nonsense :
        List.of(
            "bytes=200-100",
            "bytes=",
            "bytes=-",
            "bytes=a-b",
            "lines=1-2",
            "bytes",
            "bytes=0--5",
            "bytes=0-0,2-2,4-4,6-6,8-8,10-10")) {
      HttpResponse<byte[]> answer = service.bytes(sound, "Range", nonsense);
      assertThat(answer.statusCode()).as(nonsense).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(whole);
    }
  }

  private static void assertPart(
      RunningService service, String path, String range, byte[] expected) {
    HttpResponse<byte[]> part = service.bytes(path, "Range", range);
    assertThat(part.statusCode()).as(range).isEqualTo(206);
    assertThat(part.body()).isEqualTo(expected);
  }

  private static byte[] tail(byte[] of, int length) {
    return Arrays.copyOfRange(of, of.length - length, of.length);
  }

  private static String soundOfTheFirstStory(RunningService service) {
    Matcher sound =
        Pattern.compile("<audio[^>]* src=\"(/media/[^\"]+)\"")
            .matcher(service.get("/m/" + RunningService.SIGN).body());
    assertThat(sound.find()).isTrue();
    return sound.group(1);
  }

  // --- methods ---

  @Test
  void every_address_refuses_other_methods_and_names_its_own(RunningService service)
      throws Exception {
    for (String path :
        List.of(
            "/",
            "/de",
            "/en/places",
            "/de/places/merkers-goldraum",
            "/de/stories/merkers-goldraum",
            "/de/routes",
            "/de/map",
            "/de/search",
            "/de/glossary",
            "/de/privacy",
            "/de/imprint",
            "/de/accessibility",
            "/m",
            "/m/" + RunningService.SIGN,
            "/m/" + RunningService.SIGN + ".png",
            soundOfTheFirstStory(service),
            "/sitemap.xml",
            "/robots.txt",
            "/manifest.webmanifest",
            "/openapi.yaml",
            "/icon.svg")) {
      for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")) {
        Answer answer =
            Wire.ask(
                service.port(),
                method + " " + path + " HTTP/1.1",
                "Host: localhost",
                "Content-Length: 0",
                PROGRAM);
        assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
        assertThat(answer.header("Allow")).as(path).contains("GET").contains("HEAD");
      }
      assertThat(service.send("OPTIONS", path).statusCode()).as(path).isEqualTo(204);
    }
  }

  @Test
  void head_tells_the_same_as_get_without_the_page(RunningService service) {
    List<String> paths = new ArrayList<>(service.pages());
    paths.addAll(service.pagesOfTheMoment());
    paths.addAll(List.of("/sitemap.xml", "/robots.txt", "/m/" + RunningService.SIGN));
    paths.add("/m/" + RunningService.SIGN + ".png");
    paths.add(soundOfTheFirstStory(service));
    for (String path : paths) {
      HttpResponse<byte[]> get = service.bytes(path);
      HttpResponse<String> head = service.send("HEAD", path);
      assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
      assertThat(head.body()).isEmpty();
      for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
        assertThat(head.headers().allValues(name))
            .as(path + " " + name)
            .isEqualTo(get.headers().allValues(name));
      }
    }
  }

  // --- what is typed into forms ---

  static List<String> absurdTexts() {
    return List.of(
        "<script>alert(1)</script>",
        "\"><script>alert(1)</script>",
        "\" onfocus=\"alert(1)\" autofocus=\"",
        "' onfocus='alert(1)",
        "</title><script>alert(1)</script>",
        "${7*7} {{7*7}} #{7*7} <%= 7*7 %>",
        "&lt;script&gt;",
        "\\u003cscript\\u003e",
        "javascript:alert(1)",
        "a".repeat(199) + "\uD83D\uDE00",
        "\uD83D\uDE00".repeat(150),
        "\u202Eabc\u0000\u0007\u001b[31m",
        "a AND (b OR NOT) \"c ~~^^ [* TO *] \\",
        "*:*",
        "* ? ** ??? a*b?c",
        "Ä".repeat(300),
        "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /",
        " ".repeat(200));
  }

  @ParameterizedTest
  @MethodSource("absurdTexts")
  void absurd_words_are_looked_for_and_shown_only_as_text(String text, RunningService service)
      throws Exception {
    assertHarmless(get(service, "/en/search?q=" + encoded(text), PERSON), 200);
  }

  @ParameterizedTest
  @MethodSource("absurdTexts")
  void absurd_codes_are_refused_and_shown_only_as_text(String text, RunningService service)
      throws Exception {
    assertHarmless(get(service, "/m?lang=en&code=" + encoded(text), PERSON), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%ED%A0%80", "%ED%BF%BF%ED%A0%80", "%FF", "%C3", "%", "%zz", "%00", "a=b&q=&q=x"})
  void broken_encoding_in_a_question_breaks_nothing(String query, RunningService service)
      throws Exception {
    for (String path : List.of("/en/search?q=", "/m?lang=en&code=", "/de?", "/m?lang=")) {
      Answer answer = get(service, path + query, PERSON);
      assertThat(answer.status()).as(path + query).isBetween(200, 499);
      assertThat(answer.text()).doesNotContain("Exception", "\tat ");
    }
  }

  private static void assertHarmless(Answer page, int status) {
    assertThat(page.status()).isEqualTo(status);
    assertThat(page.text())
        .contains("<html lang=\"en\"", "</html>")
        .doesNotContain("<script>alert", "49 49")
        .doesNotContainPattern("<\\w+(\\s+[\\w-]+(=\"[^\"]*\")?)*\\s+onfocus")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n\u00ad]]");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String asks(Language language) {
    return "Accept-Language: " + language.tag();
  }

  private static Answer get(RunningService service, String path, String... headers)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: localhost"));
    lines.addAll(List.of(headers));
    Answer answer = Wire.ask(service.port(), lines.toArray(String[]::new));
    assertThat(answer.headers())
        .as("headers of each answer")
        .containsKeys("content-security-policy", "x-content-type-options", "referrer-policy");
    return answer;
  }

  /** The document of a refusal (RFC 9457). */
  private static JsonNode problem(Answer answer, int status) throws IOException {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText()).startsWith(RunningService.BASE_URL + "/problems/");
    assertThat(problem.path("title").asText()).isNotBlank();
    return problem;
  }
}
