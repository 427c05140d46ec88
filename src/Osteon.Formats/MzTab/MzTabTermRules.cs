namespace Osteon.Formats;

/// <summary>From which vocabularies the term of a metadata line or a column may come.</summary>
/// <param name="Place">Metadata element and property, or table prefix and column.</param>
/// <param name="Labels">Labels of the vocabularies.</param>
/// <param name="Terms">The only terms allowed; null where all below certain roots are, which cannot be told without the vocabulary
/// itself.</param>
internal sealed record MzTabTermRule(string Place, IReadOnlyList<string> Labels, IReadOnlyList<string>? Terms = null);

/// <summary>
/// What the mapping of vocabularies of mzTab-M 2.0 (mzTab_2_0-M_mapping.xml of HUPO-PSI) asks, as far as it can be checked without the
/// vocabularies. A parameter of the user is allowed everywhere but for the polarity.
/// </summary>
internal static class MzTabTermRules
{
    /// <summary>Place of the polarity, the only closed list.</summary>
    public const string Polarity = "ms_run-scan_polarity";

    private static readonly string[] Ms = ["MS"];
    private static readonly string[] Units = ["PRIDE", "UO", "MS"];

    private static readonly Dictionary<string, MzTabTermRule> Rules = new MzTabTermRule[]
    {
        new("ms_run-format", Ms),
        new("ms_run-id_format", Ms),
        new("ms_run-fragmentation_method", Ms),
        new(Polarity, Ms, ["MS:1000129", "MS:1000130"]),
        new("ms_run-hash_method", Ms),
        new("sample_processing", ["MSIO", "CHMO", "OBI"]),
        new("instrument-name", Ms),
        new("instrument-source", Ms),
        new("instrument-analyzer", Ms),
        new("instrument-detector", Ms),
        new("software", Ms),
        new("quantification_method", ["PRIDE", "MS"]),
        new("sample-species", ["PRIDE", "NCBITaxon"]),
        new("sample-tissue", ["BTO", "PRIDE"]),
        new("sample-cell_type", ["CL"]),
        new("sample-disease", ["DOID", "PRIDE"]),
        new("database", ["MS", "MIRIAM"]),
        new("study_variable-average_function", Ms),
        new("study_variable-variation_function", Ms),
        new("derivatization_agent", ["CHEBI", "XLMOD"]),
        new("small_molecule-quantification_unit", Units),
        new("small_molecule_feature-quantification_unit", Units),
        new("small_molecule-identification_reliability", Ms),
        new("id_confidence_measure", Ms),
        new("SML best_id_confidence_measure", Ms),
        new("SME derivatized_form", ["CHEBI"]),
        new("SME ms_level", Ms),
        new("SME identification_method", Ms),
    }.ToDictionary(r => r.Place, StringComparer.Ordinal);

    /// <summary>The rule of a place, or null if any term may stand there.</summary>
    public static MzTabTermRule? Of(string place) => Rules.GetValueOrDefault(place);
}
