using Osteon.Formats;
using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The prepared table with the numbers of the first comparison as mzTab-M 2.0.</summary>
public static class MetaboliteMzTab
{
    /// <summary>Writes it.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="table">The prepared table.</param>
    /// <param name="comparisons">Comparisons; the statistics of each become columns of their own.</param>
    /// <param name="about">Identifier of the document, and the steps of the preparation, one text each.</param>
    /// <param name="findings">Receives what the format cannot say.</param>
    public static void Write(
        Stream destination, FeatureTable table, IReadOnlyList<MetaboliteComparison> comparisons, (string Id, IReadOnlyList<string> Steps) about, FindingCollector findings)
    {
        var export = new MzTabExport
        {
            Id = about.Id,
            Title = $"Metabolites of {about.Id}, prepared",
            Software = [CvParameter.OfUser("Osteon", OsteonVersion.Current)],
            Settings = about.Steps,
            QuantificationUnit = CvParameter.OfUser(table.Quantity),
            Statistics = [.. comparisons.SelectMany(Statistics)],
        };
        MzTabM.Write(destination, MzTabM.Compose(table, export, findings));
    }

    /// <summary>
    /// The same as bytes; null, with a warning that says why, where the table lacks what the format demands. Results do not depend on an export.
    /// </summary>
    /// <inheritdoc cref="Write"/>
    public static byte[]? TryWrite(FeatureTable table, IReadOnlyList<MetaboliteComparison> comparisons, (string Id, IReadOnlyList<string> Steps) about, FindingCollector findings)
    {
        var own = new FindingCollector();
        try
        {
            using var bytes = new MemoryStream();
            Write(bytes, table, comparisons, about, own);
            findings.AddRange(own.ToList());
            return bytes.ToArray();
        }
        catch (OsteonException failure)
        {
            foreach (Finding finding in own.ToList().Append(failure.Finding).Distinct())
                findings.Add(finding.Severity == Severity.Error ? finding with { Severity = Severity.Warning, Message = $"no mzTab-M is written: {finding.Message}" } : finding);
            return null;
        }
    }

    private static IEnumerable<MzTabStatistic> Statistics(MetaboliteComparison comparison)
    {
        MetaboliteComparisonParameters p = comparison.Parameters;
        string of = $"{p.Arm}_vs_{p.Reference}{(p.Timepoint is { } time ? $"_at_{time}" : "")}";
        IReadOnlyList<MetaboliteRow> rows = comparison.Features;
        yield return new MzTabStatistic($"{InferenceMethods.Of(p.Rule.Test).Id}_p_{of}", [.. rows.Select(r => r.P)]);
        yield return new MzTabStatistic($"{InferenceMethods.Of(TestedFeatures.Shown(p.Rule)).Id}_p_{of}", [.. rows.Select(r => r.PAdjusted)]);
        yield return new MzTabStatistic($"fold_change_{of}", [.. rows.Select(r => r.FoldChange)]);
        if (p.Model != ModelKind.Pca) yield return new MzTabStatistic($"vip_{p.Model.Id()}_{of}", [.. rows.Select(r => r.Vip)]);
    }
}
