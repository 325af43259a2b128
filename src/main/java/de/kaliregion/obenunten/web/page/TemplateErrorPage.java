package de.kaliregion.obenunten.web.page;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.web.ErrorPage;
import de.kaliregion.obenunten.web.Problem;
import java.util.Map;

/** Problems as pages of the house. */
public final class TemplateErrorPage implements ErrorPage {
  private final Templates templates;
  private final Site site;

  public TemplateErrorPage(Templates templates, Site site) {
    this.templates = templates;
    this.site = site;
  }

  @Override
  public byte[] render(Problem problem, Language language) {
    String title = problem.type().title().in(language);
    Frame frame =
        Frame.of(site, language, title, problem.explanation().in(language), "").unlisted();
    return templates.render("layout/error", Map.of("frame", frame, "problem", problem));
  }
}
