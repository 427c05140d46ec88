namespace Osteon.Formats;

/// <summary>
/// Names under which Osteon writes what mzTab-M has no place for, and finds it again: columns of its own and parameters of assays.
/// </summary>
internal static class MzTabNames
{
    public const string OptionalPrefix = "opt_global_";
    public const string FeatureId = OptionalPrefix + "feature_id";
    public const string Identifiers = OptionalPrefix + "identifiers";
    public const string Polarity = OptionalPrefix + "polarity";
    public const string ChemicalClass = OptionalPrefix + "chemical_class";
    public const string IdentityLevel = OptionalPrefix + "identity_level";
    public const string NeutralMass = OptionalPrefix + "neutral_mass";
    public const string Adduct = OptionalPrefix + "adduct";
    public const string Kind = "injection kind";
    public const string Order = "injection order";
    public const string Batch = "batch";
    public const string Amount = "sample amount";
    public const string AmountUnit = "sample amount unit";
    public const string Dilution = "dilution";
    public const string Undefined = "undefined";

    /// <summary>The columns above; what else begins with the prefix is a further column of the feature.</summary>
    public static readonly IReadOnlyList<string> OwnColumns = [FeatureId, Identifiers, Polarity, ChemicalClass, IdentityLevel, NeutralMass, Adduct];

    /// <summary>A name as part of a column title: letters of English, digits and <c>_ - [ ] :</c>.</summary>
    public static string ColumnPart(string name) =>
        string.Concat(name.Trim().Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '[' or ']' or ':' ? c : '_'));
}
