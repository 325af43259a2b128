package de.kaliregion.obenunten.exhibition.search;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Slug;
import java.util.List;

/** Short texts in three languages, made for the tests. */
final class SampleEntries {
  static final List<Entry> ALL =
      List.of(
          new Entry(
              new Slug("foerderturm"),
              Language.GERMAN,
              "Der Förderturm am Morgen",
              "Schacht Menzengraben",
              "Zwei Räder drehen sich, und unten beginnt die Schicht.",
              "Wer hier einfuhr, stand dicht an dicht im Korb. Die Straße nach Dermbach war leer.",
              50.7928,
              10.0997),
          new Entry(
              new Slug("goldraum"),
              Language.GERMAN,
              "Der Goldraum",
              "Erlebnisbergwerk Merkers",
              "Im Frühjahr 1945 lagen Barren in der Kaligrube.",
              "Eine Museumsführung erzählt davon. Die Säcke standen in Reihen.",
              50.8175,
              10.1203),
          new Entry(
              new Slug("kristallgrotte"),
              Language.GERMAN,
              "Die Kristallgrotte",
              "Erlebnisbergwerk Merkers",
              "Steinsalz, klar wie Glas.",
              "Bergleute fanden den Hohlraum zwischen den Flözen. Heute kommen Besucher.",
              50.8175,
              10.1203),
          new Entry(
              new Slug("halde"),
              Language.GERMAN,
              "Ein weißer Berg",
              "Halde Wintershall",
              "Die Halde wächst seit Jahrzehnten.",
              "Von oben sieht man bis zur Werrabrücke. Bei Sturm ist sie geschlossen.",
              50.8846,
              10.0101),
          new Entry(
              new Slug("foerderturm"),
              Language.EASY_GERMAN,
              "Der Förder-Turm",
              "Schacht Menzengraben",
              "Hier ist ein hoher Turm.",
              "Die Menschen fuhren im Förder-Korb nach unten. Sie arbeiteten im Berg-Werk.",
              50.7928,
              10.0997),
          new Entry(
              new Slug("goldraum"),
              Language.EASY_GERMAN,
              "Das Gold in der Grube",
              "Bergwerk Merkers",
              "Im Salz\u00b7berg\u00b7werk lag viel Gold.",
              "Heute gibt es ein Museum. Es gibt Führungen.",
              50.8175,
              10.1203),
          new Entry(
              new Slug("goldraum"),
              Language.ENGLISH,
              "The gold room",
              "Merkers adventure mine",
              "In spring 1945 soldiers found bars of gold underground.",
              "The miners' stories were collected in Hämbach. Lamps were carried through galleries.",
              50.8175,
              10.1203),
          new Entry(
              new Slug("kristallgrotte"),
              Language.ENGLISH,
              "The crystal grotto",
              "Merkers adventure mine",
              "Rock salt as clear as glass.",
              "A miner found the cavity. A cross-border tour visits it.",
              50.8175,
              10.1203));

  private SampleEntries() {}
}
