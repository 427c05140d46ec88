using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Joins a feature table with what is known of its injections elsewhere.</summary>
internal static class InjectionJoin
{
    private const int MostListed = 20;

    private static readonly string[] FileEndings =
        [".mzml", ".mzxml", ".mzdata", ".raw", ".d", ".wiff", ".wiff2", ".cdf", ".netcdf", ".lcd", ".mzml.gz", ".ibf", ".abf"];

    /// <summary>
    /// The content with what the list says. Names are compared exactly, then without capitals and endings of raw files. What the list
    /// states wins; where the file states something else, and where a name is on one side only, findings say so.
    /// </summary>
    public static FeatureTableContent Apply(FeatureTableContent content, InjectionList list, FindingCollector findings)
    {
        Dictionary<string, InjectionListEntry> byName = Matched(content, list, findings);
        var conflicts = new Dictionary<string, (int Count, string Example, SourceLocation Where)>(StringComparer.Ordinal);
        var stated = new HashSet<string>(content.KindStated, StringComparer.Ordinal);
        var injections = new List<Injection>();
        foreach (Injection injection in content.Table.Injections)
        {
            if (!byName.TryGetValue(injection.Name, out InjectionListEntry? entry))
            {
                injections.Add(injection);
                continue;
            }

            Conflicts(injection, entry, content.KindStated.Contains(injection.Name), conflicts);
            if (entry.Kind is not null) stated.Add(injection.Name);
            injections.Add(Merged(injection, entry));
        }

        foreach ((string field, (int count, string example, SourceLocation where)) in conflicts.OrderBy(c => c.Key, StringComparer.Ordinal))
            findings.Add(Finding.Warning(
                "OST-FEA-043",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the list and the table state different {field} for {count} injections; the list is followed"),
                where,
                example,
                "Check which of them is right."));
        FeatureTable table = content.Table;
        IReadOnlyList<Feature> features = WithPolarity(table.Features, [.. byName.Values], findings, list.File);
        return content with
        {
            Table = new FeatureTable(injections, features, table.Intensities)
            {
                Quantity = table.Quantity,
                AmountUnit = list.AmountUnit ?? table.AmountUnit,
            },
            Files = content.Files.Contains(list.File) ? content.Files : [.. content.Files, list.File],
            KindStated = stated,
            KeptInjectionColumns = [.. content.KeptInjectionColumns.Concat(list.KeptColumns).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The line of the list for each injection of the table.</summary>
    private static Dictionary<string, InjectionListEntry> Matched(
        FeatureTableContent content, InjectionList list, FindingCollector findings)
    {
        var matched = new Dictionary<string, InjectionListEntry>(StringComparer.Ordinal);
        Dictionary<string, InjectionListEntry> exact = list.Entries.ToDictionary(e => e.Name, StringComparer.Ordinal);
        string[] names = [.. content.Table.Injections.Select(i => i.Name)];
        foreach (string name in names)
            if (exact.Remove(name, out InjectionListEntry? entry)) matched.Add(name, entry);
        ILookup<string, InjectionListEntry> bare = exact.Values.ToLookup(e => Bare(e.Name), StringComparer.OrdinalIgnoreCase);
        var tableBare = names.Where(n => !matched.ContainsKey(n)).ToLookup(Bare, StringComparer.OrdinalIgnoreCase);
        var loosely = new List<string>();
        foreach (IGrouping<string, string> group in tableBare)
        {
            if (group.Count() != 1 || bare[group.Key].Count() != 1) continue;
            InjectionListEntry entry = bare[group.Key].First();
            matched.Add(group.First(), entry);
            exact.Remove(entry.Name);
            loosely.Add($"{group.First()} = {entry.Name}");
        }

        if (loosely.Count > 0)
            findings.Add(Finding.Note(
                "OST-FEA-044",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{loosely.Count} injections are matched though their names differ in capitals or in the ending of a file"),
                new SourceLocation(list.File),
                string.Join(", ", loosely.Take(5))));
        Unmatched(content, list, matched, exact, findings);
        return matched;
    }

    private static void Unmatched(
        FeatureTableContent content,
        InjectionList list,
        Dictionary<string, InjectionListEntry> matched,
        Dictionary<string, InjectionListEntry> rest,
        FindingCollector findings)
    {
        string[] alone = [.. content.Table.Injections.Select(i => i.Name).Where(n => !matched.ContainsKey(n))];
        var capped = new CappedFindings(findings, content.Files[0], MostListed);
        int given = 0;
        foreach (string name in alone)
            capped.Add(Finding.Warning(
                "OST-FEA-041",
                $"the injection is not in {Path.GetFileName(list.File)}; nothing more is known of it",
                new SourceLocation(content.Files[0]),
                name,
                Hint(name, rest.Keys, given++) ?? "Add a line for it."));
        capped.Close();
        var other = new CappedFindings(findings, list.File, MostListed);
        given = 0;
        foreach (InjectionListEntry entry in list.Entries.Where(e => rest.ContainsKey(e.Name)))
            other.Add(Finding.Warning(
                "OST-FEA-042",
                "the table has no such injection; the line is passed over",
                entry.Location,
                entry.Name,
                Hint(entry.Name, alone, given++) ?? "Check the name, or delete the line."));
        other.Close();
    }

    private static Injection Merged(Injection injection, InjectionListEntry entry)
    {
        IReadOnlyDictionary<string, string> further = injection.Further;
        if (entry.Further.Count > 0)
        {
            var both = new Dictionary<string, string>(injection.Further, StringComparer.Ordinal);
            foreach ((string title, string text) in entry.Further) both[title] = text;
            further = both;
        }

        return injection with
        {
            Kind = entry.Kind ?? injection.Kind,
            Group = entry.Group ?? injection.Group,
            Subject = entry.Subject ?? injection.Subject,
            Order = entry.Order ?? injection.Order,
            Batch = entry.Batch ?? injection.Batch,
            Amount = entry.Amount ?? injection.Amount,
            Dilution = entry.Dilution ?? injection.Dilution,
            Further = further,
        };
    }

    private static void Conflicts(
        Injection injection,
        InjectionListEntry entry,
        bool kindStated,
        Dictionary<string, (int Count, string Example, SourceLocation Where)> conflicts)
    {
        if (kindStated && entry.Kind is { } kind && kind != injection.Kind) Add("kinds", injection.Kind, kind);
        if (injection.Group is { } group && entry.Group is { } otherGroup && group != otherGroup) Add("groups", group, otherGroup);
        if (injection.Subject is { } subject && entry.Subject is { } otherSubject && subject != otherSubject)
            Add("subjects", subject, otherSubject);
        if (injection.Batch is { } batch && entry.Batch is { } otherBatch && batch != otherBatch) Add("batches", batch, otherBatch);
        if (injection.Order is { } order && entry.Order is { } otherOrder && order != otherOrder)
            Add("places in the order of injection", order, otherOrder);

        void Add(string field, object inTable, object inList)
        {
            (int Count, string Example, SourceLocation Where) known =
                conflicts.GetValueOrDefault(field, (0, Example(inTable, inList), entry.Location));
            conflicts[field] = known with { Count = known.Count + 1 };
        }

        string Example(object inTable, object inList) =>
            string.Create(CultureInfo.InvariantCulture, $"{injection.Name}: {inTable} in the table, {inList} in the list");
    }

    private static IReadOnlyList<Feature> WithPolarity(
        IReadOnlyList<Feature> features, InjectionListEntry[] entries, FindingCollector findings, string file)
    {
        Polarity[] stated = [.. entries.Select(e => e.Polarity).OfType<Polarity>().Distinct()];
        if (stated.Length == 0) return features;
        if (stated.Length == 1) return Polarities.Fill(features, stated[0], file, findings);
        findings.Add(Finding.Warning(
            "OST-FEA-048",
            "the list states both polarities for injections of this table; features get none from it",
            new SourceLocation(file),
            hint: "A table holds the features of one polarity: name the injections of the two apart, or leave the column out."));
        return features;
    }

    /// <summary>The nearest name, compared without endings of files.</summary>
    private static string? Hint(string name, IReadOnlyCollection<string> others, int given)
    {
        if (given >= MostListed) return null;
        ILookup<string, string> bare = others.ToLookup(Bare, StringComparer.Ordinal);
        return NearestNames.Of(Bare(name), [.. bare.Select(g => g.Key)], given) is { } nearest
            ? $"Did you mean '{bare[nearest].First()}'?"
            : null;
    }

    private static string Bare(string name)
    {
        string text = name.Trim();
        foreach (string ending in FileEndings)
            if (text.Length > ending.Length && text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return text[..^ending.Length];
        return text;
    }
}
