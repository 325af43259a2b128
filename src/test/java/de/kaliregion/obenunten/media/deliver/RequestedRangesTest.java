package de.kaliregion.obenunten.media.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedRangesTest {
  private static final String FAR = "9".repeat(30);

  @Test
  void oneRange() {
    assertThat(parse("bytes=0-0")).isEqualTo(parts(0, 0));
    assertThat(parse("bytes=10-19")).isEqualTo(parts(10, 19));
    assertThat(parse("BYTES=10-19")).isEqualTo(parts(10, 19));
    assertThat(parse("bytes= 10-19 ,")).isEqualTo(parts(10, 19));
    assertThat(parse("bytes=90-")).isEqualTo(parts(90, 99));
    assertThat(parse("bytes=-10")).isEqualTo(parts(90, 99));
  }

  @Test
  void anEndBehindTheFileIsMovedToItsEnd() {
    assertThat(parse("bytes=90-100")).isEqualTo(parts(90, 99));
    assertThat(parse("bytes=0-9223372036854775807")).isEqualTo(parts(0, 99));
    assertThat(parse("bytes=0-9223372036854775808")).isEqualTo(parts(0, 99));
    assertThat(parse("bytes=5-" + FAR)).isEqualTo(parts(5, 99));
    assertThat(parse("bytes=0000000000000000000000000000005-6")).isEqualTo(parts(5, 6));
  }

  @Test
  void aSuffixLongerThanTheFileIsTheFile() {
    assertThat(parse("bytes=-100")).isEqualTo(parts(0, 99));
    assertThat(parse("bytes=-9999999")).isEqualTo(parts(0, 99));
    assertThat(parse("bytes=-" + FAR)).isEqualTo(parts(0, 99));
  }

  @ParameterizedTest
  @ValueSource(strings = {"100-", "100-200", "-0", "9223372036854775808-", "100-,-0,200-300"})
  void behindTheEndIsOutOfBounds(String ranges) {
    assertThat(parse("bytes=" + ranges)).isEqualTo(new RequestedRanges.OutOfBounds());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=,",
        "bytes=-",
        "bytes=a-b",
        "bytes=1",
        "bytes=1-2-3",
        "bytes=2-1",
        "bytes=--1",
        "bytes=+1-2",
        "bytes=1-2;3",
        "bytes=1 -2",
        "bytes=0x1-2",
        "bytes=١-٢",
        "bytes=1-2,x",
        "bytes=1-2,4-3",
        "seconds=1-2",
        "byte=1-2",
        "bytes:1-2",
        "bytes=99999999999999999999-99999999999999999998"
      })
  void whatIsNoRangeIsIgnored(String header) {
    assertThat(parse(header)).isEqualTo(new RequestedRanges.Whole());
  }

  @Test
  void moreThanFiveAreTheWholeFile() {
    assertThat(parse("bytes=0-0,2-2,4-4,6-6,8-8")).isEqualTo(parts(0, 0, 2, 2, 4, 4, 6, 6, 8, 8));
    assertThat(parse("bytes=0-0,2-2,4-4,6-6,8-8,10-10")).isEqualTo(new RequestedRanges.Whole());
    assertThat(parse("bytes=" + "0-,".repeat(1_000))).isEqualTo(new RequestedRanges.Whole());
  }

  @Test
  void rangesThatTouchAreJoined() {
    assertThat(parse("bytes=0-9,5-14")).isEqualTo(parts(0, 14));
    assertThat(parse("bytes=0-9,10-14")).isEqualTo(parts(0, 14));
    assertThat(parse("bytes=0-,0-,0-,0-,0-")).isEqualTo(parts(0, 99));
    assertThat(parse("bytes=0-9,20-29,8-21")).isEqualTo(parts(0, 29));
    assertThat(parse("bytes=50-59,0-9")).isEqualTo(parts(50, 59, 0, 9));
    assertThat(parse("bytes=50-59,0-9,200-")).isEqualTo(parts(50, 59, 0, 9));
  }

  /** Against a slow reading of the RFC: each range a set of bytes, numbers of any size. */
  @Test
  void agreesWithTheRfcReadLiterally() {
    Random random = new Random(9110);
    for (int i = 0; i < 50_000; i++) {
      int size = 1 + random.nextInt(60);
      List<String> specs = new ArrayList<>();
      for (int n = 1 + random.nextInt(5); n > 0; n--) {
        specs.add(randomSpec(random, size));
      }
      String header = "bytes=" + String.join(random.nextBoolean() ? "," : " ,\t", specs);
      assertThat(asBytes(RequestedRanges.parse(header, size), size))
          .as("%s of %d", header, size)
          .isEqualTo(literally(specs, size));
    }
  }

  private static String randomSpec(Random random, int size) {
    return switch (random.nextInt(8)) {
      case 0 -> "-" + random.nextInt(size * 2);
      case 1 -> random.nextInt(size * 2) + "-";
      case 2 -> random.nextInt(size) + "-" + FAR;
      default -> {
        int first = random.nextInt(size * 3 / 2 + 1);
        int last = random.nextInt(12) == 0 ? first - 1 : first + random.nextInt(size);
        yield first + "-" + Math.max(0, last);
      }
    };
  }

  /** The bytes asked for; null stands for the whole file, an empty set for none. */
  private static BitSet literally(List<String> specs, int size) {
    BitSet bytes = new BitSet();
    for (String spec : specs) {
      String[] ends = spec.split("-", -1);
      BigInteger end = BigInteger.valueOf(size);
      if (ends[0].isEmpty()) {
        int count = new BigInteger(ends[1]).min(end).intValue();
        bytes.set(size - count, size);
        continue;
      }
      BigInteger first = new BigInteger(ends[0]);
      BigInteger last = ends[1].isEmpty() ? first.max(end) : new BigInteger(ends[1]);
      if (last.compareTo(first) < 0) {
        return null;
      }
      if (first.compareTo(end) < 0) {
        bytes.set(first.intValue(), last.add(BigInteger.ONE).min(end).intValue());
      }
    }
    return bytes;
  }

  private static BitSet asBytes(RequestedRanges requested, int size) {
    return switch (requested) {
      case RequestedRanges.Whole() -> null;
      case RequestedRanges.OutOfBounds() -> new BitSet();
      case RequestedRanges.Parts(List<ByteRange> ranges) -> {
        BitSet bytes = new BitSet();
        for (ByteRange range : ranges) {
          assertThat(range.last()).isLessThan(size);
          int first = (int) range.first();
          int last = (int) range.last();
          assertThat(bytes.get(Math.max(0, first - 1), last + 2).isEmpty()).isTrue();
          bytes.set(first, last + 1);
        }
        yield bytes;
      }
    };
  }

  private static RequestedRanges parse(String header) {
    return RequestedRanges.parse(header, 100);
  }

  private static RequestedRanges parts(long... ends) {
    List<ByteRange> ranges = new ArrayList<>();
    for (int i = 0; i < ends.length; i += 2) {
      ranges.add(new ByteRange(ends[i], ends[i + 1]));
    }
    return new RequestedRanges.Parts(ranges);
  }
}
