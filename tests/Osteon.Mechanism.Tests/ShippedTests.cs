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
