package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.function.Supplier;

/** The stories of the studio, wired together. */
public final class StoryServices implements HttpService {
  /** The list of stories; what belongs to one story is below it. */
  public static final String PATH = "/studio/stories";

  private final List<HttpService> services;

  /**
   * @param exhibition what visitors have now
   */
  public StoryServices(
      Studio studio,
      StudioPages studioPages,
      StoryDesk desk,
      StoryIndex index,
      MediaLibrary library,
      AccountNames names,
      Supplier<Exhibition> exhibition) {
    StoryPages pages = new StoryPages(studio, studioPages, names, exhibition);
    services = List.of(new StoryListPages(index, pages, new StoryCovers(library)));
  }

  @Override
  public void routing(HttpRules rules) {
    services.forEach(service -> service.routing(rules));
  }
}
