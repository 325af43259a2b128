package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Multipart;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The gate before everything at {@code /studio} and {@code /api/v1/studio}. Nobody passes who is
 * not signed in, but for the sign-in page and one-time links; no change passes that does not come
 * from a page of the same session. Whoever handles a request asks {@link #require} who makes it.
 */
public final class Studio {
  /** The page to sign in on. */
  public static final String SIGN_IN = "/studio/sign-in";

  /** One-time links are below this. */
  public static final String LINK = "/studio/link/";

  private static final String PAGES = "/studio";
  private static final String API = "/api/v1/studio";
  private static final Set<Method> SAFE = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);
  private static final HeaderName CSRF = HeaderNames.create("X-CSRF-Token");
  private static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
  private static final Header NOT_LISTED =
      HeaderValues.createCached(HeaderNames.create("X-Robots-Tag"), "noindex");

  private static final ProblemType STALE_PAGE =
      new ProblemType(
          "stale-page",
          403,
          ProblemType.wording(
              "Bitte laden Sie die Seite neu", "Please reload the page", "Bitte neu laden"),
          ProblemType.wording(
              "Die Seite, von der dies kam, gehört nicht zu Ihrer jetzigen Anmeldung. Gehen Sie"
                  + " zurück, laden Sie sie neu und senden Sie noch einmal.",
              "The page that sent this does not belong to your present sign-in. Go back, reload it"
                  + " and send again.",
              "Gehen Sie zurück. Laden Sie die Seite neu. Dann senden Sie noch einmal."));

  private static final ProblemType FOREIGN_PAGE =
      new ProblemType(
          "foreign-page",
          403,
          ProblemType.wording("Fremde Seite", "Foreign page", "Fremde Seite"),
          ProblemType.wording(
              "Eine andere Website wollte hier etwas ändern. Das ist nicht erlaubt.",
              "Another website tried to change something here. This is not allowed.",
              "Eine andere Internet-Seite wollte hier etwas ändern. Das geht nicht."));

  /** The studio's own problems, for the pages that explain them. */
  public static final List<ProblemType> PROBLEMS = List.of(STALE_PAGE, FOREIGN_PAGE);

  private final Sessions sessions;
  private final URI baseUrl;

  /**
   * @param baseUrl the service's own address
   */
  public Studio(Sessions sessions, URI baseUrl) {
    this.sessions = sessions;
    this.baseUrl = baseUrl;
  }

  /** Who a request turned out to come from, kept with it. */
  private record Visit(Optional<SignedIn> who) {}

  /** Stands before every route that is registered after it. */
  void register(HttpRules rules) {
    Handler admit = DatabaseAway.told(this::admit);
    for (String root : List.of(PAGES, API)) {
      rules.any(root, admit);
      rules.any(root + "/*", admit);
    }
  }

  private void admit(ServerRequest request, ServerResponse response) {
    response.headers().set(NO_STORE);
    response.headers().set(NOT_LISTED);
    String path = request.path().absolute().path();
    if (isOpen(path)) {
      refuseForeignChange(request);
      response.next();
    } else if (request.prologue().method().equals(Method.OPTIONS)) {
      response.next();
    } else if (!isBelow(path, API) && !isChange(request) && signedIn(request).isEmpty()) {
      askToSignIn(request, response);
    } else {
      require(request);
      response.next();
    }
  }

  private static boolean isBelow(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }

  private static boolean isOpen(String path) {
    return path.equals(SIGN_IN) || path.startsWith(LINK);
  }

  private static boolean isChange(ServerRequest request) {
    return !SAFE.contains(request.prologue().method());
  }

  private static void askToSignIn(ServerRequest request, ServerResponse response) {
    String query = request.query().rawValue();
    String next = request.path().absolute().rawPath() + (query.isEmpty() ? "" : "?" + query);
    String address = signInAddress(LocalPath.of(next).filter(path -> !path.equals(PAGES)));
    response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, address).send();
  }

  /**
   * The sign-in page for somebody who wants to go on from there.
   *
   * @param next checked by {@link LocalPath}
   */
  public static String signInAddress(Optional<String> next) {
    return next.map(path -> SIGN_IN + "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
        .orElse(SIGN_IN);
  }

  /**
   * The person who makes this request.
   *
   * @throws ProblemException 401 where nobody is signed in, 403 when a change does not come from a
   *     page of the same session
   */
  public SignedIn require(ServerRequest request) {
    SignedIn who =
        signedIn(request).orElseThrow(() -> Problem.of(ProblemType.UNAUTHORIZED).exception());
    if (isChange(request)) {
      requireOwnPage(request, who);
    }
    return who;
  }

  /** The person who makes this request, if anybody is signed in. */
  public Optional<SignedIn> signedIn(ServerRequest request) {
    return request
        .context()
        .get(Visit.class)
        .orElseGet(() -> {
          Visit visit = new Visit(SessionCookie.read(request).flatMap(sessions::find));
          request.context().register(visit);
          return visit;
        })
        .who();
  }

  private void requireOwnPage(ServerRequest request, SignedIn who) {
    refuseForeignChange(request);
    if (!who.acceptsCsrf(shownToken(request))) {
      throw Problem.of(STALE_PAGE).exception();
    }
  }

  private void refuseForeignChange(ServerRequest request) {
    if (isChange(request) && SameOrigin.of(request.headers(), baseUrl) == SameOrigin.FOREIGN) {
      throw Problem.of(FOREIGN_PAGE).exception();
    }
  }

  private static String shownToken(ServerRequest request) {
    if (request.headers().contains(CSRF)) {
      return request.headers().get(CSRF).values();
    }
    if (Multipart.isIn(request)) {
      return Multipart.of(request).value("csrf");
    }
    return Form.isIn(request) ? Form.of(request).value("csrf") : "";
  }
}
