package de.kaliregion.obenunten.media.captions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The markup inside WebVTT cues (W3C WebVTT, 6.4 cue text parsing): tags are passed over, but for
 * the voices; references to characters are read.
 */
final class CueMarkup {
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", "\u00a0"),
          Map.entry("lrm", ""),
          Map.entry("rlm", ""),
          Map.entry("auml", "ä"),
          Map.entry("ouml", "ö"),
          Map.entry("uuml", "ü"),
          Map.entry("Auml", "Ä"),
          Map.entry("Ouml", "Ö"),
          Map.entry("Uuml", "Ü"),
          Map.entry("szlig", "ß"));
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,6}));");
  private static final Pattern VOICE =
      Pattern.compile("v(?:\\.[^ \\t\\n]*)?[ \\t\\n]+(.*)", Pattern.DOTALL);

  private final List<Spoken> spoken = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private Optional<String> speaker = Optional.empty();

  private CueMarkup() {}

  /** What one voice says. */
  record Spoken(Optional<String> speaker, String text) {}

  /** What the voices of a cue say, in turn; none where there are no words. */
  static List<Spoken> read(String payload) {
    CueMarkup markup = new CueMarkup();
    markup.run(payload);
    return markup.spoken;
  }

  private void run(String payload) {
    int lastEnd = payload.lastIndexOf('>');
    int at = 0;
    while (at < payload.length()) {
      // Browsers lose all that follows a tag without an end; here it is a sign like any other.
      if (payload.charAt(at) == '<' && at < lastEnd) {
        int end = payload.indexOf('>', at);
        tag(payload.substring(at + 1, end));
        at = end + 1;
      } else {
        words.append(payload.charAt(at));
        at++;
      }
    }
    endVoice(Optional.empty());
  }

  private void tag(String tag) {
    Matcher voice = VOICE.matcher(tag);
    if (voice.matches()) {
      String name = characters(voice.group(1)).strip().replaceAll("\\s+", " ");
      endVoice(name.isEmpty() ? Optional.empty() : Optional.of(name));
    } else if (tag.equals("/v")) {
      endVoice(Optional.empty());
    }
  }

  private void endVoice(Optional<String> next) {
    String text = characters(words.toString()).strip();
    if (!text.isEmpty()) {
      spoken.add(new Spoken(speaker, text));
    }
    words.setLength(0);
    speaker = next;
  }

  private static String characters(String text) {
    return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match)));
  }

  private static String character(java.util.regex.MatchResult match) {
    if (match.group(3) != null) {
      return NAMED.getOrDefault(match.group(3), match.group());
    }
    int code =
        match.group(1) != null
            ? Integer.parseInt(match.group(1))
            : Integer.parseInt(match.group(2), 16);
    boolean possible =
        code > 0 && code <= Character.MAX_CODE_POINT && (code < 0xD800 || code > 0xDFFF);
    return possible ? Character.toString(code) : "\uFFFD";
  }
}
