package de.kaliregion.obenunten.media.inspect;

import de.kaliregion.obenunten.content.MediaItem;
import de.kaliregion.obenunten.content.draft.Facts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Looks into PDF documents with PDFBox, which comes with Apache Tika. No page is drawn. */
final class DocumentInspector {
  private static final long MOST_BYTES = 300L * 1024 * 1024;
  private static final int MOST_PAGES = 500;
  private static final int LONGEST_XMP = 1024 * 1024;
  private static final int TAIL = 2048;

  private DocumentInspector() {}

  static Facts inspect(Path file, Bytes bytes) throws IOException, RefusedException {
    if (bytes.size() > MOST_BYTES) {
      throw new RefusedException(Reasons.tooManyBytes(Format.PDF, MOST_BYTES));
    }
    Stowaway.refuse(bytes, Format.PDF, bytes.size());
    try (var in = new RandomAccessReadBufferedFile(file);
        PDDocument document = Loader.loadPDF(in, IOUtils.createTempFileOnlyStreamCache())) {
      int pages = pages(document);
      Fields fields = fields(document);
      return new Facts(
          "application/pdf",
          Optional.of(MediaItem.Kind.DOCUMENT),
          Optional.empty(),
          Optional.empty(),
          Optional.of(pages),
          false,
          !hasEnd(bytes),
          Suggestions.from(fields),
          fields.embedded());
    } catch (InvalidPasswordException e) {
      throw new RefusedException(Reasons.needsPassword());
    }
  }

  /** Counts them, whatever the document claims. */
  private static int pages(PDDocument document) throws RefusedException {
    int pages = 0;
    for (PDPage page : document.getPages()) {
      if (page != null && ++pages > MOST_PAGES) {
        throw new RefusedException(Reasons.tooManyPages(MOST_PAGES));
      }
    }
    if (pages == 0) {
      throw new RefusedException(Reasons.noPage());
    }
    return pages;
  }

  private static Fields fields(PDDocument document) {
    Fields fields = new Fields();
    PictureMetadata metadata = new PictureMetadata(fields);
    try {
      PDMetadata packet = document.getDocumentCatalog().getMetadata();
      if (packet != null) {
        try (InputStream in = packet.createInputStream()) {
          metadata.addXmp(in.readNBytes(LONGEST_XMP));
        }
      }
    } catch (Exception e) {
      // A broken or forbidden packet says nothing.
      fields.add("PDF: XMP", "unreadable");
    }
    PDDocumentInformation information = document.getDocumentInformation();
    for (COSName key : information.getCOSObject().keySet()) {
      String value = information.getCOSObject().getString(key);
      if (value != null) {
        fields.add("PDF: " + key.getName(), value);
      }
    }
    return fields;
  }

  private static boolean hasEnd(Bytes bytes) throws IOException {
    byte[] tail = bytes.upTo(Math.max(0, bytes.size() - TAIL), TAIL);
    return new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF");
  }
}
