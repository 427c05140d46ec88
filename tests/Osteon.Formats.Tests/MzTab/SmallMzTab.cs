using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.MzTab;

/// <summary>A small valid file that tests change in one place.</summary>
public static class SmallMzTab
{
    public const string Text = """
        MTD	mzTab-version	2.0.0-M
        MTD	mzTab-ID	small
        MTD	software[1]	[MS, MS:1002879, Progenesis QI, 3.0]
        MTD	quantification_method	[MS, MS:1001834, LC-MS label-free quantitation analysis, ]
        MTD	sample[1]	rat 1
        MTD	ms_run[1]-location	null
        MTD	ms_run[1]-format	[MS, MS:1000584, mzML file, ]
        MTD	ms_run[1]-id_format	[MS, MS:1000776, scan number only nativeID format, ]
        MTD	ms_run[1]-scan_polarity[1]	[MS, MS:1000130, positive scan, ]
        MTD	ms_run[2]-location	file:///data/b.mzML
        MTD	ms_run[2]-scan_polarity[1]	[MS, MS:1000130, positive scan, ]
        MTD	assay[1]	a
        MTD	assay[1]-sample_ref	sample[1]
        MTD	assay[1]-ms_run_ref	ms_run[1]
        MTD	assay[2]	b
        MTD	assay[2]-ms_run_ref	ms_run[2]
        MTD	study_variable[1]	control
        MTD	study_variable[1]-assay_refs	assay[1]
        MTD	study_variable[1]-description	control
        MTD	study_variable[2]	vesicles
        MTD	study_variable[2]-assay_refs	assay[2]
        MTD	study_variable[2]-description	vesicles
        MTD	cv[1]-label	MS
        MTD	cv[1]-full_name	PSI-MS controlled vocabulary
        MTD	cv[1]-version	4.1.138
        MTD	cv[1]-uri	https://raw.githubusercontent.com/HUPO-PSI/psi-ms-CV/master/psi-ms.obo
        MTD	database[1]	[, , ChEBI, ]
        MTD	database[1]-prefix	CHEBI
        MTD	database[1]-version	Unknown
        MTD	database[1]-uri	https://www.ebi.ac.uk/chebi/
        MTD	small_molecule-quantification_unit	[, , area, ]
        MTD	small_molecule_feature-quantification_unit	[, , area, ]
        MTD	id_confidence_measure[1]	[MS, MS:1002890, fragmentation score, ]

        SMH	SML_ID	SMF_ID_REFS	database_identifier	chemical_formula	smiles	inchi	chemical_name	uri	theoretical_neutral_mass	adduct_ions	reliability	best_id_confidence_measure	best_id_confidence_value	abundance_assay[1]	abundance_assay[2]	abundance_study_variable[1]	abundance_study_variable[2]	abundance_variation_study_variable[1]	abundance_variation_study_variable[2]	opt_global_note
        SML	1	1|2	CHEBI:16737	C4H7N3O	null	null	creatinine	null	113.0589	[M+H]1+ | [M+Na]1+	2	[MS, MS:1002890, fragmentation score, ]	0.9	10.5	0	10.5	0	null	null	first
        SML	2	3	null	null	null	null	null	null	null	null	null	null	null	null	7	null	7	null	null	null

        SFH	SMF_ID	SME_ID_REFS	SME_ID_REF_ambiguity_code	adduct_ion	isotopomer	exp_mass_to_charge	charge	retention_time_in_seconds	retention_time_in_seconds_start	retention_time_in_seconds_end	abundance_assay[1]	abundance_assay[2]
        SMF	1	1	null	[M+H]1+	null	114.0662	1	60.5	59	62	8	0
        SMF	2	1|2	2	[M+Na]1+	null	136.0481	1	60.6	59	62	2.5	0
        SMF	3	null	null	null	null	200.1	1	90	null	null	null	7

        SEH	SME_ID	evidence_input_id	database_identifier	chemical_formula	smiles	inchi	chemical_name	uri	derivatized_form	adduct_ion	exp_mass_to_charge	charge	theoretical_mass_to_charge	spectra_ref	identification_method	ms_level	id_confidence_measure[1]	rank
        SME	1	x	CHEBI:16737	C4H7N3O	null	null	creatinine	null	null	[M+H]1+	114.0662	1	114.0662	ms_run[1]:scan=7	[, , library, ]	[MS, MS:1000511, ms level, 2]	0.9	1
        SME	2	y	CHEBI:16737	C4H7N3O	null	null	creatinine	null	null	[M+Na]1+	136.0481	1	136.0482	ms_run[2]	[, , library, ]	[MS, MS:1000511, ms level, 2]	null	1

        """;

    public static MzTabReading Read(string text, out FindingCollector findings, bool strict = false) =>
        Read(Encoding.UTF8.GetBytes(text), out findings, strict);

    public static MzTabReading Read(byte[] bytes, out FindingCollector findings, bool strict = false)
    {
        findings = new FindingCollector();
        using var stream = new MemoryStream(bytes);
        return MzTabM.Read(stream, "small.mztab", MzTabReadOptions.Default with { Strict = strict }, findings);
    }
}
