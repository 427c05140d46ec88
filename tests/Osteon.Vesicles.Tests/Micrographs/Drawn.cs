using Osteon.Primitives;

namespace Osteon.Vesicles.Tests;

/// <summary>Pictures drawn point by point for tests.</summary>
internal static class Drawn
{
    /// <summary>A picture of a function of (x, y), 8 bit.</summary>
    public static GreyImage Image(int height, int width, Func<int, int, double> grey, (double, double)? pixelSize = null)
    {
        ushort[] values = new ushort[height * width];
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) values[(y * width) + x] =
            (ushort)Math.Clamp(Math.Round(grey(x, y)), 0, 255);
        return GreyImage.Of(height, width, values, 255, new GreyImageOrigin(PixelSize: pixelSize));
    }

    /// <summary>A bright disc with soft edge on grey noise.</summary>
    public static GreyImage Discs(int size, params (double X, double Y, double Radius)[] discs)
    {
        Rng random = new RandomStreams(11).Stream("discs");
        return Image(size, size, (x, y) =>
        {
            double value = 100 + (6 * random.NextNormal());
            foreach ((double cx, double cy, double r) in discs)
                value += 80 / (1 + Math.Exp((Math.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) - r) / 0.7));
            return value;
        });
    }

    /// <summary>Measures with pixels of 1 nm.</summary>
    public static MicrographResult Measure(GreyImage image, MicrographCorrections? corrections = null, MicrographPolarity polarity =
        MicrographPolarity.Bright) =>
        MicrographMeasurement.Measure(
            image, new MicrographParameters(1) { Polarity = polarity }, corrections ?? MicrographCorrections.None, RunContext.Default);
}
