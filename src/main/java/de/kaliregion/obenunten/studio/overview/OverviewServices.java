package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.storage.mongo.ScanCountStore;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.Reach;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.access.AccessDebt;
import de.kaliregion.obenunten.studio.access.AccessPages;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import de.kaliregion.obenunten.studio.search.StoryFinder;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** The first page and the page on what not everybody can use, wired together. */
public final class OverviewServices implements HttpService {
  private final List<HttpService> services;

  /**
   * What is looked through.
   *
   * @param opening opens a story to see what it lacks
   */
  public record Holdings(
      StoryFinder stories,
      Opening opening,
      MediaIndex media,
      MediaLibrary library,
      ScanCountStore scans) {}

  /**
   * What these pages need of the rest of the house.
   *
   * @param exhibition what visitors have now
   * @param quota how many bytes an organisation may keep
   * @param disk on which everything is kept
   */
  public record House(
      Supplier<Exhibition> exhibition, long quota, Supplier<Disk> disk, InstantSource clock) {}

  public OverviewServices(
      Studio studio,
      StudioPages pages,
      AccountNames names,
      Reach reach,
      Holdings holdings,
      House house) {
    AccessDebt debt =
        new AccessDebt(
            holdings.stories(),
            holdings.media(),
            holdings.library(),
            holdings.scans()::days,
            house.exhibition(),
            house.clock());
    OverviewDesk desk =
        new OverviewDesk(
            new Tasks(holdings.stories(), holdings.opening(), holdings.media(), holdings.library()),
            new Lately(holdings.stories(), holdings.media(), holdings.library()),
            house.quota(),
            holdings.stories(),
            holdings.media(),
            debt,
            holdings.scans()::days,
            house.exhibition(),
            house.disk(),
            house.clock());
    services =
        List.of(
            new OverviewPages(studio, pages, names, reach, desk),
            new AccessPages(studio, pages, names, reach, debt));
  }

  @Override
  public void routing(HttpRules rules) {
    services.forEach(service -> service.routing(rules));
  }
}
