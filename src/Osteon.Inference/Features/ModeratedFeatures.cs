using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>Groups of a layout compared by moderated tests.</summary>
internal static class ModeratedFeatures
{
    public static FeatureTestResult Test(Matrix values, GroupLayout layout, FeatureTestParameters parameters, RunContext context)
    {
        int[] rows = [.. Enumerable.Range(0, values.Rows).Where(r => layout.GroupOfRow[r] >= 0)];
        Matrix used = rows.Length == values.Rows ? values : values.SelectRows(rows);
        GroupLayout part = layout.SelectRows(rows);
        int groups = layout.Groups.Count;
        (int A, int B)[] pairs = [.. MeanContrasts.Pairs(groups)];
        LinearDesign differences = LinearDesign.OfGroups(part);
        // With several groups all pairs are contrasts; the first ones are those against the reference, which span the others.
        var design = new LinearDesign(
            differences.Matrix,
            Matrix.Of(groups, pairs.Length, (i, j) => (i > 0 && i == pairs[j].A ? 1 : 0) - (i > 0 && i == pairs[j].B ? 1 : 0)),
            [.. pairs.Select(p => $"{layout.Groups[p.A]} - {layout.Groups[p.B]}")]);
        ModeratedFit fit = ModeratedTest.Fit(used, design, parameters.EmpiricalBayes, context);
        var columns = new FeatureResultColumns(values.Columns, groups);
        var data = new FeatureColumns(used, part);
        var quantiles = new StudentQuantiles(parameters.Confidence);
        FeatureColumns.ForEach(values.Columns, "Testing features", context, f =>
        {
            columns.Count(f, data.Samples(f));
            Contrast[] contrasts =
                [.. pairs.Select((pair, c) => Of(fit, f, c, quantiles) with { A = layout.Groups[pair.A], B = layout.Groups[pair.B] })];
            if (groups > 2)
            {
                AdjustedFamily family = Multiplicity.Adjust([.. contrasts.Select(c => c.P)], parameters.ContrastAdjustment);
                columns.Contrasts[f] = [.. contrasts.Select((c, i) => c with { PAdjusted = family.P[i] })];
                columns.Set(
                    f,
                    fit.FP[f] is { } p
                        ? new TestResult { Statistic = fit.F[f], Df = [fit.FDf[f]!.Value], P = p }
                        : TestResult.Unavailable(fit.NotAvailable.GetValueOrDefault(f) ?? LinearFits.NotEstimable));
                if (fit.FP[f] is not null && !fit.PriorIsInfinite) columns.DfDenominator[f] = fit.DfResidual[f] + fit.PriorDf;
                return;
            }

            Contrast only = contrasts[0];
            columns.Set(
                f,
                only.P is { } two
                    ? new TestResult { Statistic = only.Statistic, Df = [only.Df!.Value], P = two }
                    : TestResult.Unavailable(only.NotAvailable!),
                new EffectSize(EffectKind.MeanDifference) { Value = only.Estimate, CiLow = only.CiLow, CiHigh = only.CiHigh });
        });
        if (fit.PriorIsInfinite)
        {
            context.Findings.Add(Finding.Note(
                "OST-STA-028",
                "the variances of the features differ no more than by chance, so the moderated tests give all features the same one.",
                hint: "Look whether the features were scaled to unit variance; moderated tests are for unscaled values."));
        }

        EffectKind? kind = groups == 2 ? EffectKind.MeanDifference : null;
        FeatureTestResult result = FeatureTests.Of(columns, layout, parameters, kind) with { Moderated = fit };
        return groups == 2 ? result : result with
        {
            Contrasts = columns.ContrastColumns([.. pairs.Select(p => (layout.Groups[p.A], layout.Groups[p.B], (string?)null))]),
        };
    }

    private static Contrast Of(ModeratedFit fit, int f, int c, StudentQuantiles quantiles)
    {
        var contrast = new Contrast("", "") { Estimate = fit.Estimate[c][f] };
        // Values near the ends of the range of numbers have a test, but no variance that can be written down.
        if (fit.P[c][f] is not { } p || fit.PosteriorVariance[f] is not { } variance || fit.UnscaledSd[c][f] is not { } unscaled)
            return contrast with { NotAvailable = fit.NotAvailable.GetValueOrDefault(f) ?? LinearFits.NotEstimable };
        double error = Math.Sqrt(variance) * unscaled;
        double margin = quantiles.Of(fit.DfTotal[f]) * error;
        return contrast with
        {
            CiLow = contrast.Estimate - margin,
            CiHigh = contrast.Estimate + margin,
            Statistic = fit.T[c][f],
            Df = fit.DfTotal[f],
            P = p,
        };
    }
}
