package de.kaliregion.obenunten.media.render.timed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ratio of two positive numbers, as ffmpeg writes frame rates and the shape of pixels. */
record Ratio(int above, int below) {
  static final Ratio ONE = new Ratio(1, 1);
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})[:/](\\d{1,9})");

  /** Empty for anything else, and where either number is 0: ffmpeg does not know it then. */
  static Optional<Ratio> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Ratio ratio = new Ratio(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    return ratio.above > 0 && ratio.below > 0 ? Optional.of(ratio) : Optional.empty();
  }

  double value() {
    return (double) above / below;
  }

  @Override
  public String toString() {
    return above + "/" + below;
  }
}
