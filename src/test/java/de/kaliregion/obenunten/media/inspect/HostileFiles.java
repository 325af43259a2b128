package de.kaliregion.obenunten.media.inspect;

import static de.kaliregion.obenunten.media.inspect.Samples.box;
import static de.kaliregion.obenunten.media.inspect.Samples.chunk;
import static de.kaliregion.obenunten.media.inspect.Samples.glb;
import static de.kaliregion.obenunten.media.inspect.Samples.ints;
import static de.kaliregion.obenunten.media.inspect.Samples.joined;
import static de.kaliregion.obenunten.media.inspect.Samples.latin1;
import static de.kaliregion.obenunten.media.inspect.Samples.pngHead;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that were made to do harm. */
final class HostileFiles {
  private static final int GIBIBYTE = 1 << 30;
  private static final byte[] JPEG_TABLES =
      joined(latin1("\u00ff\u00da\u0000\u0008\u0001\u0001\u0000\u0000?\u0000"), new byte[64]);

  private HostileFiles() {}

  /**
   * By name.
   *
   * @param neighbour the path of a file that none of them may read
   */
  static Map<String, byte[]> all(String neighbour) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    playlists(neighbour, files);
    pictures(files);
    polyglots(files);
    texts(neighbour, files);
    containers(neighbour, files);
    models(files);
    documents(files);
    return files;
  }

  private static void playlists(String neighbour, Map<String, byte[]> files) {
    files.put("ffconcat.mp4", utf8("ffconcat version 1.0\nfile '" + neighbour + "'\n"));
    files.put("short-ffconcat.mp4", utf8("ffconcat version 1.0\nfile neighbour\n"));
    files.put("hls.mp4", utf8("#EXTM3U\n#EXTINF:1,\nfile://" + neighbour + "\n#EXT-X-ENDLIST\n"));
    files.put(
        "dash.mp4",
        utf8(
            "<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'><Period><BaseURL>file:"
                + neighbour
                + "</BaseURL></Period></MPD>"));
    files.put("pls.mp3", utf8("[playlist]\nFile1=" + neighbour + "\n"));
  }

  private static void pictures(Map<String, byte[]> files) throws IOException {
    byte[] bomb = deflated(GIBIBYTE);
    byte[] end = joined(chunk("IDAT", deflated(8)), chunk("IEND", new byte[0]));
    files.put(
        "profile-of-1-gib.png",
        joined(pngHead(8, 1), chunk("iCCP", joined(latin1("icc\0\0"), bomb)), end));
    files.put(
        "text-of-1-gib.png",
        joined(pngHead(8, 1), chunk("zTXt", joined(latin1("Title\0\0"), bomb)), end));
    files.put(
        "international-text-of-1-gib.png",
        joined(pngHead(8, 1), chunk("iTXt", joined(latin1("Title\0\u0001\0de\0T\0"), bomb)), end));
    files.put("one-bit-200000-pixels.png", joined(pngHead(200_000, 200_000), end));
    files.put("negative.png", joined(pngHead(-1, -1), end));
    files.put("bitmap-200000-pixels.bmp", bitmap(200_000));
    files.put("progressive-30000-pixels.jpg", jpeg(0xc2, 30_000, 30_000, 1));
    files.put("baseline-65500-pixels.jpg", jpeg(0xc0, 65_500, 65_500, 1));
    files.put("lossless.jpg", jpeg(0xc3, 100, 100, 1));
    files.put("scans.jpg", jpeg(0xc2, 5_000, 5_000, 5_000));
    files.put(
        "65535-pixels.gif",
        joined(
            latin1("GIF89a\u00ff\u00ff\u00ff\u00ff\0\0\0,\0\0\0\0\u00ff\u00ff\u00ff\u00ff\0"),
            latin1("\u0002\u0002\u004c\u0001\u0000;")));
    files.put("30000-pixels.webp", webp(30_000, 16_383));
    files.put("many-directories.tif", tiff(65_535, 1, 60_000, 60_000));
    files.put("endless-strips.tif", tiff(1, -1, 100, 100));
    files.put("raw.tif", rawTiff());
    files.put("items.heic", heif(0xffff));
    files.put("no-items.heic", joined(box("ftyp", latin1("heic\0\0\0\0heicmif1"))));
  }

  private static void polyglots(Map<String, byte[]> files) throws IOException {
    byte[] zip = zip();
    byte[] jpeg = jpeg(0xc0, 16, 16, 1);
    byte[] png = joined(pngHead(8, 1), chunk("IDAT", deflated(8)), chunk("IEND", new byte[0]));
    files.put("jpeg-and-zip.jpg", joined(jpeg, zip));
    files.put("png-and-html.png", joined(png, utf8("<html><script>alert(1)</script></html>")));
    files.put("png-and-program.png", joined(png, latin1("MZ\u0090\0"), new byte[400]));
    files.put(
        "gif-and-script.gif", latin1("GIF89a/*\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2L\1\0;*/=1;x()"));
    files.put("pdf-and-zip.pdf", joined(document(1, ""), zip));
    files.put("wav-and-zip.wav", joined(wav(), zip));
    files.put(
        "jpeg-and-pdf.jpg",
        joined(
            latin1("\u00ff\u00d8\u00ff\u00fe\0\u0040"),
            ByteBuffer.allocate(62).put(utf8("%PDF-1.4 1 0 obj<<>>")).array(),
            tail(jpeg)));
    files.put(
        "jpeg-and-script.jpg",
        joined(
            latin1("\u00ff\u00d8\u00ff\u00e0/*JFIF"),
            new byte[0x2f2a - 6],
            tail(jpeg),
            latin1("*/=alert(1)")));
    files.put(
        "model-and-zip.glb", joined(glb("{\"asset\":{\"version\":\"2.0\"}}", new byte[0]), zip));
    files.put("zip.jpg", zip);
  }

  private static void texts(String neighbour, Map<String, byte[]> files) {
    String bomb = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'>";
    for (char c = 'c'; c < 'n'; c++) {
      bomb += "<!ENTITY %c '%s'>".formatted(c, ("&" + (char) (c - 1) + ";").repeat(10));
    }
    String svg = "<svg xmlns='http://www.w3.org/2000/svg'><text>%s</text></svg>";
    files.put("entities.svg", utf8("<?xml version='1.0'?>" + bomb + "]>" + svg.formatted("&m;")));
    files.put(
        "external-entity.svg",
        utf8(
            "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file://%s'>]>%s"
                .formatted(neighbour, svg.formatted("&x;"))));
    files.put("page.jpg", utf8("<!DOCTYPE html><html><script>alert(1)</script></html>"));
    files.put("plain.mp3", utf8("Just some words.\n".repeat(100)));
    files.put("program.jpg", joined(latin1("\u007fELF\2\1\1\0"), new byte[500]));
    files.put("windows-program.pdf", joined(latin1("MZ\u0090\0\3\0\0\0"), new byte[500]));
    files.put("script.srt", utf8("#!/bin/sh\nrm -rf /\n"));
    files.put("nothing-but-zeros", new byte[1 << 20]);
    files.put("one-byte", new byte[1]);
    files.put("no-header.vtt", utf8("00:01.000 --> 00:02.000\nGlück auf\n"));
    files.put("no-cue.vtt", utf8("WEBVTT\n\nNOTE nothing\n"));
  }

  private static void containers(String neighbour, Map<String, byte[]> files) throws IOException {
    byte[] brand = box("ftyp", latin1("isom\0\0\0\0isommp42"));
    files.put("empty.mp4", brand);
    files.put("locked.m4a", joined(box("ftyp", latin1("M4P \0\0\0\0M4P ")), box("moov")));
    byte[] nested = new byte[0];
    for (int i = 0; i < 2_000; i++) {
      nested = box("moov", nested);
    }
    files.put("nested.mp4", joined(brand, nested));
    byte[] compressed =
        box("cmov", box("dcom", latin1("zlib")), box("cmvd", ints(GIBIBYTE), deflated(GIBIBYTE)));
    files.put(
        "compressed-header.mov",
        joined(box("ftyp", latin1("qt  \0\0\0\0qt  ")), box("moov", compressed)));
    byte[] reference =
        box("dref", ints(0, 1), box("url ", ints(0), utf8("file://" + neighbour + "\0")));
    files.put(
        "points-elsewhere.mov",
        joined(
            box("ftyp", latin1("qt  \0\0\0\0qt  ")),
            box("moov", box("trak", box("mdia", box("minf", box("dinf", reference)))))));
    files.put("many-samples.mp4", joined(brand, box("moov", box("stsz", ints(0, 0, -1)))));
    files.put(
        "endless.mkv",
        latin1(
            "\u001aE\u00df\u00a3\u008bB\u0082\u0088matroska\u0018S\u0080g\1\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"));
    files.put("tag.mp3", joined(latin1("ID3\3\0\0\u007f\u007f\u007f\u007f"), new byte[4096]));
    files.put("nothing.ogg", joined(latin1("OggS\0\2"), new byte[4096]));
    files.put("nothing.flac", joined(latin1("fLaC\0\u00ff\u00ff\u00ff"), new byte[4096]));
  }

  private static void models(Map<String, byte[]> files) {
    String asset = "{\"asset\":{\"version\":\"2.0\"},";
    files.put(
        "asks-a-server.glb",
        glb(asset + "\"images\":[{\"uri\":\"https://example.org/spy.png\"}]}", new byte[0]));
    files.put(
        "asks-a-file.glb",
        glb(asset + "\"buffers\":[{\"uri\":\"../../etc/passwd\",\"byteLength\":1}]}", new byte[0]));
    files.put("old.glb", glb("{\"asset\":{\"version\":\"1.0\"}}", new byte[0]));
    files.put("more-behind.glb", joined(glb(asset + "\"a\":1}", new byte[0]), new byte[16]));
    files.put("deep.glb", glb(asset + "\"a\":" + "[".repeat(100_000), new byte[0]));
    files.put(
        "more-than-there-is.glb",
        glb(asset + "\"buffers\":[{\"byteLength\":2000000000}]}", new byte[8]));
    files.put(
        "large-texture.glb",
        glb(
            asset
                + "\"bufferViews\":[{\"buffer\":0,\"byteLength\":800}],"
                + "\"images\":[{\"bufferView\":0}],\"buffers\":[{\"byteLength\":800}]}",
            ByteBuffer.allocate(800).put(jpeg(0xc2, 30_000, 30_000, 1)).array()));
    byte[] lying = glb(asset + "\"a\":1}", new byte[0]);
    ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(12, Integer.MAX_VALUE);
    files.put("lying.glb", lying);
  }

  private static void documents(Map<String, byte[]> files) {
    files.put("501-pages.pdf", document(501, ""));
    files.put("no-page.pdf", document(0, ""));
    files.put("no-document.pdf", utf8("%PDF-1.7\n%%EOF\n"));
    files.put(
        "pages-in-a-circle.pdf",
        utf8(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
                + "trailer<</Root 1 0 R>>\n%%EOF\n"));
  }

  /** A stream of objects that inflates to a gibibyte. */
  static byte[] documentThatInflates() throws IOException {
    byte[] bomb = deflated(GIBIBYTE);
    return joined(
        utf8(
            "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "9 0 obj<</Type/ObjStm/N 100000/First 1000000/Filter/FlateDecode/Length "
                + bomb.length
                + ">>stream\n"),
        bomb,
        utf8("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
  }

  /** A document of empty pages. */
  static byte[] document(int pages, String catalog) {
    StringBuilder kids = new StringBuilder();
    StringBuilder objects = new StringBuilder();
    for (int i = 0; i < pages; i++) {
      kids.append(3 + i).append(" 0 R ");
      objects.append(3 + i).append(" 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n");
    }
    return utf8(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R"
            + catalog
            + ">>endobj\n2 0 obj<</Type/Pages/Kids["
            + kids
            + "]/Count "
            + pages
            + ">>endobj\n"
            + objects
            + "trailer<</Root 1 0 R>>\n%%EOF\n");
  }

  /** A JPEG picture whose header is right and whose pixels are nonsense. */
  static byte[] jpeg(int frame, int width, int height, int scans) {
    ByteBuffer head = ByteBuffer.allocate(4 + 2 + 17);
    head.put(latin1("\u00ff\u00d8\u00ff")).put((byte) frame).putShort((short) 17).put((byte) 8);
    head.putShort((short) height).putShort((short) width).put((byte) 3);
    head.put(new byte[] {1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0});
    byte[][] parts = new byte[scans + 2][];
    parts[0] = Arrays.copyOf(head.array(), head.position());
    for (int i = 1; i <= scans; i++) {
      parts[i] = JPEG_TABLES;
    }
    parts[scans + 1] = latin1("\u00ff\u00d9");
    return joined(parts);
  }

  private static byte[] tail(byte[] jpeg) {
    return Arrays.copyOfRange(jpeg, 2, jpeg.length);
  }

  private static byte[] webp(int width, int height) {
    ByteBuffer file = ByteBuffer.allocate(12 + 18 + 8).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin1("RIFF")).putInt(30).put(latin1("WEBPVP8X")).putInt(10).putInt(2);
    put24(file, width - 1);
    put24(file, height - 1);
    return file.put(latin1("ANMF")).putInt(0).array();
  }

  private static void put24(ByteBuffer file, int value) {
    file.putShort((short) value).put((byte) (value >> 16));
  }

  private static byte[] bitmap(int edge) {
    ByteBuffer file = ByteBuffer.allocate(54 + 64).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin1("BM")).putInt(118).putInt(0).putInt(54).putInt(40).putInt(edge).putInt(edge);
    return file.putShort((short) 1).putShort((short) 1).array();
  }

  private static byte[] tiff(int directories, int strips, int width, int height) {
    int length = 2 + 5 * 12 + 4;
    ByteBuffer file = ByteBuffer.allocate(8 + directories * length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin1("II*\0")).putInt(8);
    for (int i = 1; i <= directories; i++) {
      file.putShort((short) 5);
      entry(file, 256, 1, width);
      entry(file, 257, 1, height);
      entry(file, 259, 1, 1);
      entry(file, 273, strips, 8);
      entry(file, 279, strips, 8);
      file.putInt(i < directories ? 8 + i * length : 0);
    }
    return file.array();
  }

  private static byte[] rawTiff() {
    ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin1("II*\0")).putInt(8).putShort((short) 4);
    entry(file, 256, 1, 160);
    entry(file, 257, 1, 120);
    entry(file, 273, 1, 8);
    entry(file, 50706, 1, 0x0401);
    return file.array();
  }

  private static void entry(ByteBuffer file, int tag, int count, int value) {
    file.putShort((short) tag).putShort((short) 4).putInt(count).putInt(value);
  }

  private static byte[] heif(int items) {
    return joined(
        box("ftyp", latin1("heic\0\0\0\0heicmif1")),
        box(
            "meta",
            ints(0),
            box("pitm", ints(0), latin1("\0\1")),
            box("iinf", ints(0), latin1("\u00ff\u00ff")),
            box(
                "iloc",
                ints(0),
                latin1("D\0"),
                latin1("" + (char) (items >> 8) + (char) (items & 255))),
            box("iprp", box("ipco"), box("ipma", ints(0, -1)))));
  }

  private static byte[] wav() {
    ByteBuffer file = ByteBuffer.allocate(44 + 8_000).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin1("RIFF")).putInt(36 + 8_000).put(latin1("WAVEfmt ")).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(8_000);
    file.putShort((short) 1).putShort((short) 8).put(latin1("data")).putInt(8_000);
    return file.array();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("../../evil.sh"));
      zip.write(utf8("rm -rf /"));
    }
    return out.toByteArray();
  }

  private static byte[] deflated(int zeros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[Math.min(zeros, 1 << 20)];
    try (OutputStream deflater = new DeflaterOutputStream(out, new Deflater(1))) {
      for (int written = 0; written < zeros; written += block.length) {
        deflater.write(block);
      }
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
