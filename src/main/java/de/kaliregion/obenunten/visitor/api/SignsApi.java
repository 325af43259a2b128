package de.kaliregion.obenunten.visitor.api;

import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.visitor.SignDesk;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

/** {@code /api/v1/signs/{code}}: what became of a sign and where it leads. */
public final class SignsApi implements HttpService {
  private final Api api;

  public SignsApi(Api api) {
    this.api = api;
  }

  @Override
  public void routing(HttpRules rules) {
    api.get(rules, "/signs/{code}", SignsApi::one);
  }

  private static Answer one(Enquiry enquiry) {
    return switch (SignDesk.ask(enquiry.exhibition(), enquiry.segment("code"))) {
      case SignDesk.Answer.Known(Sign sign) ->
          Answer.kept("signs/" + sign.code(), () -> enquiry.views().sign(sign));
      case SignDesk.Answer.Unknown unknown -> throw unknown.problem().exception();
    };
  }
}
