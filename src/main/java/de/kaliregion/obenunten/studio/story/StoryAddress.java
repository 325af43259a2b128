package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;

/** Where the pages about one language of a story are. */
public record StoryAddress(Slug story, Language language) {

  /** The page on which it is written. */
  public String editor() {
    return path() + "?in=" + language.tag();
  }

  /** What was saved, newest first. */
  public String history() {
    return path() + "/history?in=" + language.tag();
  }

  /** The part of the history before a version. */
  public String historyBefore(long number) {
    return history() + "&before=" + number;
  }

  /** The path of one version, without its language. */
  public String versionPath(long number) {
    return path() + "/history/" + number;
  }

  /** One version, compared with the one before it. */
  public String version(long number) {
    return versionPath(number) + "?in=" + language.tag();
  }

  /** One version, compared with that one. */
  public String version(long number, long with) {
    return version(number) + "&with=" + with;
  }

  /** The same in another language of the story. */
  public StoryAddress in(Language other) {
    return new StoryAddress(story, other);
  }

  private String path() {
    return StoryServices.PATH + "/" + story;
  }
}
