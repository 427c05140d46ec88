using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Fields of a feature as text.</summary>
internal static class FeatureText
{
    /// <summary>Columns of variableMetadata, without the identifier.</summary>
    public static readonly (string Title, Func<Feature, string> Text)[] W4mColumns =
    [
        ("name", f => f.Name ?? ""),
        ("mz", f => Number(f.Mz)),
        ("rt", f => Number(f.RetentionTime)),
        ("polarity", f => Word(f.Polarity)),
        ("charge", f => f.Charge?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ("neutral_mass", f => Number(f.NeutralMass)),
        ("adduct", f => f.Adduct ?? ""),
        ("formula", f => f.Formula ?? ""),
        ("smiles", f => f.Smiles ?? ""),
        ("inchi", f => f.Inchi ?? ""),
        ("inchikey", f => Ids(f, CompoundNamespace.InchiKey)),
        ("hmdb", f => Ids(f, CompoundNamespace.Hmdb)),
        ("kegg", f => Ids(f, CompoundNamespace.Kegg)),
        ("chebi", f => Ids(f, CompoundNamespace.Chebi)),
        ("pubchem", f => Ids(f, CompoundNamespace.PubChem)),
        ("lipidmaps", f => Ids(f, CompoundNamespace.LipidMaps)),
        ("cas", f => Ids(f, CompoundNamespace.Cas)),
        ("metanetx", f => Ids(f, CompoundNamespace.MetaNetX)),
        ("database_identifier", f => Ids(f, CompoundNamespace.Own)),
        ("msi_level", f => f.Identity is { Scheme: IdentityScheme.Msi } level ? level.Level : ""),
        ("schymanski_level", f => f.Identity is { Scheme: IdentityScheme.Schymanski } level ? level.Level : ""),
        ("chemical_class", f => f.ChemicalClass ?? ""),
    ];

    /// <summary>A field under its title of <see cref="OsteonTable.FeatureTitles"/>.</summary>
    public static string Of(Feature feature, string title) => title switch
    {
        "id" => feature.Id,
        "name" => feature.Name ?? "",
        "mz" => Number(feature.Mz),
        "retention_time_s" => Number(feature.RetentionTime),
        "polarity" => Word(feature.Polarity),
        "charge" => feature.Charge?.ToString(CultureInfo.InvariantCulture) ?? "",
        "neutral_mass" => Number(feature.NeutralMass),
        "adduct" => feature.Adduct ?? "",
        "formula" => feature.Formula ?? "",
        "smiles" => feature.Smiles ?? "",
        "inchi" => feature.Inchi ?? "",
        "identifiers" => CompoundIdText.Join(feature.Identifiers),
        "identity" => feature.Identity is { } level ? $"{(level.Scheme == IdentityScheme.Msi ? "msi" : "schymanski")}:{level.Level}" : "",
        "chemical_class" => feature.ChemicalClass ?? "",
        _ => throw new ArgumentOutOfRangeException(nameof(title), title, "no field has this title"),
    };

    /// <summary>A number in its shortest exact form; empty for none.</summary>
    public static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Word(Polarity? polarity) => polarity switch
    {
        Polarity.Positive => "positive",
        Polarity.Negative => "negative",
        _ => "",
    };

    private static string Ids(Feature feature, CompoundNamespace space) =>
        string.Join('|', feature.Identifiers.Where(i => i.Namespace == space).Select(i => i.Value));
}
