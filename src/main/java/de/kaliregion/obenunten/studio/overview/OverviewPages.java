package de.kaliregion.obenunten.studio.overview;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.Reach;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.account.OrganisationNames;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where one comes in: what there is to do, what has happened, and what visitors looked at. */
final class OverviewPages implements HttpService {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Studio studio;
  private final StudioPages pages;
  private final AccountNames names;
  private final Reach reach;
  private final OverviewDesk desk;

  OverviewPages(
      Studio studio, StudioPages pages, AccountNames names, Reach reach, OverviewDesk desk) {
    this.studio = studio;
    this.pages = pages;
    this.names = names;
    this.reach = reach;
    this.desk = desk;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at("/studio").get(this::show).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    Telling telling = new Telling(pages.language(request), pages.text(request), names);
    List<Slug> own = reach.of(who, Right.VIEW_LIBRARY);
    Optional<Slug> chosen = chosen(request).filter(own::contains);
    List<Slug> shown = chosen.map(List::of).orElse(own);
    boolean ready = own.isEmpty() || desk.isReady(PATIENCE);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("account", who.account());
    parameters.put("names", new OrganisationNames(desk.organisations(), telling.language()));
    parameters.put("telling", telling);
    parameters.put("organisations", own);
    parameters.put("chosen", chosen);
    parameters.put("mayBegin", !reach.of(who, Right.BEGIN_STORY).isEmpty());
    parameters.put("ready", ready);
    parameters.put(
        "overview",
        own.isEmpty() || !ready
            ? Optional.<Overview>empty()
            : Optional.of(desk.overview(who, shown, telling)));
    pages.send(
        request,
        response,
        "studio/overview/overview",
        pages.frame(request, who, "start.title"),
        parameters);
  }

  private static Optional<Slug> chosen(ServerRequest request) {
    return request.query().first("organisation").asOptional().filter(Slug::isValid).map(Slug::new);
  }
}
