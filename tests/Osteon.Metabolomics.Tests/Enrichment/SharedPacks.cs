using System.Globalization;
using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>The shared sets as packs, read with a few lines; reading packs for users belongs to Osteon.Formats.</summary>
internal static class SharedPacks
{
    public static KnowledgeSource Source(string id, string? species = null) =>
        new() { Id = id, Name = id, Version = "test", Licence = "CC0-1.0", Species = species };

    public static KnowledgePack OfGmt(string file, string id, string? species = null)
    {
        MetaboliteSet[] sets =
        [
            .. File.ReadLines(SharedData.Require(file)).Select(l => l.Split('\t'))
                .Select(c => new MetaboliteSet { Id = c[0], Name = c[1], Members = c[2..] }),
        ];
        return new KnowledgePack(
            Source(id, species),
            [.. sets.SelectMany(s => s.Members).Distinct(StringComparer.Ordinal).Select(m => new Compound { Id = m })], sets);
    }

    /// <summary>WikiPathways metabolites with all their identifiers; the key is the ChEBI identifier of the sets.</summary>
    public static KnowledgePack WikiPathways(string species)
    {
        KnowledgePack sets = OfGmt($"data/metabolomics/wikipathways/metabolites_{species}.gmt", $"wikipathways-{species}");
        using var stream =
            new StreamReader(
            new GZipStream(
            File.OpenRead(SharedData.Require($"data/metabolomics/wikipathways/nodes_{species}.tsv.gz")), CompressionMode.Decompress));
        string[] header = stream.ReadLine()!.Split('\t');
        var byKey = new Dictionary<string, Compound>(StringComparer.Ordinal);
        while (stream.ReadLine() is { } line)
        {
            string[] cells = line.TrimEnd('\r').Split('\t');
            string Cell(string title) => cells[Array.IndexOf(header, title)];
            if (Cell("type") != "Metabolite" || Cell("chebi").Length == 0) continue;
            string key = Cell("chebi").Split(';')[0].ToUpperInvariant();
            byKey.TryAdd(key, new Compound
            {
                Id = key,
                Name = Cell("label"),
                Identifiers =
                [
                    .. new (CompoundNamespace Space, string Title)[]
                    {
                        (CompoundNamespace.Chebi, "chebi"), (CompoundNamespace.InchiKey, "inchikey"), (CompoundNamespace.Hmdb, "hmdb"),
                        (CompoundNamespace.Kegg, "kegg_compound"), (CompoundNamespace.PubChem, "pubchem"),
                        (CompoundNamespace.LipidMaps, "lipidmaps"),
                    }.Where(n => Cell(n.Title).Length > 0).Select(n => new CompoundIdentifier(n.Space, Cell(n.Title))),
                ],
            });
        }

        return sets with { Compounds = [.. sets.Compounds.Select(c => byKey.GetValueOrDefault(c.Id, c))] };
    }

    /// <summary>Rat-GEM metabolites with formula and mass, and its subsystems.</summary>
    public static KnowledgePack RatGem()
    {
        string[][] rows =
            [.. File.ReadLines(SharedData.Require("data/metabolomics/rat_gem/rat_gem_metabolites.tsv")).Skip(1)
            .Select(l => l.TrimEnd('\r').Split('\t'))];
        KnowledgePack sets = OfGmt("data/metabolomics/rat_gem/rat_gem_subsystems.gmt", "rat-gem", "Rattus norvegicus");
        Compound[] compounds =
        [
            .. rows.Select(r => new Compound
            {
                Id = r[0],
                Name = r[1],
                Formula = r[2].Length > 0 ? r[2] : null,
                MonoisotopicMass = r[3].Length > 0 ? double.Parse(r[3], CultureInfo.InvariantCulture) : null,
                Identifiers =
                [
                    .. new (CompoundNamespace Space, int Column)[]
                    {
                        (CompoundNamespace.Chebi, 5), (CompoundNamespace.Hmdb, 6), (CompoundNamespace.Kegg, 7),
                        (CompoundNamespace.PubChem, 8),
                        (CompoundNamespace.LipidMaps, 9),
                    }.Where(n => r[n.Column].Length > 0).Select(n => new CompoundIdentifier(n.Space, r[n.Column])),
                ],
            }),
        ];
        return sets with { Compounds = compounds };
    }
}
