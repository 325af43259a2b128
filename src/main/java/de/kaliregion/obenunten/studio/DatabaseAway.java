package de.kaliregion.obenunten.studio;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;

/** Tells people to come again shortly while the database does not answer. */
final class DatabaseAway {
  private static final String SECONDS_UNTIL_BACK = "5";

  private DatabaseAway() {}

  /** The same handler, which answers 503 while the database is away; its own faults stay faults. */
  static Handler told(Handler handler) {
    return (request, response) -> {
      try {
        handler.handle(request, response);
      } catch (MongoSocketException
          | MongoTimeoutException
          | MongoNotPrimaryException
          | MongoNodeIsRecoveringException e) {
        throw problem(e);
      }
    };
  }

  private static ProblemException problem(MongoException e) {
    Problem away =
        Problem.of(ProblemType.UNAVAILABLE).withHeader(HeaderNames.RETRY_AFTER, SECONDS_UNTIL_BACK);
    return new ProblemException(away, e);
  }
}
