package de.kaliregion.obenunten.media.render.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Runs in a sandbox: reads a document, and leaves in its folder what was made of it. */
public final class DocumentProcess {
  /** The copy without what is private. */
  static final String COPY = "document.pdf";

  /** The words, in UTF-8. */
  static final String TEXT = "text.txt";

  /** There when the document says what its parts are. */
  static final String TAGGED = "tagged.txt";

  /** Pictures have this width in pixels, unless the page is very high. */
  static final int WIDTH = 1200;

  static final int MOST_PAGES = 200;
  static final int ENCRYPTED = 3;

  private static final int HIGHEST = 4 * WIDTH;
  private static final int LONGEST_TEXT = 200_000;
  private static final float QUALITY = 0.8f;

  private DocumentProcess() {}

  /**
   * @param arguments the document, and the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    try (PDDocument document =
        Loader.loadPDF(Path.of(arguments[0]).toFile(), IOUtils.createTempFileOnlyStreamCache())) {
      int pages = Math.min(document.getNumberOfPages(), MOST_PAGES);
      PDFRenderer renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      for (int page = 0; page < pages; page++) {
        save(
            renderer.renderImage(page, scale(document.getPage(page)), ImageType.RGB),
            folder.resolve(picture(page)));
        System.out.println((page + 1) + "/" + pages);
      }
      Files.writeString(folder.resolve(TEXT), text(document, pages));
      if (isTagged(document.getDocumentCatalog())) {
        Files.writeString(folder.resolve(TAGGED), "tagged");
      }
      CleanCopy.clean(document);
      document.setAllSecurityToBeRemoved(true);
      identify(document, Path.of(arguments[0]));
      document.save(folder.resolve(COPY).toFile());
    } catch (InvalidPasswordException e) {
      System.exit(ENCRYPTED);
    }
  }

  /** Whether it claims to be tagged and has a tree of its parts (ISO 32000-1, 14.8). */
  private static boolean isTagged(PDDocumentCatalog catalog) {
    return catalog.getMarkInfo() != null
        && catalog.getMarkInfo().isMarked()
        && catalog.getStructureTreeRoot() != null
        && !catalog.getStructureTreeRoot().getKids().isEmpty();
  }

  /**
   * Gives the copy an identifier (PDF, ISO 32000-1, 14.4) that follows from the original alone, so
   * that the same copy comes out whenever it is made. PDFBox would take the time of day, or keep
   * the one by which its author's programs know the original.
   */
  private static void identify(PDDocument document, Path original) throws IOException {
    document.getDocument().getTrailer().removeItem(COSName.ID);
    try (CheckedInputStream in =
        new CheckedInputStream(Files.newInputStream(original), new CRC32C())) {
      in.transferTo(OutputStream.nullOutputStream());
      document.setDocumentId(in.getChecksum().getValue());
    }
  }

  /** The name of a page's picture; pages count from 0. */
  static String picture(int page) {
    return "page-%03d.jpg".formatted(page + 1);
  }

  private static float scale(PDPage page) {
    PDRectangle box = page.getCropBox();
    boolean sideways = page.getRotation() % 180 != 0;
    float width = sideways ? box.getHeight() : box.getWidth();
    float height = sideways ? box.getWidth() : box.getHeight();
    return Math.min(WIDTH / Math.max(1, width), HIGHEST / Math.max(1, height));
  }

  private static void save(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }

  private static String text(PDDocument document, int pages) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setEndPage(pages);
    StringWriter words = new StringWriter();
    stripper.writeText(document, words);
    String text = words.toString().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    String sound = new String(utf8, StandardCharsets.UTF_8);
    return sound.substring(0, Math.min(sound.length(), LONGEST_TEXT));
  }
}
