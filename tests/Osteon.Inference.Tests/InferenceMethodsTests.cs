using Osteon.Primitives;

namespace Osteon.Inference.Tests;

[Unit]
public sealed class InferenceMethodsTests
{
    [Fact]
    public void Identifiers_are_the_contract()
    {
        Assert.Equal(
            [
                "welch", "student", "mann_whitney", "permutation", "paired_t", "wilcoxon_signed_rank", "anova", "welch_anova",
                "kruskal_wallis",
                "moderated_t", "two_way_anova", "mixed_model",
                "tukey", "games_howell", "dunnett", "dunn",
                "mean_difference", "hedges_g", "hedges_g_av", "cohens_dz", "cliffs_delta", "hodges_lehmann", "eta_squared", "omega_squared",
                "epsilon_squared",
                "shapiro_wilk", "brown_forsythe", "none", "holm", "bh", "by", "bonferroni", "storey",
            ],
            InferenceMethods.All.Select(m => m.Id));
        Assert.Equal(InferenceMethods.All.Count, InferenceMethods.All.Select(m => m.Label).Distinct().Count());
    }

    [Fact]
    public void Every_choice_has_its_words()
    {
        Assert.All(Enum.GetValues<ComparisonTest>().Except([ComparisonTest.Auto]), t =>
            Assert.Equal(InferenceMethods.Id(t), InferenceMethods.Of(t).Id));
        Assert.All(Enum.GetValues<PostHocTest>().Except([PostHocTest.Auto, PostHocTest.None]), t =>
            Assert.Equal(MethodKind.PostHoc, InferenceMethods.Of(t).Kind));
        Assert.All(Enum.GetValues<FeatureTest>(), t => Assert.Equal(InferenceMethods.Id(t), InferenceMethods.Of(t).Id));
        Assert.All(Enum.GetValues<EffectKind>(), t => Assert.Equal(MethodKind.Effect, InferenceMethods.Of(t).Kind));
        Assert.All(Enum.GetValues<AssumptionKind>(), t => Assert.Equal(MethodKind.Assumption, InferenceMethods.Of(t).Kind));
        Assert.All(Enum.GetValues<Adjustment>(), t => Assert.Equal(MethodKind.Adjustment, InferenceMethods.Of(t).Kind));
        Assert.Throws<ArgumentException>(() => InferenceMethods.Of(ComparisonTest.Auto));
    }

    [Fact]
    public void Every_method_has_a_source_a_sentence_and_a_page()
    {
        Assert.All(InferenceMethods.All, m =>
        {
            Assert.EndsWith(".", m.Sentence, StringComparison.Ordinal);
            Assert.True(m.Doi is null || (m.Doi.StartsWith("10.", StringComparison.Ordinal) && m.Source is not null), m.Id);
            Assert.True(File.Exists(Path.Combine(SharedData.RepositoryRoot, "docs", "methods", m.Page + ".md")), m.Page);
        });
    }

    [Fact]
    public void Identifiers_are_read_back()
    {
        Assert.Equal(ComparisonTest.MannWhitney, InferenceMethods.Parse<ComparisonTest>("mann_whitney"));
        Assert.Equal(PostHocTest.GamesHowell, InferenceMethods.Parse<PostHocTest>("games_howell"));
        Assert.Null(InferenceMethods.Parse<Adjustment>("fdr"));
        Assert.Equal("holm", NearestName.Of("hom", InferenceMethods.Ids<Adjustment>()));
    }
}
