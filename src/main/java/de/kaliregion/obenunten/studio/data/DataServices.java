package de.kaliregion.obenunten.studio.data;

import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The page on which administrators take their organisation's own data along, as one archive. */
public final class DataServices implements HttpService {
  static final String PATH = "/studio/data";

  private final Studio studio;
  private final StudioPages pages;
  private final OwnData data;
  private final AuditLog log;
  private final Supplier<Collection<Organisation>> organisations;

  /**
   * @param data gathers it
   * @param organisations all that there are
   */
  public DataServices(
      Studio studio,
      StudioPages pages,
      OwnData data,
      AuditLog log,
      Supplier<Collection<Organisation>> organisations) {
    this.studio = studio;
    this.pages = pages;
    this.data = data;
    this.log = log;
    this.organisations = organisations;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::show).register(rules);
    Resource.at(PATH + "/{organisation}/export.zip").get(this::download).register(rules);
  }

  /** An organisation and what it has. */
  public record Line(Organisation organisation, OwnData.Holdings holdings) {
    /** Where its archive is. */
    public String path() {
      return PATH + "/" + organisation.slug() + "/export.zip";
    }
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    who.requireAnywhere(Right.MANAGE_PEOPLE);
    List<Line> lines =
        organisations.get().stream()
            .filter(organisation -> who.may(Right.MANAGE_PEOPLE, organisation.slug()))
            .map(organisation -> new Line(organisation, data.of(organisation.slug())))
            .toList();
    pages.send(
        request,
        response,
        "studio/data/data",
        pages.frame(request, who, "data.title"),
        Map.of(
            "lines",
            lines,
            "telling",
            new Telling(pages.language(request), pages.text(request), account -> account)));
  }

  private void download(ServerRequest request, ServerResponse response) throws IOException {
    SignedIn who = studio.require(request);
    Slug organisation = organisation(request);
    who.require(Right.MANAGE_PEOPLE, organisation);
    if (organisations.get().stream().noneMatch(known -> known.slug().equals(organisation))) {
      throw Problem.of(ProblemType.NOT_FOUND).exception();
    }
    response.headers().set(HeaderNames.CONTENT_TYPE, "application/zip");
    response
        .headers()
        .set(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + organisation + ".zip\"");
    if (request.prologue().method().equals(Method.HEAD)) {
      response.send();
      return;
    }
    OwnData.Archive archive = data.of(organisation).archive();
    log.add(
        who.id(),
        "data-exported",
        Optional.of(organisation),
        "organisation/" + organisation,
        Optional.empty());
    OutputStream out = response.outputStream();
    archive.writeTo(out);
    out.close();
  }

  private static Slug organisation(ServerRequest request) {
    return Optional.of(request.path().pathParameters().get("organisation"))
        .filter(Slug::isValid)
        .map(Slug::new)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }
}
