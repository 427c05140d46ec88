using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>What can be wrong with the parameters of a virtual blot.</summary>
public static class VirtualBlotCheck
{
    private const long MostPixels = 100_000_000;

    /// <summary>Every finding at once, all errors: OST-VBL-001 numbers out of range, 002 lanes, 003 proteins, 004 size.</summary>
    public static IReadOnlyList<Finding> Check(VirtualBlotParameters p)
    {
        var findings = new List<Finding>();
        void Range(bool right, string what, double value)
        {
            if (!right) findings.Add(Finding.Error("OST-VBL-001", what, value: value.ToString("R", CultureInfo.InvariantCulture)));
        }

        Range(p.BitDepth is 8 or 16, "the bit depth is 8 or 16", p.BitDepth);
        Range(p.BottomKiloDaltons > 0 && p.TopKiloDaltons > p.BottomKiloDaltons && double.IsFinite(p.TopKiloDaltons),
            "the molecular weight at the top must exceed the one at the bottom, both positive", p.TopKiloDaltons);
        Range(Math.Abs(p.Curvature) <= 0.5, "the curvature lies within ±0.5", p.Curvature);
        Range(p.HalfWidth is >= 0.1 and <= 0.42, "the half width of a band is 0.1 … 0.42 of the pitch", p.HalfWidth);
        Range(p.Flatness is >= 1.5 and <= 12, "the flatness is 1.5 … 12", p.Flatness);
        Range(p.Sigma is >= 1 and <= 1000, "the standard deviation of a band is at least 1 pixel", p.Sigma);
        Range(p.Tail is >= 1 and <= 3, "the tail is 1 … 3", p.Tail);
        Range(Math.Abs(p.TiltDegrees) <= 10, "the tilt lies within ±10 degrees", p.TiltDegrees);
        Range(Math.Abs(p.SmilePixels) <= p.Height, "the smile lies within the height of the picture", p.SmilePixels);
        Range(p.Exposure is > 0 and <= 100, "the exposure is above 0", p.Exposure);
        Range(p.Background is >= 0 and <= 1, "the background is 0 … 1", p.Background);
        Range(Math.Abs(p.GradientX) <= 1, "the gradient lies within ±1", p.GradientX);
        Range(Math.Abs(p.GradientY) <= 1, "the gradient lies within ±1", p.GradientY);
        Range(p.Background + Math.Min(0, p.GradientX) + Math.Min(0, p.GradientY) >= 0, "the background falls below 0", p.Background);
        Range(p.FullWell is >= 1 and <= 1e9, "the full well is at least one electron", p.FullWell);
        Range(p.ReadNoise is >= 0 and <= 1, "the read noise is 0 … 1", p.ReadNoise);
        Range(p.Specks is >= 0 and <= 10_000, "the number of specks is 0 … 10 000", p.Specks);
        Range(p.Scratches is >= 0 and <= 1000, "the number of scratches is 0 … 1 000", p.Scratches);
        Lanes(p, findings);
        if (p.Width < 16 || p.Height < 16 || (long)p.Width * p.Height > MostPixels)
            findings.Add(Finding.Error("OST-VBL-004", "the picture has at least 16 × 16 and at most 10⁸ pixels", value: $"{p.Width} × {p.Height}"));
        return findings;
    }

    private static void Lanes(VirtualBlotParameters p, List<Finding> findings)
    {
        if (p.Lanes.Count == 0 || p.Width / Math.Max(1, p.Lanes.Count) < 8)
            findings.Add(Finding.Error("OST-VBL-002", "there must be a lane, and each needs 8 columns", value: p.Lanes.Count.ToString(CultureInfo.InvariantCulture)));
        foreach (IGrouping<string, VirtualProtein> twice in p.Proteins.GroupBy(x => x.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Add(Finding.Error("OST-VBL-003", "two proteins have the same name", value: twice.Key));
        foreach (VirtualProtein protein in p.Proteins)
        {
            if (!(protein.KiloDaltons < p.TopKiloDaltons && protein.KiloDaltons > p.BottomKiloDaltons) || !(protein.Spread is >= 1 and <= 100))
                findings.Add(Finding.Error(
                    "OST-VBL-003",
                    "a protein must run within the gel, with a spread of at least 1",
                    value: string.Create(CultureInfo.InvariantCulture, $"{protein.Name}: {protein.KiloDaltons} kDa, {protein.Spread}")));
        }

        HashSet<string> known = [.. p.Proteins.Select(x => x.Name)];
        foreach (VirtualLane lane in p.Lanes)
        {
            if (!(lane.Load is > 0 and < 1e6)) findings.Add(Finding.Error("OST-VBL-002", "the load of a lane is positive", value: lane.Name));
            foreach ((string name, double amount) in lane.Amounts)
            {
                if (!known.Contains(name))
                    findings.Add(Finding.Error("OST-VBL-002", "a lane holds a protein that is not declared", value: $"{lane.Name}: {name}", hint: NearestName.Hint(name, known)));
                else if (!(amount is >= 0 and < 1e6)) findings.Add(Finding.Error("OST-VBL-002", "an amount is 0 or more", value: $"{lane.Name}: {name}"));
            }
        }
    }
}
