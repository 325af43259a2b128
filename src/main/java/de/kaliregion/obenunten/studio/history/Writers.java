package de.kaliregion.obenunten.studio.history;

import de.kaliregion.obenunten.content.draft.story.EditionDraft;
import de.kaliregion.obenunten.studio.Telling;
import java.util.HashMap;
import java.util.Map;

/** Who saved the versions of a story; looks each person up once. */
public final class Writers {
  private final Telling telling;
  private final Map<String, String> names = new HashMap<>();

  public Writers(Telling telling) {
    this.telling = telling;
  }

  /**
   * What whoever it was is called.
   *
   * @param by account, or {@link EditionDraft#RELEASE}
   */
  public String name(String by) {
    return names.computeIfAbsent(by, this::find);
  }

  private String find(String by) {
    if (by.equals(EditionDraft.RELEASE)) {
      return telling.text().text("history.release");
    }
    String name = telling.name(by);
    return name.isEmpty() ? telling.text().text("log.former") : name;
  }
}
