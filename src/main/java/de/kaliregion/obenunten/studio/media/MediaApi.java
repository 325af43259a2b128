package de.kaliregion.obenunten.studio.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.content.draft.Description;
import de.kaliregion.obenunten.content.draft.Gap;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary.Releasing;
import de.kaliregion.obenunten.storage.mongo.MediaDraftStore.Saving;
import de.kaliregion.obenunten.studio.FormFaults;
import de.kaliregion.obenunten.studio.media.DescriptionDesk.Judgement;
import de.kaliregion.obenunten.studio.media.ItemJson.DescriptionJson;
import de.kaliregion.obenunten.web.JsonMedia;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The library for programs: the same that the pages can do, as JSON. */
final class MediaApi implements HttpService {
  static final String PATH = "/api/v1/studio/media";
  private static final String ITEM = PATH + "/{slug}";

  private final MediaDesk desk;
  private final MediaPages pages;
  private final DescriptionDesk descriptions;
  private final JsonMapper json = JsonMedia.strictMapper();

  MediaApi(MediaDesk desk, MediaPages pages, DescriptionDesk descriptions) {
    this.desk = desk;
    this.pages = pages;
    this.descriptions = descriptions;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::list).register(rules);
    Resource.at(ITEM).get(this::show).patch(this::change).delete(this::delete).register(rules);
    Resource.at(ITEM + "/release").post(this::release).delete(this::retract).register(rules);
    Resource.at(ITEM + "/restore").post(this::restore).register(rules);
    Resource.at(ITEM + "/retry").post(this::retry).register(rules);
    Resource.at(ITEM + "/cancel").post(this::cancel).register(rules);
  }

  /** One page of the library. */
  record Listing(int total, int page, int pages, List<ItemJson> items) {}

  private void list(ServerRequest request, ServerResponse response) {
    var who = desk.who(request);
    who.requireAnywhere(Right.VIEW_LIBRARY);
    LibraryView view =
        LibraryView.of(LibraryQuery.of(request.query()), desk.entries(who), Set.of());
    response.send(
        new Listing(
            view.total(),
            view.query().page(),
            view.pages(),
            view.entries().stream().map(entry -> json(request, entry)).toList()));
  }

  private ItemJson json(ServerRequest request, MediaEntry entry) {
    return ItemJson.of(entry, pages.telling(request).language());
  }

  private void show(ServerRequest request, ServerResponse response) {
    send(request, response, desk.visit(request).entry());
  }

  private void send(ServerRequest request, ServerResponse response, MediaEntry entry) {
    response.headers().set(HeaderNames.ETAG, "\"" + entry.draft().version() + "\"");
    response.send(json(request, entry));
  }

  private void sendAgain(ServerRequest request, ServerResponse response, Visit visit) {
    send(request, response, desk.visit(request, visit.entry().slug().value()).entry());
  }

  /**
   * JSON merge patch (RFC 7396) of the description, for the version that {@code If-Match} names.
   */
  private void change(ServerRequest request, ServerResponse response) {
    Visit visit = desk.visit(request, Right.EDIT_MEDIA);
    long seen = version(request);
    DescriptionJson before = DescriptionJson.of(visit.entry().draft().description());
    DescriptionJson after = patched(before, request.content().as(ObjectNode.class));
    if (visit.entry().draft().version() != seen) {
      throw outrun(visit.entry().draft().version(), before);
    }
    Description description = read(visit.entry(), after.typed());
    switch (desk.library().save(visit.entry().slug(), seen, description, visit.account())) {
      case Saving.Saved(_) -> sendAgain(request, response, visit);
      case Saving.Outrun(var current) ->
          throw outrun(current.version(), DescriptionJson.of(current.description()));
      case Saving.Missing() -> throw Problem.of(ProblemType.NOT_FOUND).exception();
    }
  }

  private static long version(ServerRequest request) {
    String tag =
        request
            .headers()
            .first(HeaderNames.IF_MATCH)
            .orElseThrow(() -> Problem.of(ProblemType.PRECONDITION_REQUIRED).exception());
    if (!tag.matches("\"[1-9]\\d{0,17}\"")) {
      throw Problem.of(ProblemType.PRECONDITION_FAILED).exception();
    }
    return Long.parseLong(tag.substring(1, tag.length() - 1));
  }

  private static ProblemException outrun(long version, DescriptionJson current) {
    return Problem.of(ProblemType.PRECONDITION_FAILED)
        .withMember("version", version)
        .withMember("current", current)
        .exception();
  }

  private DescriptionJson patched(DescriptionJson before, ObjectNode patch) {
    ObjectNode tree = json.valueToTree(before);
    merge(tree, patch);
    try {
      return json.treeToValue(tree, DescriptionJson.class);
    } catch (JsonProcessingException e) {
      String field =
          e instanceof JsonMappingException mapping
                  && !mapping.getPath().isEmpty()
                  && mapping.getPath().getFirst().getFieldName() != null
              ? mapping.getPath().getFirst().getFieldName()
              : "description";
      Problem problem =
          Problem.of(ProblemType.BAD_REQUEST)
              .withField(
                  field.substring(0, Math.min(field.length(), 80)),
                  "Dieses Feld wird nicht erwartet oder hat die falsche Art von Wert.",
                  "This field is not expected or has the wrong kind of value.",
                  "Diese Angabe ist falsch.");
      throw new ProblemException(problem, e);
    }
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      if (member.getValue().isNull()) {
        target.remove(member.getKey());
      } else if (member.getValue() instanceof ObjectNode inner) {
        ObjectNode into =
            target.get(member.getKey()) instanceof ObjectNode there
                ? there
                : target.putObject(member.getKey());
        merge(into, inner);
      } else {
        target.set(member.getKey(), member.getValue());
      }
    }
  }

  private Description read(MediaEntry entry, TypedDescription typed) {
    for (String field : typed.values().keySet()) {
      if (!TypedDescription.FIELDS.contains(field)) {
        throw Problem.of(ProblemType.BAD_REQUEST)
            .withDetail(
                "Diese Sprache gibt es hier nicht: " + field,
                "There is no such language here: " + field,
                "Diese Sprache gibt es hier nicht.")
            .exception();
      }
    }
    return switch (descriptions.judge(entry, typed, Language.GERMAN)) {
      case Judgement.Good(Description description) -> description;
      case Judgement.Faulty(FormFaults german) -> throw faulty(entry, typed, german);
    };
  }

  /** Programs are told in both languages of the studio. */
  private ProblemException faulty(MediaEntry entry, TypedDescription typed, FormFaults german) {
    FormFaults english =
        descriptions.judge(entry, typed, Language.ENGLISH) instanceof Judgement.Faulty(var faults)
            ? faults
            : german;
    Problem problem = Problem.of(ProblemType.INVALID);
    for (Map.Entry<String, String> fault : german.all().entrySet()) {
      String field = fault.getKey();
      problem =
          problem.withField(
              field,
              fault.getValue(),
              english.of(field).orElse(fault.getValue()),
              fault.getValue());
    }
    return problem.exception();
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Visit visit = desk.visit(request, Right.DELETE_MEDIA);
    desk.library().delete(visit.entry().slug(), visit.account());
    response.status(Status.NO_CONTENT_204).send();
  }

  private void release(ServerRequest request, ServerResponse response) {
    Visit visit = desk.visit(request, Right.RELEASE_MEDIA);
    switch (desk.library().release(visit.entry().slug(), visit.account())) {
      case Releasing.Released(MediaEntry entry) -> send(request, response, entry);
      case Releasing.Incomplete(List<Gap> gaps) -> throw incomplete(gaps);
      case Releasing.NotReady(_) ->
          throw Problem.of(ProblemType.CONFLICT)
              .withDetail(
                  "Es gibt noch nichts, was Besucher sehen könnten.",
                  "There is nothing yet that visitors could see.",
                  "Die Datei ist noch nicht fertig.")
              .exception();
      case Releasing.Missing() -> throw Problem.of(ProblemType.NOT_FOUND).exception();
    }
  }

  private static ProblemException incomplete(List<Gap> gaps) {
    Problem problem = Problem.of(ProblemType.INVALID);
    for (Gap gap : gaps) {
      problem =
          problem.withField(
              gap.field(), "Das fehlt noch.", "This is still missing.", "Das fehlt noch.");
    }
    return problem.exception();
  }

  private void retract(ServerRequest request, ServerResponse response) {
    Visit visit = desk.visit(request, Right.RELEASE_MEDIA);
    desk.library().retract(visit.entry().slug(), visit.account());
    sendAgain(request, response, visit);
  }

  private void restore(ServerRequest request, ServerResponse response) {
    Visit visit = desk.visit(request, Right.DELETE_MEDIA);
    desk.library().undelete(visit.entry().slug(), visit.account());
    sendAgain(request, response, visit);
  }

  private void retry(ServerRequest request, ServerResponse response) {
    Visit visit = desk.visit(request, Right.EDIT_MEDIA);
    desk.library().startAgain(visit.entry().slug(), visit.account());
    sendAgain(request, response, visit);
  }

  private void cancel(ServerRequest request, ServerResponse response) {
    Visit visit = desk.visit(request, Right.EDIT_MEDIA);
    desk.library().cancel(visit.entry().slug(), visit.account());
    sendAgain(request, response, visit);
  }
}
