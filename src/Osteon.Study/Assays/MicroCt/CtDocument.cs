using System.Text.Json.Nodes;
using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The JSON of one measured scan: what <c>osteon ct measure --json</c> prints and what the measuring step of a study stores.</summary>
public static class CtDocument
{
    /// <summary>Identifier and version of the shape.</summary>
    public const string Schema = "osteon.ct/1";

    /// <summary>The whole document. Without a result (the scan could not be measured) it holds inputs, parameters and findings.</summary>
    public static ResultDocument Of(CtScan scan, CtResult? result, IReadOnlyList<StepOutput> inputs, IReadOnlyList<Finding> findings)
    {
        JsonObject parameters = Parameters(scan);
        if (result is not null)
        {
            parameters["segmentation"] = Facts(result.Segmentation);
            parameters["voxel_size_mm"] = scan.VoxelSizeUnknown ? null : new JsonArray(result.Spacing.Z, result.Spacing.Y, result.Spacing.X);
        }

        return new ResultDocument(Schema, inputs, parameters, result?.Measures ?? [], Tables(result), findings);
    }

    /// <summary>Everything that was asked for, in the order of <see cref="CtParameters"/>.</summary>
    public static JsonObject Parameters(CtScan scan)
    {
        CtParameters p = scan.Parameters;
        return new JsonObject
        {
            ["spacing_mm"] = p.Spacing is { } s ? new JsonArray(s.Z, s.Y, s.X) : null,
            ["voxel_size_unknown"] = scan.VoxelSizeUnknown,
            ["threshold"] = p.Threshold switch
            {
                FixedThreshold f => new JsonObject { ["value"] = f.Value, ["unit"] = UnitOf(f.Unit) },
                _ => "otsu",
            },
            ["gaussian_sigma"] = p.Filter is { } filter ? new JsonObject { ["value"] = filter.Sigma, ["unit"] = UnitOf(filter.Unit), ["truncate"] = filter.Truncate } : null,
            ["voi"] = scan.VoiMask is { } mask ? "mask:" + mask.Name : p.Voi?.ToString(),
            ["calibration"] = p.Calibration is { } calibration ? CalibrationJson(calibration) : null,
            ["keep_largest"] = p.PostSteps.KeepLargest,
            ["purify"] = p.PostSteps.Purify,
            ["measures"] = p.Measures is null ? null : new JsonArray([.. p.Measures.Select(m => (JsonNode)m)]),
        };
    }

    private static JsonObject CalibrationJson(Calibration calibration)
    {
        static JsonNode? Line(ValueScale? scale) => scale is { } line ? new JsonObject { ["slope"] = line.Slope, ["intercept"] = line.Intercept } : null;
        return new JsonObject
        {
            ["source"] = calibration.Source,
            ["density_mgha_cm3"] = Line(calibration.Density),
            ["hounsfield"] = Line(calibration.Hounsfield),
            ["attenuation_per_cm"] = Line(calibration.Attenuation),
            ["r_squared"] = calibration.Phantom?.RSquared,
        };
    }

    private static JsonObject Facts(SegmentationFacts facts) => new()
    {
        ["threshold_grey"] = facts.ThresholdGrey,
        ["bone_from"] = facts.BoneFrom,
        ["not_available"] = facts.NotAvailable,
        ["sigma_voxels"] = facts.SigmaVoxels is { } sigma ? new JsonArray(sigma.Z, sigma.Y, sigma.X) : null,
        ["box"] = facts.Box.ToString(),
        ["voi_voxels"] = facts.VoiVoxels,
        ["bone_voxels"] = facts.BoneVoxels,
        ["not_finite"] = facts.NotFinite,
        ["post_steps"] = new JsonArray([.. facts.PostSteps.Select(s => (JsonNode)new JsonObject { ["step"] = s.Step, ["removed"] = s.Removed, ["added"] = s.Added })]),
    };

    private static Table[] Tables(CtResult? result)
    {
        if (result?.Histogram is not { } histogram) return [];
        GreyHistogram drawn = histogram.Rebin(256);
        int bins = drawn.Counts.Count;
        return
        [
            new Table("histogram", "Grey values inside the volume of interest",
            [
                Column.Of("grey_from", [.. Enumerable.Range(0, bins).Select(i => (double?)(drawn.Low + (i * drawn.Width)))], description: "lower edge of the bin, grey value"),
                Column.Of("grey_to", [.. Enumerable.Range(0, bins).Select(i => (double?)(drawn.Low + ((i + 1) * drawn.Width)))], description: "upper edge of the bin, not part of it"),
                Column.Of("voxels", [.. drawn.Counts.Select(c => (long?)c)], description: "voxels in the bin"),
            ]),
        ];
    }

    private static string UnitOf(ThresholdUnit unit) => unit switch
    {
        ThresholdUnit.Grey => "grey",
        ThresholdUnit.Hounsfield => "HU",
        ThresholdUnit.MineralDensity => "mgHA/cm^3",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "not a unit of thresholds"),
    };

    private static string UnitOf(SigmaUnit unit) => unit switch
    {
        SigmaUnit.Voxels => "vox",
        SigmaUnit.Millimetres => "mm",
        SigmaUnit.Micrometres => "um",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "not a unit of widths"),
    };
}
