using System.Globalization;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Vesicles.Tests;

/// <summary>
/// Precision, recall and diameter error on virtual micrographs. A vesicle that the picture cuts is neither demanded nor allowed.
/// </summary>
internal sealed record VirtualAccuracy(string Name, int True, int Found, int Right, IReadOnlyList<double> Errors)
{
    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    public double Recall => True == 0 ? 1 : (double)Right / True;

    public double MedianError => Quantile(Errors, 0.5);

    public double MedianSize => Quantile([.. Errors.Select(Math.Abs)], 0.5);

    public double HighSize => Quantile([.. Errors.Select(Math.Abs)], 0.9);

    public static readonly (string Name, VirtualMicrographParameters Parameters, MicrographPolarity Polarity)[] Conditions = All();

    public static VirtualAccuracy Of((string Name, VirtualMicrographParameters Parameters, MicrographPolarity Polarity) condition,
        int pictures)
    {
        RunContext context = RunContext.Default with { Random = new RandomStreams(2026) };
        int truth = 0, found = 0, right = 0;
        var errors = new List<double>();
        for (int i = 0; i < pictures; i++)
        {
            VirtualMicrographImage made =
                VirtualMicrograph.Make(condition.Parameters, string.Create(CultureInfo.InvariantCulture, $"{condition.Name}/{i}"), context);
            double pixel = condition.Parameters.PixelSizeNm;
            MicrographResult result = MicrographMeasurement.Measure(
                made.Image, new MicrographParameters(pixel) { Polarity = condition.Polarity }, MicrographCorrections.None,
                    context with { Findings = new() });
            List<MeasuredVesicle> left = [.. result.Vesicles];
            found += left.Count;
            foreach (VirtualVesicle t in made.Vesicles.Where(v => !v.IsCut && v.EquivalentDiameter * pixel >= 25))
            {
                truth++;
                MeasuredVesicle? one = left.MinBy(v => v.Shape.Centroid.DistanceTo(new(t.X, t.Y)));
                if (one is null || one.Shape.Centroid.DistanceTo(new(t.X, t.Y)) > t.EquivalentDiameter / 4) continue;
                double error = (one.Shape.EquivalentDiameter / (t.EquivalentDiameter * pixel)) - 1;
                if (Math.Abs(error) > 0.25) continue;
                left.Remove(one);
                right++;
                errors.Add(error);
            }
        }

        return new VirtualAccuracy(condition.Name, truth, found, right, errors);
    }

    private static (string, VirtualMicrographParameters, MicrographPolarity)[] All()
    {
        var plain = new VirtualMicrographParameters();
        VirtualMicrographParameters cryo = plain with { Stain = VirtualStain.Cryo };
        return
        [
            ("negative stain, default", plain, MicrographPolarity.Auto),
            ("contrast 0.20", plain with { Contrast = 0.2 }, MicrographPolarity.Bright),
            ("contrast 0.15", plain with { Contrast = 0.15 }, MicrographPolarity.Bright),
            ("contrast 0.10", plain with { Contrast = 0.1 }, MicrographPolarity.Bright),
            ("40 electrons per pixel", plain with { ElectronsPerPixel = 40 }, MicrographPolarity.Bright),
            ("10 electrons per pixel", plain with { ElectronsPerPixel = 10 }, MicrographPolarity.Bright),
            ("4 electrons per pixel", plain with { ElectronsPerPixel = 4 }, MicrographPolarity.Bright),
            ("grain 0.08", plain with { Granularity = 0.08 }, MicrographPolarity.Bright),
            ("60 per µm², a third touch", plain with { VesiclesPerUm2 = 60, TouchingShare = 0.33 }, MicrographPolarity.Bright),
            ("90 per µm², half touch", plain with { VesiclesPerUm2 = 90, TouchingShare = 0.5 }, MicrographPolarity.Bright),
            ("all cup-shaped", plain with { CupShare = 1 }, MicrographPolarity.Auto),
            ("2 nm pixels, median 60 nm", plain with { PixelSizeNm = 2, MedianDiameterNm = 60 }, MicrographPolarity.Bright),
            ("cryo", cryo, MicrographPolarity.Auto),
            ("cryo, 20 electrons per pixel", cryo with { ElectronsPerPixel = 20 }, MicrographPolarity.Auto),
            ("no vesicles, 40 specks per µm²", plain with { VesiclesPerUm2 = 0, DebrisPerUm2 = 40 }, MicrographPolarity.Bright),
        ];
    }

    private static double Quantile(IReadOnlyList<double> values, double p)
    {
        if (values.Count == 0) return 0;
        double[] sorted = [.. values.Order()];
        double place = p * (sorted.Length - 1);
        int low = (int)place;
        return sorted[low] + ((place - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }
}
