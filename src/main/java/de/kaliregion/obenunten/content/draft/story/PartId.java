package de.kaliregion.obenunten.content.draft.story;

import java.util.UUID;

/** Names for the parts of a story: blocks, their rows, sources. */
public final class PartId {
  private static final int LENGTH = 12;

  private PartId() {}

  /** Whether the text can name a part. */
  public static boolean isValid(String text) {
    return Typed.isId(text);
  }

  /** A name that no other part of the story has: 46 random bits. */
  public static String random() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
  }
}
