namespace Osteon.Mechanism.Tests;

[Golden]
public sealed class ShippedTests
{
    [Fact]
    public void The_shipped_files_are_read_without_a_finding()
    {
        MechReading reading = MechReader.Read(ShippedMechanism.Sources());
        Assert.Empty(reading.Findings);
        Assert.True(reading.Graph!.Nodes.Count > 500 && reading.Graph.Edges.Count > 1000);
    }

    [Fact]
    public void Every_structural_edge_says_what_it_means() =>
        Assert.All(ShippedMechanism.Graph.Edges, e => Assert.True(EdgeWording.IsPlain(e), e.Id));

    /// <summary>Their sentence says that it was given and compared with its absence; whoever adds one looks whether it was.</summary>
    [Fact]
    public void Only_vesicles_that_were_compared_with_their_absence_are_used_by_perturbation() => Assert.Equal(
        ["e-8018"],
        ShippedMechanism.Graph.Edges.Where(e => e.Relation == Relation.Treats && e.Evidence.Any(v => v.Type == EvidenceType.Perturbation))
            .Select(e => e.Id));

    [Fact]
    public void Measures_that_follow_from_each_other_are_certain_and_never_told_as_causes()
    {
        MechanismGraph graph = ShippedMechanism.Graph;
        Edge[] definitions = [.. graph.Edges.Where(e => e.Mechanism == MechanismKind.Definition)];
        Assert.Equal([.. Enumerable.Range(315, 6).Select(i => $"e-0{i}"), "e-0323"], definitions.Select(e => e.Id));
        Assert.All(definitions, e =>
        {
            Assert.Equal(1, graph.BeliefOf(e).ForPaths);
            Assert.Contains("by definition", EdgeWording.Sentence(graph, e), StringComparison.Ordinal);
            Assert.DoesNotContain("raises", EdgeWording.Sentence(graph, e), StringComparison.Ordinal);
        });
    }

    /// <summary>Evidence under a textbook key has the type that the head of textbook.mech says.</summary>
    [Fact]
    public void Every_textbook_key_is_marked_as_review_or_as_primary_paper()
    {
        MechSource file = ShippedMechanism.Sources().Single(s => s.Name.EndsWith("textbook.mech", StringComparison.Ordinal));
        string[] head = [.. System.Text.Encoding.UTF8.GetString(file.Content.Span).Split('\n').TakeWhile(l => l.StartsWith('#'))];
        int reviewsAt = Array.FindIndex(head, l => l.Contains("reviews and textbooks", StringComparison.Ordinal));
        int primaryAt = Array.FindIndex(head, l => l.Contains("primary papers", StringComparison.Ordinal));
        string[] keys = [.. head[..reviewsAt].Where(l => l.StartsWith("#   ", StringComparison.Ordinal)).Select(l => l[4..l.IndexOf(':', StringComparison.Ordinal)])];
        string[] reviews = Words(head[(reviewsAt + 1)..primaryAt]), primary = Words(head[(primaryAt + 1)..]);
        Assert.Equal(keys, reviews.Concat(primary).Order(StringComparer.Ordinal));
        Evidence[] evidence = [.. ShippedMechanism.Graph.Edges.SelectMany(e => e.Evidence).Where(e => e.Claim.StartsWith("textbook:", StringComparison.Ordinal))];
        Assert.Equal(keys, evidence.Select(e => e.Claim["textbook:".Length..]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(evidence, e => Assert.Equal(
            primary.Contains(e.Claim["textbook:".Length..]) ? EvidenceType.Review : EvidenceType.Textbook, e.Type));

        static string[] Words(string[] lines) => [.. lines.SelectMany(l => l.TrimStart('#').Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }
}
