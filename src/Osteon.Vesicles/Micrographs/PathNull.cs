using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// What the best closed path looks like where there is no object, for one radius: the same search at random places of the same picture.
/// Objects under some of the places raise strengths, so mean and standard deviation are those of the normal distribution with the 5th and
/// 25th percentile found, which hold as long as a third of the places is empty.
/// </summary>
/// <param name="Middle">Mean strength.</param>
/// <param name="Spread">Standard deviation.</param>
/// <param name="Edge">84th percentile of the edge strengths in single directions.</param>
internal readonly record struct PathNull(double Middle, double Spread, double Edge)
{
    private const int Places = 192;

    /// <summary>Standard normal quantiles of 25 % and 5 %.</summary>
    private const double Quarter = -0.6744897501960817;
    private const double Twentieth = -1.6448536269514722;

    /// <summary>Standard deviations by which a path is stronger.</summary>
    public double Score(double strength) => (strength - Middle) / Spread;

    /// <summary>The null of one radius, or null where the field has no place for it.</summary>
    public static PathNull? Of(SearchLevels levels, SearchLevels.Radius radius, FieldMask mask, RunContext context)
    {
        Rng random = context.Random.Stream("tem", "null", radius.Pixels.ToString("R", CultureInfo.InvariantCulture));
        var strengths = new List<double>();
        var edges = new List<double>();
        for (int attempt = 0; attempt < 20 * Places && strengths.Count < Places; attempt++)
        {
            var place = new MicrographPoint(random.NextDouble() * (mask.Width - 1), random.NextDouble() * (mask.Height - 1));
            if (!Free(place, radius.Pixels, mask)) continue;
            if (OutlineFit.Coarse(levels, place, radius) is not { } fit) continue;
            strengths.Add(fit.Path.Strength);
            edges.AddRange(fit.Path.Edge);
        }

        if (strengths.Count < Places / 4) return null;
        strengths.Sort();
        edges.Sort();
        double quarter = At(strengths, 0.25), spread = (quarter - At(strengths, 0.05)) / (Quarter - Twentieth);
        double middle = quarter - (Quarter * spread);
        return spread > 0 ? new PathNull(middle, spread, edges[(int)(0.8413 * (edges.Count - 1))]) : null;
    }

    private static double At(List<double> sorted, double p)
    {
        double place = p * (sorted.Count - 1);
        int low = (int)place;
        return sorted[low] + ((place - low) * (sorted[Math.Min(low + 1, sorted.Count - 1)] - sorted[low]));
    }

    private static bool Free(MicrographPoint place, double radius, FieldMask mask)
    {
        if (!mask.Holds(place, 0)) return false;
        for (int a = 0; a < 8; a++)
        {
            (double sin, double cos) = Math.SinCos(Math.PI * a / 4);
            if (!mask.Holds(new MicrographPoint(place.X + (radius * cos), place.Y + (radius * sin)), 0)) return false;
        }

        return true;
    }
}
