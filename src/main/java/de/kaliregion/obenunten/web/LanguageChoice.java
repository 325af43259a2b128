package de.kaliregion.obenunten.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.kaliregion.obenunten.content.Language;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The language in which a request wants to be answered. Headers are looked up as in RFC 4647 3.4;
 * German is the answer where they say nothing that we speak, for the places are.
 */
public final class LanguageChoice {
  /** Keeps the choice of people who are signed in; visitors' browsers never get it. */
  public static final String COOKIE = "studio-language";

  /** Real headers are shorter; a longer one is not read. */
  private static final int LONGEST_HEADER = 256;

  private static final int REMEMBERED = 1_000;
  private static final List<Language> WITHOUT_WISH =
      List.of(Language.GERMAN, Language.ENGLISH, Language.EASY_GERMAN);

  private final Cache<String, Language> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * What the reader asked for by the address ({@code ?lang=}, or a first segment such as {@code
   * /en}), else what they chose before ({@link #COOKIE}), else what the browser asks for.
   */
  public Language of(ServerRequest request) {
    return of(
        request.path().absolute().path(),
        request.query().first("lang").asOptional(),
        request.headers());
  }

  Language of(String path, Optional<String> parameter, ServerRequestHeaders headers) {
    return of(
        path,
        parameter.filter(LanguageChoice::isKnown).or(() -> Cookies.value(headers, COOKIE)),
        headers.first(HeaderNames.ACCEPT_LANGUAGE));
  }

  private static boolean isKnown(String tag) {
    return Language.ofTag(tag).isPresent();
  }

  Language of(String path, Optional<String> parameter, Optional<String> header) {
    return parameter
        .flatMap(Language::ofTag)
        .or(() -> Language.ofTag(firstSegment(path)))
        .orElseGet(() -> header.map(this::ofHeader).orElse(Language.GERMAN));
  }

  /** The language for an {@code Accept-Language} header, whatever is in it. */
  public Language ofHeader(String header) {
    if (header.length() > LONGEST_HEADER) {
      return Language.GERMAN;
    }
    return remembered.get(header, LanguageChoice::choose);
  }

  private static String firstSegment(String path) {
    int end = path.indexOf('/', 1);
    return path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
  }

  private static Language choose(String header) {
    Set<Language> refused = EnumSet.noneOf(Language.class);
    List<Weighted> wishes = Weighted.parse(header);
    for (Weighted wish : wishes) {
      if (wish.isRefused()) {
        Language.ofTag(wish.value()).ifPresent(refused::add);
      }
    }
    for (Weighted wish : wishes) {
      Optional<Language> language = lookUp(wish.value());
      if (!wish.isRefused() && language.isPresent() && !refused.contains(language.get())) {
        return language.get();
      }
    }
    return WITHOUT_WISH.stream()
        .filter(language -> !refused.contains(language))
        .findFirst()
        .orElse(Language.GERMAN);
  }

  /** Shortens the range from its end until it is a language of ours; a region does not matter. */
  private static Optional<Language> lookUp(String range) {
    List<String> subtags = List.of(range.split("-", -1));
    if (subtags.getFirst().equals("de") && subtags.contains("simple")) {
      return Optional.of(Language.EASY_GERMAN);
    }
    return Language.ofTag(subtags.getFirst());
  }
}
