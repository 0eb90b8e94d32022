package org.pushforward.chart;

/** The perceptual colour space of Björn Ottosson ("A perceptual color space for image processing", 2020), with his constants. */
final class Oklab {
    private Oklab() {}

    /** @return lightness, green-red and blue-yellow of an sRGB colour */
    static double[] of(int argb) {
        double r = toLinear(argb >> 16 & 0xFF);
        double g = toLinear(argb >> 8 & 0xFF);
        double b = toLinear(argb & 0xFF);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
    }

    /** @return the opaque sRGB colour the fraction {@code t} of the way from one to the other */
    static int between(double[] from, double[] to, double t) {
        double lightness = from[0] + t * (to[0] - from[0]);
        double a = from[1] + t * (to[1] - from[1]);
        double b = from[2] + t * (to[2] - from[2]);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return 0xFF000000
                | toSrgb(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | toSrgb(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | toSrgb(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double cube(double v) {
        return v * v * v;
    }

    private static double toLinear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int toSrgb(double linear) {
        double c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.max(0, Math.min(1, c)));
    }
}
