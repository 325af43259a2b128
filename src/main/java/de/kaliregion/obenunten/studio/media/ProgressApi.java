package de.kaliregion.obenunten.studio.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.Master;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.web.CachedPage;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What the upload page asks while it sends: how far the workshop is with what has arrived, and
 * whether a file is there already.
 *
 * <p>Pages ask every two seconds. A stream of events would hold one of the server's requests for
 * each open page, of which there are 1,024; and proxies and sleeping phones cut it all the same.
 */
final class ProgressApi implements HttpService {
  private static final String PROGRESS = MediaApi.PATH + "/progress";
  private static final String TWINS = MediaApi.PATH + "/twins";
  private static final int MOST_IDS = 50;
  private static final int MOST_TWINS = 3;

  private final MediaDesk desk;
  private final MediaPages pages;
  private final JsonMapper json = new JsonMapper();

  ProgressApi(MediaDesk desk, MediaPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PROGRESS).get(this::progress).register(rules);
    Resource.at(TWINS).get(this::twins).register(rules);
  }

  /** How far each is. */
  record ProgressList(List<ProgressJson> items) {}

  /**
   * How far one is.
   *
   * @param page address of its page
   * @param picture address of a small picture of it; empty until there is one
   * @param again whether this person may start it again
   */
  record ProgressJson(
      String id,
      String state,
      int percent,
      String message,
      String page,
      String picture,
      boolean again) {}

  private void progress(ServerRequest request, ServerResponse response) {
    SignedIn who = desk.who(request);
    Telling telling = pages.telling(request);
    List<String> ids = request.query().contains("id") ? request.query().all("id") : List.of();
    if (ids.size() > MOST_IDS || !ids.stream().allMatch(Master::isId)) {
      throw Problem.of(ProblemType.BAD_REQUEST).exception();
    }
    List<ProgressJson> items =
        ids.stream()
            .distinct()
            .flatMap(id -> desk.library().ofUpload(id).stream())
            .map(entry -> new Visit(who, entry))
            .filter(visit -> visit.may(Right.VIEW_LIBRARY))
            .map(visit -> json(visit, telling))
            .toList();
    send(request, response, new ProgressList(items));
  }

  private ProgressJson json(Visit visit, Telling telling) {
    MediaEntry entry = visit.entry();
    Progress progress = Progress.of(entry, desk.library().jobs(entry), pages.isHindered(), telling);
    boolean stuck =
        switch (progress.state()) {
          case REFUSED, FAILED, STOPPED -> true;
          case WAITING, WORKING, READY -> false;
        };
    return new ProgressJson(
        progress.id(),
        progress.state().name().toLowerCase(Locale.ROOT),
        progress.percent(),
        progress.message(),
        LibraryPages.PATH + "/" + entry.slug(),
        Pictures.thumbnail(entry).map(file -> Pictures.address(entry, file)).orElse(""),
        stuck && visit.may(Right.EDIT_MEDIA));
  }

  /** Items that are the same file, and others whose files have the same name. */
  record TwinList(List<TwinJson> same, List<TwinJson> named) {}

  /** An item that there is already. */
  record TwinJson(String title, String page) {}

  private void twins(ServerRequest request, ServerResponse response) {
    SignedIn who = desk.who(request);
    Slug organisation = organisation(parameter(request, "organisation"));
    who.require(Right.UPLOAD, organisation);
    String sha256 = parameter(request, "sha256");
    String name = parameter(request, "name");
    List<MediaEntry> there =
        desk.library().of(organisation).stream()
            .filter(entry -> entry.draft().deletedAt().isEmpty())
            .toList();
    Language language = pages.telling(request).language();
    Predicate<MediaEntry> same =
        entry -> Sha256.isValid(sha256) && entry.master().sha256().equals(new Sha256(sha256));
    Predicate<MediaEntry> named = entry -> entry.master().fileName().equals(name);
    send(
        request, response, new TwinList(list(there, same, language), list(there, named, language)));
  }

  private static List<TwinJson> list(
      List<MediaEntry> there, Predicate<MediaEntry> wanted, Language language) {
    return there.stream()
        .filter(wanted)
        .limit(MOST_TWINS)
        .map(entry ->
            new TwinJson(
                LibraryView.title(entry, language), LibraryPages.PATH + "/" + entry.slug()))
        .toList();
  }

  private static String parameter(ServerRequest request, String name) {
    return request.query().first(name).asOptional().orElse("");
  }

  private static Slug organisation(String value) {
    if (!Slug.isValid(value)) {
      throw Problem.of(ProblemType.BAD_REQUEST).exception();
    }
    return new Slug(value);
  }

  /** With an entity tag: mostly nothing has changed. */
  private void send(ServerRequest request, ServerResponse response, Object document) {
    try {
      byte[] bytes = json.writeValueAsBytes(document);
      String tag = Sha256.of(bytes).hex().substring(0, 32);
      CachedPage.of(bytes, "application/json", tag, "no-store", "Cookie").send(request, response);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records are always JSON", e);
    }
  }
}
