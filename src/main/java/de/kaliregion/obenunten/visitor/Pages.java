package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.CachedPage;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.page.Frame;
import de.kaliregion.obenunten.web.page.Site;
import de.kaliregion.obenunten.web.page.Templates;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes the visitors' pages of the current exhibition, once each, and keeps them finished. */
public final class Pages {
  /** The first segment of every page's address. */
  static final String LANGUAGE = "/{lang:de|en|de-simple}";

  private static final String HTML = "text/html; charset=utf-8";
  private static final String CACHING = "public, max-age=60, stale-while-revalidate=600";

  private final Supplier<Showing> showing;
  private final Templates templates;
  private final Site site;

  public Pages(Supplier<Showing> showing, Templates templates, Site site) {
    this.showing = showing;
    this.templates = templates;
    this.site = site;
  }

  /** What a page is made of: the template, what stands around it, and what it shows. */
  record Sheet(String template, Frame frame, Map<String, Object> parameters) {}

  /** Answers with the page of this address, in the language that the address names. */
  void send(ServerRequest request, ServerResponse response, Function<VisitorView, Sheet> make) {
    send(showing.get(), request, response, make);
  }

  /** The same, of the exhibition in which the caller has already looked something up. */
  void send(
      Showing now,
      ServerRequest request,
      ServerResponse response,
      Function<VisitorView, Sheet> make) {
    String path = request.path().path();
    finished(now, path, language(request), make).send(request, response);
  }

  /** The page under a key of its own, for answers that also depend on headers. */
  CachedPage finished(
      Showing now,
      String key,
      Language language,
      Function<VisitorView, Sheet> make,
      String... vary) {
    return now.pages().get(key, () -> page(make.apply(view(now.exhibition(), language)), vary));
  }

  /** A page that is not kept, such as the answer to a search. */
  void sendOnce(
      ServerRequest request,
      ServerResponse response,
      Language language,
      Function<VisitorView, Sheet> make) {
    page(make.apply(view(showing.get().exhibition(), language))).send(request, response);
  }

  VisitorView view(Exhibition exhibition, Language language) {
    return new VisitorView(exhibition, language, site);
  }

  Showing showing() {
    return showing.get();
  }

  Site site() {
    return site;
  }

  private CachedPage page(Sheet sheet, String... vary) {
    byte[] html = html(sheet);
    return CachedPage.of(html, HTML, Sha256.of(html).hex().substring(0, 32), CACHING, vary);
  }

  byte[] html(Sheet sheet) {
    var parameters = new HashMap<>(sheet.parameters());
    parameters.put("frame", sheet.frame());
    return templates.render(sheet.template(), parameters);
  }

  /** The language in the address. */
  static Language language(ServerRequest request) {
    return Language.ofTag(request.path().pathParameters().get("lang")).orElseThrow(Pages::notFound);
  }

  /** What the last segment of the address names, if it can be a slug and is found. */
  static <T> T found(ServerRequest request, Function<Slug, Optional<T>> find) {
    return Optional.of(request.path().pathParameters().get("slug"))
        .filter(Slug::isValid)
        .map(Slug::new)
        .flatMap(find)
        .orElseThrow(Pages::notFound);
  }

  static ProblemException notFound() {
    return Problem.of(ProblemType.NOT_FOUND).exception();
  }
}
