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
                "OST-IDT-001",
                $"{Count(unreadable.Length, "identifier")} of the features cannot be read and do not count: {First(unreadable, "; ")}",
                hint: "Correct them in the table.");
        string[] conflicts = [.. features.SelectMany(f => f.Conflicts.Select(c => Conflict(f.Feature, c)))];
        if (conflicts.Length > 0)
            yield return Finding.Warning(
                "OST-IDT-002",
                $"identifiers of one feature disagree about its compound of {pack}, {Count(conflicts.Length, "time")}: " +
                First(conflicts, "; "),
                hint: "The compounds that most collections agree on were taken. Check which identifier is right.");
        FeatureMapping[] ambiguous = [.. features.Where(f => f.Status == MappingStatus.Ambiguous)];
        int forms = ambiguous.Count(IsOneStructure);
        if (ambiguous.Length > 0)
            yield return Finding.Note(
                "OST-IDT-003",
                $"{Count(ambiguous.Length, "feature")} lead to several compounds of {pack} ({forms} of them only to forms of one " +
                "structure, such as an acid and its base): " +
                First(ambiguous.Select(f => $"{f.Feature} ({string.Join(", ", f.Matches.Select(m => m.Compound))})"), "; "),
                hint: "All of them count unless the ambiguity rule says otherwise. Forms of one structure can be joined in the pack.");
        FeatureMapping[] weak = [.. features.Where(f => f.IsWeak)];
        if (weak.Length > 0)
            yield return Finding.Warning(
                "OST-IDT-004",
                $"{Count(weak.Length, "feature")} were matched to {pack} without regard to stereochemistry: " +
                First(weak.Select(f => f.Feature), ", "),
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

    private static bool IsOneStructure(FeatureMapping feature) =>
        feature.Matches.Skip(1).All(m => feature.Matches[0].ConjugateForms.Contains(m.Compound));

    private static string Conflict(string feature, IdentifierConflict conflict) => conflict.Compounds.Count == 0
        ? $"{feature}: {conflict.Statement} is another skeleton than {string.Join(", ", conflict.Against)}"
        : $"{feature}: {conflict.Statement} leads to {string.Join(", ", conflict.Compounds)}, " +
            $"not to the compounds of {string.Join(", ", conflict.Against)}";

    internal static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    internal static string First(IEnumerable<string> all, string separator)
    {
        string[] items = [.. all];
        string shown = string.Join(separator, items.Take(Shown));
        return items.Length <= Shown ? shown
            : string.Create(CultureInfo.InvariantCulture, $"{shown}{separator}and {items.Length - Shown} more");
    }
}
