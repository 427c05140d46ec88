using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Joins a table of intensities with a table that says what its features are.</summary>
internal static class FeatureJoin
{
    private const int MostListed = 20;

    /// <summary>
    /// Each feature of the first takes over what the second says of it; identifiers that only one of them has are warnings with the nearest
    /// name.
    /// </summary>
    public static void Adopt(FeatureRows.Sheet table, FeatureRows.Sheet meanings, FindingCollector findings)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < meanings.Ids.Length; i++) known.Add(meanings.Ids[i], i);
        var used = new bool[meanings.Ids.Length];
        var capped = new CappedFindings(findings, table.Path, MostListed);
        int listed = 0;
        for (int i = 0; i < table.Ids.Length; i++)
        {
            if (known.TryGetValue(table.Ids[i], out int row))
            {
                used[row] = true;
                table.Drafts[i].Adopt(meanings.Drafts[row]);
                continue;
            }

            capped.Add(Finding.Warning(
                "OST-FEA-031",
                $"nothing is said of this feature in {Path.GetFileName(meanings.Path)}",
                new SourceLocation(table.Path, table.Drafts[i].Line),
                table.Ids[i],
                NearestNames.Hint(table.Ids[i], meanings.Ids, listed++)));
        }

        capped.Close();
        var other = new CappedFindings(findings, meanings.Path, MostListed);
        listed = 0;
        for (int i = 0; i < used.Length; i++)
            if (!used[i])
                other.Add(Finding.Warning(
                    "OST-FEA-032",
                    $"{Path.GetFileName(table.Path)} has no such feature; the line is passed over",
                    new SourceLocation(meanings.Path, meanings.Drafts[i].Line),
                    meanings.Ids[i],
                    NearestNames.Hint(meanings.Ids[i], table.Ids, listed++)));
        other.Close();
    }
}
