using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Nearest names where there may be very many of them.</summary>
internal static class NearestNames
{
    private const int MostHints = 20;
    private const int MostNames = 2000;
    private const int LongestName = 80;

    /// <summary>
    /// A hint with the nearest name; null where none is near, where there are too many to compare, or when enough hints were given.
    /// </summary>
    public static string? Hint(string name, IReadOnlyCollection<string> names, int given) =>
        Of(name, names, given) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    /// <summary>The nearest name, under the same conditions.</summary>
    public static string? Of(string name, IReadOnlyCollection<string> names, int given) =>
        given < MostHints && name.Length <= LongestName && names.Count <= MostNames
            ? NearestName.Of(name, names.Where(n => n.Length <= LongestName))
            : null;
}
