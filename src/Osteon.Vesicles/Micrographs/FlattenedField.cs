using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// The micrograph less its background, and how much single pixels scatter around it. Background: medians of square tiles as wide as the
/// largest vesicle (at least 32 px), bilinear between the tiles' middles; a median is not moved by objects that fill less than half of a
/// tile. Masked pixels become background.
/// </summary>
/// <param name="Plane">Grey value less background; 0 where masked.</param>
/// <param name="Background">The background, grey values.</param>
/// <param name="Sd">Standard deviation of the pixels, 1.4826 times the median absolute deviation.</param>
internal sealed record FlattenedField(GreyPlane Plane, GreyPlane Background, double Sd)
{
    private const int LeastTile = 32;

    public static FlattenedField Of(GreyImage image, FieldMask mask, double largestDiameterPixels, CancellationToken cancellation)
    {
        int tile = Math.Clamp((int)Math.Ceiling(largestDiameterPixels), LeastTile,
            Math.Max(LeastTile, Math.Min(image.Height, image.Width)));
        int rows = Math.Max(1, (image.Height + (tile / 2)) / tile), columns = Math.Max(1, (image.Width + (tile / 2)) / tile);
        double[,] medians = new double[rows, columns];
        var values = new List<ushort>();
        for (int r = 0; r < rows; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int c = 0; c < columns; c++)
            {
                values.Clear();
                for (int y = r * image.Height / rows; y < (r + 1) * image.Height / rows; y++)
                    for (int x = c * image.Width / columns; x < (c + 1) * image.Width / columns; x++)
                        if (!mask[y, x])
                            values.Add(image.Row(y)[x]);
                medians[r, c] = values.Count == 0 ? double.NaN : Median(CollectionsMarshal.AsSpan(values));
            }
        }

        FillEmpty(medians, rows, columns);
        float[] flat = new float[image.Height * image.Width], background = new float[flat.Length];
        for (int y = 0; y < image.Height; y++)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<ushort> row = image.Row(y);
            (int top, int bottom, double v) = Between(y, image.Height, rows);
            for (int x = 0; x < row.Length; x++)
            {
                (int left, int right, double u) = Between(x, image.Width, columns);
                double level = ((1 - v) * (((1 - u) * medians[top, left]) + (u * medians[top, right])))
                    + (v * (((1 - u) * medians[bottom, left]) + (u * medians[bottom, right])));
                int place = (y * image.Width) + x;
                background[place] = (float)level;
                flat[place] = mask[y, x] ? 0 : (float)(row[x] - level);
            }
        }

        return new FlattenedField(
            new GreyPlane(image.Height, image.Width, flat), new GreyPlane(image.Height, image.Width, background),
                Scatter(flat, mask, image.Width));
    }

    private static (int Low, int High, double Share) Between(int pixel, int pixels, int tiles)
    {
        double place = ((pixel + 0.5) * tiles / pixels) - 0.5;
        int low = Math.Clamp((int)Math.Floor(place), 0, tiles - 1), high = Math.Clamp((int)Math.Floor(place) + 1, 0, tiles - 1);
        return (low, high, place - Math.Floor(place));
    }

    /// <summary>Tiles without a visible pixel take the nearest tile that has some, the first in order of rows among equals.</summary>
    private static void FillEmpty(double[,] medians, int rows, int columns)
    {
        double[,] known = (double[,])medians.Clone();
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
            {
                if (!double.IsNaN(known[r, c])) continue;
                int best = int.MaxValue;
                medians[r, c] = 0;
                for (int i = 0; i < rows; i++)
                    for (int j = 0; j < columns; j++)
                    {
                        int distance = ((i - r) * (i - r)) + ((j - c) * (j - c));
                        if (double.IsNaN(known[i, j]) || distance >= best) continue;
                        (best, medians[r, c]) = (distance, known[i, j]);
                    }
            }
    }

    private static double Median(Span<ushort> values)
    {
        values.Sort();
        int n = values.Length;
        return (values[(n - 1) / 2] + values[n / 2]) / 2.0;
    }

    private static double Scatter(float[] flat, FieldMask mask, int width)
    {
        float[] deviations = new float[flat.Length];
        int n = 0;
        for (int i = 0; i < flat.Length; i++) if (!mask[i / width, i % width]) deviations[n++] = Math.Abs(flat[i]);
        if (n == 0) return 0;
        var sorted = new OrderStatistic(deviations.AsMemory(0, n));
        return 1.4826 * (((double)sorted.At((n - 1) / 2) + sorted.At(n / 2)) / 2);
    }
}
