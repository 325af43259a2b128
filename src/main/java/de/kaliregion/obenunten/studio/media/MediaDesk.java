package de.kaliregion.obenunten.studio.media;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Right;
import de.kaliregion.obenunten.media.library.MediaEntry;
import de.kaliregion.obenunten.media.library.MediaLibrary;
import de.kaliregion.obenunten.studio.SignedIn;
import de.kaliregion.obenunten.studio.Studio;
import de.kaliregion.obenunten.web.Problem;
import de.kaliregion.obenunten.web.ProblemException;
import de.kaliregion.obenunten.web.ProblemType;
import io.helidon.webserver.http.ServerRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gives out items to those who belong to their organisation; to others they do not exist. */
final class MediaDesk {
  private final Studio studio;
  private final MediaLibrary library;
  private final Supplier<? extends Collection<Slug>> organisations;

  /**
   * @param organisations all that there are
   */
  MediaDesk(
      Studio studio, MediaLibrary library, Supplier<? extends Collection<Slug>> organisations) {
    this.studio = studio;
    this.library = library;
    this.organisations = organisations;
  }

  MediaLibrary library() {
    return library;
  }

  SignedIn who(ServerRequest request) {
    return studio.require(request);
  }

  /**
   * The item in the address.
   *
   * @throws ProblemException 404 when there is none for this person
   */
  Visit visit(ServerRequest request) {
    return visit(request, request.path().pathParameters().get("slug"));
  }

  /**
   * The item of this name.
   *
   * @throws ProblemException 404 when there is none for this person
   */
  Visit visit(ServerRequest request, String slug) {
    SignedIn who = who(request);
    return Optional.of(slug)
        .filter(Slug::isValid)
        .map(Slug::new)
        .flatMap(library::find)
        .map(entry -> new Visit(who, entry))
        .filter(visit -> visit.may(Right.VIEW_LIBRARY))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  /**
   * The item in the address, for somebody who may do this to it.
   *
   * @throws ProblemException 404 when there is none for this person, 403 when they may only see it
   */
  Visit visit(ServerRequest request, Right right) {
    Visit visit = visit(request);
    visit.require(right);
    return visit;
  }

  /** The organisations in which the person has this right, in the order of their names. */
  List<Slug> organisations(SignedIn who, Right right) {
    Stream<Slug> all =
        who.isOperator()
            ? organisations.get().stream()
            : who.account().roles().organisations().stream();
    return all.filter(slug -> who.may(right, slug)).sorted(Comparator.naturalOrder()).toList();
  }

  /** All items that the person may see, the deleted ones too. */
  List<MediaEntry> entries(SignedIn who) {
    return organisations(who, Right.VIEW_LIBRARY).stream()
        .flatMap(organisation -> library.of(organisation).stream())
        .toList();
  }
}
