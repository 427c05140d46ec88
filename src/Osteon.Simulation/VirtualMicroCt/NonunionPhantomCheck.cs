using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>What can be wrong with the parameters of a nonunion phantom.</summary>
public static class NonunionPhantomCheck
{
    /// <summary>Every finding at once: ids OST-VCT-010 … 017, all errors.</summary>
    public static IReadOnlyList<Finding> Check(NonunionPhantomParameters parameters)
    {
        var findings = new List<Finding>();
        if (string.IsNullOrWhiteSpace(parameters.Sample))
            findings.Add(Finding.Error(
                "OST-VCT-010", "the sample of a phantom needs a name"));
        Fragments(parameters.Fragments, findings);
        Callus(parameters.Callus, findings);
        Lattice(parameters.Callus.Lattice, findings);
        if (!double.IsFinite(parameters.SoftTissueDensity))
            findings.Add(Finding.Error("OST-VCT-011", "the soft tissue density must be finite", value: Text(parameters.SoftTissueDensity)));
        PhantomVoi voi = parameters.Voi;
        if (!Positive(voi.RadiusMm) || !Positive(voi.HalfHeightMm))
            findings.Add(Finding.Error(
                "OST-VCT-012", "the volume of interest must have a positive radius and height", value: voi.ToString()));
        if (findings.Count == 0) Fit(parameters, findings);
        return findings;
    }

    private static void Fragments(FragmentParameters f, List<Finding> findings)
    {
        if (!Positive(f.OuterRadiusMm) || !Positive(f.CortexThicknessMm) || f.CortexThicknessMm >= f.OuterRadiusMm)
            findings.Add(Finding.Error(
                "OST-VCT-013", "the cortex must be thinner than the outer radius, and both positive", value: f.ToString()));
        if (!Positive(f.GapMm) || !NotNegative(f.ResorptionMm) || !NotNegative(f.CapThicknessMm))
            findings.Add(Finding.Error("OST-VCT-013", "the gap must be positive, resorption and caps at least 0 mm", value: f.ToString()));
        if (!double.IsFinite(f.Density) || !double.IsFinite(f.CapDensity))
            findings.Add(Finding.Error("OST-VCT-011", "the densities of cortex and caps must be finite", value: f.ToString()));
    }

    private static void Callus(CallusParameters c, List<Finding> findings)
    {
        if (!NotNegative(c.Fraction) || c.Fraction >= 1)
            findings.Add(Finding.Error("OST-VCT-014", "the callus fraction must be at least 0 and below 1", value: Text(c.Fraction)));
        if (!double.IsFinite(c.Density) || !NotNegative(c.DensitySd))
            findings.Add(Finding.Error(
                "OST-VCT-011", "the density of the callus must be finite and its SD at least 0", value: c.ToString()));
        if (!(c.LoopShare is >= 0 and <= 1))
            findings.Add(Finding.Error("OST-VCT-014", "the share of loops is a probability", value: Text(c.LoopShare)));
    }

    private static void Lattice(StrutLatticeParameters l, List<Finding> findings)
    {
        bool sized = Positive(l.SpacingMm) && Positive(l.StrutRadiusMm) && Positive(l.OuterRadiusMm) && Positive(l.HalfLengthMm);
        if (!sized || !NotNegative(l.ClearanceMm))
            findings.Add(Finding.Error("OST-VCT-015", "the sizes of the callus lattice must be positive", value: l.ToString()));
        if (!(l.Jitter is >= 0 and <= 0.4) || !(l.RadiusSpread is >= 0 and <= 0.5))
            findings.Add(Finding.Error("OST-VCT-015", "the jitter must be 0 to 0.4 and the spread of radii 0 to 0.5", value: l.ToString()));
        if (l.SpacingMm > 0 && l.OuterRadiusMm * l.OuterRadiusMm * l.HalfLengthMm > 1e4 * l.SpacingMm * l.SpacingMm * l.SpacingMm)
            findings.Add(Finding.Error(
                "OST-VCT-015", "the lattice has more sites than this drawing can hold", value: l.ToString(), hint: "use a larger spacing"));
    }

    private static void Fit(NonunionPhantomParameters p, List<Finding> findings)
    {
        StrutLatticeParameters l = p.Callus.Lattice;
        if (p.Fragments.CortexThicknessMm <= 2 * l.LargestRadiusMm)
            findings.Add(Finding.Error(
                "OST-VCT-016",
                "the struts are too thick to be anchored in this cortex",
                value: Text(l.LargestRadiusMm),
                hint: "the cortex must be thicker than the thickest strut"));
        double widest = Math.Max(l.OuterRadiusMm, p.Fragments.OuterRadiusMm);
        double longest = Math.Max(l.HalfLengthMm, p.Fragments.HalfGapMm + Math.Max(p.Fragments.CapThicknessMm, 3 * l.LargestRadiusMm));
        if (p.Voi.RadiusMm < widest || p.Voi.HalfHeightMm < longest)
            findings.Add(Finding.Error(
                "OST-VCT-017",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the volume of interest must hold the whole callus: radius at least {widest:R}, half height at least {longest:R} mm"),
                value: p.Voi.ToString()));
    }

    private static bool Positive(double value) => double.IsFinite(value) && value > 0;

    private static bool NotNegative(double value) => double.IsFinite(value) && value >= 0;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
