using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>What the reader of a mapping must know. Each kind is one finding with a count and the first examples.</summary>
internal static class MappingFindings
{
    private const int Shown = 5;

    public static IEnumerable<Finding> Of(IdentifierMapping mapping, CompoundIndex index)
    {
        IReadOnlyList<FeatureMapping> features = mapping.Features;
        string pack = index.Source.Name;
        string[] unreadable =
            [.. features.SelectMany(f => f.Unreadable.Select(r => $"'{r.Written}' of {f.Feature}: {r.Problem}"))];
        if (unreadable.Length > 0)
            yield return Finding.Warning(
                "OST-IDT-001", $"{Count(unreadable.Length, "identifier")} of the features cannot be read and do not count: {First(unreadable, "; ")}",
                hint: "Correct them in the table.");
        string[] conflicts =
        [
            .. features.SelectMany(f => f.Conflicts.Select(c => c.Compounds.Count == 0
                ? $"{f.Feature}: {c.Statement} is another skeleton than {string.Join(", ", c.Against)}"
                : $"{f.Feature}: {c.Statement} leads to {string.Join(", ", c.Compounds)}, not to the compounds of {string.Join(", ", c.Against)}")),
        ];
        if (conflicts.Length > 0)
            yield return Finding.Warning(
                "OST-IDT-002", $"identifiers of one feature lead to different compounds of {pack}, {Count(conflicts.Length, "time")}: {First(conflicts, "; ")}",
                hint: "The compounds that most collections agree on were taken. Check which identifier is right.");
        FeatureMapping[] ambiguous = [.. features.Where(f => f.Status == MappingStatus.Ambiguous)];
        if (ambiguous.Length > 0)
            yield return Finding.Note(
                "OST-IDT-003",
                $"{Count(ambiguous.Length, "feature")} lead to several compounds of {pack}: " +
                First(ambiguous.Select(f => $"{f.Feature} ({string.Join(", ", f.Matches.Select(m => m.Compound))})"), "; "),
                hint: "All of them count unless the ambiguity rule says otherwise.");
        FeatureMapping[] weak = [.. features.Where(f => f.IsWeak)];
        if (weak.Length > 0)
            yield return Finding.Warning(
                "OST-IDT-004",
                $"{Count(weak.Length, "feature")} were matched to {pack} without regard to stereochemistry: {First(weak.Select(f => f.Feature), ", ")}",
                hint: "Set the weakest match level to NameFolded to leave them out.");
        if (index.Unreadable.Count > 0)
            yield return Finding.Note(
                "OST-IDT-005",
                $"{Count(index.Unreadable.Count, "identifier")} of {pack} cannot be read: " +
                First(index.Unreadable.Select(u => $"'{u.Reading.Written}' of {u.Compound}"), ", "));
        IReadOnlyList<CompoundDuplicate> duplicates = mapping.Duplicates;
        if (duplicates.Count > 0)
            yield return Finding.Note(
                "OST-IDT-006",
                $"{Count(duplicates.Count, "compound")} of {pack} are reached by several features and count once: " +
                First(duplicates.Select(d => $"{d.Compound} ({string.Join(", ", d.Features)})"), "; "));
        if (features.Count > 0 && mapping.MappedCount == 0)
            yield return Finding.Warning(
                "OST-IDT-007", $"none of the {features.Count} features leads to a compound of {pack}",
                value: features.FirstOrDefault(f => f.Reason is not null)?.Reason,
                hint: "Check that the table has identifiers or names of the kind the pack uses.");
    }

    internal static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    internal static string First(IEnumerable<string> all, string separator)
    {
        string[] items = [.. all];
        string shown = string.Join(separator, items.Take(Shown));
        return items.Length <= Shown ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown}{separator}and {items.Length - Shown} more");
    }
}
