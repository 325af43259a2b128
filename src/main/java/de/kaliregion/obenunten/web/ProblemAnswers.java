package de.kaliregion.obenunten.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kaliregion.obenunten.content.Language;
import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.http.media.UnsupportedTypeException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers every refusal in one way: {@code application/problem+json} to programs, a page to people,
 * both in the reader's language, and nothing of the server's inside. What a handler had prepared
 * for its answer is taken back first.
 */
final class ProblemAnswers {
  private static final Logger LOG = System.getLogger(ProblemAnswers.class.getName());
  private static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
  private static final Header VARY =
      HeaderValues.createCached(HeaderNames.VARY, "Accept, Accept-Language");
  private static final Header NOT_LISTED =
      HeaderValues.createCached(HeaderNames.create("X-Robots-Tag"), "noindex");
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/problem+json");
  private static final Header HTML =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");

  /** The rest of a refused body up to this size is read, so that the connection can go on. */
  private static final long WORTH_READING = 64 * 1024;

  private final URI baseUrl;
  private final ErrorPage page;
  private final LanguageChoice languages;
  private final ObjectMapper json;
  private final List<Header> manners;
  private final DateHeader date;

  /**
   * @param baseUrl under which the problem types are described
   * @param manners headers that every answer carries
   */
  ProblemAnswers(
      URI baseUrl,
      ErrorPage page,
      LanguageChoice languages,
      ObjectMapper json,
      List<Header> manners,
      DateHeader date) {
    this.baseUrl = baseUrl;
    this.page = page;
    this.languages = languages;
    this.json = json;
    this.manners = List.copyOf(manners);
    this.date = date;
  }

  /** Sends the problem in place of whatever was prepared. */
  void send(ServerRequest request, ServerResponse response, Problem problem) {
    boolean close = response.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    ServerResponseHeaders headers = response.headers();
    headers.clear();
    Asker asker =
        new Asker(
            request.path().absolute().path(),
            request.query().first("lang").asOptional(),
            request.headers());
    byte[] body = write(asker, problem, headers);
    if (close || leavesMuchUnread(request)) {
      headers.set(HeaderValues.CONNECTION_CLOSE);
    }
    response.status(problem.status()).send(body);
  }

  /** Answers what handlers and filters throw. */
  void register(HttpRouting.Builder routing) {
    routing.error(Throwable.class, (request, response, e) -> send(request, response, problem(e)));
  }

  /** Answers what is refused before there is a request to route. */
  DirectHandlers directHandlers() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, this::answerDirectly);
    }
    return handlers.build();
  }

  private DirectHandler.TransportResponse answerDirectly(
      DirectHandler.TransportRequest request,
      DirectHandler.EventType event,
      Status status,
      ServerResponseHeaders given,
      String message) {
    ProblemType type =
        "Header size exceeded".equals(message)
            ? ProblemType.HEADERS_TOO_LARGE
            : ProblemType.ofStatus(status.code());
    Problem problem = Problem.of(type);
    if (type.equals(ProblemType.UNAVAILABLE)) {
      problem = problem.withHeader(HeaderNames.RETRY_AFTER, "2");
    }
    ServerResponseHeaders headers = ServerResponseHeaders.create();
    Asker asker = new Asker(request.path(), Optional.empty(), request.headers());
    byte[] body = write(asker, problem, headers);
    DirectHandler.TransportResponse.Builder answer =
        DirectHandler.TransportResponse.builder()
            .status(problem.status())
            .keepAlive(event.keepAlive())
            .entity(body);
    headers.forEach(answer::header);
    return answer.build();
  }

  /** What the client is told of an exception. */
  private Problem problem(Throwable thrown) {
    return switch (thrown) {
      case ProblemException e -> e.problem();
      case UnsupportedTypeException _ -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
      case RequestException e -> Problem.of(ProblemType.ofStatus(e.status().code()));
      case HttpException e when e.status().code() >= 400 && e.status().code() < 500 ->
          Problem.of(ProblemType.ofStatus(e.status().code()));
      // Helidon's way to say that a body is missing which a handler wants to read.
      case IllegalStateException e when "No entity".equals(e.getMessage()) ->
          Problem.of(ProblemType.BAD_REQUEST);
      default -> unexpected(thrown);
    };
  }

  private static Problem unexpected(Throwable thrown) {
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, () -> "incident " + incident, thrown);
    return Problem.of(ProblemType.INTERNAL).withIncident(incident);
  }

  private byte[] write(Asker asker, Problem problem, ServerResponseHeaders headers) {
    Language language = languages.of(asker.path, asker.languageParameter, asker.headers);
    manners.forEach(headers::set);
    headers.set(date.now());
    headers.set(NO_STORE);
    headers.set(VARY);
    headers.set(NOT_LISTED);
    headers.set(HeaderNames.CONTENT_LANGUAGE, language.tag());
    problem.headers().forEach(headers::set);
    Optional<byte[]> html = asker.isPerson() ? render(problem, language) : Optional.empty();
    headers.set(html.isPresent() ? HTML : JSON);
    return html.orElseGet(() -> document(problem, language));
  }

  private Optional<byte[]> render(Problem problem, Language language) {
    try {
      return Optional.of(page.render(problem, language));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the error page cannot be drawn", e);
      return Optional.empty();
    }
  }

  private byte[] document(Problem problem, Language language) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", baseUrl.resolve("/problems/" + problem.type().slug()).toString());
    members.put("title", problem.type().title().in(language));
    members.put("status", problem.type().status());
    members.put("detail", problem.explanation().in(language));
    problem.incident().ifPresent(number -> members.put("instance", "urn:uuid:" + number));
    if (!problem.fields().isEmpty()) {
      List<Map<String, String>> errors = new ArrayList<>();
      for (FieldError error : problem.fields()) {
        errors.add(Map.of("field", error.field(), "detail", error.message().in(language)));
      }
      members.put("errors", errors);
    }
    problem.members().forEach(members::putIfAbsent);
    try {
      return json.writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem must be writable as JSON", e);
    }
  }

  private static boolean leavesMuchUnread(ServerRequest request) {
    if (!request.content().hasEntity() || request.content().consumed()) {
      return false;
    }
    return request.headers().containsToken(HeaderValues.EXPECT_100)
        || request.headers().contentLength().orElse(Long.MAX_VALUE) > WORTH_READING;
  }

  /** Who asks, as far as it is known. */
  private record Asker(
      String path, Optional<String> languageParameter, ServerRequestHeaders headers) {

    /** Who does not say so gets what programs can read. */
    boolean isPerson() {
      return Audience.of(path, headers) == Audience.PERSON;
    }
  }
}
