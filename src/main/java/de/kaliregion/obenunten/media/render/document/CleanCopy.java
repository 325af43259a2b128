package de.kaliregion.obenunten.media.render.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * Takes out of a document what readers do not see: who wrote it with what, scripts and other
 * actions, attached files, what programs have left in it, and what cameras have written into its
 * photographs.
 */
final class CleanCopy {
  /** Of any dictionary: metadata, a program's own data, actions, scripts, attached files. */
  private static final List<COSName> UNSEEN =
      List.of(
          COSName.METADATA,
          COSName.getPDFName("PieceInfo"),
          COSName.getPDFName("LastModified"),
          COSName.AA,
          COSName.OPEN_ACTION,
          COSName.getPDFName("JavaScript"),
          COSName.JS,
          COSName.getPDFName("EmbeddedFiles"),
          COSName.getPDFName("EF"),
          COSName.getPDFName("AF"),
          COSName.getPDFName("Collection"),
          COSName.getPDFName("XFA"));

  /** Links to pages and to addresses of the web stay. */
  private static final List<String> HARMLESS = List.of("GoTo", "URI", "Named");

  private CleanCopy() {}

  /** Changes the document in memory. */
  static void clean(PDDocument document) throws IOException {
    document.setDocumentInformation(new PDDocumentInformation());
    COSDocument content = document.getDocument();
    for (COSObjectKey key : List.copyOf(content.getXrefTable().keySet())) {
      COSObject object = content.getObjectFromPool(key);
      if (object.getObject() instanceof COSDictionary dictionary) {
        clean(dictionary, 0);
      }
    }
    document.getDocumentCatalog().getCOSObject().removeItem(COSName.OPEN_ACTION);
  }

  /** Direct entries are part of their dictionary; indirect ones are met on their own. */
  private static void clean(COSDictionary dictionary, int depth) throws IOException {
    UNSEEN.forEach(dictionary::removeItem);
    COSBase action = dictionary.getDictionaryObject(COSName.A);
    if (action instanceof COSDictionary found
        && !HARMLESS.contains(found.getNameAsString(COSName.S))) {
      dictionary.removeItem(COSName.A);
    }
    if (dictionary instanceof COSStream stream && isPhotograph(stream)) {
      strip(stream);
    }
    if (depth < 16) {
      for (COSBase value : dictionary.getValues()) {
        cleanDirect(value, depth + 1);
      }
    }
  }

  private static void cleanDirect(COSBase value, int depth) throws IOException {
    if (value instanceof COSDictionary inner) {
      clean(inner, depth);
    } else if (value instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof COSDictionary inner) {
          clean(inner, depth);
        }
      }
    }
  }

  private static boolean isPhotograph(COSStream stream) {
    return COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))
        && COSName.DCT_DECODE.equals(stream.getFilters());
  }

  private static void strip(COSStream stream) throws IOException {
    byte[] jpeg;
    try (InputStream in = stream.createRawInputStream()) {
      jpeg = in.readAllBytes();
    }
    byte[] bare = withoutComments(jpeg);
    if (bare.length < jpeg.length) {
      try (OutputStream out = stream.createRawOutputStream()) {
        out.write(bare);
      }
    }
  }

  /**
   * A JPEG without the segments in which EXIF, XMP, IPTC and comments stand (ITU T.81, B.1.1.4):
   * APP1, APP13 and COM. A profile (APP2) and Adobe's colour transform (APP14) stay.
   */
  static byte[] withoutComments(byte[] jpeg) {
    ByteArrayOutputStream bare = new ByteArrayOutputStream(jpeg.length);
    int at = 2;
    if (jpeg.length < 4 || (jpeg[0] & 0xFF) != 0xFF || (jpeg[1] & 0xFF) != 0xD8) {
      return jpeg;
    }
    bare.write(jpeg, 0, 2);
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) != 0xDA) {
      int marker = jpeg[at + 1] & 0xFF;
      int length = 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
      if (at + length > jpeg.length) {
        return jpeg;
      }
      if (marker != 0xE1 && marker != 0xED && marker != 0xFE) {
        bare.write(jpeg, at, length);
      }
      at += length;
    }
    bare.write(jpeg, at, jpeg.length - at);
    return bare.toByteArray();
  }
}
