using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Identifiers of compounds as columns of tables hold them.</summary>
internal static class CompoundIds
{
    /// <summary>The collection a column is of, or null.</summary>
    public static CompoundNamespace? NamespaceOf(FeatureField field) => field switch
    {
        FeatureField.InchiKey => CompoundNamespace.InchiKey,
        FeatureField.Hmdb => CompoundNamespace.Hmdb,
        FeatureField.Kegg => CompoundNamespace.Kegg,
        FeatureField.Chebi => CompoundNamespace.Chebi,
        FeatureField.PubChem => CompoundNamespace.PubChem,
        FeatureField.LipidMaps => CompoundNamespace.LipidMaps,
        FeatureField.Cas => CompoundNamespace.Cas,
        FeatureField.MetaNetX => CompoundNamespace.MetaNetX,
        _ => null,
    };

    /// <summary>The identifiers of a cell, which are separated by a bar, a semicolon, a comma or a blank.</summary>
    public static string[] Split(string text) =>
        text.Split(['|', ';', ',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An identifier whose form tells its collection, as written; others are the source's own.</summary>
    public static CompoundIdentifier Of(string id) => new(CompoundIdentifierForm.Recognise(id)?.Namespace ?? CompoundNamespace.Own, id);
}
