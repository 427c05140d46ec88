namespace Osteon.Formats;

/// <summary>What the cells of a column are.</summary>
internal enum MzTabCellType
{
    Text,
    Texts,
    Integer,
    RowReferences,
    AmbiguityCode,
    Number,
    Numbers,
    Charge,
    Adduct,
    Adducts,
    Term,
    Reliability,
    SpectraReferences,
}

/// <summary>One column of a table.</summary>
/// <param name="Name">Title.</param>
/// <param name="Type">What its cells are.</param>
/// <param name="Nullable">Whether <c>null</c> is a value.</param>
internal sealed record MzTabColumnRule(string Name, MzTabCellType Type = MzTabCellType.Text, bool Nullable = true);

/// <summary>The columns of the three tables of mzTab-M 2.0.0, in the order of sections 6.3 to 6.5 of the specification.</summary>
internal static class MzTabColumnRules
{
    private static readonly MzTabColumnRule[] SmallMolecule =
    [
        new("SML_ID", MzTabCellType.Integer, Nullable: false),
        new("SMF_ID_REFS", MzTabCellType.RowReferences),
        new("database_identifier", MzTabCellType.Texts),
        new("chemical_formula", MzTabCellType.Texts),
        new("smiles", MzTabCellType.Texts),
        new("inchi", MzTabCellType.Texts),
        new("chemical_name", MzTabCellType.Texts),
        new("uri", MzTabCellType.Texts),
        new("theoretical_neutral_mass", MzTabCellType.Numbers),
        new("adduct_ions", MzTabCellType.Adducts),
        new("reliability", MzTabCellType.Reliability),
        new("best_id_confidence_measure", MzTabCellType.Term),
        new("best_id_confidence_value", MzTabCellType.Number),
    ];

    private static readonly MzTabColumnRule[] Feature =
    [
        new("SMF_ID", MzTabCellType.Integer, Nullable: false),
        new("SME_ID_REFS", MzTabCellType.RowReferences),
        new("SME_ID_REF_ambiguity_code", MzTabCellType.AmbiguityCode),
        new("adduct_ion", MzTabCellType.Adduct),
        new("isotopomer", MzTabCellType.Term),
        new("exp_mass_to_charge", MzTabCellType.Number, Nullable: false),
        new("charge", MzTabCellType.Charge, Nullable: false),
        new("retention_time_in_seconds", MzTabCellType.Number),
        new("retention_time_in_seconds_start", MzTabCellType.Number),
        new("retention_time_in_seconds_end", MzTabCellType.Number),
    ];

    private static readonly MzTabColumnRule[] Evidence =
    [
        new("SME_ID", MzTabCellType.Integer, Nullable: false),
        new("evidence_input_id", MzTabCellType.Text, Nullable: false),
        new("database_identifier"),
        new("chemical_formula"),
        new("smiles"),
        new("inchi"),
        new("chemical_name"),
        new("uri"),
        new("derivatized_form", MzTabCellType.Term),
        new("adduct_ion", MzTabCellType.Adduct),
        new("exp_mass_to_charge", MzTabCellType.Number, Nullable: false),
        new("charge", MzTabCellType.Charge, Nullable: false),
        new("theoretical_mass_to_charge", MzTabCellType.Number, Nullable: false),
        new("spectra_ref", MzTabCellType.SpectraReferences, Nullable: false),
        new("identification_method", MzTabCellType.Term, Nullable: false),
        new("ms_level", MzTabCellType.Term, Nullable: false),
        new("rank", MzTabCellType.Integer, Nullable: false),
    ];

    /// <summary>Columns whose values, with bars between, must be as many as those of <c>database_identifier</c>.</summary>
    public static readonly IReadOnlyList<string> OneForEachIdentifier =
        ["chemical_formula", "smiles", "inchi", "chemical_name", "uri", "theoretical_neutral_mass"];

    /// <summary>The columns without an index.</summary>
    public static IReadOnlyList<MzTabColumnRule> Of(MzTabSectionKind kind) => kind switch
    {
        MzTabSectionKind.SmallMolecule => SmallMolecule,
        MzTabSectionKind.Feature => Feature,
        _ => Evidence,
    };

    /// <summary>The columns with an index, and the metadata element whose indices they have.</summary>
    public static IReadOnlyList<(string Name, string Element)> Indexed(MzTabSectionKind kind) => kind switch
    {
        MzTabSectionKind.SmallMolecule =>
        [
            ("abundance_assay", "assay"),
            ("abundance_study_variable", "study_variable"),
            ("abundance_variation_study_variable", "study_variable"),
        ],
        MzTabSectionKind.Feature => [("abundance_assay", "assay")],
        _ => [("id_confidence_measure", "id_confidence_measure")],
    };
}
