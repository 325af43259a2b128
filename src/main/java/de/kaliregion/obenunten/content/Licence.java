package de.kaliregion.obenunten.content;

import java.util.Arrays;
import java.util.Optional;

/**
 * What others may do with a work: one controlled list of Creative Commons and rightsstatements.org.
 */
public enum Licence {
  CC0("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
  CC_BY("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
  CC_BY_SA("CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
  CC_BY_ND("CC-BY-ND-4.0", "CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
  CC_BY_NC("CC-BY-NC-4.0", "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
  CC_BY_NC_SA(
      "CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
  CC_BY_NC_ND(
      "CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
  PUBLIC_DOMAIN(
      "PDM-1.0", "Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"),
  IN_COPYRIGHT("InC-1.0", "In Copyright", "https://rightsstatements.org/vocab/InC/1.0/"),
  IN_COPYRIGHT_ORPHAN(
      "InC-OW-EU-1.0",
      "In Copyright – EU Orphan Work",
      "https://rightsstatements.org/vocab/InC-OW-EU/1.0/"),
  IN_COPYRIGHT_EDUCATIONAL(
      "InC-EDU-1.0",
      "In Copyright – Educational Use Permitted",
      "https://rightsstatements.org/vocab/InC-EDU/1.0/"),
  NO_COPYRIGHT_OTHER(
      "NoC-OKLR-1.0",
      "No Copyright – Other Known Legal Restrictions",
      "https://rightsstatements.org/vocab/NoC-OKLR/1.0/"),
  NOT_EVALUATED(
      "CNE-1.0", "Copyright Not Evaluated", "https://rightsstatements.org/vocab/CNE/1.0/"),
  UNDETERMINED("UND-1.0", "Copyright Undetermined", "https://rightsstatements.org/vocab/UND/1.0/");

  private final String id;
  private final String label;
  private final String url;

  Licence(String id, String label, String url) {
    this.id = id;
    this.label = label;
    this.url = url;
  }

  /** Whether somebody keeps rights in the work, so that it bears the sign ©. */
  public boolean reserved() {
    return switch (this) {
      case CC0, PUBLIC_DOMAIN, NO_COPYRIGHT_OTHER, NOT_EVALUATED, UNDETERMINED -> false;
      default -> true;
    };
  }

  /** The short name in the collection's files. */
  public String id() {
    return id;
  }

  /** The name for people. */
  public String label() {
    return label;
  }

  /** Where the text stands. */
  public String url() {
    return url;
  }

  /** The licence with this short name. */
  public static Optional<Licence> ofId(String id) {
    return Arrays.stream(values()).filter(l -> l.id.equals(id)).findFirst();
  }
}
