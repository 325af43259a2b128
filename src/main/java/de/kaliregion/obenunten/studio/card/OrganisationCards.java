package de.kaliregion.obenunten.studio.card;

import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.content.draft.card.CardGap;
import de.kaliregion.obenunten.content.draft.card.CardKind;
import de.kaliregion.obenunten.content.draft.card.CardWords;
import de.kaliregion.obenunten.exhibition.Exhibition;
import de.kaliregion.obenunten.storage.mongo.ContentStore;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The cards of those who own content. They stay, for accounts and files hang on them. */
final class OrganisationCards implements Cards<Organisation> {

  @Override
  public CardKind kind() {
    return CardKind.ORGANISATION;
  }

  @Override
  public Slug slug(Organisation organisation) {
    return organisation.slug();
  }

  @Override
  public Wording name(Organisation organisation) {
    return organisation.name();
  }

  @Override
  public Optional<Slug> organisation(Organisation organisation) {
    return Optional.of(organisation.slug());
  }

  @Override
  public Collection<Organisation> shown(Exhibition exhibition) {
    return exhibition.organisations();
  }

  @Override
  public Optional<Organisation> shown(ContentStore store, Slug slug) {
    return store.organisation(slug);
  }

  @Override
  public CardWords write(Organisation organisation) {
    return new CardWriter()
        .put("name", organisation.name())
        .put("website", organisation.website())
        .put("email", organisation.email())
        .of(kind());
  }

  @Override
  public List<CardGap> gaps(Words words) {
    return List.of();
  }

  @Override
  public Organisation read(Slug slug, Words words) {
    return new Organisation(
        slug,
        words.wording("name").orElseThrow(),
        words.maybe("website").map(URI::create),
        words.maybe("email").map(EmailAddress::new));
  }

  @Override
  public boolean put(ContentStore store, Organisation organisation) {
    return store.put(organisation);
  }

  @Override
  public boolean isFree(Exhibition exhibition, Slug slug) {
    return false;
  }

  @Override
  public boolean remove(ContentStore store, Slug slug) {
    return false;
  }
}
