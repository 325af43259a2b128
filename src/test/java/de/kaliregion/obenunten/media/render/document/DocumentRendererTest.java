package de.kaliregion.obenunten.media.render.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.draft.Facts;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of documents. */
class DocumentRendererTest {
  private static final Path TEXTS = Path.of("/usr/share/forensics-samples/original-files/text1");

  @TempDir Path room;
  private final Sandbox sandbox = new Sandbox();
  private BlobStore blobs;

  @BeforeEach
  void open() throws IOException {
    blobs = BlobStore.open(Files.createDirectories(room.resolve("data")));
  }

  @AfterEach
  void close() throws IOException {
    sandbox.close();
    blobs.close();
  }

  private Derivatives render(Path file, int pages, Progress progress) throws Exception {
    Facts facts =
        new Facts(
            "application/pdf",
            Optional.of(MediaItem.Kind.DOCUMENT),
            Optional.empty(),
            Optional.empty(),
            Optional.of(pages),
            false,
            false,
            Facts.Suggestion.NONE,
            List.of());
    Path folder = Files.createTempDirectory(room, "job");
    return new DocumentRenderer(sandbox, blobs)
        .render(new Original(file, facts, "brief", false), folder, progress);
  }

  private byte[] stored(Rendition rendition) throws IOException {
    return Files.readAllBytes(blobs.find(rendition.sha256()).orElseThrow().path());
  }

  @Test
  void eachPageBecomesAPictureAndTheWordsAreKept() throws Exception {
    List<Double> heard = new ArrayList<>();

    Derivatives made = render(letter(), 2, heard::add);

    assertThat(made.renditions()).extracting(Rendition::name).containsExactly("brief.pdf");
    assertThat(made.pages())
        .extracting(Rendition::name)
        .containsExactly("brief-001.jpg", "brief-002.jpg");
    assertThat(made.pages().getFirst().dimensions().orElseThrow().width()).isEqualTo(1200);
    assertThat(made.text().orElseThrow()).contains("Glueck auf").contains("Seite 2");
    assertThat(heard).containsExactly(0.5, 1.0);
  }

  @Test
  void itIsKnownWhetherADocumentSaysWhatItsPartsAre() throws Exception {
    assertThat(render(letter(), 2, Progress.UNHEARD).tagged()).contains(false);
    assertThat(render(tagged(true), 1, Progress.UNHEARD).tagged()).contains(true);
    assertThat(render(tagged(false), 1, Progress.UNHEARD).tagged())
        .as("a claim alone is no structure")
        .contains(false);
  }

  @Test
  void theCopyForVisitorsTellsNothingOfItsAuthorAndDoesNothing() throws Exception {
    Derivatives made = render(letter(), 2, Progress.UNHEARD);

    byte[] copy = stored(made.renditions().getFirst());
    assertThat(new String(copy, StandardCharsets.ISO_8859_1))
        .doesNotContain("Geheimrat", "app.alert", "JavaScript");
    try (PDDocument document = Loader.loadPDF(copy)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(document.getDocumentInformation().getAuthor()).isNull();
      assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
    }
  }

  @Test
  void whatIsMadeAgainIsTheSame() throws Exception {
    Path letter = letter();

    Derivatives first = render(letter, 2, Progress.UNHEARD);

    assertThat(render(letter, 2, Progress.UNHEARD)).isEqualTo(first);
    String copy = new String(stored(first.renditions().getFirst()), StandardCharsets.ISO_8859_1);
    String identifier = "/ID [<";
    assertThat(copy).contains(identifier);
    int at = copy.indexOf(identifier) + identifier.length();
    assertThat(Files.readString(letter, StandardCharsets.ISO_8859_1))
        .as("the one by which its author's programs know it")
        .doesNotContain(copy.substring(at, at + 32));
  }

  @Test
  void realDocumentsGoThrough() throws Exception {
    Derivatives made = render(TEXTS.resolve("a-text.pdf"), 1, Progress.UNHEARD);

    assertThat(made.pages()).hasSize(1);
    assertThat(made.text()).isPresent();
  }

  @Test
  void aProtectedDocumentIsRefusedInWordsForPeople() {
    assertThatThrownBy(() -> render(TEXTS.resolve("a-text-pass-peanuts.pdf"), 1, Progress.UNHEARD))
        .isInstanceOfSatisfying(
            RenderException.class,
            e -> {
              assertThat(e.reason().in(Language.GERMAN)).contains("Kennwort");
              assertThat(e.lasting()).isTrue();
            });
  }

  @Test
  void aBrokenDocumentIsRefused() throws Exception {
    Path broken = Files.writeString(room.resolve("broken.pdf"), "%PDF-1.7\nnothing more");

    assertThatThrownBy(() -> render(broken, 1, Progress.UNHEARD))
        .isInstanceOf(RenderException.class);
  }

  @Test
  void photographsInDocumentsLoseTheirComments() {
    byte[] jpeg = {
      (byte) 0xFF,
      (byte) 0xD8,
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      4,
      'G',
      'P',
      (byte) 0xFF,
      (byte) 0xDB,
      0,
      3,
      1,
      (byte) 0xFF,
      (byte) 0xDA,
      0,
      2,
      9,
      9
    };

    assertThat(CleanCopy.withoutComments(jpeg))
        .isEqualTo(
            new byte[] {
              (byte) 0xFF,
              (byte) 0xD8,
              (byte) 0xFF,
              (byte) 0xDB,
              0,
              3,
              1,
              (byte) 0xFF,
              (byte) 0xDA,
              0,
              2,
              9,
              9
            });
  }

  private Path letter() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDDocumentInformation who = new PDDocumentInformation();
      who.setAuthor("Geheimrat");
      document.setDocumentInformation(who);
      document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')"));
      write(document, "Glueck auf, Seite 1");
      write(document, "Seite 2");
      document.save(bytes);
    }
    return Files.write(room.resolve("letter.pdf"), bytes.toByteArray());
  }

  private Path tagged(boolean withParts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      write(document, "Glueck auf");
      PDMarkInfo mark = new PDMarkInfo();
      mark.setMarked(true);
      document.getDocumentCatalog().setMarkInfo(mark);
      PDStructureTreeRoot parts = new PDStructureTreeRoot();
      if (withParts) {
        parts.appendKid(new PDStructureElement("Document", parts));
      }
      document.getDocumentCatalog().setStructureTreeRoot(parts);
      document.save(bytes);
    }
    return Files.write(room.resolve("tagged.pdf"), bytes.toByteArray());
  }

  private static void write(PDDocument document, String line) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(72, 700);
      content.showText(line);
      content.endText();
    }
  }
}
