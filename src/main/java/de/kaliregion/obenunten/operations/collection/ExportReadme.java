package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;

/** What an export says of itself, for whoever opens it years later. */
final class ExportReadme {
  private static final String ENGLISH =
      """
      # %1$s: all its own data

      This folder is a copy of everything that %1$s has in this digital guide: text files and media files that any
      computer can open. The program of the guide reads it too, on another server as well:

          scripts/run import FOLDER

      ## What is in it

      - `organisations.yaml`: the entry of the organisation
      - `places/`: its places. Places of others are there too where its stories, signs or pictures point to them,
        with the entries of those to whom they belong.
      - `stories/`: its stories as visitors have them, in every language
      - `drafts/stories/`: what was written beyond that: the newest version of each draft, with its state, its label
        as a translation, and what all languages share
      - `items/`: pictures, sounds, films, panoramas, models and documents that visitors have, each with its
        description, rights, consent, transcripts, and the original file, bit by bit; `name` tells what the file was
        called
      - `drafts/items/`: the same for what visitors do not have (yet), and descriptions that were changed since
      - `signs.yaml`: the codes on its signs, and where they lead
      - `routes/`: its learning routes
      - `glossary.yaml`: the mining words, all of them: they belong to everybody
      - `export.yaml`: says which organisation this is, and in which form it is written

      ## What is not in it

      - accounts, passwords and who may do what: people are invited anew
      - who began a story, who changed what, and the log of changes
      - earlier versions of texts and descriptions, earlier releases, their numbers and dates
      - what people said to each other about a story, in whose hands it lies, and when it is to be published or taken down
      - what was written on the cards of places, routes, words and of the organisation and is not published yet
      - how often signs were scanned
      - smaller and converted files of pictures, sounds and films: they are made again from the originals
      - what was deleted, and uploads that were not completed
      - what belongs to other organisations, also where a story or a route points to it; but for places
      - accessibility, privacy and imprint: they belong to whoever runs the server
      - signs and pictures of which nobody knows whose they are, where several organisations share a server

      It holds personal data: names of people who can be seen or heard, and why that is allowed. Keep it as carefully as
      your files.
      """;

  private static final String GERMAN =
      """
      # %1$s: alle eigenen Daten

      Dieser Ordner ist eine Kopie von allem, was %1$s in diesem digitalen Wegweiser hat: Textdateien und Mediendateien,
      die jeder Computer öffnen kann. Auch das Programm des Wegweisers liest ihn, ebenso auf einem anderen Server:

          scripts/run import ORDNER

      ## Was darin ist

      - `organisations.yaml`: der Eintrag der Einrichtung
      - `places/`: ihre Orte. Auch Orte anderer sind dabei, wo ihre Geschichten, Schilder oder Bilder darauf verweisen,
        mit den Einträgen derer, denen sie gehören.
      - `stories/`: ihre Geschichten, wie Besucher sie haben, in jeder Sprache
      - `drafts/stories/`: was darüber hinaus geschrieben ist: die neueste Fassung jedes Entwurfs, mit seinem Stand,
        seiner Kennzeichnung als Übersetzung und dem, was allen Sprachen gemeinsam ist
      - `items/`: Bilder, Töne, Filme, Rundblicke, Modelle und Dokumente, die Besucher haben, jeweils mit Beschreibung,
        Rechten, Einwilligung, Abschriften und der Originaldatei, Bit für Bit; `name` sagt, wie die Datei hieß
      - `drafts/items/`: dasselbe für das, was Besucher (noch) nicht haben, und seither geänderte Beschreibungen
      - `signs.yaml`: die Codes auf ihren Schildern, und wohin sie führen
      - `routes/`: ihre Lernrouten
      - `glossary.yaml`: die Bergbauwörter, alle: Sie gehören allen
      - `export.yaml`: sagt, welche Einrichtung es ist und in welcher Form alles geschrieben ist

      ## Was nicht darin ist

      - Konten, Kennwörter und wer was darf: Menschen werden neu eingeladen
      - wer eine Geschichte begonnen und wer was geändert hat, und das Protokoll
      - frühere Fassungen von Texten und Beschreibungen, frühere Veröffentlichungen, ihre Nummern und Tage
      - was jemand zu einer Geschichte angemerkt hat, bei wem sie liegt, und wann sie erscheinen oder verschwinden soll
      - was auf den Karten von Orten, Routen, Wörtern und der Einrichtung steht und noch nicht veröffentlicht ist
      - wie oft Schilder gescannt wurden
      - kleinere und umgewandelte Dateien von Bildern, Tönen und Filmen: Sie werden aus den Originalen neu gemacht
      - was gelöscht wurde, und was nicht ganz hochgeladen wurde
      - was anderen Einrichtungen gehört, auch wo eine Geschichte oder Route darauf verweist; Orte ausgenommen
      - Barrierefreiheit, Datenschutz und Impressum: Sie gehören dem, der den Server betreibt
      - Schilder und Bilder, von denen niemand weiß, wem sie gehören, wo sich mehrere Einrichtungen einen Server teilen

      Es sind personenbezogene Daten darin: Namen von Menschen, die zu sehen oder zu hören sind, und warum das erlaubt
      ist. Bewahren Sie diesen Ordner so sorgfältig auf wie Ihre Akten.
      """;

  private ExportReadme() {}

  static String in(Language language, Organisation organisation) {
    return (language == Language.GERMAN ? GERMAN : ENGLISH)
        .formatted(organisation.name().in(language));
  }
}
