package de.kaliregion.obenunten.studio.search;

import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.AccountStore;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.Reach;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.function.Supplier;

/** The search over everything, wired together. */
public final class SearchServices implements HttpService {
  private final SearchPages pages;

  /**
   * @param exhibition what visitors have now
   */
  public SearchServices(
      Studio studio,
      StudioPages studioPages,
      StoryFinder stories,
      MediaIndex media,
      MediaLibrary library,
      AccountStore accounts,
      Supplier<Exhibition> exhibition,
      Reach reach) {
    pages =
        new SearchPages(
            studio,
            studioPages,
            new AccountNames(accounts),
            new Searcher(
                stories, media, new ThingIndex(exhibition), library, accounts, exhibition, reach));
  }

  @Override
  public void routing(HttpRules rules) {
    pages.routing(rules);
  }
}
