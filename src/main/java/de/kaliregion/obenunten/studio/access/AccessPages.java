package de.kaliregion.obenunten.studio.access;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.Reach;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.account.OrganisationNames;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of an organisation's content not everybody can use, and what the public is told of it. */
public final class AccessPages implements HttpService {
  /** The page; {@code ?organisation=} names one of several. */
  public static final String PATH = "/studio/accessibility";

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Studio studio;
  private final StudioPages pages;
  private final AccountNames names;
  private final Reach reach;
  private final AccessDebt debt;

  public AccessPages(
      Studio studio, StudioPages pages, AccountNames names, Reach reach, AccessDebt debt) {
    this.studio = studio;
    this.pages = pages;
    this.names = names;
    this.reach = reach;
    this.debt = debt;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::show).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = studio.require(request);
    who.requireAnywhere(Right.VIEW_LIBRARY);
    List<Slug> own = reach.of(who, Right.VIEW_LIBRARY);
    Slug chosen = chosen(request, own);
    Telling telling = new Telling(pages.language(request), pages.text(request), names);
    boolean ready = debt.isReady(PATIENCE);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("telling", telling);
    parameters.put("organisations", own);
    parameters.put("chosen", chosen);
    parameters.put(
        "names", new OrganisationNames(debt.exhibition().organisations(), telling.language()));
    parameters.put("ready", ready);
    parameters.put("debts", ready ? debt.of(chosen, telling.language()) : List.<Debt>of());
    parameters.put("statement", debt.statement(telling.language()));
    if (!ready) {
      response.header(HeaderNames.RETRY_AFTER, "5");
    }
    pages.send(
        request,
        response,
        ready ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503,
        "studio/access/debts",
        pages.frame(request, who, "debt.title"),
        parameters);
  }

  /** The one that is asked for, if the person belongs to it; else the first of theirs. */
  private static Slug chosen(ServerRequest request, List<Slug> own) {
    Optional<Slug> asked =
        request.query().first("organisation").asOptional().filter(Slug::isValid).map(Slug::new);
    return asked
        .filter(own::contains)
        .or(() -> asked.isEmpty() ? own.stream().findFirst() : Optional.empty())
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }
}
