package de.kaliregion.obenunten.media.render;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;

/** Nothing could be made. The reason is for curators, the message for the log. */
public final class RenderException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Wording reason;
  private final boolean lasting;

  /**
   * @param reason in words that a curator understands: what is wrong, and what to do
   * @param lasting whether trying again cannot help, because it is the file's fault
   * @param detail what the program said, for the log
   */
  public RenderException(Wording reason, boolean lasting, String detail) {
    super(reason.in(Language.ENGLISH) + " (" + detail + ")");
    this.reason = reason;
    this.lasting = lasting;
  }

  /** In words that a curator understands. */
  public Wording reason() {
    return reason;
  }

  /** Whether trying again cannot help. */
  public boolean lasting() {
    return lasting;
  }
}
