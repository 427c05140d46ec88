using System.Globalization;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>One rod of a mineral phantom.</summary>
/// <param name="Grey">Mean grey value measured in it.</param>
/// <param name="Density">Its nominal density, mg HA/cm³.</param>
public readonly record struct PhantomRod(double Grey, double Density);

/// <summary>The line through phantom rods.</summary>
/// <param name="Line">Density = slope · grey + intercept by ordinary least squares of density on grey, mg HA/cm³.</param>
/// <param name="RSquared">1 − Σ residual² / Σ (density − mean density)²; 1 by construction for two rods.</param>
/// <param name="Residuals">Density minus fitted density of each rod, mg HA/cm³, in the order given.</param>
public sealed record PhantomFit(ValueScale Line, double RSquared, IReadOnlyList<double> Residuals)
{
    /// <summary>Fits the line, or says in findings why there is none.</summary>
    internal static PhantomFit? Of(IReadOnlyList<PhantomRod> rods, FindingCollector findings)
    {
        foreach (PhantomRod rod in rods)
        {
            if (double.IsFinite(rod.Grey) && double.IsFinite(rod.Density)) continue;
            findings.Add(Finding.Error("OST-CT-031", "a phantom rod has a value that is not a finite number", value: rod.ToString()));
            return null;
        }

        if (rods.Select(r => r.Grey).Distinct().Count() < 2 || rods.Select(r => r.Density).Distinct().Count() < 2)
        {
            findings.Add(Finding.Error(
                "OST-CT-032",
                "a calibration needs at least two phantom rods of different grey value and density",
                value: string.Join("; ", rods),
                hint: "Give the mean grey value and the density of each rod, for example 250 and 750 mg HA/cm³."));
            return null;
        }

        double meanGrey = rods.Average(r => r.Grey);
        double meanDensity = rods.Average(r => r.Density);
        double sxx = rods.Sum(r => (r.Grey - meanGrey) * (r.Grey - meanGrey));
        double sxy = rods.Sum(r => (r.Grey - meanGrey) * (r.Density - meanDensity));
        double syy = rods.Sum(r => (r.Density - meanDensity) * (r.Density - meanDensity));
        double slope = sxy / sxx;
        var line = new ValueScale(slope, meanDensity - (slope * meanGrey));
        double[] residuals = [.. rods.Select(r => r.Density - (meanDensity + (slope * (r.Grey - meanGrey))))];
        double rSquared = 1 - (residuals.Sum(r => r * r) / syy);
        Judge(rods.Count, slope, rSquared, findings);
        return slope == 0 ? null : new PhantomFit(line, rSquared, residuals);
    }

    private static void Judge(int rods, double slope, double rSquared, FindingCollector findings)
    {
        if (slope == 0)
        {
            findings.Add(Finding.Error("OST-CT-033", "the densities of the phantom rods do not depend on their grey values"));
        }
        else if (slope < 0)
        {
            findings.Add(Finding.Warning(
                "OST-CT-034",
                "the density of the phantom rods falls with their grey value",
                value: slope.ToString("R", CultureInfo.InvariantCulture),
                hint: "Usual images are brighter where there is more mineral: check the order of the rods."));
        }

        if (rods == 2)
        {
            findings.Add(Finding.Note(
                "OST-CT-035",
                "the calibration line goes through two rods exactly: R² = 1 says nothing about its quality",
                hint: "A third rod shows whether the densities lie on a line."));
        }
        else if (slope != 0 && rSquared < 0.99)
        {
            findings.Add(Finding.Warning(
                "OST-CT-036",
                string.Create(CultureInfo.InvariantCulture, $"the phantom rods do not lie on a line: R² = {rSquared:0.####}"),
                value: rSquared.ToString("R", CultureInfo.InvariantCulture),
                hint: "Check that every rod's grey value belongs to its density, and the beam hardening correction."));
        }
    }
}
