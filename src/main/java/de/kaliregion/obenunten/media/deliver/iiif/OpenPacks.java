package de.kaliregion.obenunten.media.deliver.iiif;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import de.kaliregion.obenunten.content.Sha256;
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
    T of(Pack pack) throws DamagedPackException;
  }

  /**
   * Reads from the pack with this digest.
   *
   * @param file where it lies, if it has to be opened
   * @throws DamagedPackException if it cannot be read; the next reader opens it anew, as it may
   *     have been restored
   */
  <T> T read(Sha256 digest, Path file, Reading<T> reading) throws DamagedPackException {
    Pack pack = enter(digest, file);
    try {
      return reading.of(pack);
    } catch (DamagedPackException e) {
      packs.invalidate(digest);
      throw e;
    } finally {
      pack.leave();
    }
  }

  /** Another thread's opening may push this pack out before it is entered: then once more. */
  private Pack enter(Sha256 digest, Path file) throws DamagedPackException {
    while (true) {
      Pack pack = get(digest, file);
      if (pack.enter()) {
        return pack;
      }
    }
  }

  private Pack get(Sha256 digest, Path file) throws DamagedPackException {
    try {
      return packs.get(digest, _ -> open(file));
    } catch (Unopened e) {
      throw e.reason;
    }
  }

  private static Pack open(Path file) {
    try {
      return Pack.open(file);
    } catch (DamagedPackException e) {
      throw new Unopened(e);
    }
  }

  /** Carries the reason through the cache. */
  private static final class Unopened extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient DamagedPackException reason;

    Unopened(DamagedPackException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  long count() {
    packs.cleanUp();
    return packs.estimatedSize();
  }
}
