package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.studio.Telling;
import de.kaliregion.obenunten.studio.account.OrganisationNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The list of the cards of a kind, as its page shows it.
 *
 * @param lines those found, in the order of the alphabet
 * @param query what was searched for
 * @param page from 1
 */
public record CardListView(
    Telling telling,
    CardNames cardNames,
    OrganisationNames organisationNames,
    List<CardLine> lines,
    String query,
    int page,
    boolean mayBegin) {
  private static final int LINES = 50;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

  static CardListView of(
      Telling telling,
      CardNames names,
      OrganisationNames organisationNames,
      List<CardLine> all,
      String query,
      int page,
      boolean mayBegin) {
    List<String> words = Arrays.stream(plain(query).split("\\s+")).toList();
    Collator alphabet = Collator.getInstance(telling.text().locale());
    List<CardLine> found =
        all.stream()
            .filter(line -> words.stream().allMatch(plain(text(line))::contains))
            .sorted(
                Comparator.comparing(
                    (CardLine line) -> names.title(line.words()).orElse(line.slug().value()),
                    alphabet))
            .toList();
    int last = Math.max(1, (found.size() + LINES - 1) / LINES);
    return new CardListView(
        telling, names, organisationNames, found, query, Math.clamp(page, 1, last), mayBegin);
  }

  private static String text(CardLine line) {
    return line.slug() + " " + String.join(" ", line.words().words().values());
  }

  /** Without accents and capitals, for people type as they can. */
  private static String plain(String text) {
    return ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .strip();
  }

  public CardKind kind() {
    return cardNames.kind();
  }

  public String path() {
    return CardServices.path(kind());
  }

  /** Those of this page. */
  public List<CardLine> shown() {
    return lines.stream().skip((page - 1L) * LINES).limit(LINES).toList();
  }

  public int pages() {
    return Math.max(1, (lines.size() + LINES - 1) / LINES);
  }

  public String onPage(int number) {
    return path()
        + "?page="
        + number
        + (query.isEmpty() ? "" : "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  public String title(CardLine line) {
    return cardNames.title(line.words()).orElse(line.slug().value());
  }

  /** Whose card it is. */
  public Optional<String> owner(CardLine line) {
    return kind() == CardKind.ORGANISATION
        ? Optional.empty()
        : line.organisation().map((Slug slug) -> organisationNames.of(slug));
  }
}
