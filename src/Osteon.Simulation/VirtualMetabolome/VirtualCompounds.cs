using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// The compounds and sets that come with Osteon for simulated studies: metabolites of serum with formulas and identifiers from public
/// sources (data/virtual-metabolites.tsv), and small groups of them (data/virtual-metabolite-sets.tsv). Lists of facts for demonstrations,
/// not a pathway database.
/// </summary>
public static class VirtualCompounds
{
    private static readonly Lazy<IReadOnlyList<VirtualCompound>> Compounds = new(ReadCompounds);
    private static readonly Lazy<IReadOnlyList<MetaboliteSet>> Groups = new(ReadSets);

    /// <summary>All compounds, in the order of the list.</summary>
    public static IReadOnlyList<VirtualCompound> All => Compounds.Value;

    /// <summary>All sets; members are ids of <see cref="All"/>.</summary>
    public static IReadOnlyList<MetaboliteSet> Sets => Groups.Value;

    /// <summary>
    /// Compounds and sets as a knowledge pack, so that enrichment of a simulated study can be run and its answer is known.
    /// </summary>
    public static KnowledgePack Pack { get; } = new(
        new KnowledgeSource
        {
            Id = "osteon-virtual-metabolites",
            Name = "Osteon's compounds and sets for simulated studies",
            Version = "1",
            Licence = "MIT AND CC-BY-4.0",
            Citation = "Sets: the Osteon authors. Formulas and identifiers: Rat-GEM, Wang et al. 2021 (10.1073/pnas.2102344118), CC BY 4.0",
        },
        [
            .. All.Select(c => new Compound
            {
                Id = c.Id,
                Name = c.Name,
                Identifiers = c.Identifiers,
                Formula = c.Formula,
                MonoisotopicMass = c.MonoisotopicMass,
                Classes = [c.ChemicalClass],
            }),
        ],
        Sets);

    private static VirtualCompound[] ReadCompounds() =>
    [
        .. Rows("virtual-metabolites.tsv", 11).Select(cells => new VirtualCompound
        {
            Id = cells[0],
            Name = cells[1],
            Formula = cells[2],
            MonoisotopicMass = double.Parse(cells[3], CultureInfo.InvariantCulture),
            Identifiers = [.. Identifiers(cells[4], cells[5], cells[6])],
            ChemicalClass = cells[7],
            Polarities = [.. cells[8].Select(c => c == '+' ? Polarity.Positive : Polarity.Negative)],
            Elution = Enum.Parse<Elution>(cells[9], ignoreCase: true),
        }),
    ];

    private static MetaboliteSet[] ReadSets() =>
    [
        .. Rows("virtual-metabolite-sets.tsv", 3)
            .Select(cells => new MetaboliteSet { Id = cells[0], Name = cells[1], Members = cells[2].Split(' ') }),
    ];

    private static IEnumerable<CompoundIdentifier> Identifiers(string chebi, string hmdb, string kegg)
    {
        if (chebi.Length > 0) yield return new CompoundIdentifier(CompoundNamespace.Chebi, chebi);
        if (hmdb.Length > 0) yield return new CompoundIdentifier(CompoundNamespace.Hmdb, hmdb);
        if (kegg.Length > 0) yield return new CompoundIdentifier(CompoundNamespace.Kegg, kegg);
    }

    /// <summary>The rows of a list that was built in, after its comments and titles.</summary>
    private static IEnumerable<string[]> Rows(string name, int columns)
    {
        using Stream stream = typeof(VirtualCompounds).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in this assembly");
        using var reader = new StreamReader(stream);
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (string line in lines.Where(l => l[0] != '#').Skip(1))
        {
            string[] cells = line.TrimEnd('\r').Split('\t');
            yield return cells.Length == columns
                ? cells
                : throw new InvalidOperationException($"{name}: '{line}' has {cells.Length} cells, not {columns}");
        }
    }
}
