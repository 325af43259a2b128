package de.kaliregion.obenunten.content;

/**
 * Text in a small Markdown: paragraphs, lists, strong, emphasis, links, and {@code
 * [words](lang:en)} for words in another language. 1 to 20,000 characters. What else Markdown knows
 * is refused where it is rendered.
 */
public record RichText(String markdown) {
  public RichText {
    markdown = Require.text("text", markdown, 20_000);
  }
}
