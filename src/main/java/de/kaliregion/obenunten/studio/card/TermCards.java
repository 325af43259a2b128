package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.GlossaryTerm;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The cards of mining words, which belong to all organisations together. */
final class TermCards implements Cards<GlossaryTerm> {

  @Override
  public CardKind kind() {
    return CardKind.TERM;
  }

  @Override
  public Slug slug(GlossaryTerm term) {
    return term.slug();
  }

  @Override
  public Wording name(GlossaryTerm term) {
    return term.term();
  }

  @Override
  public Optional<Slug> organisation(GlossaryTerm term) {
    return Optional.empty();
  }

  @Override
  public Collection<GlossaryTerm> shown(Exhibition exhibition) {
    return exhibition.terms();
  }

  @Override
  public Optional<GlossaryTerm> shown(ContentStore store, Slug slug) {
    return store.term(slug);
  }

  @Override
  public CardWords write(GlossaryTerm term) {
    return new CardWriter()
        .put("term", term.term())
        .put("definition", term.definition())
        .of(kind());
  }

  @Override
  public List<CardGap> gaps(Words words) {
    return List.of();
  }

  @Override
  public GlossaryTerm read(Slug slug, Words words) {
    return new GlossaryTerm(
        slug, words.wording("term").orElseThrow(), words.wording("definition").orElseThrow());
  }

  @Override
  public boolean put(ContentStore store, GlossaryTerm term) {
    return store.put(term);
  }

  @Override
  public boolean isFree(Exhibition exhibition, Slug slug) {
    return true;
  }

  @Override
  public boolean remove(ContentStore store, Slug slug) {
    return store.removeTerm(slug);
  }
}
