package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.story.Manuscript;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.web.Form;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;

/** Where a story begins: with a title, which gives it its address, and with its museum. */
final class NewStoryPages implements HttpService {
  static final String PATH = StoryServices.PATH + "/new";

  private final StoryDesk desk;
  private final StoryPages pages;

  NewStoryPages(StoryDesk desk, StoryPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::show).post(this::begin).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    who.requireAnywhere(Right.BEGIN_STORY);
    send(
        request,
        response,
        Status.OK_200,
        who,
        new NewStory("", "", "de", SaveId.random()),
        FormFaults.none());
  }

  private void begin(ServerRequest request, ServerResponse response) {
    SignedIn who = pages.who(request);
    who.requireAnywhere(Right.BEGIN_STORY);
    Form form = Form.of(request);
    NewStory typed =
        new NewStory(
            form.shown("title"), form.value("organisation"), form.value("language"), save(form));
    FormFaults faults = faults(request, who, typed);
    if (!faults.isEmpty()) {
      send(request, response, StudioPages.FAULTY, who, typed, faults);
      return;
    }
    Slug story =
        desk.begin(
                who,
                new Slug(typed.organisation()),
                Language.ofTag(typed.language()).orElseThrow(),
                typed.title().strip(),
                typed.save())
            .story()
            .slug();
    StudioPages.seeOther(response, StoryServices.PATH + "/" + story + "?in=" + typed.language());
  }

  private static SaveId save(Form form) {
    if (!SaveId.isValid(form.value("save"))) {
      throw Problem.of(ProblemType.BAD_REQUEST).exception();
    }
    return new SaveId(form.value("save"));
  }

  private FormFaults faults(ServerRequest request, SignedIn who, NewStory typed) {
    FormFaults faults = FormFaults.none();
    var text = pages.telling(request).text();
    if (typed.title().isBlank() || typed.title().strip().length() > Manuscript.TITLE.longest()) {
      faults.add("title", text.text("story.new.title.fault"));
    }
    boolean known =
        pages.organisations(who, Right.BEGIN_STORY).stream()
            .anyMatch(slug -> slug.value().equals(typed.organisation()));
    if (!known) {
      faults.add("organisation", text.text("story.new.organisation.fault"));
    }
    if (Language.ofTag(typed.language()).isEmpty()) {
      faults.add("language", text.text("story.new.language.fault"));
    }
    return faults;
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Status status,
      SignedIn who,
      NewStory typed,
      FormFaults faults) {
    List<Slug> organisations = pages.organisations(who, Right.BEGIN_STORY);
    pages.send(
        request,
        response,
        status,
        "studio/story/newStory",
        pages.frame(request, who, "story.new"),
        Map.of(
            "typed",
            typed,
            "faults",
            faults,
            "organisations",
            organisations,
            "names",
            pages.organisationNames(pages.telling(request).language())));
  }
}
