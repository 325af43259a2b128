package de.kaliregion.obenunten.visitor;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Place;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Withdrawn;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.exhibition.PublishedStory;
import de.kaliregion.obenunten.exhibition.Showing;
import de.kaliregion.obenunten.web.Audience;
import de.kaliregion.obenunten.web.LanguageChoice;
import de.kaliregion.obenunten.web.Resource;
import de.kaliregion.obenunten.web.page.Frame;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a scanned or typed code leads to: the story itself, with 200 and no redirect, because a
 * cached redirect cannot be opened offline. A code that was ever issued is never answered with 404.
 */
public final class ScanPages implements HttpService {
  private static final int NEARBY = 4;
  private static final HeaderName PURPOSE = HeaderNames.create("Sec-Purpose");
  private static final String NOT_KEPT = "no-cache";

  private final Pages pages;
  private final StoryPages stories;
  private final LanguageChoice languages;
  private final ScanListener listener;

  /**
   * @param listener is told of each scan that showed a story
   */
  public ScanPages(
      Pages pages, StoryPages stories, LanguageChoice languages, ScanListener listener) {
    this.pages = pages;
    this.stories = stories;
    this.languages = languages;
    this.listener = listener;
  }

  @Override
  public void routing(HttpRules rules) {
    // The scan comes first: each route before it is a pattern that would be tried in vain.
    Resource.at("/{m:[mM]}/{code:[^./]+}[/]").get(this::scan).register(rules);
    Resource.at("/{m:[mM]}").get(this::typed).register(rules);
  }

  /**
   * The form on the start page: leads to the story's own address, so that it can be kept and
   * shared. Not counted: nobody stood before the sign.
   */
  private void typed(ServerRequest request, ServerResponse response) {
    String text = request.query().first("code").orElse("");
    Language language = languages.of(request);
    Exhibition exhibition = pages.showing().exhibition();
    switch (SignDesk.ask(exhibition, text)) {
      case SignDesk.Answer.Known(Sign sign) ->
          response
              .status(Status.SEE_OTHER_303)
              .header(HeaderNames.LOCATION, path(exhibition, sign, language))
              .header(HeaderNames.CACHE_CONTROL, NOT_KEPT)
              .send();
      case SignDesk.Answer.Unknown unknown -> notFound(request, response, text, unknown);
    }
  }

  private static String path(Exhibition exhibition, Sign sign, Language language) {
    return sign.story()
        .flatMap(exhibition::story)
        .map(story -> "/" + language.tag() + "/stories/" + story.slug())
        .orElse("/m/" + sign.code() + "?lang=" + language.tag());
  }

  private void scan(ServerRequest request, ServerResponse response) {
    String text = request.path().pathParameters().get("code");
    Showing now = pages.showing();
    switch (SignDesk.ask(now.exhibition(), text)) {
      case SignDesk.Answer.Known(Sign sign) -> show(request, response, now, sign);
      case SignDesk.Answer.Unknown unknown -> notFound(request, response, text, unknown);
    }
  }

  private void show(ServerRequest request, ServerResponse response, Showing now, Sign sign) {
    Language language = languages.of(request);
    Optional<PublishedStory> story = sign.story().flatMap(now.exhibition()::story);
    if (story.isPresent()) {
      stories.scanned(now, story.get(), language).send(request, response);
      if (request.prologue().method().equals(Method.GET) && !isPrefetch(request)) {
        listener.scanned(sign.code(), language);
      }
      return;
    }
    String state = sign.state() == Sign.State.RETIRED ? "retired" : "unassigned";
    String key = "/m/" + language.tag() + "/sign/" + sign.code();
    pages
        .finished(now, key, language, view -> withoutStory(view, sign, state), "Accept-Language")
        .send(request, response);
  }

  /** A browser that fetches ahead has shown nobody anything yet (Fetch Standard). */
  private static boolean isPrefetch(ServerRequest request) {
    return request.headers().first(PURPOSE).filter(p -> p.startsWith("prefetch")).isPresent();
  }

  private static Pages.Sheet withoutStory(VisitorView view, Sign sign, String state) {
    Optional<Place> place =
        sign.place()
            .or(() -> sign.story().flatMap(view.exhibition()::withdrawn).map(Withdrawn::place))
            .flatMap(view.exhibition()::place);
    String title = view.text().text("sign." + state + ".title");
    String lead = view.text().text("sign." + state + ".lead");
    List<PublishedStory> stories =
        place
            .map(p -> view.nearby(p, NEARBY).stream().map(VisitorView.Nearby::story))
            .orElseGet(() -> view.exhibition().stories().stream().limit(NEARBY))
            .collect(Collectors.toList());
    place.stream()
        .flatMap(p -> view.exhibition().storiesAt(p.slug()).stream())
        .forEach(stories::addFirst);
    Frame frame = Frame.of(view.site(), view.language(), title, lead, "").unlisted();
    return sheet(view, frame, lead, "", List.of(), stories, place.isPresent());
  }

  private void notFound(
      ServerRequest request,
      ServerResponse response,
      String typed,
      SignDesk.Answer.Unknown unknown) {
    if (Audience.of(request) == Audience.PROGRAM) {
      throw unknown.problem().exception();
    }
    Language language = languages.of(request);
    List<SignCode> suggestions = unknown.suggestions();
    VisitorView view = pages.view(pages.showing().exhibition(), language);
    String shown = typed.replaceAll("[^A-Za-z0-9 -]", "").strip();
    String code = shown.substring(0, Math.min(shown.length(), 12));
    boolean likelyCode = code.length() >= SignCode.LENGTH - 1;
    String lead =
        !suggestions.isEmpty()
            ? view.text().text("sign.mistyped.lead", code)
            : likelyCode
                ? view.text().text("sign.mistyped.none", code)
                : view.text().text("sign.unreadable.lead", view.exampleCode());
    Frame frame =
        Frame.of(
                view.site(),
                language,
                view.text().text("sign.mistyped.title"),
                view.text().text("sign.unreadable.lead", view.exampleCode()),
                "")
            .unlisted();
    List<PublishedStory> stories =
        view.surfacePlaces().stream()
            .flatMap(place -> view.storyAt(place).stream())
            .limit(NEARBY)
            .toList();
    byte[] html = pages.html(sheet(view, frame, lead, code, suggestions, stories, false));
    response
        .status(Status.NOT_FOUND_404)
        .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
        .header(HeaderNames.CACHE_CONTROL, NOT_KEPT)
        .header(HeaderNames.VARY, "Accept, Accept-Language")
        .send(html);
  }

  private static Pages.Sheet sheet(
      VisitorView view,
      Frame frame,
      String lead,
      String typed,
      List<SignCode> suggestions,
      List<PublishedStory> stories,
      boolean near) {
    return new Pages.Sheet(
        "visitor/sign",
        frame,
        Map.of(
            "view", view,
            "lead", lead,
            "typed", typed,
            "suggestions", suggestions,
            "stories", stories,
            "near", near));
  }
}
