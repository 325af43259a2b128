package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.mongo.CardStore;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import de.kaliregion.obenunten.studio.AccountNames;
import de.kaliregion.obenunten.studio.AuditLog;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.studio.StudioPages;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The cards of the studio, wired together. */
public final class CardServices implements HttpService {
  private final List<HttpService> services;

  /**
   * @param exhibition what visitors have now
   */
  public CardServices(
      Studio studio,
      StudioPages studioPages,
      AccountNames names,
      CardStore store,
      ContentStore content,
      Supplier<Exhibition> exhibition,
      AuditLog log,
      InstantSource clock) {
    services =
        Stream.<Cards<?>>of(
                new PlaceCards(), new RouteCards(), new TermCards(), new OrganisationCards())
            .map(cards -> new CardDesk<>(cards, store, content, exhibition, log, clock))
            .flatMap(desk -> {
              CardPages pages = new CardPages(desk, studio, studioPages, names, exhibition);
              return Stream.of(
                  new CardListPages(desk, pages),
                  new CardEditorPages(desk, pages),
                  new CardHistoryPages(desk, pages));
            })
            .toList();
  }

  /** The list of the cards of a kind; what belongs to one card is below it. */
  public static String path(CardKind kind) {
    return "/studio/" + kind.path();
  }

  @Override
  public void routing(HttpRules rules) {
    services.forEach(service -> service.routing(rules));
  }
}
