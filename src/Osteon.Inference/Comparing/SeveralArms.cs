namespace Osteon.Inference;

/// <summary>Independent arms, usually three or more.</summary>
internal static class SeveralArms
{
    public static ComparisonResult Compare(ComparisonResult result, GroupData[] groups, ComparisonParameters parameters)
    {
        double[][] samples = [.. groups.Select(g => g.Present())];
        PostHocTest postHoc = parameters.PostHoc != PostHocTest.Auto ? parameters.PostHoc : result.Test switch
        {
            ComparisonTest.Anova => PostHocTest.Tukey,
            ComparisonTest.WelchAnova => PostHocTest.GamesHowell,
            _ => PostHocTest.Dunn,
        };
        TestResult test = result.Test switch
        {
            ComparisonTest.Anova => OneWayAnova.Classic(samples),
            ComparisonTest.WelchAnova => OneWayAnova.Welch(samples),
            ComparisonTest.KruskalWallis => KruskalWallis.Test(samples),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result.Test, "not a test of several arms"),
        };
        IReadOnlyList<Contrast> contrasts = postHoc switch
        {
            PostHocTest.None => [],
            PostHocTest.Tukey => Tukey.Contrasts(groups, parameters.Confidence),
            PostHocTest.GamesHowell => GamesHowell.Contrasts(groups, parameters.Confidence),
            PostHocTest.Dunnett => Dunnett.Contrasts(groups, parameters.Confidence),
            PostHocTest.Dunn => Dunn.Contrasts(groups, parameters.ContrastAdjustment),
            _ => throw new ArgumentOutOfRangeException(nameof(parameters), postHoc, "unknown contrasts"),
        };
        ComparisonResult filled = result.With(test, null) with
        {
            PostHoc = postHoc,
            Effects = result.Test == ComparisonTest.KruskalWallis
                ? [ExplainedVariance.OfRanks(samples)]
                : ExplainedVariance.OfMeans(samples, parameters.Confidence, welch: result.Test == ComparisonTest.WelchAnova),
            Contrasts = contrasts,
            Assumptions = [.. groups.Select(g => Assumptions.Normality(g.Name, g.Present())), Assumptions.Variances(samples)],
        };
        return filled with
        {
            Advice = [.. filled.Advice, .. Advice.SharedUnits(groups), .. Advice.OnAssumptions(filled), .. Advice.MixedVariances(filled)],
        };
    }
}
