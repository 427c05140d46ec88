using System.Globalization;

namespace Osteon.Metabolomics;

/// <summary>Numbers and lists as they stand in findings and reasons.</summary>
internal static class Text
{
    private const int Shown = 5;

    /// <summary>A number with up to four significant digits.</summary>
    public static string Of(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>The first names of a list, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> names) =>
        names.Count <= Shown
            ? string.Join(", ", names)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(Shown))} and {names.Count - Shown} more");
}
