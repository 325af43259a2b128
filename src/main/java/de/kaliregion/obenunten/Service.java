package de.kaliregion.obenunten;

import com.fasterxml.jackson.databind.json.JsonMapper;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.TilePack;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.ExhibitionHall;
import de.kaliregion.obenunten.media.deliver.MediaFile;
import de.kaliregion.obenunten.media.deliver.MediaService;
import de.kaliregion.obenunten.media.deliver.iiif.ImageService;
import de.kaliregion.obenunten.media.deliver.iiif.TiledPicture;
import de.kaliregion.obenunten.media.pipeline.Obstacle;
import de.kaliregion.obenunten.media.upload.UploadLimits;
import de.kaliregion.obenunten.media.upload.UploadProblems;
import de.kaliregion.obenunten.media.upload.UploadService;
import de.kaliregion.obenunten.media.upload.Uploads;
import de.kaliregion.obenunten.operations.HealthService;
import de.kaliregion.obenunten.operations.collection.Export;
import de.kaliregion.obenunten.operations.collection.ExportZip;
import de.kaliregion.obenunten.sign.ScanCounter;
import de.kaliregion.obenunten.sign.SignAddress;
import de.kaliregion.obenunten.sign.SignImageService;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.mongo.CardStore;
import de.kaliregion.obenunten.storage.mongo.MediaChanges;
import de.kaliregion.obenunten.storage.mongo.ScanCountStore;
import de.kaliregion.obenunten.storage.mongo.StoryChanges;
import de.kaliregion.obenunten.storage.mongo.UploadStore;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.Reach;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.StudioServices;
import de.kaliregion.obenunten.studio.account.AccountServices;
import de.kaliregion.obenunten.studio.account.OperatorDoor;
import de.kaliregion.obenunten.studio.card.CardServices;
import de.kaliregion.obenunten.studio.data.DataServices;
import de.kaliregion.obenunten.studio.data.OwnData;
import de.kaliregion.obenunten.studio.media.AuditJournal;
import de.kaliregion.obenunten.studio.media.MediaServices;
import de.kaliregion.obenunten.studio.media.UploadDesk;
import de.kaliregion.obenunten.studio.media.index.MediaIndex;
import de.kaliregion.obenunten.studio.overview.Disk;
import de.kaliregion.obenunten.studio.overview.OverviewServices;
import de.kaliregion.obenunten.studio.review.PlanTimer;
import de.kaliregion.obenunten.studio.search.SearchServices;
import de.kaliregion.obenunten.studio.search.StoryFinder;
import de.kaliregion.obenunten.studio.story.StoryDesks;
import de.kaliregion.obenunten.studio.story.StoryIndex;
import de.kaliregion.obenunten.studio.story.StoryServices;
import de.kaliregion.obenunten.studio.story.StoryStores;
import de.kaliregion.obenunten.visitor.ItemPage;
import de.kaliregion.obenunten.visitor.Pages;
import de.kaliregion.obenunten.visitor.PlacePages;
import de.kaliregion.obenunten.visitor.ProblemPages;
import de.kaliregion.obenunten.visitor.ReadingPages;
import de.kaliregion.obenunten.visitor.RoutePages;
import de.kaliregion.obenunten.visitor.ScanPages;
import de.kaliregion.obenunten.visitor.SearchPages;
import de.kaliregion.obenunten.visitor.SiteFiles;
import de.kaliregion.obenunten.visitor.StartPages;
import de.kaliregion.obenunten.visitor.StoryPages;
import de.kaliregion.obenunten.visitor.api.Api;
import de.kaliregion.obenunten.visitor.api.MediaApi;
import de.kaliregion.obenunten.visitor.api.PlacesApi;
import de.kaliregion.obenunten.visitor.api.RoutesApi;
import de.kaliregion.obenunten.visitor.api.SearchApi;
import de.kaliregion.obenunten.visitor.api.SignsApi;
import de.kaliregion.obenunten.visitor.api.StoriesApi;
import de.kaliregion.obenunten.web.ClientNetworks;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.HttpServer;
import de.kaliregion.obenunten.web.HttpServerSettings;
import de.kaliregion.obenunten.web.JsonMedia;
import de.kaliregion.obenunten.web.LanguageChoice;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.page.Assets;
import de.kaliregion.obenunten.web.page.Site;
import de.kaliregion.obenunten.web.page.TemplateErrorPage;
import de.kaliregion.obenunten.web.page.Templates;
import io.helidon.webserver.http.HttpRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The running service: everything wired together, and ended in the opposite order. */
public final class Service implements AutoCloseable {
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final Servers servers;

  private record Servers(HttpServer visitors, HttpServer operations, StudioServices studio) {}

  /**
   * Starts the service; if that fails, everything opened so far is closed again.
   *
   * @param environment the settings, as in the README's table
   * @throws SettingsException if one of them cannot be used
   */
  public Service(Map<String, String> environment, Clock clock) {
    this(Settings.of(environment), clock);
  }

  Service(Settings settings, Clock clock) {
    try {
      servers = wire(settings, clock);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private Servers wire(Settings settings, Clock clock) {
    Stores stores = part(Stores.open(settings));
    ExhibitionHall hall =
        part(ExhibitionHall.open(stores.content()::generation, stores.content()::published, clock));
    ScanCountStore scanCounts = ScanCountStore.open(stores.database());
    ScanCounter scans = part(new ScanCounter(scanCounts, clock));
    JsonMapper json = JsonMedia.strictMapper();
    Site site = new Site(settings.baseUrl(), new Assets(json));
    Templates templates = new Templates();
    LanguageChoice languages = new LanguageChoice();
    TemplateErrorPage errorPage = new TemplateErrorPage(templates, site);
    Pages pages = new Pages(hall, templates, site);
    StoryPages storyPages = new StoryPages(pages);
    Api api = new Api(hall, languages, settings.baseUrl());
    AccountServices accounts =
        part(new AccountServices(stores.database(), settings.baseUrl(), clock));
    if (settings.mongodbUri().isEmpty()) {
      OperatorDoor.open(settings.dataFolder(), accounts.operatorDesk()).ifPresent(this::part);
    }
    StudioPages studioPages = new StudioPages(templates, site, languages);
    ClientNetworks networks = new ClientNetworks(settings.trustedProxies(), clock);
    MediaWorks media =
        part(MediaWorks.open(settings, stores, new AuditJournal(accounts.log()), clock));
    UploadDesk uploadDesk = new UploadDesk(accounts.studio(), accounts.accounts(), media.library());
    Uploads uploads = part(uploads(settings, stores, uploadDesk, media, clock));
    UploadService tus = new UploadService(uploads, uploadDesk);
    StoryStores storyStores = StoryStores.open(stores.database(), stores.content());
    StoryIndex storyIndex =
        part(
            new StoryIndex(
                storyStores, StoryChanges.open(stores.database()), () -> hall.get().exhibition()));
    Supplier<Exhibition> exhibition = () -> hall.get().exhibition();
    Reach reach =
        new Reach(() -> exhibition.get().organisations().stream().map(Organisation::slug).toList());
    MediaIndex mediaIndex =
        part(new MediaIndex(media.library(), MediaChanges.open(stores.database())));
    storyIndex.begin();
    mediaIndex.begin();
    StoryFinder storyFinder = new StoryFinder(storyIndex);
    StoryDesks storyDesks =
        new StoryDesks(storyStores, media.library(), accounts.accounts(), accounts.log(), clock);
    part(PlanTimer.start(storyDesks.due()));
    StudioServices studio =
        new StudioServices(
            accounts.studio(),
            accounts.pages(studioPages, () -> hall.get().exhibition().organisations(), networks),
            (HttpRules rules) -> rules.register(UploadService.PATH, tus),
            new MediaServices(
                accounts.studio(),
                studioPages,
                media.library(),
                stores.blobs(),
                accounts.accounts(),
                new MediaServices.Surroundings(
                    settings.baseUrl().toString(),
                    () -> hall.get().exhibition(),
                    new ItemPage(templates, site)::show,
                    site.assets().contentSecurityPolicy(),
                    UploadService.PATH,
                    uploads.wholeFiles(),
                    settings.organisationBytes(),
                    () -> media.workshop().obstacles().stream().map(Obstacle::reason).toList())),
            new StoryServices(
                accounts.studio(),
                studioPages,
                storyDesks,
                storyIndex,
                media.library(),
                mediaIndex,
                new AccountNames(accounts.accounts()),
                new StoryServices.House(
                    () -> hall.get().exhibition(),
                    storyPages::show,
                    site.assets().contentSecurityPolicy(),
                    UploadService.PATH)),
            new CardServices(
                accounts.studio(),
                studioPages,
                new AccountNames(accounts.accounts()),
                CardStore.open(stores.database()),
                stores.content(),
                () -> hall.get().exhibition(),
                accounts.log(),
                clock),
            new OverviewServices(
                accounts.studio(),
                studioPages,
                new AccountNames(accounts.accounts()),
                reach,
                new OverviewServices.Holdings(
                    storyFinder,
                    storyDesks.writing()::open,
                    mediaIndex,
                    media.library(),
                    scanCounts),
                new OverviewServices.House(
                    exhibition,
                    settings.organisationBytes(),
                    () -> Disk.under(settings.dataFolder()),
                    clock)),
            new SearchServices(
                accounts.studio(),
                studioPages,
                storyFinder,
                mediaIndex,
                media.library(),
                accounts.accounts(),
                exhibition,
                reach),
            new DataServices(
                accounts.studio(),
                studioPages,
                organisation -> holdings(ExportCommand.exportOf(stores).of(organisation)),
                accounts.log(),
                () -> hall.get().exhibition().organisations()));

    HttpServer visitors =
        part(
            HttpServer.start(
                HttpServerSettings.of(
                        settings.host(),
                        settings.port(),
                        settings.baseUrl(),
                        settings.otherHosts(),
                        site.assets().contentSecurityPolicy())
                    .withLargerBodies(UploadService.PATH, tus.maxBodyBytes())
                    .withLargerBodies(MediaServices.UPLOAD, tus.maxBodyBytes())
                    .withLargerBodies(StoryServices.PATH, Form.MAX_BYTES),
                errorPage,
                languages,
                json,
                clock,
                routing ->
                    routing
                        .register(new ScanPages(pages, storyPages, languages, scans::count))
                        .register(new SignImageService(hall, new SignAddress(settings.baseUrl())))
                        .register(
                            "/media",
                            new MediaService((digest, name) ->
                                hall.get()
                                    .exhibition()
                                    .rendition(digest, name)
                                    .map(rendition -> mediaFile(stores, rendition))))
                        .register(
                            TilePack.SERVICES,
                            new ImageService(
                                settings.baseUrl() + TilePack.SERVICES,
                                pack ->
                                    hall.get()
                                        .exhibition()
                                        .tiled(pack)
                                        .map(item ->
                                            TiledPicture.of(
                                                item, digest -> stored(stores, digest).path()))))
                        .register(
                            new StoriesApi(api),
                            new PlacesApi(api),
                            new SignsApi(api),
                            new RoutesApi(api),
                            new SearchApi(api),
                            new MediaApi(api))
                        .register(new SiteFiles(pages))
                        .register(storyPages)
                        .register(new PlacePages(pages))
                        .register(new RoutePages(pages))
                        .register(new SearchPages(pages))
                        .register(new ReadingPages(pages))
                        .register(new ProblemPages(pages, languages, problemsOfRooms()))
                        .register(new StartPages(pages, languages))
                        .register(studio)));
    HttpServer operations =
        part(
            HttpServer.start(
                HttpServerSettings.of(
                    "127.0.0.1",
                    settings.operationsPort(),
                    URI.create("http://localhost"),
                    Set.of(),
                    "default-src 'none'"),
                errorPage,
                languages,
                json,
                clock,
                routing -> routing.register(new HealthService(hall, scans::sinceStart))));
    return new Servers(visitors, operations, studio);
  }

  private static OwnData.Holdings holdings(Export export) {
    Export.Counts counts = export.counts();
    return new OwnData.Holdings(
        counts.places(),
        counts.stories(),
        counts.routes(),
        counts.signs(),
        counts.items(),
        counts.mediaBytes(),
        out -> ExportZip.write(export, out));
  }

  private static Uploads uploads(
      Settings settings, Stores stores, UploadDesk desk, MediaWorks media, Clock clock) {
    try {
      return Uploads.open(
          settings.dataFolder(),
          UploadStore.open(stores.database()),
          stores.blobs(),
          desk,
          desk,
          media.library()::bytes,
          UploadLimits.standard(settings.organisationBytes()),
          clock);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The data folder " + settings.dataFolder() + " cannot take uploads", e);
    }
  }

  private static List<ProblemType> problemsOfRooms() {
    return Stream.of(UploadProblems.all(), Studio.PROBLEMS).flatMap(List::stream).toList();
  }

  private static MediaFile mediaFile(Stores stores, Rendition rendition) {
    Blob blob = stored(stores, rendition.sha256());
    return new MediaFile(blob.path(), rendition.mediaType(), rendition.bytes());
  }

  /** What is published is there: the import stores files first. A missing one is our fault. */
  private static Blob stored(Stores stores, Sha256 digest) {
    try {
      return stores
          .blobs()
          .find(digest)
          .orElseThrow(() -> new IOException("no file with the digest " + digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.add(part);
    return part;
  }

  /** The port for visitors. */
  public int port() {
    return servers.visitors().port();
  }

  /** The port for the operator. */
  public int operationsPort() {
    return servers.operations().port();
  }

  /** What can be done behind the sign-in, such as {@code GET /studio/people}. */
  Set<String> studioRoutes() {
    return servers.studio().routes();
  }

  /** Lets running requests finish, writes what is counted, and closes the stores. */
  @Override
  public void close() {
    parts.reversed().forEach(Service::close);
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.getLogger(Service.class.getName())
          .log(System.Logger.Level.WARNING, "did not close cleanly", e);
    }
  }
}
