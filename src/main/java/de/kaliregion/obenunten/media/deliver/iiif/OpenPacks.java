package de.kaliregion.obenunten.media.deliver.iiif;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import de.kaliregion.obenunten.content.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The packs that are being looked at: a few stay open, as one look asks for many tiles. */
final class OpenPacks {
  private static final int MOST = 32;

  private final Cache<Sha256, Pack> packs =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .executor(Runnable::run)
          .removalListener((Sha256 _, Pack pack, RemovalCause _) -> pack.retire())
          .build();

  /** What somebody does with an open pack. */
  @FunctionalInterface
  interface Reading<T> {
    T of(Pack pack) throws IOException;
  }

  /**
   * Reads from the pack with this digest.
   *
   * @param file where it lies, if it has to be opened
   */
  <T> T read(Sha256 digest, Path file, Reading<T> reading) throws IOException {
    Pack pack = enter(digest, file);
    try {
      return reading.of(pack);
    } finally {
      pack.leave();
    }
  }

  /** Another thread's opening may push this pack out before it is entered: then once more. */
  private Pack enter(Sha256 digest, Path file) throws IOException {
    while (true) {
      Pack pack = get(digest, file);
      if (pack.enter()) {
        return pack;
      }
    }
  }

  private Pack get(Sha256 digest, Path file) throws IOException {
    try {
      return packs.get(
          digest,
          _ -> {
            try {
              return Pack.open(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  long count() {
    packs.cleanUp();
    return packs.estimatedSize();
  }
}
