using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Chooses how many struts are drawn, and a common factor of their radii of at most 1, so that they have a wanted volume outside the tubes.
/// </summary>
internal static class StrutFit
{
    private const double StepMm = 0.01;
    private const double Excess = 1.02;
    private const double Tolerance = 1e-5;

    /// <summary>The number of struts and the factor; a number of −1 when all struts together are too small, with their volume.</summary>
    public static (int Count, double Factor, double Volume) Fit(Tube[] tubes, List<StrutPlace> grown, double wanted, RunContext context)
    {
        if (wanted <= 0) return (0, 1, 0);
        double all = Volume(grown.Count, 1);
        if (all < wanted) return (-1, 1, all);

        // The volumes of the struts alone, summed up, tell nearly how the volume of their union grows.
        var alone = new double[grown.Count + 1];
        for (int i = 0; i < grown.Count; i++) alone[i + 1] = alone[i] + grown[i].Strut.Volume;
        (int low, double lowVolume, int high, double highVolume) = (0, 0, grown.Count, all);
        while (high - low > 1 && highVolume > Excess * wanted)
        {
            double share = 1.005 * (wanted - lowVolume) / (highVolume - lowVolume);
            int found = Array.BinarySearch(alone, alone[low] + (share * (alone[high] - alone[low])));
            int middle = Math.Clamp(found >= 0 ? found : ~found, low + 1, high - 1);
            double volume = Volume(middle, 1);
            if (volume < wanted) (low, lowVolume) = (middle, volume);
            else (high, highVolume) = (middle, volume);
        }

        return Scale(high, highVolume);

        // Regula falsi in the squared factor, to which the volume is nearly proportional.
        (int, double, double) Scale(int count, double full)
        {
            (double a, double fa, double b, double fb) = (0, -wanted, 1, full - wanted);
            double factor = 1;
            double reached = full;
            for (int i = 0; i < 30 && Math.Abs(reached - wanted) > Tolerance * wanted; i++)
            {
                double middle = i % 4 == 3 ? 0.5 * (a + b) : a - (fa * (b - a) / (fb - fa));
                factor = Math.Sqrt(middle);
                reached = Volume(count, factor);
                if (reached < wanted) (a, fa) = (middle, reached - wanted);
                else (b, fb) = (middle, reached - wanted);
            }

            return (count, factor, reached);
        }

        double Volume(int count, double factor)
        {
            context.Report("drawing the callus", 0.5);
            return StrutQuadrature.Integrate(tubes, Struts(grown, count, factor), StepMm, context).Volume;
        }
    }

    /// <summary>The first struts with their radii times the factor.</summary>
    public static Strut[] Struts(List<StrutPlace> grown, int count, double factor) =>
        [.. grown.Take(count).Select(p => p.Strut with { Radius = p.Strut.Radius * factor })];
}
