using System.Text;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Knowledge;

/// <summary>Any damage to any kind of file gives a pack that holds together, or a refusal; never another exception.</summary>
[Property]
public sealed class KnowledgeMutationTests
{
    [Fact]
    public void Damaged_files_are_survived()
    {
        using var folder = new TemporaryFolder();
        int read = 0, refused = 0;
        PropertyCheck.ForAll(
            Gen.Choose(0, int.MaxValue).Select(s => (ulong)s),
            seed =>
            {
                var random = new Rng(seed);
                (_, string name, string text) = KnowledgeSamples.All[random.NextInt(KnowledgeSamples.All.Count)];
                byte[] content = Mutation.Of(Encoding.UTF8.GetBytes(text), text.Length, random);
                if (random.NextInt(4) == 0) content = Mutation.Of(KnowledgeSamples.Gzip(content), 64, random);
                string path = folder.Write(name, content);
                try
                {
                    KnowledgePack pack = KnowledgeFiles.Read([path], KnowledgeSamples.Source("Rattus norvegicus"), KnowledgeOptions.Default, RunContext.Default).Pack;
                    HoldsTogether(pack);
                    read++;
                }
                catch (OsteonException e)
                {
                    Assert.Equal(Severity.Error, e.Finding.Severity);
                    refused++;
                }
            },
            count: 2500);
        Assert.True(read > 300 && refused > 300, $"{read} read, {refused} refused");
    }

    [Fact]
    public void The_order_of_files_and_of_rows_does_not_matter()
    {
        string[] rows = KnowledgeSamples.Nodes.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        using var folder = new TemporaryFolder();
        PropertyCheck.ForAll(
            Gen.Choose(0, int.MaxValue).Select(s => (ulong)s),
            seed =>
            {
                var random = new Rng(seed);
                string[] body = rows[1..];
                random.Shuffle<string>(body);
                string[] paths = [folder.Write("n.tsv", string.Join("\r\n", [rows[0], .. body])), folder.Write("t.tsv", KnowledgeSamples.Titles)];
                random.Shuffle<string>(paths);
                KnowledgePack pack = KnowledgeFiles.Read(paths, KnowledgeSamples.Source(), KnowledgeOptions.Default, RunContext.Default).Pack;
                Assert.Equal(["CHEBI:15361", "CHEBI:24996", "wikidata:Q1"], pack.Compounds.Select(c => c.Id));
                Assert.Equal(["WP1", "WP3"], pack.Sets.Select(s => s.Id));
                Assert.Equal(["CHEBI:15361", "CHEBI:24996"], pack.Sets[0].Members);
                Assert.Equal(new HashSet<string> { "Pyruvate", "pyruvic acid" }, [pack.Compounds[0].Name!, .. pack.Compounds[0].Synonyms]);
            },
            count: 50);
    }

    /// <summary>Keys are unique and not empty, and everything that is referred to is there.</summary>
    internal static void HoldsTogether(KnowledgePack pack)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Assert.All(pack.Compounds, c => Assert.True(keys.Add(c.Id) && c.Id.Length > 0));
        Assert.Equal(pack.Sets.Count, pack.Sets.Select(s => s.Id).Distinct(StringComparer.Ordinal).Count());
        foreach (MetaboliteSet set in pack.Sets)
        {
            Assert.NotEmpty(set.Id);
            Assert.NotEmpty(set.Members);
            Assert.All(set.Members, m => Assert.Contains(m, keys));
            Assert.All(set.Edges, e => Assert.True(set.Members.Contains(e.From) && set.Members.Contains(e.To) && e.From != e.To));
        }

        Assert.All(pack.Compounds.SelectMany(c => c.Identifiers), i => Assert.Equal(i.Value, IdentifierForms.TryParse(i.Namespace, i.Value, out string? same) ? same : null));
    }
}
