package de.kaliregion.obenunten.studio;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.web.CachedPage;
import de.kaliregion.obenunten.web.LanguageChoice;
import de.kaliregion.obenunten.web.page.Messages;
import de.kaliregion.obenunten.web.page.Site;
import de.kaliregion.obenunten.web.page.Templates;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the studio's pages, each for one person at one moment. */
public final class StudioPages {
  /** The status of a form that comes back with what is wrong with it (RFC 9110, 15.5.21). */
  public static final Status FAULTY = Status.create(422, "Unprocessable Content");

  private static final String HTML = "text/html; charset=utf-8";
  private static final String KEEP_A_YEAR = "; Path=/studio; SameSite=Lax; Max-Age=31536000";

  private final Templates templates;
  private final Site site;
  private final LanguageChoice languages;

  public StudioPages(Templates templates, Site site, LanguageChoice languages) {
    this.templates = templates;
    this.site = site;
    this.languages = languages;
  }

  /**
   * The frame of a page.
   *
   * @param who is signed in
   * @param titleKey of the title among the messages
   * @param values that take their places in the title
   */
  public StudioFrame frame(ServerRequest request, SignedIn who, String titleKey, Object... values) {
    return frame(request, Optional.of(who), titleKey, values);
  }

  /** The frame of a page for somebody who is not signed in. */
  public StudioFrame openFrame(ServerRequest request, String titleKey) {
    return frame(request, Optional.empty(), titleKey);
  }

  private StudioFrame frame(
      ServerRequest request, Optional<SignedIn> who, String titleKey, Object... values) {
    Messages text = text(request);
    return new StudioFrame(
        site,
        language(request),
        text.text(titleKey, values),
        request.path().absolute().path(),
        who,
        notice(request, text));
  }

  /** What a form that went well left in the address: {@code ?done=saved} is {@code done.saved}. */
  private static Optional<String> notice(ServerRequest request, Messages text) {
    return request
        .query()
        .first("done")
        .asOptional()
        .map(done -> "done." + done)
        .filter(text::has)
        .map(text::text);
  }

  /** German or English, whichever the reader understands. */
  public Language language(ServerRequest request) {
    return languages.of(request) == Language.ENGLISH ? Language.ENGLISH : Language.GERMAN;
  }

  /** The studio's words in the reader's language. */
  public Messages text(ServerRequest request) {
    return Messages.ofStudio(language(request));
  }

  /** Answers 200 with the page; the template gets the frame as {@code frame}. */
  public void send(
      ServerRequest request,
      ServerResponse response,
      String template,
      StudioFrame frame,
      Map<String, Object> parameters) {
    send(request, response, Status.OK_200, template, frame, parameters);
  }

  /** Answers with the page and this status, such as 422 for a form with faults. */
  public void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      String template,
      StudioFrame frame,
      Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("frame", frame);
    byte[] html = templates.render(template, all);
    keepLanguage(request, response);
    response.status(status);
    CachedPage.of(html, HTML, Sha256.of(html).hex().substring(0, 32), "no-store", "Cookie")
        .send(request, response);
  }

  private static void keepLanguage(ServerRequest request, ServerResponse response) {
    request
        .query()
        .first("lang")
        .asOptional()
        .flatMap(Language::ofTag)
        .ifPresent(language ->
            response
                .headers()
                .add(
                    HeaderValues.create(
                        HeaderNames.SET_COOKIE,
                        LanguageChoice.COOKIE + "=" + language.tag() + KEEP_A_YEAR)));
  }

  /** Sends the browser on after a form that went well, so that reloading does not send it again. */
  public static void seeOther(ServerResponse response, String path) {
    response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, path).send();
  }
}
