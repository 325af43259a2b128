package de.kaliregion.obenunten.studio.account;

import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.web.Form;

/** What was typed into the form that invites somebody. */
public record Invitation(String email, String name, String organisation, String role) {
  static Invitation blank() {
    return new Invitation("", "", "", Role.CONTRIBUTOR.name());
  }

  static Invitation of(Form form) {
    return new Invitation(
        form.shown("email"), form.shown("name"), form.value("organisation"), form.value("role"));
  }
}
