package de.kaliregion.obenunten.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Clock;
import java.util.List;

/** What every request goes through before a service sees it, in this order. */
final class Manners {
  private final HttpServerSettings settings;
  private final DateHeader date;
  private final Header[] securityHeaders;
  private final AllowedHosts hosts;
  private final ProblemAnswers problems;
  private final AccessLog accessLog;

  Manners(
      HttpServerSettings settings,
      ErrorPage page,
      LanguageChoice languages,
      ObjectMapper json,
      Clock clock) {
    List<Header> security = SecurityHeaders.of(settings.contentSecurityPolicy());
    this.settings = settings;
    this.date = new DateHeader(clock);
    this.securityHeaders = security.toArray(Header[]::new);
    this.hosts = new AllowedHosts(settings.baseUrl(), settings.otherHosts());
    this.problems = new ProblemAnswers(settings.baseUrl(), page, languages, json, security, date);
    this.accessLog = new AccessLog(clock);
  }

  void register(HttpRouting.Builder routing) {
    routing
        .addFilter(this::closeWhenAsked)
        .addFilter(accessLog)
        .addFilter(this::setHeaders)
        .addFilter(this::checkRequest);
    problems.register(routing);
  }

  DirectHandlers directHandlers() {
    return problems.directHandlers();
  }

  /** Helidon 4.5.0 announces the end of the connection and then goes on (its issue 12324). */
  private void closeWhenAsked(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    chain.proceed();
    if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      throw new CloseConnectionException("as announced");
    }
  }

  private void setHeaders(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    ServerResponseHeaders headers = response.headers();
    headers.set(date.now());
    for (Header header : securityHeaders) {
      headers.set(header);
    }
    chain.proceed();
  }

  private void checkRequest(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!hosts.allows(request.headers().get(HeaderNames.HOST).get())) {
      problems.send(request, response, Problem.of(ProblemType.MISDIRECTED));
    } else if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
      // Helidon 4.5.0 holds each chunk in memory, however large its size line says it is.
      problems.send(request, response, Problem.of(ProblemType.LENGTH_REQUIRED));
    } else if (isTooLarge(request)) {
      problems.send(request, response, Problem.of(ProblemType.CONTENT_TOO_LARGE));
    } else {
      chain.proceed();
    }
  }

  private boolean isTooLarge(RoutingRequest request) {
    return request.headers().contains(HeaderNames.CONTENT_LENGTH)
        && request.headers().contentLength().orElse(0)
            > settings.maxBodyBytes(request.path().absolute().path());
  }
}
