package de.kaliregion.obenunten.exhibition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.kaliregion.obenunten.web.CachedPage;
import java.util.function.Supplier;

/**
 * The finished pages of one exhibition, by their address. Holds at most 32 MiB; the least used go
 * first.
 */
public final class PageCache {
  private static final long MAX_BYTES = 32L << 20;

  private final Cache<String, CachedPage> pages =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((String key, CachedPage page) -> key.length() * 2 + page.weight())
          .executor(Runnable::run)
          .build();

  /** The page with this key, made now if it is not there. */
  public CachedPage get(String key, Supplier<CachedPage> make) {
    CachedPage page = pages.getIfPresent(key);
    return page != null ? page : pages.get(key, _ -> make.get());
  }
}
