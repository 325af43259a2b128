package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.media.library.MediaLibrary.Releasing;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.function.Function;

/** What can be done to an item with one button each. */
final class ItemActions implements HttpService {
  private final MediaDesk desk;

  ItemActions(MediaDesk desk) {
    this.desk = desk;
  }

  @Override
  public void routing(HttpRules rules) {
    at("release", rules, doing(Right.RELEASE_MEDIA, this::release));
    at("retract", rules, doing(Right.RELEASE_MEDIA, this::retract));
    at("delete", rules, doing(Right.DELETE_MEDIA, this::delete));
    at("restore", rules, doing(Right.DELETE_MEDIA, this::restore));
    at("retry", rules, doing(Right.EDIT_MEDIA, this::retry));
    at("cancel", rules, doing(Right.EDIT_MEDIA, this::cancel));
  }

  private static void at(String action, HttpRules rules, Handler handler) {
    Resource.at(ItemPages.PATH + "/" + action).post(handler).register(rules);
  }

  /** Back to the item, with what was done as a notice. */
  private Handler doing(Right right, Function<Visit, String> action) {
    return (request, response) -> {
      Visit visit = desk.visit(request, right);
      String done = action.apply(visit);
      Slug slug = visit.entry().slug();
      StudioPages.seeOther(response, LibraryPages.PATH + "/" + slug + "?done=" + done);
    };
  }

  private String release(Visit visit) {
    return done(desk.library().release(visit.entry().slug(), visit.account()));
  }

  /** What the notice says of a release. */
  static String done(Releasing releasing) {
    return switch (releasing) {
      case Releasing.Released(_) -> "media-released";
      case Releasing.Incomplete(_) -> "media-incomplete";
      case Releasing.NotReady(_) -> "media-not-ready";
      case Releasing.Missing() -> throw Problem.of(ProblemType.NOT_FOUND).exception();
    };
  }

  private String retract(Visit visit) {
    desk.library().retract(visit.entry().slug(), visit.account());
    return "media-retracted";
  }

  private String delete(Visit visit) {
    desk.library().delete(visit.entry().slug(), visit.account());
    return "media-deleted";
  }

  private String restore(Visit visit) {
    desk.library().undelete(visit.entry().slug(), visit.account());
    return "media-restored";
  }

  private String retry(Visit visit) {
    boolean started = desk.library().startAgain(visit.entry().slug(), visit.account());
    return started ? "media-retried" : "media-nothing-to-retry";
  }

  private String cancel(Visit visit) {
    boolean stopped = desk.library().cancel(visit.entry().slug(), visit.account());
    return stopped ? "media-cancelled" : "media-nothing-to-cancel";
  }
}
