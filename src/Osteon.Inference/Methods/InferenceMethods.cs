using System.Text;

namespace Osteon.Inference;

/// <summary>
/// All statistical methods: identifier, label, source and words. An identifier is the name of the enum member in lower case with
/// underscores, so that members and identifiers cannot drift apart; identifiers are never renamed.
/// </summary>
public static class InferenceMethods
{
    private const string TwoGroups = "comparing-two-groups";
    private const string SeveralGroups = "comparing-several-groups";
    private const string EffectSizes = "effect-sizes";
    private const string Checks = "assumption-checks";
    private const string Family = "multiplicity";
    private const string Models = "mixed-models";

    /// <summary>Every method: tests, contrasts, effect sizes, checks, adjustments.</summary>
    public static IReadOnlyList<InferenceMethod> All { get; } =
    [
        new("welch", MethodKind.Test, "Welch's t test", "Welch 1947", "10.1093/biomet/34.1-2.28",
            "The two arms were compared by Welch's t test, two-sided, which does not assume equal variances.", TwoGroups),
        new("student", MethodKind.Test, "Student's t test", "Student 1908", "10.1093/biomet/6.1.1",
            "The two arms were compared by Student's t test with pooled variance, two-sided.", TwoGroups),
        new("mann_whitney", MethodKind.Test, "Mann–Whitney U test", "Mann and Whitney 1947", "10.1214/aoms/1177730491",
            "The two arms were compared by the Mann–Whitney U test (Wilcoxon rank-sum test), two-sided.", TwoGroups),
        new("permutation", MethodKind.Test, "permutation test of the means", "Pitman 1937", "10.2307/2984124",
            "The means of the two arms were compared by a permutation test, two-sided.", "permutation-test"),
        new("paired_t", MethodKind.Test, "paired t test", "Student 1908", "10.1093/biomet/6.1.1",
            "The paired values were compared by the paired t test, two-sided.", TwoGroups),
        new("wilcoxon_signed_rank", MethodKind.Test, "Wilcoxon signed-rank test", "Wilcoxon 1945", "10.2307/3001968",
            "The paired values were compared by Wilcoxon's signed-rank test, two-sided.", TwoGroups),
        new("anova", MethodKind.Test, "one-way analysis of variance", "Fisher 1925", "10.1007/978-1-4612-4380-9_6",
            "The arms were compared by one-way analysis of variance.", SeveralGroups),
        new("welch_anova", MethodKind.Test, "Welch's analysis of variance", "Welch 1951", "10.1093/biomet/38.3-4.330",
            "The arms were compared by Welch's one-way analysis of variance, which does not assume equal variances.", SeveralGroups),
        new("kruskal_wallis", MethodKind.Test, "Kruskal–Wallis test", "Kruskal and Wallis 1952", "10.1080/01621459.1952.10483441",
            "The arms were compared by the Kruskal–Wallis test.", SeveralGroups),
        new("moderated_t", MethodKind.FeatureTest, "moderated t test (empirical Bayes)", "Smyth 2004", "10.2202/1544-6115.1027",
            "The groups were compared by moderated t tests, whose variances are shrunk towards a common value by empirical Bayes.",
            "moderated-t"),
        new("two_way_anova", MethodKind.FeatureTest, "two-way analysis of variance", "Yates 1934", "10.1080/01621459.1934.10502686",
            "Group and second factor with their interaction were examined by two-way analysis of variance.", Models),
        new("mixed_model", MethodKind.FeatureTest, "linear mixed model", "Laird and Ware 1982", "10.2307/2529876",
            "Group, second factor and their interaction were examined by a linear mixed model with a random intercept per unit, fitted by "
            + "restricted maximum likelihood, with the degrees of freedom of Satterthwaite.", Models),
        new("tukey", MethodKind.PostHoc, "Tukey–Kramer contrasts", "Kramer 1956", "10.2307/3001469",
            "All pairs of arms were contrasted by the Tukey–Kramer method; p values and intervals are simultaneous.", SeveralGroups),
        new("games_howell", MethodKind.PostHoc, "Games–Howell contrasts", "Games and Howell 1976", "10.3102/10769986001002113",
            "All pairs of arms were contrasted by the Games–Howell method; p values and intervals are simultaneous.", SeveralGroups),
        new("dunnett", MethodKind.PostHoc, "Dunnett contrasts", "Dunnett 1955", "10.1080/01621459.1955.10501294",
            "Each arm was contrasted with the reference by Dunnett's method, two-sided; p values and intervals are simultaneous.",
            SeveralGroups),
        new("dunn", MethodKind.PostHoc, "Dunn contrasts", "Dunn 1964", "10.1080/00401706.1964.10490181",
            "All pairs of arms were contrasted by their mean ranks by Dunn's method, two-sided.", SeveralGroups),
        new("mean_difference", MethodKind.Effect, "difference of means", null, null,
            "The estimate is the difference of the means, other arm minus reference.", EffectSizes),
        new("hedges_g", MethodKind.Effect, "Hedges' g", "Hedges 1981", "10.3102/10769986006002107",
            "Hedges' g is the difference of the means over the pooled standard deviation, corrected for small samples.", EffectSizes),
        new("hedges_g_av", MethodKind.Effect, "Hedges' g (average SD)", "Lakens 2013", "10.3389/fpsyg.2013.00863",
            "Hedges' g of paired values is the mean difference over the root mean square of the two standard deviations, corrected for "
            + "small samples.",
            EffectSizes),
        new("cohens_dz", MethodKind.Effect, "Cohen's d_z", "Lakens 2013", "10.3389/fpsyg.2013.00863",
            "Cohen's d_z is the mean difference over the standard deviation of the paired differences.", EffectSizes),
        new("cliffs_delta", MethodKind.Effect, "Cliff's δ", "Cliff 1993", "10.1037/0033-2909.114.3.494",
            "Cliff's δ is the share of pairs of values in which the other arm is larger minus the share in which it is smaller.",
            EffectSizes),
        new("hodges_lehmann", MethodKind.Effect, "Hodges–Lehmann shift", "Hodges and Lehmann 1963", "10.1214/aoms/1177704172",
            "The estimate is the Hodges–Lehmann shift, other arm minus reference.", EffectSizes),
        new("eta_squared", MethodKind.Effect, "η²", "Steiger 2004", "10.1037/1082-989X.9.2.164",
            "η² is the share of the sum of squares between the arms.", EffectSizes),
        new("omega_squared", MethodKind.Effect, "ω²", "Steiger 2004", "10.1037/1082-989X.9.2.164",
            "ω² is the share of variance between the arms, corrected for bias.", EffectSizes),
        new("epsilon_squared", MethodKind.Effect, "ε² (ranks)", "Tomczak and Tomczak 2014", null,
            "ε² is the share of the variance of the ranks between the arms.", EffectSizes),
        new("shapiro_wilk", MethodKind.Assumption, "Shapiro–Wilk test", "Royston 1995", "10.2307/2986146",
            "Normality was examined by the Shapiro–Wilk test.", Checks),
        new("brown_forsythe", MethodKind.Assumption, "Brown–Forsythe test", "Brown and Forsythe 1974", "10.1080/01621459.1974.10482955",
            "Equality of variances was examined by the Brown–Forsythe test.", Checks),
        new("none", MethodKind.Adjustment, "no adjustment", null, null,
            "P values were not adjusted for the number of outcomes.", Family),
        new("holm", MethodKind.Adjustment, "Holm", "Holm 1979, Scandinavian Journal of Statistics 6:65", null,
            "P values were adjusted by Holm's method.", Family),
        new("bh", MethodKind.Adjustment, "Benjamini–Hochberg", "Benjamini and Hochberg 1995", "10.1111/j.2517-6161.1995.tb02031.x",
            "P values were adjusted for the false discovery rate by the method of Benjamini and Hochberg.", Family),
        new("by", MethodKind.Adjustment, "Benjamini–Yekutieli", "Benjamini and Yekutieli 2001", "10.1214/aos/1013699998",
            "P values were adjusted for the false discovery rate by the method of Benjamini and Yekutieli.", Family),
        new("bonferroni", MethodKind.Adjustment, "Bonferroni", "Dunn 1961", "10.1080/01621459.1961.10482090",
            "P values were adjusted by Bonferroni's method.", Family),
        new("storey", MethodKind.Adjustment, "Storey's q value", "Storey and Tibshirani 2003", "10.1073/pnas.1530509100",
            "P values were turned into q values by the method of Storey.", "false-discovery-rate"),
    ];

    private static readonly Dictionary<(MethodKind, string), InferenceMethod> ByIdentifier = All.ToDictionary(m => (m.Kind, m.Id));

    /// <summary>The method of a test. Auto is a choice, not a method: it throws <see cref="ArgumentException"/>.</summary>
    public static InferenceMethod Of(ComparisonTest test) => Find(MethodKind.Test, test.ToString());

    /// <summary>The method of a test of features; those of a single comparison are the same methods.</summary>
    public static InferenceMethod Of(FeatureTest test) => Find(
        test is FeatureTest.ModeratedT or FeatureTest.TwoWayAnova or FeatureTest.MixedModel ? MethodKind.FeatureTest : MethodKind.Test,
        test.ToString());

    /// <summary>The method of contrasts. Auto and None are not methods: they throw <see cref="ArgumentException"/>.</summary>
    public static InferenceMethod Of(PostHocTest postHoc) => Find(MethodKind.PostHoc, postHoc.ToString());

    /// <summary>The method of an effect size.</summary>
    public static InferenceMethod Of(EffectKind effect) => Find(MethodKind.Effect, effect.ToString());

    /// <summary>The method of an assumption check.</summary>
    public static InferenceMethod Of(AssumptionKind assumption) => Find(MethodKind.Assumption, assumption.ToString());

    /// <summary>The method of an adjustment.</summary>
    public static InferenceMethod Of(Adjustment adjustment) => Find(MethodKind.Adjustment, adjustment.ToString());

    /// <summary>The identifier of a choice, <c>auto</c> and <c>none</c> included: the member's name in lower case with
    /// underscores.</summary>
    public static string Id<T>(T choice)
        where T : struct, Enum => SnakeCase(choice.ToString());

    /// <summary>The choice with this identifier, or null if there is none; <see cref="Ids{T}"/> lists what there is.</summary>
    public static T? Parse<T>(string id)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => Id(v) == id).Select(v => (T?)v).FirstOrDefault();

    /// <summary>All identifiers of a kind of choice, in order.</summary>
    public static IReadOnlyList<string> Ids<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => Id(v))];

    private static InferenceMethod Find(MethodKind kind, string member) =>
        ByIdentifier.TryGetValue((kind, SnakeCase(member)), out InferenceMethod? method)
            ? method
            : throw new ArgumentException($"'{member}' is a choice without a method of its own");

    private static string SnakeCase(string member)
    {
        var id = new StringBuilder();
        for (int i = 0; i < member.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(member[i])) id.Append('_');
            id.Append(char.ToLowerInvariant(member[i]));
        }

        return id.ToString();
    }
}
