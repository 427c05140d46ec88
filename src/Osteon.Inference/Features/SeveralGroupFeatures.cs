using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>Independent groups, usually three or more, feature by feature.</summary>
internal static class SeveralGroupFeatures
{
    public static FeatureTestResult Test(FeatureColumns data, FeatureTestParameters parameters, RunContext context)
    {
        IReadOnlyList<string> names = data.Layout.Groups;
        var columns = new FeatureResultColumns(data.Features, names.Count);
        PostHocTest postHoc = parameters.PostHoc != PostHocTest.Auto ? parameters.PostHoc : parameters.Test switch
        {
            FeatureTest.Anova => PostHocTest.Tukey,
            FeatureTest.WelchAnova => PostHocTest.GamesHowell,
            _ => PostHocTest.Dunn,
        };
        RankSumTables? tables = parameters.ExactKruskalWallis ? new RankSumTables() : null;
        var critical = new CriticalValues(parameters.Confidence);
        FeatureColumns.ForEach(data.Features, "Testing features", context, f =>
        {
            double[][] samples = data.Samples(f);
            columns.Count(f, samples);
            if (FeatureColumns.HasInfinite(samples))
            {
                columns.Refuse(f, FeatureResultColumns.Infinite);
                return;
            }

            columns.Set(f, parameters.Test switch
            {
                FeatureTest.Anova => OneWayAnova.Classic(samples),
                FeatureTest.WelchAnova => OneWayAnova.Welch(samples),
                _ => KruskalWallis.Test(samples, tables),
            });
            columns.Contrasts[f] = postHoc switch
            {
                PostHocTest.Tukey => Tukey.Contrasts(names, samples, critical),
                PostHocTest.GamesHowell => GamesHowell.Contrasts(names, samples, critical),
                PostHocTest.Dunnett => Dunnett.Contrasts(names, samples, critical),
                PostHocTest.Dunn => Dunn.Contrasts(names, samples, parameters.ContrastAdjustment),
                _ => null,
            };
        });
        FeatureTestResult result = FeatureTests.Of(columns, data.Layout, parameters, null);
        if (postHoc == PostHocTest.None) return result;
        IEnumerable<(int A, int B)> pairs = postHoc == PostHocTest.Dunnett
            ? Enumerable.Range(1, names.Count - 1).Select(a => (a, 0))
            : MeanContrasts.Pairs(names.Count);
        return result with
        {
            Contrasts = columns.ContrastColumns([.. pairs.Select(p => (names[p.A], names[p.B], (string?)null))]),
            Methods = [result.Methods[0], InferenceMethods.Of(postHoc), .. result.Methods.Skip(1)],
        };
    }
}
