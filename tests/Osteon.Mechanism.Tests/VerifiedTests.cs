namespace Osteon.Mechanism.Tests;

/// <summary><c>verified.tsv</c> lists the identifiers of the graph that were looked up; one that is not in it is unchecked.</summary>
[Unit]
public sealed class VerifiedTests
{
    private static readonly IReadOnlyList<string[]> Rows =
        [.. ShippedMechanism.TableText("verified.tsv").TrimEnd('\n').Split('\n').Select(l => l.Split('\t'))];

    private static readonly HashSet<string> Xrefs = [.. ShippedMechanism.Graph.Nodes.SelectMany(n => n.Xrefs)];

    private static readonly IReadOnlyList<Evidence> AllEvidence =
        [.. ShippedMechanism.Graph.Edges.SelectMany(e => e.Evidence), .. ShippedMechanism.Graph.Facts.SelectMany(f => f.Evidence)];

    [Fact]
    public void Every_row_says_what_was_found_where_for_an_identifier_that_the_graph_uses()
    {
        Assert.Equal(["kind", "id", "label", "by"], Rows[0]);
        HashSet<string> dois = [.. Dois("")];
        Assert.All(Rows.Skip(1), row =>
        {
            Assert.Equal(4, row.Length);
            Assert.All(row, cell => Assert.True(cell.Length > 0 && cell.Trim() == cell, string.Join(" | ", row)));
            Assert.Contains(row[1], row[0] switch { "doi" => dois, "xref" => Xrefs, _ => throw new InvalidDataException(row[0]) });
        });
        Assert.Equal(Rows.Count, Rows.Select(r => (r[0], r[1])).Distinct().Count());
    }

    /// <summary>Who adds an identifier looks it up or says here, and in the page on curation, that one more is unchecked.</summary>
    [Theory]
    [InlineData("xref", "", 179, 179)]
    [InlineData("xref", "hgnc:", 96, 96)]
    [InlineData("doi", "textbook:", 47, 57)]
    [InlineData("doi", "M-", 20, 25)]
    public void So_many_of_all_are_looked_up(string kind, string prefix, int verified, int all)
    {
        HashSet<string> known = [.. Rows.Where(r => r[0] == kind).Select(r => r[1])];
        List<string> used = [.. kind == "doi" ? Dois(prefix) : Xrefs.Where(x => x.StartsWith(prefix, StringComparison.Ordinal))];
        string open = string.Join(", ", used.Where(x => !known.Contains(x)).Order(StringComparer.Ordinal));
        Assert.True((used.Count(known.Contains), used.Count) == (verified, all), $"{used.Count(known.Contains)} of {used.Count}; open: {open}");
    }

    private static IEnumerable<string> Dois(string claims) => AllEvidence
        .Where(e => e.Claim.StartsWith(claims, StringComparison.Ordinal))
        .SelectMany(e => e.References)
        .Where(r => r.StartsWith("doi:", StringComparison.Ordinal))
        .Select(r => r["doi:".Length..])
        .Distinct(StringComparer.Ordinal);
}
