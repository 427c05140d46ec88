namespace Osteon.Mechanism.Tests;

/// <summary>The shipped graph against the signs of the textbooks and the claims of its sources.</summary>
[Oracle]
public sealed class CanonicalSignTests
{
    [Fact]
    public void Every_canonical_edge_is_in_the_shipped_graph_with_its_sign()
    {
        Assert.Equal(37, CheckData.Shipped.Signs.Count);
        Assert.All(CheckData.Shipped.Signs, s => Assert.Contains(
            ShippedMechanism.Graph.Edges,
            e => e.From == s.Subject && e.To == s.Target && (s.Sign == Sign.Unknown ? e.Relation == Relation.ContextDependent : e.Relation.IsSigned() && e.Sign == s.Sign)));
    }

    [Fact]
    public void The_shipped_graph_has_no_finding_and_covers_every_claim()
    {
        Assert.Empty(MechanismCheck.Run(ShippedMechanism.Graph, CheckData.Shipped));
        Assert.NotEmpty(MechanismCheck.Acknowledged(ShippedMechanism.Graph));
        Coverage coverage = Coverage.Of(ShippedMechanism.Graph, CheckData.Shipped.Claims);
        Assert.All(coverage.Sources, s => Assert.Equal(0, s.Missing));
        Assert.Equal(393 + 268 + 67 + 99 + 111 + 40 + 19, coverage.Uses.Count);
    }

    [Theory]
    [InlineData("claims/seed-review-bmsc.tsv")]
    [InlineData("claims/seed-review-bmsc-titleclaims.tsv")]
    [InlineData("claims/seed-minireview.tsv")]
    [InlineData("claims/seed-study-claims.tsv")]
    public void The_list_of_claims_is_that_of_the_sources(string file)
    {
        string[] ids = [.. File.ReadLines(SharedData.Require(file)).Skip(1).Select(l => l.Split('\t')[0])];
        string series = ids[0][..ids[0].LastIndexOf('-')];
        Assert.Equal(ids, CheckData.Shipped.Claims.Select(c => c.Claim).Where(c => !c.Contains(':', StringComparison.Ordinal) && c[..c.LastIndexOf('-')] == series));
    }

    [Theory]
    [InlineData("seed-minireview-facts.tsv")]
    [InlineData("seed-review-bmsc-facts.tsv")]
    [InlineData("seed-review-bmsc-delivery.tsv")]
    public void Every_row_of_the_tables_of_facts_is_in_the_list(string file)
    {
        int lines = File.ReadLines(SharedData.Require("claims/" + file)).Count();
        Assert.Equal(Enumerable.Range(2, lines - 1).Select(i => $"fact:{file}#{i}"), CheckData.Shipped.Claims.Select(c => c.Claim).Where(c => c.StartsWith($"fact:{file}#", StringComparison.Ordinal)));
    }
}
