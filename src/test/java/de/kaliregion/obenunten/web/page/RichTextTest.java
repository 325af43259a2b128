package de.kaliregion.obenunten.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import de.kaliregion.obenunten.content.RichText;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small Markdown of stories: what is allowed, and what becomes of everything else. */
class RichTextTest {
  /** Everything that may ever come out between angle brackets. */
  private static final Pattern ALLOWED_TAG =
      Pattern.compile(
          "</?(p|ul|ol|li|strong|em|span|a)>"
              + "|<br>"
              + "|<span lang=\"(de|en|de-simple)\">"
              + "|<a href=\"/[^\"<>]*\">"
              + "|<a href=\"https://[^\"<>]*\" rel=\"noopener external\">");

  private static final List<String> PIECES =
      List.of(
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<svg/onload=x>",
          "<",
          ">",
          "\"",
          "'",
          "&",
          "&lt;",
          "&#x3c;script&#x3e;",
          "&quot;",
          "`",
          "``",
          "```\n",
          "~~~\n",
          "*",
          "**",
          "_",
          "__",
          "[",
          "]",
          "(",
          ")",
          "![",
          "](",
          "](javascript:alert(1))",
          "](JaVaScRiPt:x)",
          "](data:text/html,<b>)",
          "](//evil.example/)",
          "](/\\evil.example)",
          "](/de/stories/a)",
          "](https://example.org/\"onclick=\"x)",
          "](<https://a.example/ b>)",
          "](https://a.example/?a=1&b=<i>)",
          "](lang:en)",
          "](lang:\"><b>)",
          "\n",
          "\n\n",
          "- ",
          "1. ",
          "# ",
          "> ",
          "---\n",
          "    ",
          "\t",
          "\\",
          "\\<",
          "<!--",
          "-->",
          "<![CDATA[",
          "<?x",
          "<a href='javascript:x'>",
          "<https://example.org>",
          "<javascript:x>",
          "[a]: /x\n",
          "a",
          "Glück auf",
          "\u202e",
          "\u0085",
          "\u2028",
          "😀",
          "<p>",
          "</p>",
          "  \n",
          "http://x.example");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ein Absatz.|<p>Ein Absatz.</p>",
        "**stark** *betont*|<p><strong>stark</strong> <em>betont</em></p>",
        "[Quelle](https://example.org/a?b=1&c=2)|<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener external\">Quelle</a></p>",
        "[Weiter](/de/stories/merkers-goldraum)|<p><a href=\"/de/stories/merkers-goldraum\">Weiter</a></p>",
        "[Glück auf](lang:de)|<p><span lang=\"de\">Glück auf</span></p>",
        "[x](javascript:alert)|<p>x</p>",
        "[x](http://example.org)|<p>x</p>",
        "[x](//example.org)|<p>x</p>",
        "[x](lang:fr)|<p>x</p>",
        "a < b & c|<p>a &lt; b &amp; c</p>",
        "<b>fett</b>|<p>&lt;b&gt;fett&lt;/b&gt;</p>",
        "`Code`|<p>Code</p>",
        "![Bild](x.png)|<p>Bild</p>"
      })
  void markdownBecomesHtmlOfTheListOfElements(String markdown, String html) {
    assertThat(RichTextHtml.of(new RichText(markdown))).hasToString(html);
  }

  @Test
  void listsHaveTheirItems() {
    assertThat(RichTextHtml.of(new RichText("- eins\n- zwei\n\n1. erstens\n2. zweitens")))
        .hasToString(
            "<ul><li>eins</li><li>zwei</li></ul><ol><li>erstens</li><li>zweitens</li></ol>");
  }

  @Test
  void forReadersElsewhereOwnLinksAreFullAddresses() {
    RichText text = new RichText("[a](/de/places/x) [b](https://example.org)");

    assertThat(RichTextHtml.of(text, URI.create("https://erbe.example")).toString())
        .contains("href=\"https://erbe.example/de/places/x\"", "href=\"https://example.org\"");
  }

  @Test
  void theWordsAloneAreWithoutMarkup() {
    assertThat(RichTextHtml.plain(new RichText("Ein **Wort**,\nnoch [eins](lang:en).\n\n- a\n- b")))
        .isEqualTo("Ein Wort, noch eins. a b");
  }

  @Test
  void whatIsAllowedHasNoViolation() {
    assertThat(
            RichTextSyntax.check(
                "Text, **stark**, *betont*,  \n[a](https://example.org), [b](/x), [c](lang:en)\n\n- d"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`Code`",
        "<b>fett</b>",
        "![Bild](bild.png)",
        "[x](javascript:alert)",
        "[x](http://example.org)",
        "[x](//example.org/)",
        "[x](lang:fr)",
        "[x](ftp://example.org)",
        "[x](relative/path)",
        "[x]()"
      })
  void whatIsNotAllowedIsToldWithItsLine(String markdown) {
    assertThat(RichTextSyntax.check("Erst ein Absatz.\n\n" + markdown))
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation.line()).isEqualTo(2));
  }

  @Test
  void nothingWrittenCanBecomeMarkup() {
    Random random = new Random(20_26);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder markdown = new StringBuilder("x");
      int pieces = 1 + random.nextInt(12);
      for (int i = 0; i < pieces; i++) {
        markdown.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      RichText text = text(markdown.toString());
      String html = RichTextHtml.of(text).toString();
      String rest = ALLOWED_TAG.matcher(html).replaceAll("");
      assertThat(rest).as("%s from %s", html, markdown).doesNotContain("<", ">", "\"");
    }
  }

  @Test
  void anyTextCanBeReadAsPlainWords() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder markdown = new StringBuilder("x");
      for (int i = 0; i < 8; i++) {
        markdown.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      assertThat(RichTextHtml.plain(text(markdown.toString()))).doesNotContain("\n");
    }
  }

  private static RichText text(String markdown) {
    return new RichText(markdown.replaceAll("[\\p{Cntrl}&&[^\t\n]]", ""));
  }
}
