namespace Osteon.Reporting;

/// <summary>Names for the columns of a figure's data, which must differ although units or sets may share a name.</summary>
internal static class DataColumns
{
    /// <summary>The names, those that are taken with a number behind them.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string> names, params ReadOnlySpan<string> taken)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in taken) used.Add(name);
        var result = new List<string>();
        foreach (string name in names)
        {
            string free = name;
            for (int i = 2; !used.Add(free); i++) free = FormattableString.Invariant($"{name} ({i})");
            result.Add(free);
        }

        return result;
    }
}
