package de.kaliregion.obenunten.visitor.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.CachedPage;
import de.kaliregion.obenunten.web.LanguageChoice;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The manners of the public interface: finished answers with a strong entity tag, read from any web
 * page (what is published here is open data, and no answer depends on who asks).
 */
public final class Api {
  private static final String JSON = "application/json";
  private static final String CACHING = "public, max-age=60, stale-while-revalidate=600";
  private static final String BY_HEADER = "Accept-Language";
  private static final String ANYONE = "*";

  /** Fetch Standard 3.2: other origins may read the answer and these of its headers. */
  private static final List<Header> OPEN =
      List.of(
          HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, ANYONE),
          HeaderValues.createCached(
              HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "Content-Language, ETag, Link"));

  private final Supplier<Showing> showing;
  private final LanguageChoice languages;
  private final Addresses addresses;
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  /**
   * @param baseUrl with which all addresses in answers begin, without a slash at the end
   */
  public Api(Supplier<Showing> showing, LanguageChoice languages, URI baseUrl) {
    this.showing = showing;
    this.languages = languages;
    this.addresses = new Addresses(baseUrl);
  }

  /** Answers GET and HEAD below {@code /api/v1}. */
  void get(HttpRules rules, String path, Function<Enquiry, Answer> answer) {
    Resource.at(Addresses.ROOT + path)
        .get((request, response) -> answer(request, response, answer))
        .register(rules);
  }

  private void answer(
      ServerRequest request, ServerResponse response, Function<Enquiry, Answer> resource) {
    try {
      Enquiry enquiry = new Enquiry(request, showing.get(), languages, addresses);
      Answer answer = resource.apply(enquiry);
      CachedPage page = page(enquiry, answer);
      OPEN.forEach(response.headers()::set);
      response.header(HeaderNames.CONTENT_LANGUAGE, enquiry.language().tag());
      answer.next().ifPresent(next -> response.header(HeaderNames.LINK, link(next)));
      page.send(request, response);
    } catch (ProblemException e) {
      throw new ProblemException(
          e.problem().withHeader(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, ANYONE), e);
    }
  }

  /** RFC 8288. */
  private static String link(String next) {
    return "<" + next + ">; rel=\"next\"";
  }

  private CachedPage page(Enquiry enquiry, Answer answer) {
    return answer
        .key()
        .map(key ->
            enquiry
                .showing()
                .pages()
                .get(keyInLanguage(enquiry, key), () -> finished(enquiry, answer)))
        .orElseGet(() -> finished(enquiry, answer));
  }

  private static String keyInLanguage(Enquiry enquiry, String key) {
    String chosen = enquiry.namesLanguage() ? "?lang=" : "?by-header=";
    return Addresses.ROOT + "/" + key + chosen + enquiry.language().tag();
  }

  private CachedPage finished(Enquiry enquiry, Answer answer) {
    byte[] document = write(answer.body().get());
    String tag = Sha256.of(document).hex().substring(0, 32);
    return enquiry.namesLanguage()
        ? CachedPage.of(document, JSON, tag, CACHING)
        : CachedPage.of(document, JSON, tag, CACHING, BY_HEADER);
  }

  private byte[] write(Object document) {
    try {
      return json.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer must be writable as JSON", e);
    }
  }
}
