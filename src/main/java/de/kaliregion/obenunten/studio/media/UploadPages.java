package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.upload.DisplayName;
import de.kaliregion.obenunten.media.upload.Uploader;
import de.kaliregion.obenunten.media.upload.WholeFiles;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.StudioPages;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.media.UploadOutcome.NotTaken;
import de.kaliregion.obenunten.web.Multipart;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page from which files are sent, and the form on it for browsers that run no scripts. */
final class UploadPages implements HttpService {
  static final String PATH = LibraryPages.PATH + "/upload";

  /** How many files that arrived an address tells one by one; of more, the library does. */
  private static final int MOST_TOLD = 40;

  private final MediaDesk desk;
  private final MediaPages pages;
  private final WholeFiles files;

  UploadPages(MediaDesk desk, MediaPages pages, WholeFiles files) {
    this.desk = desk;
    this.pages = pages;
    this.files = files;
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at(PATH).get(this::show).post(this::receive).register(rules);
  }

  private void show(ServerRequest request, ServerResponse response) {
    SignedIn who = desk.who(request);
    who.requireAnywhere(Right.UPLOAD);
    List<String> taken =
        request.query().contains("taken") ? request.query().all("taken") : List.of();
    List<String> told = taken.subList(0, Math.min(taken.size(), MOST_TOLD));
    UploadOutcome outcome = new UploadOutcome(arrived(who, told), List.of(), false);
    send(request, response, who, Status.OK_200, outcome);
  }

  /** What became of the files of a form: the ids of the uploads, and those that were refused. */
  private record Sending(List<String> taken, List<Refusal> refused) {}

  private record Refusal(String name, Problem problem) {}

  private void receive(ServerRequest request, ServerResponse response) throws IOException {
    SignedIn who = desk.who(request);
    who.requireAnywhere(Right.UPLOAD);
    Multipart form = Multipart.of(request);
    Slug organisation =
        slug(form, "organisation")
            .orElseThrow(() -> Problem.of(ProblemType.BAD_REQUEST).exception());
    Optional<Slug> replaces = slug(form, "replaces");
    Sending sending = take(who, form, organisation, replaces);
    if (sending.refused().isEmpty() && !sending.taken().isEmpty()) {
      StudioPages.seeOther(response, next(replaces, sending.taken()));
    } else {
      tell(request, response, who, sending);
    }
  }

  private static Optional<Slug> slug(Multipart form, String field) {
    String value = form.value(field);
    if (!value.isEmpty() && !Slug.isValid(value)) {
      throw Problem.of(ProblemType.BAD_REQUEST).exception();
    }
    return value.isEmpty() ? Optional.empty() : Optional.of(new Slug(value));
  }

  /** One that is not taken does not hinder the others. */
  private Sending take(SignedIn who, Multipart form, Slug organisation, Optional<Slug> replaces)
      throws IOException {
    Uploader uploader = new Uploader(who.id().value());
    List<String> taken = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    Optional<Multipart.SentFile> next = form.nextFile();
    while (next.isPresent()) {
      Multipart.SentFile file = next.get();
      try {
        taken.add(
            files.take(
                uploader,
                new WholeFiles.Sent(
                    file.name(), organisation, replaces, file.most(), file.bytes())));
      } catch (ProblemException e) {
        refused.add(new Refusal(DisplayName.of(file.name()), e.problem()));
      }
      next = form.nextFile();
    }
    return new Sending(taken, refused);
  }

  private static String next(Optional<Slug> replaces, List<String> taken) {
    if (replaces.isPresent()) {
      return LibraryPages.PATH + "/" + replaces.get() + "?done=media-arrived";
    }
    if (taken.size() > MOST_TOLD) {
      return LibraryPages.PATH + "?done=media-arrived";
    }
    return taken.stream().map(id -> "taken=" + id).collect(Collectors.joining("&", PATH + "?", ""));
  }

  private void tell(ServerRequest request, ServerResponse response, SignedIn who, Sending sending) {
    Telling telling = pages.telling(request);
    List<NotTaken> notTaken =
        sending.refused().stream()
            .map(file ->
                new NotTaken(file.name(), file.problem().explanation().in(telling.language())))
            .toList();
    Status status =
        sending.refused().isEmpty()
            ? StudioPages.FAULTY
            : sending.refused().getFirst().problem().status();
    UploadOutcome outcome =
        new UploadOutcome(arrived(who, sending.taken()), notTaken, notTaken.isEmpty());
    send(request, response, who, status, outcome);
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      SignedIn who,
      Status status,
      UploadOutcome outcome) {
    Telling telling = pages.telling(request);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("box", pages.uploadBox(who, desk.organisations(who, Right.UPLOAD), telling));
    parameters.put("obstacles", pages.obstacles(telling.language()));
    parameters.put("outcome", outcome);
    parameters.put("telling", telling);
    parameters.put("plain", request.query().contains("plain"));
    pages.send(
        request,
        response,
        status,
        "studio/media/upload",
        pages.frame(request, who, "upload.title"),
        parameters);
  }

  /** Those that the person may see; others are as if there were none. */
  private List<MediaEntry> arrived(SignedIn who, List<String> uploads) {
    return uploads.stream()
        .flatMap(id -> desk.library().ofUpload(id).stream())
        .filter(entry -> new Visit(who, entry).may(Right.VIEW_LIBRARY))
        .toList();
  }
}
