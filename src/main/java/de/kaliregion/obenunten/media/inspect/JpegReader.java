package de.kaliregion.obenunten.media.inspect;

import java.io.EOFException;
import java.io.IOException;

/** The markers of a JPEG file (ITU-T T.81, annex B), to its end. No pixel is decoded. */
final class JpegReader {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;

  /** More make a decoder work for hours on a small file; encoders write about 10. */
  private static final int MOST_SCANS = 500;

  private final Bytes bytes;
  private long at = 2;
  private long width;
  private long height;

  private JpegReader(Bytes bytes) {
    this.bytes = bytes;
  }

  static Picture read(Bytes bytes) throws IOException, RefusedException {
    return new JpegReader(bytes).read();
  }

  private Picture read() throws IOException, RefusedException {
    int marker = marker();
    while (marker != SOS) {
      if (marker == EOI || marker == SOI) {
        throw new EOFException();
      }
      segment(marker);
      marker = marker();
    }
    if (width == 0 || height == 0) {
      throw new EOFException();
    }
    long data = at + bytes.u16(at);
    if (data >= bytes.size()) {
      throw new EOFException();
    }
    boolean damaged = false;
    try {
      skipScans();
    } catch (EOFException e) {
      damaged = true;
      at = bytes.size();
    }
    return new Picture("image/jpeg", width, height, false, damaged, at);
  }

  /** From the first scan to behind the end of the picture. */
  private void skipScans() throws IOException, RefusedException {
    int scans = 0;
    for (int marker = SOS; marker != EOI; marker = marker()) {
      if (marker == SOS && ++scans > MOST_SCANS) {
        throw new RefusedException(Reasons.broken());
      }
      at += Math.max(2, bytes.u16(at));
      if (marker == SOS) {
        skipEntropyCodedData();
      }
    }
  }

  /** In coded data 0xff is followed by 0x00, or by one of eight markers that mean nothing here. */
  private void skipEntropyCodedData() throws IOException {
    int following;
    do {
      at = bytes.next(0xff, at) + 1;
      following = bytes.u8(at);
    } while (following == 0 || following == 0xff || (following >= 0xd0 && following <= 0xd7));
    at--;
  }

  /** Decoders skip what stands before a marker and belongs to nothing. */
  private int marker() throws IOException {
    at = bytes.next(0xff, at) + 1;
    int marker = bytes.u8(at++);
    while (marker == 0xff) {
      marker = bytes.u8(at++);
    }
    return marker;
  }

  private void segment(int marker) throws IOException, RefusedException {
    int length = bytes.u16(at);
    if (length < 2) {
      throw new EOFException();
    }
    if (isFrame(marker)) {
      // Lossless frames and more than 8 bits for a sample are beyond libjpeg.
      boolean lossless = (marker & 3) == 3;
      if (lossless || bytes.u8(at + 2) != 8) {
        throw new RefusedException(Reasons.unusualJpeg());
      }
      height = bytes.u16(at + 3);
      width = bytes.u16(at + 5);
    }
    at += length;
  }

  private static boolean isFrame(int marker) {
    boolean table = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
    return marker >= 0xc0 && marker <= 0xcf && !table;
  }
}
