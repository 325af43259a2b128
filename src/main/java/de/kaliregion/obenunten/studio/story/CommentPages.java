package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.review.TypedRemark;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Takes remarks without the words of the story: from scripts, which stay on the page, and from
 * those who may read the story and not write in it. A script gets the page as it is then, and takes
 * from it what is new.
 */
final class CommentPages implements HttpService {
  static final String PATH = EditorPages.PATH + "/comments";

  private final Remarks remarks;
  private final EditorScreen screen;
  private final StoryPages pages;

  CommentPages(Remarks remarks, EditorScreen screen, StoryPages pages) {
    this.remarks = remarks;
    this.screen = screen;
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).post(this::take).register(rules);
  }

  private void take(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    Slug slug = StoryPages.slug(request);
    Form form = Form.of(request);
    Language language = Language.ofTag(form.value("in")).orElseThrow(CommentPages::malformed);
    StoryAct act = StoryAct.of(form.value("act")).orElseThrow(CommentPages::malformed);
    Remarks.Sent sent =
        remarks.send(who, slug, language, TypedRemark.of(form), act, pages.telling(request).text());
    EditorView view = screen.stored(request, who, slug, language);
    if (!sent.faults().isEmpty()) {
      screen.send(request, response, StudioPages.FAULTY, view.with(sent));
    } else if (form.value("by").equals("script")) {
      screen.send(request, response, Status.OK_200, view);
    } else {
      StudioPages.seeOther(
          response, view.pathIn(language) + "&done=story-said" + Remarks.anchor(act));
    }
  }

  private static ProblemException malformed() {
    return Problem.of(ProblemType.BAD_REQUEST).exception();
  }
}
