package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.function.Supplier;

/** The stories of the studio, wired together. */
public final class StoryServices implements HttpService {
  /** The list of stories; what belongs to one story is below it. */
  public static final String PATH = "/studio/stories";

  private final List<HttpService> services;

  /** Shows a story as visitors get it; the visitors' room does it. */
  @FunctionalInterface
  public interface Showcase {
    /**
     * The page, in HTML.
     *
     * @param exhibition in which the story is
     */
    String page(Exhibition exhibition, Slug story, Language language);
  }

  /**
   * What the stories need of the rest of the house.
   *
   * @param exhibition what visitors have now
   * @param policy the Content Security Policy of pages
   * @param uploads where files are sent to (tus)
   */
  public record House(
      Supplier<Exhibition> exhibition, Showcase showcase, String policy, String uploads) {}

  public StoryServices(
      Studio studio,
      StudioPages studioPages,
      StoryDesks desks,
      StoryIndex index,
      MediaLibrary library,
      MediaIndex mediaIndex,
      AccountNames names,
      House house) {
    StoryPages pages = new StoryPages(studio, studioPages, names, house.exhibition());
    StoryDesk desk = desks.writing();
    EditorScreen screen = new EditorScreen(desks, pages, library, mediaIndex, house.uploads());
    Remarks remarks = new Remarks(desks.comments());
    ReviewActs review = new ReviewActs(desk, desks.review(), desks.plans(), desks.comments());
    services =
        List.of(
            new StoryListPages(index, pages, new StoryCovers(library)),
            new NewStoryPages(desk, pages),
            new PreviewPages(desk, pages, library, house.showcase(), house.policy()),
            new HistoryPages(desk, pages),
            new VersionPages(desk, pages, library),
            new CommentPages(remarks, screen, pages),
            new EditorPages(desk, remarks, review, screen, pages));
  }

  @Override
  public void routing(HttpRules rules) {
    services.forEach(service -> service.routing(rules));
  }
}
