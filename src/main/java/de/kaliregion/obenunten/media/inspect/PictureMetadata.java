package de.kaliregion.obenunten.media.inspect;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import com.drew.imaging.gif.GifMetadataReader;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentMetadataReader;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.png.PngProcessingException;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.file.FileSystemDirectory;
import com.drew.metadata.iptc.IptcReader;
import com.drew.metadata.jpeg.JpegCommentReader;
import com.drew.metadata.photoshop.PhotoshopReader;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** EXIF, IPTC and XMP of pictures, read by metadata-extractor, which comes with Apache Tika. */
final class PictureMetadata {
  private static final List<JpegSegmentMetadataReader> IN_JPEG =
      List.of(
          new ExifReader(),
          new XmpReader(),
          new IptcReader(),
          new PhotoshopReader(),
          new JpegCommentReader());

  /** Settings of a raw developer and the like: hundreds of lines that tell a curator nothing. */
  private static final List<String> NOISE =
      List.of("crs:", "crd:", "hdrgm:", "GDepth:Data", "GImage:Data", "HDRGainMap:", "xmpNote:");

  private static final int LONGEST_BINARY = 64;

  private final Fields fields;
  private boolean turned;
  private boolean spherical;

  PictureMetadata(Fields fields) {
    this.fields = fields;
  }

  Fields fields() {
    return fields;
  }

  /** Whether the EXIF orientation puts the picture on its side (values 5 to 8). */
  boolean turned() {
    return turned;
  }

  /** Whether XMP says that it is a view all around (Google Photo Sphere XMP). */
  boolean spherical() {
    return spherical;
  }

  /**
   * Reads them.
   *
   * @throws Exception if they are broken; what was read before is kept
   */
  void read(Format format, Path file) throws Exception {
    switch (format) {
      case JPEG -> add(JpegMetadataReader.readMetadata(file.toFile(), IN_JPEG));
      case PNG -> add(PngMetadataReader.readMetadata(file.toFile()));
      case GIF -> add(GifMetadataReader.readMetadata(file.toFile()));
      case WEBP -> add(WebpMetadataReader.readMetadata(file.toFile()));
      case TIFF -> add(TiffMetadataReader.readMetadata(file.toFile()));
      case HEIF -> readItems(file);
      default -> throw new IllegalArgumentException(format.label());
    }
  }

  /**
   * Reads those of a JPEG or PNG picture that lies within another file; broken ones say nothing.
   */
  void readEmbedded(byte[] picture) {
    try {
      var in = new ByteArrayInputStream(picture);
      boolean jpeg = picture.length > 2 && (picture[0] & 0xff) == 0xff;
      add(jpeg ? JpegMetadataReader.readMetadata(in, IN_JPEG) : PngMetadataReader.readMetadata(in));
    } catch (JpegProcessingException | PngProcessingException | IOException | RuntimeException e) {
      return;
    }
  }

  private void readItems(Path file) throws Exception {
    try (Bytes bytes = Bytes.open(file)) {
      HeifReader items = new HeifReader(bytes);
      Optional<byte[]> exif = items.exif();
      if (exif.isPresent()) {
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(exif.get()), metadata);
        add(metadata);
        // The orientation in EXIF counts for nothing here: the container has its own.
        turned = false;
      }
      Optional<byte[]> xmp = items.xmp();
      if (xmp.isPresent()) {
        addXmp(xmp.get());
      }
    }
  }

  private void add(Metadata metadata) {
    for (Directory directory : metadata.getDirectories()) {
      if (directory instanceof ExifIFD0Directory first) {
        Integer orientation = first.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        turned |= orientation != null && orientation >= 5 && orientation <= 8;
      }
      if (directory instanceof XmpDirectory xmp && xmp.getXMPMeta() != null) {
        addXmp(xmp.getXMPMeta());
      } else if (!(directory instanceof FileSystemDirectory)) {
        add(directory);
      }
    }
  }

  private void add(Directory directory) {
    boolean personal = PersonalData.isPersonalDirectory(directory.getName());
    for (Tag tag : directory.getTags()) {
      String name = directory.getName() + ": " + tag.getTagName();
      String value = value(directory, tag);
      if (value == null || value.startsWith("[")) {
        // Nothing to read, or so many binary values.
        continue;
      }
      if (personal) {
        fields.addPersonal(name, value);
      } else {
        fields.add(name, value);
      }
    }
  }

  private static String value(Directory directory, Tag tag) {
    Object raw = directory.getObject(tag.getTagType());
    boolean binary = raw instanceof byte[] bytes && bytes.length > LONGEST_BINARY;
    boolean unnamed = tag.getTagName().startsWith("Unknown tag");
    return binary && unnamed ? null : tag.getDescription();
  }

  /** Adds the properties of an XMP packet; one with a DOCTYPE is not read. */
  void addXmp(byte[] packet) throws XMPException {
    addXmp(XMPMetaFactory.parseFromBuffer(packet, new ParseOptions().setDisallowDoctype(true)));
  }

  private void addXmp(XMPMeta xmp) {
    try {
      for (Iterator<?> all = xmp.iterator(); all.hasNext(); ) {
        XMPPropertyInfo property = (XMPPropertyInfo) all.next();
        String path = property.getPath();
        String value = property.getValue();
        boolean told = path != null && value != null && !value.isBlank();
        if (told && !path.endsWith("xml:lang") && NOISE.stream().noneMatch(path::startsWith)) {
          fields.add("XMP: " + path, value);
          spherical |=
              path.equals("GPano:ProjectionType") && value.strip().equals("equirectangular");
        }
      }
    } catch (XMPException e) {
      // The rest of a broken packet is not missed.
      return;
    }
  }
}
