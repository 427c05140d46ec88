using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>Turns the settings of a blot assay in the manifest into a picture to be measured.</summary>
public static class BlotSettings
{
    /// <summary>The picture of one file.</summary>
    /// <param name="assay">The assay's settings.</param>
    /// <param name="row">A row of samples.csv with the file.</param>
    /// <param name="resolve">Where a file of the data folder is, for regions and stains.</param>
    /// <param name="findings">Receives what is wrong with the settings.</param>
    public static BlotPicture PictureOf(BlotAssay assay, Sample row, Func<string, string> resolve, FindingCollector findings)
    {
        string? stain = null;
        MolecularWeightLadder? ladder = assay.Ladder is { } text ? BlotText.Ladder(text, "ladder", findings) : null;
        BlotReference? reference = assay.Reference is { } by ? BlotText.Reference(by, "reference", out stain, findings) : null;
        StepInput? Input(string? file) => file is null ? null : resolve(file) is var path ? new StepInput(file, path, [(file, path)]) : null;
        return new BlotPicture(row.File, row.FullPath ?? row.File)
        {
            Parameters = BlotParameters.Default with
            {
                Polarity = assay.Polarity,
                Background = assay.Background,
                BallRadius = assay.BallRadius,
                ClippedAt = assay.ClippedAt,
                LaneCount = assay.LaneCount,
            },
            Colour = assay.Colour,
            Rois = Input(assay.Rois?.Replace("{sample}", row.Id, StringComparison.Ordinal)),
            Ladder = ladder is null ? null : ladder with { Fit = assay.LadderFit },
            Reference = reference,
            TotalProtein = Input(stain?.Replace("{sample}", row.Id, StringComparison.Ordinal)),
            Targets =
            [
                .. assay.Targets.Where(t => t.Picture is null || t.Picture == row.Id)
                    .Select(t => new BlotTarget(t.Target) { Row = t.Row, KiloDaltons = t.Row is null ? t.Kda : null, Tolerance = t.Tolerance }),
            ],
            Series = assay.Lanes.Where(l => l is { Amount: not null, Lane: not null }).GroupBy(l => l.Lane!.Value).ToDictionary(g => g.Key, g => g.First().Amount!.Value),
            Lanes = assay.Lanes.Where(l => l.Lane is not null).GroupBy(l => l.Lane!.Value)
                .ToDictionary(g => g.Key, g => new BlotLaneContent(g.First().Sample, g.First().Material is { } m ? RecordShape.Word(m) : null)),
        };
    }

    /// <summary>
    /// Everything wrong with the settings that needs no file: the ladder and reference texts, targets without a place, lanes named twice.
    /// </summary>
    /// <param name="assay">The assay's settings.</param>
    /// <param name="place">Where a key of the assay stands in the manifest.</param>
    public static IReadOnlyList<Finding> Check(BlotAssay assay, Func<string, SourceLocation?> place)
    {
        var findings = new List<Finding>();
        void Add(string key, Finding finding) => findings.Add(finding with { Location = place(key) });
        var own = new FindingCollector();
        if (assay.Ladder is { } ladder) BlotText.Ladder(ladder, "ladder", own);
        foreach (Finding finding in own.ToList()) Add("ladder", finding);
        own = new FindingCollector();
        if (assay.Reference is { } reference && BlotText.Reference(reference, "reference", out _, own) is WeightReference && assay.Ladder is null)
            own.Add(BlotPictureFindings.NeedsLadder("the reference"));
        foreach (Finding finding in own.ToList()) Add("reference", finding);
        for (int i = 0; i < assay.Targets.Count; i++)
        {
            BlotTargetEntry target = assay.Targets[i];
            string key = FormattableString.Invariant($"targets[{i}]");
            if ((target.Kda is null) == (target.Row is null)) Add(key, BlotPictureFindings.TargetPlace(target.Target));
            else if (target.Row is null && assay.Ladder is null) Add(key, BlotPictureFindings.NeedsLadder(target.Target));
        }

        for (int i = 0; i < assay.Lanes.Count; i++)
            if (assay.Lanes.Take(i).Any(l => l.Lane == assay.Lanes[i].Lane)) Add(FormattableString.Invariant($"lanes[{i}]"), BlotPictureFindings.LaneTwice(assay.Lanes[i].Lane));
        return findings;
    }
}
