using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>How much of one set is measured.</summary>
/// <param name="SetId">Identifier of the set.</param>
/// <param name="SetName">Name of the set.</param>
/// <param name="Size">Compounds of the set in the pack.</param>
/// <param name="Measured">Compounds of the set that are measured.</param>
public sealed record SetCoverage(string SetId, string SetName, int Size, int Measured)
{
    /// <summary>Measured over size, 0 to 1; 0 for an empty set.</summary>
    public double Share => Size == 0 ? 0 : (double)Measured / Size;
}

/// <summary>
/// What a pack can say about a table at all: how many features reach it, how many of its compounds and sets are measured. A result of
/// enrichment cannot be read without it: a pathway that is not in the pack, or not measured, is not absent from the biology.
/// </summary>
public sealed record KnowledgeCoverage
{
    /// <summary>Below this share of features that reach a set, coverage is called thin.</summary>
    public const double ThinShare = 0.2;

    /// <summary>Below this number of testable sets, coverage is called thin.</summary>
    public const int ThinSets = 30;

    /// <summary>The pack.</summary>
    public required KnowledgeSource Source { get; init; }

    /// <summary>Features of the table.</summary>
    public required int Features { get; init; }

    /// <summary>Features with a readable identifier or a name.</summary>
    public required int FeaturesWithStatement { get; init; }

    /// <summary>Features that lead to a compound of the pack.</summary>
    public required int FeaturesMapped { get; init; }

    /// <summary>Features that lead to a compound in at least one set.</summary>
    public required int FeaturesInSets { get; init; }

    /// <summary>Distinct compounds the features lead to.</summary>
    public required int CompoundsMeasured { get; init; }

    /// <summary>Of these, in at least one set.</summary>
    public required int CompoundsMeasuredInSets { get; init; }

    /// <summary>Compounds of the pack.</summary>
    public required int CompoundsInPack { get; init; }

    /// <summary>Compounds of the pack in at least one set.</summary>
    public required int CompoundsInSets { get; init; }

    /// <summary>Sets of the pack.</summary>
    public required int Sets { get; init; }

    /// <summary>Smallest number of compounds that makes a set worth testing.</summary>
    public required int MinSize { get; init; }

    /// <summary>Sets with that many compounds in the pack.</summary>
    public required int SetsLargeEnough { get; init; }

    /// <summary>Sets with that many measured compounds.</summary>
    public required int SetsTestable { get; init; }

    /// <summary>Every set, in the order of the pack.</summary>
    public required IReadOnlyList<SetCoverage> PerSet { get; init; }

    /// <summary>Whether fewer than <see cref="ThinShare"/> of the features reach a set, or fewer than <see cref="ThinSets"/> sets can
    /// be tested.</summary>
    public bool IsThin => Features > 0 && (SetsTestable < ThinSets || (double)FeaturesInSets / Features < ThinShare);

    /// <summary>The numbers in two sentences, for a report.</summary>
    public required string Statement { get; init; }

    /// <summary>Counts a mapping against its pack.</summary>
    /// <param name="mapping">The mapping of the table to the pack.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="minSize">Smallest number of compounds that makes a set worth testing. Default 3.</param>
    /// <param name="context">Receives OST-ENR-013 where coverage is thin.</param>
    public static KnowledgeCoverage Of(IdentifierMapping mapping, KnowledgePack pack, int minSize, RunContext context)
    {
        var measured = mapping.Compounds().ToHashSet(StringComparer.Ordinal);
        string[][] members = [.. pack.Sets.Select(s => s.Members.Distinct(StringComparer.Ordinal).ToArray())];
        var inSets = members.SelectMany(m => m).ToHashSet(StringComparer.Ordinal);
        SetCoverage[] perSet =
            [.. pack.Sets.Select((s, i) => new SetCoverage(s.Id, s.Name, members[i].Length, members[i].Count(measured.Contains)))];
        var coverage = new KnowledgeCoverage
        {
            Source = pack.Source,
            Features = mapping.Features.Count,
            FeaturesWithStatement = mapping.Features.Count(f => f.Matches.Count > 0 || f.HasStatement),
            FeaturesMapped = mapping.MappedCount,
            FeaturesInSets = mapping.Features.Count(f => f.Matches.Any(m => inSets.Contains(m.Compound))),
            CompoundsMeasured = measured.Count,
            CompoundsMeasuredInSets = measured.Count(inSets.Contains),
            CompoundsInPack = pack.Compounds.Select(c => c.Id).Concat(inSets).Distinct(StringComparer.Ordinal).Count(),
            CompoundsInSets = inSets.Count,
            Sets = pack.Sets.Count,
            MinSize = minSize,
            SetsLargeEnough = perSet.Count(s => s.Size >= minSize),
            SetsTestable = perSet.Count(s => s.Measured >= minSize),
            PerSet = perSet,
            Statement = "",
        };
        coverage = coverage with { Statement = Words(coverage) };
        if (coverage.IsThin)
            context.Findings.Add(Finding.Warning(
                "OST-ENR-013", $"coverage is thin: {coverage.Statement}",
                hint: "Sets of another species with the same metabolites (orthologous pathways) can be tested beside these; " +
                "results carry their species."));
        return coverage;
    }

    private static string Words(KnowledgeCoverage c)
    {
        string species = c.Source.Species is null ? "" : $" for {c.Source.Species}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"of {c.Features} features {c.FeaturesMapped} lead to {c.CompoundsMeasured} of the {c.CompoundsInPack} metabolites of " +
            $"{c.Source.Name}{species}, " +
            $"and {c.FeaturesInSets} to one that is in a set. {c.SetsLargeEnough} of its {c.Sets} sets have " +
            $"{c.MinSize} or more metabolites, and in {c.SetsTestable} " +
            $"that many were measured.");
    }
}
