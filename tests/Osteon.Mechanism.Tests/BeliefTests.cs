namespace Osteon.Mechanism.Tests;

[Unit]
public sealed class BeliefTests
{
    private static Evidence Item(EvidenceType type, string? cohort, Stance stance = Stance.Supports, int cited = 0, string claim = "M-001") =>
        new(claim, type) { Stance = stance, Cohort = cohort, Cited = cited == 0 ? [] : [cited] };

    private static EdgeBelief Belief(EdgeContext context, params Evidence[] evidence) =>
        EdgeBelief.Of(new Edge("e-1", "gene:A", Relation.Raises, "gene:B") { Context = context, Evidence = evidence });

    private static EdgeBelief Belief(params Evidence[] evidence) => Belief(EdgeContext.None, evidence);

    [Fact]
    public void Indras_defaults_give_its_published_values()
    {
        Assert.Equal(0.941, NoisyOr.Indra(["signor"]), 12);
        Assert.Equal(0.86, NoisyOr.Indra(["reach", "reach"]), 12);
        Assert.Equal(0.97935, NoisyOr.Indra(["signor", "reach"]), 12);
        Assert.Equal(1, NoisyOr.Indra(["assertion"]));
        Assert.Equal(0, NoisyOr.Indra([]));
        Assert.Throws<ArgumentException>(() => NoisyOr.Indra(["nobody"]));
    }

    [Fact]
    public void Each_class_alone_gives_its_published_belief()
    {
        Assert.Equal(
            [1, 0.941, 0.83, 0.75, 0.65, 0.5, 0.4, 0.25, 0.2],
            EvidenceClasses.Rates.Select(r => Math.Round(1 - r.Rate.Systematic - r.Rate.Random, 12)));
        Assert.Equal(0.83, Belief(EdgeContext.None.With("model", "in-vivo"), Item(EvidenceType.Perturbation, "x")).Support.Belief, 12);
        Assert.Equal(0.75, Belief(Item(EvidenceType.Perturbation, "x")).Support.Belief, 12);
    }

    [Fact]
    public void One_cohort_counts_once_and_two_count_twice()
    {
        Assert.Equal(0.65, Belief(Item(EvidenceType.Review, "x", cited: 1), Item(EvidenceType.Review, "x", cited: 2)).Support.Belief, 12);
        EdgeBelief two = Belief(Item(EvidenceType.Review, "x", cited: 1), Item(EvidenceType.Review, "y", cited: 2));
        Assert.Equal(0.86, two.Support.Belief, 12);
        Assert.Equal("1 - (0.05 + 0.3^2)", two.Support.Arithmetic);
    }

    [Fact]
    public void Evidence_with_a_common_reference_or_number_is_one_study_even_through_a_third()
    {
        Evidence a = Item(EvidenceType.Review, "a", cited: 19), c = Item(EvidenceType.Review, "c") with { References = ["doi:10.1/X"] };
        Evidence between = Item(EvidenceType.Review, "b") with { References = ["doi:10.1/x"], Cited = [18, 19] };
        Assert.Equal(2, Studies.Of([a, c]).Count);
        Assert.Single(Studies.Of([a, c, between]));
        Assert.Equal(2, Studies.Of([a, Item(EvidenceType.Review, "z", cited: 19, claim: "R1-001")]).Count); // another list of references
    }

    [Fact]
    public void A_review_never_lifts_its_primary_reference()
    {
        Assert.Equal(0.4, Belief(Item(EvidenceType.Association, "x"), Item(EvidenceType.Review, "x", cited: 1)).Support.Belief, 12);
        Assert.Equal(0.75, Belief(Item(EvidenceType.Perturbation, "x"), Item(EvidenceType.Review, "x", cited: 1)).Support.Belief, 12);
        Assert.Equal(0.2, Belief(Item(EvidenceType.Review, "text")).Support.Belief, 12);
    }

    [Fact]
    public void Support_and_refutation_stand_side_by_side_and_mentions_count_for_neither()
    {
        EdgeBelief belief = Belief(
            Item(EvidenceType.Review, "x", cited: 1), Item(EvidenceType.Review, "y", Stance.Refutes, 2), Item(EvidenceType.Review, "z", Stance.Mentions, 3));
        Assert.Equal(0.65, belief.Support.Belief, 12);
        Assert.Equal(0.65, belief.Refutation.Belief, 12);
        Assert.Equal(1, belief.Mentions);
        EdgeBelief named = Belief(Item(EvidenceType.Review, "z", Stance.Mentions));
        Assert.Equal((0, EdgeBelief.NamedOnly, BeliefLabel.NamedOnly), (named.Support.Belief, named.ForPaths, named.Label));
        Assert.Equal(EdgeBelief.WithoutEvidence, Belief().ForPaths);
    }

    [Theory]
    [InlineData(EvidenceType.Textbook, 0, 1, EvidenceClass.Definition)]
    [InlineData(EvidenceType.Review, 4, 1, EvidenceClass.Definition)]
    [InlineData(EvidenceType.Review, 0, 0.2, EvidenceClass.BareStatement)]
    [InlineData(EvidenceType.Measurement, 4, 0.5, EvidenceClass.Measurement)]
    public void A_definition_is_certain_where_a_source_that_can_be_looked_up_gives_it(
        EvidenceType type, int cited, double belief, EvidenceClass evidenceClass)
    {
        var edge = new Edge("e-1", "outcome:a", Relation.Raises, "outcome:b")
        {
            Mechanism = MechanismKind.Definition,
            Evidence = [Item(type, "x", cited: cited)],
        };
        EdgeBelief found = EdgeBelief.Of(edge);
        Assert.Equal(belief, found.Support.Belief, 12);
        Assert.Equal(belief, found.ForPaths, 12);
        Assert.Equal(evidenceClass, found.Support.Classes[0].Class);
        EdgeBelief against = EdgeBelief.Of(edge with { Evidence = [Item(type, "x", Stance.Refutes, cited)] });
        Assert.True(against.Refutation.Belief < 1);
        Assert.Equal(0, against.Support.Belief);
    }

    [Fact]
    public void The_arithmetic_shows_every_class() => Assert.Equal(
        "1 - (0.01 + 0.049) × (0.05 + 0.3)",
        Belief(Item(EvidenceType.Review, "x", cited: 1), Item(EvidenceType.Textbook, "y")).Support.Arithmetic);
}
