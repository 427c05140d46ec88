using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>How often one class occurs.</summary>
/// <param name="Class">Name of the class.</param>
/// <param name="Count">Number of items in it.</param>
/// <param name="ShareOfClassified">Count over the items that have a class at this level.</param>
/// <param name="ShareOfAll">Count over all items, the unclassified ones too.</param>
public sealed record ClassShare(string Class, int Count, double ShareOfClassified, double ShareOfAll);

/// <summary>The composition of a list by class, at one level.</summary>
public sealed record ClassComposition
{
    /// <summary>What the level is called: <c>superclass</c>, or <c>as stated</c> for classes that come with the features.</summary>
    public required string Level { get; init; }

    /// <summary>What is counted: <c>compounds</c> or <c>features</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Number of items.</summary>
    public required int Total { get; init; }

    /// <summary>Items without a class at this level. They are never left out silently.</summary>
    public required int Unclassified { get; init; }

    /// <summary>The classes, most frequent first, then by name.</summary>
    public required IReadOnlyList<ClassShare> Classes { get; init; }
}

/// <summary>
/// Composition of lists by chemical class, and over-representation of classes. Classes come from a pack (ChemOnt: kingdom, superclass,
/// class, subclass and further levels) or from the features' own table; nothing is computed from structures. Source of the scheme: Djoumbou
/// Feunang et al. 2016, 10.1186/s13321-016-0174-y.
/// </summary>
public static class ChemicalClasses
{
    private static readonly string[] Levels = ["kingdom", "superclass", "class", "subclass"];

    /// <summary>Name of a level: 0 kingdom, 1 superclass, 2 class, 3 subclass, then <c>level 5</c> and so on.</summary>
    public static string LevelName(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        return level < Levels.Length ? Levels[level] : string.Create(CultureInfo.InvariantCulture, $"level {level + 1}");
    }

    /// <summary>Counts compounds of a pack by their class at a level.</summary>
    /// <param name="compounds">Keys of compounds; each counts once.</param>
    /// <param name="pack">A pack with classes.</param>
    /// <param name="level">0 kingdom, 1 superclass, 2 class, 3 subclass.</param>
    public static ClassComposition OfCompounds(IEnumerable<string> compounds, KnowledgePack pack, int level)
    {
        string name = LevelName(level);
        Dictionary<string, string?> classes = pack.Compounds.ToDictionary(c => c.Id, c => ClassOf(c, level), StringComparer.Ordinal);
        return Counted([.. compounds.Distinct(StringComparer.Ordinal).Select(c => classes.GetValueOrDefault(c))], name, "compounds");
    }

    /// <summary>Counts features by the class their own table states, letter by letter but for blanks around it.</summary>
    public static ClassComposition OfFeatures(IReadOnlyList<Feature> features) =>
        Counted([.. features.Select(f => IdentifierText.IsBlank(f.ChemicalClass) ? null : f.ChemicalClass!.Trim())], "as stated",
            "features");

    /// <summary>
    /// The classes of a level as sets, so that <see cref="OverRepresentation"/> tests classes as it tests pathways. Unclassified
    /// compounds are
    /// in no set and thus, by default, not in the background.
    /// </summary>
    public static KnowledgePack AsSets(KnowledgePack pack, int level)
    {
        string name = LevelName(level);
        return new KnowledgePack(
            pack.Source with { Id = $"{pack.Source.Id}/{name}", Name = $"{pack.Source.Name} ({name})" },
            pack.Compounds,
            Sets(pack.Compounds.Select(c => (c.Id, ClassOf(c, level)))));
    }

    /// <summary>The classes stated by the features as a pack whose compounds are the features.</summary>
    public static KnowledgePack AsSets(IReadOnlyList<Feature> features, KnowledgeSource source) => new(
        source,
        [.. features.Select(f => new Compound { Id = f.Id, Name = f.Name })],
        Sets(features.Select(f => (f.Id, IdentifierText.IsBlank(f.ChemicalClass) ? null : f.ChemicalClass!.Trim()))));

    private static string? ClassOf(Compound compound, int level) =>
        level < compound.Classes.Count && !IdentifierText.IsBlank(compound.Classes[level]) ? compound.Classes[level].Trim() : null;

    private static MetaboliteSet[] Sets(IEnumerable<(string Id, string? Class)> items) =>
    [
        .. items.Where(i => i.Class is not null).GroupBy(i => i.Class!, i => i.Id, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new MetaboliteSet { Id = g.Key, Name = g.Key, Members = [.. g] }),
    ];

    private static ClassComposition Counted(string?[] classes, string level, string unit)
    {
        int classified = classes.Count(c => c is not null);
        return new ClassComposition
        {
            Level = level,
            Unit = unit,
            Total = classes.Length,
            Unclassified = classes.Length - classified,
            Classes =
            [
                .. classes.OfType<string>().GroupBy(c => c, StringComparer.Ordinal)
                    .Select(g => new ClassShare(g.Key, g.Count(), (double)g.Count() / classified, (double)g.Count() / classes.Length))
                    .OrderByDescending(c => c.Count).ThenBy(c => c.Class, StringComparer.Ordinal),
            ],
        };
    }
}
