using Osteon.Inference;

namespace Osteon.Study;

/// <summary>
/// Protection against bias: randomisation, blinding, reasons for n, exclusions. Only where arms are compared, and not for made-up
/// data.
/// </summary>
internal static class BiasRules
{
    public static void Check(RuleContext context)
    {
        if (!context.Compares || context.Manifest.Kind == StudyKind.Synthetic) return;
        Design design = context.Design;
        if (design.Randomisation is null)
            context.Add(
                DesignFindings.NoRandomisation,
                "design",
                "no randomisation is stated",
                hint: "randomisation: {method: …}, or {stated: false} if the order was not random");
        else if (!design.Randomisation.Stated)
            context.Add(
                DesignFindings.NoRandomisation,
                "design.randomisation",
                "the units were not assigned at random",
                hint: "Say in the discussion what else could differ between the arms.");
        else if (design.Randomisation.Method is null)
            context.Add(
                DesignFindings.RandomisationMethod,
                "design.randomisation",
                "randomisation is stated, but not how it was done",
                hint: "method: computer-generated list, blocks of four");

        if (design.Blinding is null)
            context.Add(
                DesignFindings.NoBlinding,
                "design",
                "no blinding is stated",
                hint: "blinding: {stages: [outcome_assessment, analysis], who: …}; stages: [] states that nobody was blinded");
        else if (design.Blinding.Stages.Count == 0)
            context.Add(
                DesignFindings.NoBlinding,
                "design.blinding",
                "nobody was blinded",
                hint: "Segmentation and statistics can still be done on coded names.");

        if (design.SampleSize?.Reasoning is null)
            context.Add(
                DesignFindings.NoSampleSizeReasoning,
                design.SampleSize is null ? "design" : "design.sample_size",
                "no reason for the number of units is stated",
                hint: "sample_size: {per_arm: …, reasoning: …}, for example the effect looked for, its spread, and the power that this n gives.");
        Exclusions(context);
        SmallestP(context);
    }

    private static void Exclusions(RuleContext context)
    {
        Design design = context.Design;
        if (design.Exclusions is not { } exclusions)
        {
            context.Add(
                DesignFindings.NoExclusionStatement,
                "design",
                "nothing is said about animals or samples left out",
                hint: "exclusions: [] states that none was left out; else list each with its reason.");
            return;
        }

        foreach ((int i, Exclusion exclusion) in exclusions.Index())
            if (exclusion.Criterion is null || exclusion.APriori is not true)
                context.Add(
                    DesignFindings.ExclusionNotJustified,
                    FormattableString.Invariant($"design.exclusions[{i}]"),
                    $"{exclusion.Sample ?? exclusion.Subject ?? "an exclusion"} is left out "
                        + $"{(exclusion.Criterion is null ? "without naming a criterion" : "by a criterion that was not set beforehand")}",
                    hint: "criterion: …, a_priori: true. Otherwise also report the result with it.");
    }

    /// <summary>
    /// Rank tests have a smallest possible p value: 2/C(n1+n2, n1) for Mann-Whitney, 2/2^n for Wilcoxon's signed ranks (two-sided, no
    /// ties).
    /// </summary>
    private static void SmallestP(RuleContext context)
    {
        ComparisonTest test = context.Manifest.Statistics.Test;
        if (test is not (ComparisonTest.MannWhitney or ComparisonTest.WilcoxonSignedRank)) return;
        foreach (DeclaredContrast contrast in context.Design.Contrasts ?? [])
        {
            Arm? arm = context.Design.Arms.FirstOrDefault(a => a.Id == contrast.Arm);
            Arm? against = context.Design.Arms.FirstOrDefault(a => a.Id == contrast.Against);
            if (arm is null || against is null || context.UnitsOf(arm) is not { } n1 || context.UnitsOf(against) is not { } n2) continue;
            double smallest = test == ComparisonTest.MannWhitney ? 2 / Binomial(n1 + n2, n1) : 2 / Math.Pow(2, Math.Min(n1, n2));
            double alpha = context.Manifest.Statistics.Alpha;
            if (smallest >= alpha)
                context.Add(
                    DesignFindings.CannotReachAlpha,
                    "statistics.test",
                    $"with {n1} and {n2} units {RuleWords.Of(test)} cannot give p below "
                        + FormattableString.Invariant($"{smallest:0.###}, so never below {alpha:R}"),
                    hint: "Plan more units, or compare means (welch).");
        }
    }

    private static double Binomial(int n, int k)
    {
        double value = 1;
        for (int i = 1; i <= k; i++) value = value * (n - k + i) / i;
        return value;
    }
}
