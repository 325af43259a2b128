package de.kaliregion.obenunten.web.page;

import de.kaliregion.obenunten.content.Coordinates;
import de.kaliregion.obenunten.content.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The drawn overview: places as numbered dots on a sheet that fits around them, the Werra sketched
 * through the towns it passes. Equirectangular, so north is up and distances are nearly true in an
 * area this small.
 *
 * @param north degrees of latitude of its upper edge
 * @param west degrees of longitude of its left edge
 */
public record Overview(
    List<Dot> dots,
    String river,
    List<Town> towns,
    String scaleBar,
    int width,
    int height,
    double north,
    double west) {
  /** Units of the drawing for a degree of latitude. */
  public static final double SCALE = 2_600;

  /** How much less a degree of longitude takes. */
  public static final double SQUEEZE = Math.cos(Math.toRadians(50.85));

  private static final double MARGIN = 0.022; // degrees
  private static final double TOO_CLOSE = 46; // units between the middles of two dots
  private static final double KILOMETRES_IN_A_DEGREE = 111.2;

  /** Kilometres that the scale bar stands for. */
  public static final int SCALE_BAR_KILOMETRES = 5;

  /** Towns on the river that people steer by. */
  private static final Map<String, double[]> TOWNS =
      Map.of(
          "Bad Salzungen", new double[] {50.812, 10.233},
          "Vacha", new double[] {50.829, 10.021},
          "Heringen", new double[] {50.888, 10.006});

  /** Points near which the river flows, upstream to downstream; a sketch, not a survey. */
  private static final List<double[]> RIVER =
      List.of(
          new double[] {50.790, 10.262},
          new double[] {50.812, 10.240},
          new double[] {50.826, 10.196},
          new double[] {50.836, 10.166},
          new double[] {50.828, 10.120},
          new double[] {50.836, 10.078},
          new double[] {50.831, 10.028},
          new double[] {50.842, 10.002},
          new double[] {50.866, 9.999},
          new double[] {50.886, 10.002},
          new double[] {50.903, 10.000},
          new double[] {50.922, 10.014},
          new double[] {50.946, 10.030});

  /**
   * A numbered place.
   *
   * @param number from 1, as in the list beside the drawing
   */
  public record Dot(int number, Place place, double x, double y) {}

  /** A town as a landmark; its name is the same in every language. */
  public record Town(String name, double x, double y) {}

  /** Draws the places in their order. */
  public static Overview of(List<Place> places) {
    List<double[]> all = new ArrayList<>(RIVER);
    places.forEach(
        p -> all.add(new double[] {p.coordinates().latitude(), p.coordinates().longitude()}));
    double south = all.stream().mapToDouble(p -> p[0]).min().orElseThrow() - MARGIN;
    double north = all.stream().mapToDouble(p -> p[0]).max().orElseThrow() + MARGIN;
    double west = all.stream().mapToDouble(p -> p[1]).min().orElseThrow() - MARGIN;
    double east = all.stream().mapToDouble(p -> p[1]).max().orElseThrow() + MARGIN;
    Sheet sheet = new Sheet(north, west);
    List<Dot> dots =
        IntStream.range(0, places.size())
            .mapToObj(i -> {
              Coordinates at = places.get(i).coordinates();
              return new Dot(i + 1, places.get(i), sheet.x(at.longitude()), sheet.y(at.latitude()));
            })
            .toList();
    return new Overview(
        spread(dots),
        sheet.curve(RIVER),
        TOWNS.entrySet().stream()
            .map(town ->
                new Town(town.getKey(), sheet.x(town.getValue()[1]), sheet.y(town.getValue()[0])))
            .sorted(Comparator.comparing(Town::name))
            .toList(),
        svg(SCALE_BAR_KILOMETRES / KILOMETRES_IN_A_DEGREE * SCALE),
        (int) Math.round((east - west) * SQUEEZE * SCALE),
        (int) Math.round((north - south) * SCALE),
        north,
        west);
  }

  /** Moves dots that would cover each other apart, a little at a time. */
  private static List<Dot> spread(List<Dot> dots) {
    double[][] at = dots.stream().map(d -> new double[] {d.x(), d.y()}).toArray(double[][]::new);
    for (int round = 0; round < 60; round++) {
      for (int a = 0; a < at.length; a++) {
        for (int b = a + 1; b < at.length; b++) {
          double dx = at[b][0] - at[a][0];
          double dy = at[b][1] - at[a][1];
          double distance = Math.max(0.01, Math.hypot(dx, dy));
          double push = Math.max(0, TOO_CLOSE - distance) / 2;
          at[a][0] -= dx / distance * push;
          at[a][1] -= dy / distance * push;
          at[b][0] += dx / distance * push;
          at[b][1] += dy / distance * push;
        }
      }
    }
    return IntStream.range(0, at.length)
        .mapToObj(i -> new Dot(dots.get(i).number(), dots.get(i).place(), at[i][0], at[i][1]))
        .toList();
  }

  /** A number for an SVG attribute. */
  public static String svg(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private record Sheet(double north, double west) {
    double x(double longitude) {
      return (longitude - west) * SQUEEZE * SCALE;
    }

    double y(double latitude) {
      return (north - latitude) * SCALE;
    }

    /** A smooth line through the points: quadratic curves that meet half way between them. */
    String curve(List<double[]> points) {
      String middle =
          IntStream.range(1, points.size() - 1)
              .mapToObj(i -> {
                double[] here = points.get(i);
                double[] next = points.get(i + 1);
                return "Q%s %s %s %s"
                    .formatted(
                        svg(x(here[1])),
                        svg(y(here[0])),
                        svg(x((here[1] + next[1]) / 2)),
                        svg(y((here[0] + next[0]) / 2)));
              })
              .collect(Collectors.joining());
      double[] first = points.getFirst();
      return "M%s %s".formatted(svg(x(first[1])), svg(y(first[0]))) + middle;
    }
  }
}
