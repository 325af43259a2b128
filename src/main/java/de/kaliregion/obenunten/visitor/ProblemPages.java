package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.web.LanguageChoice;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Frame;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each kind of refusal means, at the address that problem documents give as their {@code type}
 * (RFC 9457, 3.1.1), for those who write programs and look there.
 */
public final class ProblemPages implements HttpService {
  private final Pages pages;
  private final LanguageChoice languages;
  private final Map<String, ProblemType> types;

  /**
   * @param more the types of other rooms, beside the general ones and those of the visitors
   */
  public ProblemPages(Pages pages, LanguageChoice languages, List<ProblemType> more) {
    this.pages = pages;
    this.languages = languages;
    this.types =
        Stream.of(ProblemType.general(), List.of(SignDesk.UNKNOWN_CODE), more)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(ProblemType::slug, Function.identity()));
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at("/problems/{slug}").get(this::show).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    ProblemType type =
        Optional.ofNullable(types.get(request.path().pathParameters().get("slug")))
            .orElseThrow(Pages::notFound);
    Language language = languages.of(request);
    pages
        .finished(
            pages.showing(),
            "/problems/" + language.tag() + "/" + type.slug(),
            language,
            view -> sheet(view, type),
            "Accept-Language")
        .send(request, response);
  }

  private static Pages.Sheet sheet(VisitorView view, ProblemType type) {
    Frame frame =
        Frame.of(
                view.site(),
                view.language(),
                type.title().in(view.language()),
                type.explanation().in(view.language()),
                "")
            .unlisted();
    return new Pages.Sheet("visitor/problem", frame, Map.of("view", view, "type", type));
  }
}
