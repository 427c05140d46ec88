namespace Osteon.Formats;

/// <summary>Well-known titles of columns of features. Capitals, blanks, underscores, hyphens and points do not matter.</summary>
internal static class FeatureTitles
{
    /// <summary>What a title means.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Unit">Unit of a retention time stated in the title, or null.</param>
    public readonly record struct Meaning(FeatureField Field, TimeUnit? Unit = null);

    private static readonly Dictionary<string, FeatureField> Known = Table(
        (
            FeatureField.Id,
            "id featureid feature metabid metid compoundindex alignmentid rowid variable variableid variablemetadata peakid ionid"),
        (
            FeatureField.Name,
            "name metabolite metabolitename metaboliteidentification compound compoundname chemicalname annotation identity"),
        (
            FeatureField.Mz,
            "mz m/z masstocharge masstochargeratio mzmed mzmedian averagemz rowmz rowm/z medmz expmasstocharge precursormz precursorm/z "
                + "quantmass"),
        (FeatureField.Polarity, "polarity mode ionmode ionizationmode ionisationmode ionpolarity esimode posneg scanpolarity"),
        (FeatureField.Charge, "charge z chargestate"),
        (FeatureField.NeutralMass, "neutralmass neutralmassda monoisotopicmass exactmass theoreticalneutralmass"),
        (FeatureField.Adduct, "adduct adducts adducttype adduction adductions adductionname modifications ionadduct bestion"),
        (FeatureField.Formula, "formula chemicalformula molecularformula molformula elementalcomposition"),
        (FeatureField.Smiles, "smiles canonicalsmiles isomericsmiles"),
        (FeatureField.Inchi, "inchi"),
        (FeatureField.InchiKey, "inchikey"),
        (FeatureField.Hmdb, "hmdb hmdbid hmdbids"),
        (FeatureField.Kegg, "kegg keggid keggids keggcompoundid keggcompound"),
        (FeatureField.Chebi, "chebi chebiid"),
        (FeatureField.PubChem, "pubchem pubchemid pubchemcid cid"),
        (FeatureField.LipidMaps, "lipidmaps lipidmapsid lmid lmsdid"),
        (FeatureField.Cas, "cas casid casno casnumber casrn"),
        (FeatureField.MetaNetX, "metanetx metanetxid mnxid"),
        (FeatureField.MsiLevel, "msi msilevel confidencelevelmsi"),
        (FeatureField.SchymanskiLevel, "schymanski schymanskilevel"),
        (FeatureField.ChemicalClass, "class chemicalclass compoundclass ontology hmdbclass superclass hmdbsuperclass"));

    private static readonly HashSet<string> Times = new(
        "rt retentiontime rettime rtime averagert rowretentiontime medrt rtmed rtmedian retentiontimemedian tr".Split(' '),
        StringComparer.Ordinal);

    private static readonly (string Ending, TimeUnit Unit)[] Units =
    [
        ("inminutes", TimeUnit.Minutes), ("inseconds", TimeUnit.Seconds), ("minutes", TimeUnit.Minutes), ("seconds", TimeUnit.Seconds),
        ("mins", TimeUnit.Minutes), ("min", TimeUnit.Minutes), ("secs", TimeUnit.Seconds),
        ("sec", TimeUnit.Seconds), ("s", TimeUnit.Seconds),
    ];

    /// <summary>What a title means, or null.</summary>
    public static Meaning? Of(string title)
    {
        string plain = Plain(title);
        if (Known.TryGetValue(plain, out FeatureField field)) return new Meaning(field);
        if (Times.Contains(plain)) return new Meaning(FeatureField.RetentionTime);
        // rtmin, written as one word, is the earliest time of a feature in tables of xcms, so a unit must be set apart.
        if (title.All(char.IsLetterOrDigit)) return null;
        foreach ((string ending, TimeUnit unit) in Units)
            if (plain.EndsWith(ending, StringComparison.Ordinal) && Times.Contains(plain[..^ending.Length]))
                return new Meaning(FeatureField.RetentionTime, unit);
        return null;
    }

    /// <summary>The title in small letters without blanks, brackets, underscores, hyphens and points.</summary>
    public static string Plain(string title) =>
        string.Concat(title.Where(c => char.IsLetterOrDigit(c) || c == '/')).ToLowerInvariant();

    private static Dictionary<string, FeatureField> Table(params (FeatureField Field, string Titles)[] entries)
    {
        var table = new Dictionary<string, FeatureField>(StringComparer.Ordinal);
        foreach ((FeatureField field, string titles) in entries)
            foreach (string title in titles.Split(' ')) table.Add(title, field);
        return table;
    }
}
