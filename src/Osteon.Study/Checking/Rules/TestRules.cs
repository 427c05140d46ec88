using Osteon.Inference;

namespace Osteon.Study;

/// <summary>Whether the tests that are set or named fit the number of arms and each other.</summary>
internal static class TestRules
{
    private static readonly ComparisonTest[] ManyGroups = [ComparisonTest.Anova, ComparisonTest.WelchAnova, ComparisonTest.KruskalWallis];

    public static void Check(RuleContext context)
    {
        if (!context.Compares) return;
        StatisticsPlan plan = context.Manifest.Statistics;
        int arms = context.Design.Arms.Count;
        Anova(context, plan, arms);
        if (plan.NamedTests.Contains(NamedTest.TTest))
            context.Add(
                DesignFindings.TTestKind,
                "statistics.named_tests",
                "a t-test is named without its kind (Student, Welch, paired; one- or two-sided)",
                hint: "With few animals the kinds can differ in what is significant.");
        if (context.IsPublished && plan.AssumptionChecks is null)
            context.Add(
                DesignFindings.AssumptionsUnstated,
                "statistics",
                "it is not stated how normality and equal variances were checked",
                hint: "assumption_checks: what was done, and what followed when an assumption failed");
        if (plan.Test is not (ComparisonTest.Auto or ComparisonTest.PairedT or ComparisonTest.WilcoxonSignedRank) && arms > 2
            && !ManyGroups.Contains(plan.Test))
            context.Add(
                DesignFindings.TwoSampleTestManyArms,
                "statistics.test",
                $"{RuleWords.Of(plan.Test)} compares two groups, but the design has {arms} arms",
                hint: "test: auto, welch_anova or kruskal_wallis, with the comparison of pairs after it");
        Posthoc(context, plan, arms);
        Pairs(context, plan);
    }

    private static void Anova(RuleContext context, StatisticsPlan plan, int arms)
    {
        if (arms != 2) return;
        bool named = plan.NamedTests.Any(t => t is NamedTest.Anova or NamedTest.WelchAnova or NamedTest.KruskalWallis);
        if (!named && !ManyGroups.Contains(plan.Test)) return;
        context.Add(
            DesignFindings.AnovaForTwo,
            named ? "statistics.named_tests" : "statistics.test",
            "a test for three or more groups is named, but the design has two arms",
            hint: "With two groups it adds nothing to the test for two groups; if there was a third group, it is missing here.");
    }

    private static void Posthoc(RuleContext context, StatisticsPlan plan, int arms)
    {
        if (plan.Posthoc is PostHocTest.Auto or PostHocTest.None) return;
        if (arms == 2)
            context.Add(
                DesignFindings.PosthocForTwo,
                "statistics.posthoc",
                "a comparison of pairs is set, but two arms are one pair",
                hint: "It is not used.");
        bool fits = (plan.Posthoc, plan.Test) switch
        {
            (_, ComparisonTest.Auto) => true,
            (PostHocTest.Dunn, ComparisonTest.KruskalWallis) => true,
            (PostHocTest.GamesHowell, ComparisonTest.WelchAnova) => true,
            (PostHocTest.Tukey or PostHocTest.Dunnett, ComparisonTest.Anova) => true,
            _ => false,
        };
        if (!fits && arms > 2)
            context.Add(
                DesignFindings.PosthocMismatch,
                "statistics.posthoc",
                $"'{RecordShape.Word(plan.Posthoc)}' does not belong to {RuleWords.Of(plan.Test)}",
                hint: "tukey and dunnett follow anova, games_howell follows welch_anova, dunn follows kruskal_wallis.");
    }

    private static void Pairs(RuleContext context, StatisticsPlan plan)
    {
        if (plan.Test is not (ComparisonTest.PairedT or ComparisonTest.WilcoxonSignedRank) || context.IsPublished || context.Samples.Rows.Count == 0)
            return;
        bool paired = context.Samples.Included.GroupBy(s => s.Subject, StringComparer.Ordinal)
            .Any(g => g.Select(s => s.Arm).Distinct(StringComparer.Ordinal).Count() > 1);
        if (!paired)
            context.Add(
                DesignFindings.PairedWithoutPairs,
                "statistics.test",
                $"{RuleWords.Of(plan.Test)} is set, but no subject has samples in two arms",
                hint: "Pairs are two limbs of one animal (unit: limb); otherwise use welch or mann_whitney.");
    }
}
