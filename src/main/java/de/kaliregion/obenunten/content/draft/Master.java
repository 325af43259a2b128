package de.kaliregion.obenunten.content.draft;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Require;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An original as it arrived, what was found in it, and what was made from it. Its bytes never
 * change and never leave the studio. Only the pipeline writes it; curators write {@link
 * MediaDraft}.
 *
 * @param id of the upload that brought it, 32 lower-case hexadecimal digits
 * @param organisation whose it is
 * @param account who brought it
 * @param fileName as it was called there, for people only
 * @param facts once it has been inspected
 * @param reason why it was refused or failed, for curators
 * @param made what each stage made, by the stage's name
 */
public record Master(
    String id,
    Slug organisation,
    String account,
    String fileName,
    Sha256 sha256,
    long bytes,
    Instant receivedAt,
    State state,
    Optional<Facts> facts,
    Optional<Wording> reason,
    Map<String, Made> made) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** How far it has come. */
  public enum State {
    /** Stored; nobody has looked into it. */
    RECEIVED,
    /** Inspected; the first derivatives are being made. */
    RENDERING,
    /** It can be shown; more derivatives may follow. */
    READY,
    /** It is nothing that can be shown. */
    REFUSED,
    /** It should have worked; a curator can start it again. */
    FAILED
  }

  /**
   * What a stage made.
   *
   * @param fence number of the lease under which it was made; a smaller one never replaces it
   */
  public record Made(long fence, Derivatives derivatives) {
    public Made {
      Require.present("derivatives", derivatives);
    }
  }

  public Master {
    Require.that(isId(Require.present("id", id)), "id", "must be 32 hexadecimal digits");
    Require.present("organisation", organisation);
    Require.present("account", account);
    fileName = Require.line("fileName", fileName, 200);
    Require.present("sha256", sha256);
    Require.that(bytes >= 0, "bytes", "must not be negative");
    Require.present("receivedAt", receivedAt);
    Require.present("state", state);
    facts = Require.optional(facts);
    reason = Require.optional(reason);
    made = made == null ? Map.of() : Map.copyOf(made);
  }

  /** One that has just arrived. */
  public static Master received(
      String id,
      Slug organisation,
      String account,
      String fileName,
      Sha256 sha256,
      long bytes,
      Instant receivedAt) {
    return new Master(
        id,
        organisation,
        account,
        fileName,
        sha256,
        bytes,
        receivedAt,
        State.RECEIVED,
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /** Whether the text can be an id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** What a stage made. */
  public Optional<Derivatives> made(Stage stage) {
    return Optional.ofNullable(made.get(stage.name())).map(Made::derivatives);
  }

  /** All that has been made so far, in the order of the stages. */
  public Derivatives derivatives() {
    return Arrays.stream(Stage.values())
        .flatMap(stage -> made(stage).stream())
        .reduce(Derivatives.NONE, Derivatives::and);
  }

  /** How many bytes it takes, with all that was made from it. */
  public long bytesInAll() {
    Derivatives all = derivatives();
    return bytes
        + Stream.concat(
                all.files().stream().map(file -> file.bytes()),
                all.tiles().stream().map(pack -> pack.bytes()))
            .mapToLong(Long::longValue)
            .sum();
  }
}
