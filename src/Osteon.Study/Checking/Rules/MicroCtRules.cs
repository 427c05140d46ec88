using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Settings and reporting of micro-CT (Bouxsein et al. 2010, 10.1002/jbmr.141).</summary>
internal static class MicroCtRules
{
    private static readonly string[] Mineral = ["vbmd", "tmd", "bmc"];
    private static readonly string[] TrabecularSet = ["bv_tv", "tb_n", "tb_th", "tb_sp"];
    private static readonly string[] VesselAgents = ["microfil", "barium", "vascupaint", "angiofil", "lead chromate"];
    private static readonly string[] VesselWords = ["vessel", "vascul", "angio"];

    public static void Check(RuleContext context)
    {
        foreach ((MicroCtAssay assay, string path) in context.AssaysOf<MicroCtAssay>())
        {
            Settings(context, assay, path);
            Makers(context, assay, path);
            Vessels(context, assay, path);
            Densities(context, assay, path);
            Measures(context, assay, path);
            if (assay.Spacing is { IsVoxelUnits: true })
                context.Add(
                    DesignFindings.VoxelUnits,
                    path + ".spacing",
                    $"the voxel size of '{assay.Id}' is unknown, so nothing of it can be given in mm",
                    hint: "Ratios without a unit and topology remain, and are labelled; lengths in voxels cannot be compared "
                        + "with those of other scans.");
        }
    }

    private static void Settings(RuleContext context, MicroCtAssay assay, string path)
    {
        if (context.Manifest.Kind == StudyKind.Synthetic) return;
        CtAcquisition? scan = assay.Acquisition;
        CharacterisationRules.Facts(context, DesignFindings.ScanSettings, path, assay.Id,
        [
            ("scanner", assay.Scanner is not null || Logged(ScanFacts.Scanner)),
            ("voxel size", scan?.VoxelSize is not null || (assay.Spacing is { } set ? !set.IsVoxelUnits : Measured())),
            ("tube voltage", scan?.Voltage is not null || Logged(ScanFacts.Voltage)),
            ("tube current", scan?.Current is not null || Logged(ScanFacts.Current)),
            ("filter in the beam", scan?.Filter is not null || Logged(ScanFacts.Filter)),
            ("rotation step", scan?.RotationStep is not null || Logged(ScanFacts.RotationStep)),
            ("exposure", scan?.Exposure is not null || Logged(ScanFacts.Exposure)),
            ("medium", scan?.Medium is not null),
            ("threshold", context.Source.States(path + ".segmentation.threshold")),
            ("volume of interest", assay.Voi is not null || assay.VoiRule is not null),
        ]);

        bool Logged(string key) => ScanFacts.Of(assay.Id, key, context.Samples, context.Headers) is not null;
        bool Measured() => ScanFacts.VoxelSize(assay.Id, context.Samples, context.Headers) is not null;
    }

    private static void Makers(RuleContext context, MicroCtAssay assay, string path)
    {
        if (assay.Scanner?.Manufacturer is not { } maker) return;
        Software[] others =
            [
                .. new[] { assay.Reconstruction, assay.Analysis }.OfType<Software>()
                    .Where(s => s.Manufacturer is { } m && !m.Equals(maker, StringComparison.OrdinalIgnoreCase)),
            ];
        if (others.Length > 0)
            context.Add(
                DesignFindings.SoftwareMaker,
                path,
                $"the scanner is made by {maker}, but {string.Join(" and ", others.Select(s => $"{s.Name} by {s.Manufacturer}"))}",
                hint: "Say how the scans were handed over: grey values and their scale may not survive a change of program.");
    }

    private static void Vessels(RuleContext context, MicroCtAssay assay, string path)
    {
        if (assay.ContrastAgent is not { } agent || !Array.Exists(VesselAgents, a => agent.Contains(a, StringComparison.OrdinalIgnoreCase)))
            return;
        bool reported = context.Design.Outcomes.Any(o =>
            o.Assay == assay.Id
                && Array.Exists(
                    VesselWords,
                    w => $"{o.Term} {TermRegistry.Find(o.Term)?.Name}".Contains(w, StringComparison.OrdinalIgnoreCase)));
        if (!reported)
            context.Add(
                DesignFindings.ContrastAgent,
                path + ".contrast_agent",
                $"{agent} was given, but no vessel outcome is declared",
                agent,
                "Filled vessels are as bright as bone: unless they were taken out, they are counted as bone.");
    }

    private static void Densities(RuleContext context, MicroCtAssay assay, string path)
    {
        var findings = new FindingCollector();
        Calibration? calibration = CtSettings.CalibrationOf(assay.Calibration, findings);
        if (assay.Calibration is { } stated && Halves(stated) is { } problem)
        {
            context.Add(
                DesignFindings.CalibrationConflict,
                path + ".calibration",
                $"the calibration is not usable: {problem}",
                hint: "Give slope and intercept, or at least two rods; for Hounsfield units mu_lowest, mu_highest, highest_grey and mu_water.");
            return;
        }

        foreach (Finding finding in findings.ToList())
            context.Add(finding with
            {
                Location = context.Source.At(path + ".calibration"),
                Hint = CtFindingPlace.HintOf(finding, assay),
            });
        if (findings.HasErrors) return;
        Scale(context, assay, calibration, path);
        bool asked = context.Design.Outcomes.Any(o => o.Assay == assay.Id && Mineral.Contains(o.Term))
            || assay.Measures.Any(m => Mineral.Contains(m));
        if (asked && calibration?.Density is null)
            context.Add(
                DesignFindings.MineralWithoutCalibration,
                context.IsPublished ? Severity.Warning : Severity.Error,
                path,
                $"'{assay.Id}' reports mineral density or content, but no calibration",
                "Grey values become mg HA/cm³ by rods of known density scanned with the same settings: calibration: {rods: [...]}.");
    }

    private static void Scale(RuleContext context, MicroCtAssay assay, Calibration? calibration, string path)
    {
        if (context.IsPublished
            || assay.Segmentation.Threshold.Threshold is not FixedThreshold { Unit: var unit }
            || Calibration.ScaleOf(calibration, unit) is not null)
            return;
        context.Add(
            DesignFindings.ThresholdScaleUndefined,
            path + ".segmentation.threshold",
            $"the threshold {assay.Segmentation.Threshold} of '{assay.Id}' needs a calibration from grey values, and there is none",
            assay.Segmentation.Threshold.ToString(),
            unit == ThresholdUnit.MineralDensity
                ? "calibration: {slope: …, intercept: …}, or rods with grey and density; or give the threshold as a grey value"
                : "calibration: {mu_water, mu_lowest, mu_highest, highest_grey}; or give the threshold as a grey value");
    }

    /// <summary>What is given twice or by halves, or null; whether the numbers make a line is asked by the measuring module.</summary>
    private static string? Halves(CtCalibration calibration)
    {
        bool line = calibration.Slope is not null || calibration.Intercept is not null;
        bool rods = calibration.Rods.Count > 0;
        bool window = calibration is { MuLowest: not null, MuHighest: not null, HighestGrey: not null };
        bool ofWindow = calibration.MuWater is not null || calibration.MuLowest is not null || calibration.MuHighest is not null
            || calibration.HighestGrey is not null;
        return line && rods ? "slope and intercept are given, and rods too"
            : line && (calibration.Slope is null || calibration.Intercept is null) ? "slope and intercept belong together"
            : ofWindow && !window ? "mu_lowest, mu_highest and highest_grey belong together"
            : !line && !rods && !window ? "it says nothing"
            : null;
    }

    private static void Measures(RuleContext context, MicroCtAssay assay, string path)
    {
        string[] reported = context.IsPublished
            ? [.. context.Design.Outcomes.Where(o => o.Assay == assay.Id).Select(o => o.Term)]
            : [.. assay.Measures];
        string[] missing = [.. TrabecularSet.Except(reported, StringComparer.Ordinal)];
        if (reported.Length > 0 && missing.Length > 0)
            context.Add(
                DesignFindings.MinimalSet,
                path,
                $"of the minimum set of trabecular measures '{assay.Id}' lacks {string.Join(", ", missing.Select(RuleContext.Label))}",
                hint: "BV/TV, Tb.N, Tb.Th and Tb.Sp are asked for together.");
        if (!assay.Purify && !context.IsPublished && context.Design.Outcomes.Any(o => o.Assay == assay.Id && o.Term is "conn" or "conn_d"))
            context.Add(
                DesignFindings.UnpurifiedConnectivity,
                path + ".purify",
                "connectivity is an outcome, but loose specks and enclosed cavities are counted with it",
                hint: "Make purified_conn_d the outcome, which keeps the largest part and fills cavities first, or set purify: true.");
    }
}
