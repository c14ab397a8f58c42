package dev.tunegate.picture;

/** A size of paper (ISO 216), used with the long side across. */
public enum Paper {
  /** 297 mm by 210 mm. */
  A4(297, 210),
  /** 420 mm by 297 mm. */
  A3(420, 297),
  /** 594 mm by 420 mm. */
  A2(594, 420),
  /** 841 mm by 594 mm. */
  A1(841, 594);

  /** Millimetres in a pixel of 1/96 inch. */
  private static final double PIXEL = 25.4 / 96;

  /** Scaled down further than this, text could not be read on paper: it is 5 points high then. */
  private static final double SMALLEST = 0.5;

  private static final double MARGINS = 30;
  private static final double HEADING = 20;

  private final double width;
  private final double height;

  Paper(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** The smallest on which a picture can be read; the largest for one that can be on none. */
  public static Paper of(Picture picture) {
    for (Paper paper : values()) {
      if (paper.scale(picture) >= SMALLEST) {
        return paper;
      }
    }
    return A1;
  }

  /** How far a picture is scaled to fit on it below a heading; never enlarged. */
  public double scale(Picture picture) {
    double across = (width - MARGINS) / (picture.width() * PIXEL);
    double down = (height - MARGINS - HEADING) / (picture.height() * PIXEL);
    return Math.min(1, Math.min(across, down));
  }
}
