package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.draft.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks into a file and judges it by its content alone. It trusts the libraries that it calls with
 * nothing: whatever they throw means a broken file. To be run in a sandbox.
 */
final class OriginalInspector {
  private OriginalInspector() {}

  /**
   * @throws InterruptedException if this thread was interrupted while a program ran
   */
  static Finding inspect(Path file) throws InterruptedException {
    try (Bytes bytes = Bytes.open(file)) {
      return new Finding.Accepted(facts(file, bytes));
    } catch (RefusedException e) {
      return new Finding.Refused(e.reason());
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Finding.Refused(Reasons.broken());
    }
  }

  private static Facts facts(Path file, Bytes bytes)
      throws IOException, RefusedException, InterruptedException {
    if (bytes.size() == 0) {
      throw new RefusedException(Reasons.empty());
    }
    Optional<Format> found = Signature.of(bytes);
    if (found.isEmpty()) {
      found = CaptionsInspector.recognise(bytes);
    }
    if (found.isEmpty()) {
      throw new RefusedException(
          ForeignFormat.of(bytes).map(Reasons::notAccepted).orElseGet(Reasons::unknown));
    }
    Format format = found.get();
    return switch (format.family()) {
      case PICTURE -> PictureInspector.inspect(format, file, bytes);
      case TIMED -> TimedInspector.inspect(format, file, bytes);
      case DOCUMENT -> DocumentInspector.inspect(file, bytes);
      case MODEL -> ModelInspector.inspect(bytes);
      case CAPTIONS -> CaptionsInspector.facts(format);
    };
  }
}
