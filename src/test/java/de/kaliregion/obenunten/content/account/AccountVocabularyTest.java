package de.kaliregion.obenunten.content.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.InvalidContentException;
import de.kaliregion.obenunten.content.Slug;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, roles and rights. */
class AccountVocabularyTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Slug HERE = new Slug("here");
  private static final Slug THERE = new Slug("there");
  private static final Set<Right> CONTRIBUTORS =
      EnumSet.of(Right.VIEW_LIBRARY, Right.UPLOAD, Right.BEGIN_STORY, Right.BEGIN_CARD);
  private static final Set<Right> EDITORS =
      EnumSet.of(
          Right.VIEW_LIBRARY,
          Right.UPLOAD,
          Right.EDIT_MEDIA,
          Right.RELEASE_MEDIA,
          Right.DELETE_MEDIA,
          Right.BEGIN_STORY,
          Right.EDIT_STORY,
          Right.PUBLISH_STORY,
          Right.BEGIN_CARD,
          Right.EDIT_CARD,
          Right.PUBLISH_CARD);

  @ParameterizedTest
  @CsvSource({
    "anna@museum.example, anna@museum.example",
    "'  Anna.B+x@Museum.EXAMPLE ', anna.b+x@museum.example",
    "anna@müseum.example, anna@xn--mseum-kva.example",
    "o'hara@a-b.co.example, o'hara@a-b.co.example"
  })
  void anAddressHasOneForm(String typed, String form) {
    assertThat(EmailAddress.of(typed).map(EmailAddress::value)).contains(form);
    assertThat(new EmailAddress(form).value()).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "anna",
        "anna@",
        "@museum.example",
        "anna@museum",
        "anna@@museum.example",
        "an na@museum.example",
        "anna@museum..example",
        "anna@-museum.example",
        "anna@museum.example\nBcc: x@y.example",
        "anna@museum.example\u0000",
        "jürgen@museum.example",
        "<b>@museum.example",
        "{\"$ne\":1}@museum.example"
      })
  void whatIsNoAddressIsNotTaken(String typed) {
    assertThat(EmailAddress.of(typed)).isEmpty();
    assertThatThrownBy(() -> new EmailAddress(typed)).isInstanceOf(InvalidContentException.class);
  }

  @Test
  void aLongAddressIsNotTaken() {
    assertThat(EmailAddress.of("a".repeat(65) + "@museum.example")).isEmpty();
    assertThat(EmailAddress.of("a@" + "museum.".repeat(40) + "example")).isEmpty();
  }

  @Test
  void eachRoleHasItsRightsInItsOrganisationAlone() {
    assertThat(rights(account(Roles.of(HERE, Role.CONTRIBUTOR)), HERE)).isEqualTo(CONTRIBUTORS);
    assertThat(rights(account(Roles.of(HERE, Role.EDITOR)), HERE)).isEqualTo(EDITORS);
    assertThat(rights(account(Roles.of(HERE, Role.ADMINISTRATOR)), HERE))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Right.OPERATE)));
    assertThat(rights(operator(), HERE)).isEqualTo(EnumSet.allOf(Right.class));
    for (Role role : Role.values()) {
      assertThat(rights(account(Roles.of(HERE, role)), THERE)).isEmpty();
    }
  }

  @Test
  void whoIsLockedMayDoNothing() {
    Account locked =
        new Account(
            AccountId.random(),
            new EmailAddress("a@b.example"),
            "A",
            Optional.empty(),
            Roles.of(HERE, Role.ADMINISTRATOR),
            true,
            false,
            0,
            NOON);

    assertThat(rights(locked, HERE)).isEmpty();
    assertThat(locked.belongsTo(HERE)).isFalse();
    assertThat(locked.may(Right.EDIT_MEDIA, HERE, locked.id())).isFalse();
  }

  @Test
  void contributorsChangeWhatTheyMadeThemselves() {
    Account anna = account(Roles.of(HERE, Role.CONTRIBUTOR));
    AccountId otto = AccountId.random();

    assertThat(anna.may(Right.EDIT_MEDIA, HERE, anna.id())).isTrue();
    assertThat(anna.may(Right.DELETE_MEDIA, HERE, anna.id())).isTrue();
    assertThat(anna.may(Right.EDIT_MEDIA, HERE, otto)).isFalse();
    assertThat(anna.may(Right.RELEASE_MEDIA, HERE, anna.id())).isFalse();
    assertThat(anna.may(Right.EDIT_MEDIA, THERE, anna.id()))
        .as("in an organisation that they have left")
        .isFalse();
    assertThat(account(Roles.of(HERE, Role.EDITOR)).may(Right.EDIT_MEDIA, HERE, otto)).isTrue();
  }

  @Test
  void anAccountInALogTellsNothing() {
    Account account = account(Roles.NONE);

    assertThat(account.toString()).doesNotContain("@", "Anna").contains(account.id().value());
  }

  @Test
  void entriesSortByTheirTime() {
    AuditEntry first = entry(NOON);
    AuditEntry second = entry(NOON.plusMillis(1));
    AuditEntry third = entry(NOON.plusSeconds(1));

    assertThat(first.id()).isLessThan(second.id());
    assertThat(second.id()).isLessThan(third.id());
    assertThat(AuditEntry.idAt(NOON)).isLessThan(first.id());
    assertThat(AuditEntry.idAt(NOON.plusMillis(1))).isGreaterThan(first.id());
  }

  private static AuditEntry entry(Instant at) {
    return AuditEntry.of(
        at, Optional.empty(), "person-invited", Optional.empty(), "x", Optional.empty());
  }

  private static Set<Right> rights(Account account, Slug organisation) {
    return Arrays.stream(Right.values())
        .filter(right -> account.may(right, organisation))
        .collect(Collectors.toSet());
  }

  private static Account account(Roles roles) {
    return Account.invited(new EmailAddress("anna@museum.example"), "Anna", roles, NOON);
  }

  private static Account operator() {
    return new Account(
        AccountId.random(),
        new EmailAddress("o@b.example"),
        "O",
        Optional.empty(),
        Roles.NONE,
        true,
        true,
        0,
        NOON);
  }
}
