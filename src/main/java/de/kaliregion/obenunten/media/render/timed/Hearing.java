package de.kaliregion.obenunten.media.render.timed;

import java.util.Arrays;

/**
 * Tells speech from music by two things that distinguish them (Saunders 1996; Scheirer and Slaney
 * 1997). Speech pauses between syllables and words, so that many moments are much quieter than
 * their surroundings; and it changes between vowels and hissing consonants, so that the rate at
 * which the wave crosses zero varies much. Music, and the noise of machines, go on sounding.
 *
 * <p>What is mono, or stereo with nearly equal channels, is speech unless both speak for music.
 * True stereo is music unless both speak for speech: speech kept as music costs only bytes.
 */
final class Hearing implements Samples.Viewer {
  /** A moment is 20 milliseconds, its surroundings are a second. */
  private static final int MOMENT = Samples.RATE / 50;

  private static final int SURROUNDINGS = 50;

  /** Readings and conversations have 0.2 and more, music and machines 0.1 and less. */
  private static final double QUIET_SHARE_OF_SPEECH = 0.15;

  /** Readings and conversations have 0.7 and more, music and machines 0.5 and less. */
  private static final double VARIATION_OF_SPEECH = 0.6;

  /** The channels' difference has less than a hundredth of the energy of their sum. */
  private static final double NEARLY_EQUAL = 0.01;

  /** A second whose mean is below this, of 32,768, is a pause and says nothing. */
  private static final double PAUSE = 30;

  private final double[] levels = new double[SURROUNDINGS];
  private final double[] crossingRates = new double[SURROUNDINGS];
  private int frame;
  private int moment;
  private double energy;
  private int crossings;
  private boolean positive;

  private double sumEnergy;
  private double differenceEnergy;
  private int heardSeconds;
  private long quietMoments;
  private double variations;

  @Override
  public void frame(int left, int right) {
    double sum = (left + right) / 2.0;
    double difference = (left - right) / 2.0;
    sumEnergy += sum * sum;
    differenceEnergy += difference * difference;
    energy += sum * sum;
    if (positive != sum > 0) {
      positive = sum > 0;
      crossings++;
    }
    if (++frame == MOMENT) {
      endMoment();
    }
  }

  private void endMoment() {
    levels[moment] = Math.sqrt(energy / MOMENT);
    crossingRates[moment] = (double) crossings / MOMENT;
    frame = 0;
    energy = 0;
    crossings = 0;
    if (++moment == SURROUNDINGS) {
      endSecond();
    }
  }

  private void endSecond() {
    moment = 0;
    double mean = Arrays.stream(levels).average().orElseThrow();
    if (mean < PAUSE) {
      return;
    }
    heardSeconds++;
    quietMoments += Arrays.stream(levels).filter(level -> level < mean / 2).count();
    double rate = Arrays.stream(crossingRates).average().orElseThrow();
    double variance =
        Arrays.stream(crossingRates).map(r -> (r - rate) * (r - rate)).average().orElseThrow();
    variations += rate > 0 ? Math.sqrt(variance) / rate : 0;
  }

  /** What it was; speech where hardly anything could be heard. */
  SoundKind kind() {
    if (heardSeconds == 0) {
      return SoundKind.SPEECH;
    }
    double quietShare = (double) quietMoments / heardSeconds / SURROUNDINGS;
    boolean pauses = quietShare >= QUIET_SHARE_OF_SPEECH;
    boolean varies = variations / heardSeconds >= VARIATION_OF_SPEECH;
    boolean stereo = differenceEnergy > NEARLY_EQUAL * sumEnergy;
    boolean speech = stereo ? pauses && varies : pauses || varies;
    return speech ? SoundKind.SPEECH : SoundKind.MUSIC;
  }
}
