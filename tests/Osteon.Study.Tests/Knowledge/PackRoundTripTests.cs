using FsCheck;
using FsCheck.Fluent;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study.Tests.Knowledge;

/// <summary>Any pack that is stored comes back as it was, and the same pack gives the same bytes.</summary>
[Property]
public sealed class PackRoundTripTests
{
    private static readonly string[] Pieces = ["a", "B", "7", " ", "\t", "|", "\\", "\n", "\r", "\"", "µ", "骨", "🦴", "\\e", "#", "-", "\u2028", "\uFEFF"];

    private static Gen<string> Text => Gen.ListOf(Gen.Elements(Pieces)).Select(p => string.Concat(p.Take(6)));

    private static Gen<string> Key => from text in Text from digit in Gen.Choose(0, 9) select $"{digit}{text}";

    private static Gen<CompoundIdentifier> Identifier =>
        from collection in Gen.Elements(Enum.GetValues<CompoundNamespace>()) from text in Key select new CompoundIdentifier(collection, text);

    private static Gen<Compound> AnyCompound =>
        from id in Key
        from name in Gen.OneOf(Gen.Constant<string?>(null), Text.Select(t => (string?)t))
        from synonyms in Gen.ListOf(Text)
        from identifiers in Gen.ListOf(Identifier)
        from formula in Gen.OneOf(Gen.Constant<string?>(null), Text.Select(t => (string?)t))
        from mass in Gen.Elements<double?>(null, 0, 180.06338810418, 1e-300, 515014.68531396554)
        from classes in Gen.ListOf(Text)
        select new Compound
        {
            Id = id,
            Name = name,
            Synonyms = [.. synonyms.Take(4)],
            Identifiers = [.. identifiers.Take(5).OrderBy(i => i.Namespace)],
            Formula = formula,
            MonoisotopicMass = mass,
            Classes = [.. classes.Take(4)],
        };

    private static Gen<KnowledgePack> Packs =>
        from compounds in Gen.ListOf(AnyCompound)
        from setNames in Gen.ListOf(Key.Two())
        from seed in Gen.Choose(0, int.MaxValue)
        select Pack([.. compounds.Take(8).DistinctBy(c => c.Id)], [.. setNames.Take(4).DistinctBy(s => s.Item1)], new Rng((ulong)seed));

    private static KnowledgePack Pack(Compound[] compounds, (string Id, string Name)[] sets, Rng random)
    {
        string[] Some() => [.. compounds.Where(_ => random.NextInt(2) == 0).Select(c => c.Id)];
        return new KnowledgePack(
            new KnowledgeSource { Id = "any", Name = "Any \"pack\"", Version = "1.0+x", Licence = "CC0-1.0", Citation = "Ä & Ö" },
            compounds,
            [
                .. sets.Select(s =>
                {
                    string[] members = Some();
                    return new MetaboliteSet
                    {
                        Id = s.Id,
                        Name = s.Name,
                        Members = members,
                        Edges = [.. members.SelectMany(_ => members, (a, b) => (a, b)).Where(_ => random.NextInt(3) == 0)],
                    };
                }),
            ]);
    }

    [Fact]
    public void What_is_stored_comes_back()
    {
        int index = 0;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("osteon-packs-");
        try
        {
            PropertyCheck.ForAll(
                Packs,
                pack =>
                {
                    KnowledgeStore first = KnowledgeStore.Open(Path.Combine(folder.FullName, $"{index++}")), second = KnowledgeStore.Open(Path.Combine(folder.FullName, $"{index++}"));
                    var reading = new KnowledgeReading(pack, [], 3);
                    var origin = new PackOrigin([new PackFile("x.tsv", "compound-table", new string('0', 64), 1)], new Dictionary<string, string> { ["members"] = "own" });
                    first.Add(reading, origin, new RunContext());
                    second.Add(reading, origin, new RunContext());
                    LoadedPack loaded = first.Load("any", TestContext.Current.CancellationToken);
                    Equal(pack, loaded.Pack);
                    Assert.Equal(loaded.Digest, second.Load("any@1.0+x", TestContext.Current.CancellationToken).Digest);
                    foreach (string file in loaded.Files)
                        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(second.Folder, "any@1.0+x", Path.GetFileName(file))));
                },
                count: 150);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Equal(KnowledgePack expected, KnowledgePack actual)
    {
        Assert.Equal(expected.Source, actual.Source);
        Assert.Equal(expected.Compounds.Select(Flat), actual.Compounds.Select(Flat));
        Assert.Equal(expected.Sets.Count, actual.Sets.Count);
        for (int i = 0; i < expected.Sets.Count; i++)
        {
            Assert.Equal((expected.Sets[i].Id, expected.Sets[i].Name), (actual.Sets[i].Id, actual.Sets[i].Name));
            Assert.Equal(expected.Sets[i].Members, actual.Sets[i].Members);
            Assert.Equal(expected.Sets[i].Edges, actual.Sets[i].Edges);
        }

        static string Flat(Compound c) => string.Join(
            "\u0001",
            [
                c.Id, c.Name ?? "\u0002", string.Join("\u0003", c.Synonyms), $"{c.Synonyms.Count}", string.Join("\u0003", c.Identifiers.Select(i => $"{i.Namespace}\u0004{i.Value}")),
                c.Formula ?? "\u0002", $"{c.MonoisotopicMass:R}", string.Join("\u0003", c.Classes), $"{c.Classes.Count}",
            ]);
    }
}
