package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/** Where one comes in: who one is here, and what there is to do. */
final class StartPage implements HttpService {
  private final Studio studio;
  private final StudioPages pages;
  private final Supplier<Collection<Organisation>> organisations;

  StartPage(Studio studio, StudioPages pages, Supplier<Collection<Organisation>> organisations) {
    this.studio = studio;
    this.pages = pages;
    this.organisations = organisations;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at("/studio").get(this::show).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    pages.send(
        request,
        response,
        "studio/start",
        pages.frame(request, who, "start.title"),
        Map.of(
            "account",
            who.account(),
            "names",
            new OrganisationNames(organisations.get(), pages.language(request))));
  }
}
