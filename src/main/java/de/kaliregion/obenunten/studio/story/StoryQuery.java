package de.kaliregion.obenunten.studio.story;

import de.kaliregion.obenunten.content.Slug;
import io.helidon.common.uri.UriQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a curator looks for among the stories. What the address says in another form counts as
 * unsaid.
 *
 * @param organisation empty for all of theirs
 * @param mine only stories that they began, or of which they changed a part last
 * @param waits only stories that wait for them
 * @param words that a story must have in one of its languages
 * @param page from 1
 */
public record StoryQuery(
    StoryShow show,
    Optional<Slug> organisation,
    boolean mine,
    boolean waits,
    Order order,
    String words,
    int page) {

  /** Everything, the last change first. */
  static final StoryQuery ALL =
      new StoryQuery(StoryShow.ALL, Optional.empty(), false, false, Order.CHANGE, "", 1);

  private static final int LONGEST_WORDS = 100;

  /** In which order the stories stand. */
  public enum Order {
    /** The last change first. */
    CHANGE,
    TITLE;

    /** How it stands in addresses. */
    public String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static StoryQuery of(UriQuery query) {
    return new StoryQuery(
        value(query, "show").flatMap(StoryShow::of).orElse(StoryShow.ALL),
        value(query, "organisation").filter(Slug::isValid).map(Slug::new),
        value(query, "mine").filter("yes"::equals).isPresent(),
        value(query, "waits").filter("me"::equals).isPresent(),
        value(query, "order").filter(Order.TITLE.value()::equals).isPresent()
            ? Order.TITLE
            : Order.CHANGE,
        value(query, "q").map(StoryQuery::words).orElse(""),
        value(query, "page")
            .filter(page -> page.matches("[1-9]\\d{0,4}"))
            .map(Integer::valueOf)
            .orElse(1));
  }

  private static Optional<String> value(UriQuery query, String name) {
    return query.first(name).asOptional();
  }

  private static String words(String typed) {
    String clean = typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return clean.substring(0, Math.min(clean.length(), LONGEST_WORDS));
  }

  /** The same, but for how the languages stand. */
  public StoryQuery showing(StoryShow other) {
    return new StoryQuery(other, organisation, mine, waits, order, words, 1);
  }

  /** The same, for these words. */
  StoryQuery with(String other) {
    return new StoryQuery(show, organisation, mine, waits, order, other, 1);
  }

  /** The same, only of this organisation. */
  StoryQuery of(Slug other) {
    return new StoryQuery(show, Optional.of(other), mine, waits, order, words, 1);
  }

  /** The same, only what is theirs. */
  StoryQuery ofMine() {
    return new StoryQuery(show, organisation, true, waits, order, words, 1);
  }

  /** The same, only what waits for them. */
  StoryQuery thatWaits() {
    return new StoryQuery(show, organisation, mine, true, order, words, 1);
  }

  /** The same, in this order. */
  StoryQuery by(Order other) {
    return new StoryQuery(show, organisation, mine, waits, other, words, 1);
  }

  /** The same, another page. */
  public StoryQuery onPage(int other) {
    return new StoryQuery(show, organisation, mine, waits, order, words, other);
  }

  /** Whether it leaves out any stories. */
  public boolean isNarrow() {
    return show != StoryShow.ALL || organisation.isPresent() || mine || waits || !words.isEmpty();
  }

  /** The address of the list as it is looked at here. */
  public String address() {
    Map<String, String> parts = new LinkedHashMap<>();
    if (show != StoryShow.ALL) {
      parts.put("show", show.value());
    }
    organisation.ifPresent(it -> parts.put("organisation", it.value()));
    if (mine) {
      parts.put("mine", "yes");
    }
    if (waits) {
      parts.put("waits", "me");
    }
    if (order != Order.CHANGE) {
      parts.put("order", order.value());
    }
    if (!words.isEmpty()) {
      parts.put("q", words);
    }
    if (page > 1) {
      parts.put("page", Integer.toString(page));
    }
    String query =
        parts.entrySet().stream()
            .map(part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return StoryServices.PATH + (query.isEmpty() ? "" : "?" + query);
  }
}
