package de.kaliregion.obenunten.content.account;

import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Who changed what. Never holds a secret, an e-mail address or a name: people stand in it by their
 * account, so that it says nothing of a person whose account is gone.
 *
 * @param id begins with the time, so that it sorts by it
 * @param by the person; none where it was done on the command line
 * @param action such as {@code role-changed}; a slug, so that every part of the house has its own
 * @param organisation whose thing was changed, if it has one
 * @param thing kind and name of what was changed, such as {@code account/0123…}
 * @param detail such as the new role
 */
public record AuditEntry(
    String id,
    Instant at,
    Optional<AccountId> by,
    Slug action,
    Optional<Slug> organisation,
    String thing,
    Optional<String> detail) {
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  public AuditEntry {
    id = Require.line("id", id, 100);
    Require.present("at", at);
    by = Require.optional(by);
    Require.present("action", action);
    organisation = Require.optional(organisation);
    thing = Require.line("thing", thing, 200);
    detail = Require.optionalLine("detail", detail, 200);
  }

  /** An entry of that moment, to the millisecond. */
  public static AuditEntry of(
      Instant now,
      Optional<AccountId> by,
      String action,
      Optional<Slug> organisation,
      String thing,
      Optional<String> detail) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    String id = idAt(at) + "-" + UUID.randomUUID().toString().substring(0, 13);
    return new AuditEntry(id, at, by, new Slug(action), organisation, thing, detail);
  }

  /** Sorts before every entry of that moment, and after every earlier one. */
  public static String idAt(Instant time) {
    return SORTABLE.format(time);
  }
}
