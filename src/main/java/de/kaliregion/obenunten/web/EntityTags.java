package de.kaliregion.obenunten.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;

/** Conditional requests by entity tag (RFC 9110 13.1). */
public final class EntityTags {
  private EntityTags() {}

  /**
   * Whether the client has the representation already: its {@code If-None-Match} is {@code *} or
   * holds the tag, compared weakly.
   *
   * @param tag strong and quoted, as in the {@code ETag} header
   */
  public static boolean noneMatchFails(Headers headers, String tag) {
    if (!headers.contains(HeaderNames.IF_NONE_MATCH)) {
      return false;
    }
    for (String value : headers.get(HeaderNames.IF_NONE_MATCH).allValues()) {
      if (holds(value, tag)) {
        return true;
      }
    }
    return false;
  }

  /** Steps from tag to tag, for a comma may be part of one. */
  private static boolean holds(String list, String tag) {
    if (list.strip().equals("*")) {
      return true;
    }
    int from = 0;
    while (from < list.length()) {
      int open = list.indexOf('"', from);
      int close = open < 0 ? -1 : list.indexOf('"', open + 1);
      if (close < 0) {
        return false;
      }
      if (close + 1 - open == tag.length() && list.startsWith(tag, open)) {
        return true;
      }
      from = close + 1;
    }
    return false;
  }
}
