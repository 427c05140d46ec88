namespace Osteon.Formats;

/// <summary>Titles of the plain feature table that Osteon writes and reads back without loss. See docs/formats/feature-tables.md.</summary>
internal static class OsteonTable
{
    /// <summary>First cell of the file.</summary>
    public const string Mark = "osteon.features/1";

    /// <summary>What stands before the name of a line above the titles.</summary>
    public const string InjectionPrefix = "injection.";

    /// <summary>
    /// Titles of the fields of a feature, in order. Identifiers are <c>namespace:value</c>, separated by a bar; bars and backslashes in
    /// them are escaped.
    /// </summary>
    public static readonly string[] FeatureTitles =
    [
        "id", "name", "mz", "retention_time_s", "polarity", "charge", "neutral_mass", "adduct", "formula", "smiles", "inchi", "identifiers",
        "identity", "chemical_class",
    ];

    /// <summary>Names of the lines above the titles, in order.</summary>
    public static readonly string[] InjectionTitles = ["kind", "group", "subject", "order", "batch", "amount", "dilution"];
}
