package de.kaliregion.obenunten.media.upload;

import de.kaliregion.obenunten.web.HttpDate;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import de.kaliregion.obenunten.web.Resource;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * tus 1.0.0 over HTTP, with the extensions creation, creation-with-upload, expiration, termination
 * and checksum. Addresses are told by their path alone: whatever host the client uses, it goes on
 * with it.
 */
public final class UploadService implements HttpService {
  /** Where it is to be registered, and allowed bodies of {@link #maxBodyBytes}. */
  public static final String PATH = "/api/v1/studio/uploads";

  private final Uploads uploads;
  private final UploadGate gate;

  /** Serves these uploads to those whom the gate lets in. */
  public UploadService(Uploads uploads, UploadGate gate) {
    this.uploads = uploads;
    this.gate = gate;
  }

  /** The largest body that a request may have here. */
  public long maxBodyBytes() {
    return uploads.limits().maxBytes();
  }

  @Override
  public void routing(HttpRules rules) {
    Resource.at("/")
        .on(Method.OPTIONS, this::describe)
        .post(speaking(this::create))
        .register(rules);
    Resource.at("/{id}")
        .on(Method.OPTIONS, this::describe)
        .on(Method.HEAD, speaking(this::tell))
        .patch(speaking(this::append))
        .delete(speaking(this::remove))
        .post(speaking(this::override))
        .register(rules);
  }

  /** Every answer names the version, refusals too. */
  private static Handler speaking(Handler handler) {
    return (request, response) -> {
      response.headers().set(Tus.RESUMABLE_VALUE);
      try {
        Tus.requireVersion(request.headers());
        handler.handle(request, response);
      } catch (ProblemException e) {
        throw new ProblemException(e.problem().withHeader(Tus.RESUMABLE, Tus.VERSION), e);
      }
    };
  }

  private void describe(ServerRequest request, ServerResponse response) {
    ServerResponseHeaders headers = response.headers();
    headers.set(Tus.RESUMABLE_VALUE);
    headers.set(Tus.VERSIONS_VALUE);
    headers.set(Tus.EXTENSION, "creation,creation-with-upload,expiration,termination,checksum");
    headers.set(Tus.MAX_SIZE, Long.toString(maxBodyBytes()));
    headers.set(Tus.CHECKSUM_ALGORITHM, Checksum.ALGORITHMS);
    response.status(Status.NO_CONTENT_204).send();
  }

  private void create(ServerRequest request, ServerResponse response) throws IOException {
    Uploader uploader = gate.admit(request);
    ServerRequestHeaders headers = request.headers();
    long length = Tus.length(headers);
    long bodyLength = Tus.bodyLength(headers);
    if (bodyLength > 0) {
      requirePart(headers);
    }
    if (bodyLength > length) {
      throw UploadProblems.beyondLength().exception();
    }
    Optional<Checksum> checksum = Tus.checksum(headers);
    Progress progress =
        uploads.create(
            uploader, length, UploadMetadata.parse(Tus.metadata(headers)), Tus.key(headers));
    String location = PATH + "/" + progress.upload().id();
    // A creation that is repeated may find more there than its body brings.
    if (bodyLength > 0 && progress.offset() == 0) {
      UploadId id = new UploadId(progress.upload().id());
      try {
        progress =
            uploads.receive(id, uploader, new Part(() -> body(request), 0, bodyLength, checksum));
      } catch (ProblemException e) {
        throw new ProblemException(e.problem().withHeader(HeaderNames.LOCATION, location), e);
      }
    }
    response.headers().set(HeaderNames.LOCATION, location);
    acknowledge(response, progress);
    response.status(Status.CREATED_201).send();
  }

  private void tell(ServerRequest request, ServerResponse response) throws IOException {
    Uploader uploader = gate.admit(request);
    Progress progress = uploads.progress(id(request), uploader);
    ServerResponseHeaders headers = response.headers();
    headers.set(HeaderNames.CACHE_CONTROL, "no-store");
    headers.set(Tus.LENGTH, Long.toString(progress.upload().length()));
    if (!progress.upload().metadata().isEmpty()) {
      headers.set(Tus.METADATA, progress.upload().metadata());
    }
    acknowledge(response, progress);
    response.send();
  }

  private void append(ServerRequest request, ServerResponse response) throws IOException {
    Uploader uploader = gate.admit(request);
    UploadId id = id(request);
    ServerRequestHeaders headers = request.headers();
    // Before the form of the request: who has no such upload is told that, and nothing else.
    uploads.requireKnown(id, uploader);
    requirePart(headers);
    Part part =
        new Part(
            () -> body(request),
            Tus.offset(headers),
            Tus.bodyLength(headers),
            Tus.checksum(headers));
    acknowledge(response, uploads.receive(id, uploader, part));
    response.status(Status.NO_CONTENT_204).send();
  }

  private void remove(ServerRequest request, ServerResponse response) throws IOException {
    Uploader uploader = gate.admit(request);
    uploads.remove(id(request), uploader);
    response.status(Status.NO_CONTENT_204).send();
  }

  /** For clients behind proxies that let only GET and POST through. */
  private void override(ServerRequest request, ServerResponse response) throws Exception {
    String method =
        request.headers().first(Tus.METHOD_OVERRIDE).orElse("").toUpperCase(Locale.ROOT);
    switch (method) {
      case "HEAD" -> tell(request, response);
      case "PATCH" -> append(request, response);
      case "DELETE" -> remove(request, response);
      default ->
          throw Problem.of(ProblemType.METHOD_NOT_ALLOWED)
              .withHeader(HeaderNames.ALLOW, "OPTIONS, HEAD, PATCH, DELETE")
              .exception();
    }
  }

  private static void acknowledge(ServerResponse response, Progress progress) {
    response.headers().set(Tus.OFFSET, Long.toString(progress.offset()));
    if (progress.upload().isUnderWay()) {
      response.headers().set(Tus.EXPIRES, HttpDate.of(progress.upload().expires()));
    }
  }

  private static void requirePart(ServerRequestHeaders headers) {
    if (!Tus.isPart(headers)) {
      throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
          .withDetail(
              "Erwartet wird Content-Type: " + Tus.PART_TYPE + ".",
              "Content-Type: " + Tus.PART_TYPE + " is expected.",
              "Das Programm hat etwas Falsches geschickt.")
          .exception();
    }
  }

  private static InputStream body(ServerRequest request) {
    return request.content().hasEntity()
        ? request.content().inputStream()
        : InputStream.nullInputStream();
  }

  private static UploadId id(ServerRequest request) {
    return UploadId.parse(request.path().pathParameters().get("id"))
        .orElseThrow(() -> UploadProblems.unknown().exception());
  }
}
