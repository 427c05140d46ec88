using Osteon.Primitives;

namespace Osteon.Formats.Tests.MzTab;

/// <summary>Each rule fires where it is broken, says where, and fires nowhere else.</summary>
[Unit]
public sealed class MzTabRuleTests
{
    [Fact]
    public void The_small_file_is_valid()
    {
        MzTabReading reading = SmallMzTab.Read(SmallMzTab.Text, out FindingCollector findings, strict: true);
        Assert.Equal(["OST-MZT-047"], findings.Ids());
        Assert.Equal([10.5, double.NaN, 0, 7], reading.Table!.Intensities.Values);
        Assert.Equal(("1", 114.0662, 60.5), (reading.Table.Features[0].Id, reading.Table.Features[0].Mz, reading.Table.Features[0].RetentionTime));
        Assert.Equal(["control", "vesicles"], reading.Table.Injections.Select(i => i.Group));
        Assert.Equal("rat 1", reading.Table.Injections[0].Subject);
        Assert.Equal("first", reading.Table.Features[0].Further["note"]);
    }

    [Theory]
    [InlineData("MTD\tmzTab-version\t2.0.0-M\n", "", "OST-MZT-003", null, null)]
    [InlineData("2.0.0-M", "2.0.0-P", "OST-MZT-003", 1, 3)]
    [InlineData("2.0.0-M", "3.0.0-M", "OST-MZT-003", 1, 3)]
    [InlineData("MTD\tsample[1]\trat 1", "XXX\tsample[1]\trat 1", "OST-MZT-006", 5, 1)]
    [InlineData("SEH\t", "SFH\t", "OST-MZT-007", 44, 1)]
    [InlineData("SML\t2\t3\tnull", "SML\t2\t3", "OST-MZT-008", 37, 20)]
    [InlineData("null\tfirst", "null\tfirst\tmore", "OST-MZT-008", 36, 22)]
    [InlineData("MTD\tmzTab-ID\tsmall", "MTD\tmzTab-ID", "OST-MZT-012", 2, 3)]
    [InlineData("MTD\tmzTab-ID\tsmall", "MTD\tmzTab-ID\tsmall\tmore", "OST-MZT-012", 2, 4)]
    [InlineData("MTD\tsample[1]\trat 1", "MTD\tsample[0]\trat 1", "OST-MZT-014", 5, 2)]
    [InlineData("MTD\tsample[1]\trat 1", "MTD\tsample[99999999999]\trat 1", "OST-MZT-014", 5, 2)]
    [InlineData("MTD\tmzTab-ID\tsmall", "MTD\tmzTab-ID\tsmall\nMTD\tmzTab-ID\tlarge", "OST-MZT-015", 3, 2)]
    [InlineData("MTD\tsoftware[1]\t[MS, MS:1002879, Progenesis QI, 3.0]\n", "", "OST-MZT-016", null, null)]
    [InlineData("MTD\tms_run[2]-location\tfile:///data/b.mzML\n", "", "OST-MZT-016", null, null)]
    [InlineData("MTD\tstudy_variable[2]-description\tvesicles\n", "", "OST-MZT-016", null, null)]
    [InlineData("MTD\tsmall_molecule-quantification_unit\t[, , area, ]\n", "", "OST-MZT-016", null, null)]
    [InlineData("[MS, MS:1002879, Progenesis QI, 3.0]", "Progenesis QI", "OST-MZT-019", 3, 3)]
    [InlineData("[MS, MS:1002879, Progenesis QI, 3.0]", "[MS, MS:1002879, Progenesis QI]", "OST-MZT-019", 3, 3)]
    [InlineData("[, , library, ]\t[MS, MS:1000511, ms level, 2]\t0.9", "[, , library, ]\tms level 2\t0.9", "OST-MZT-019", 45, 17)]
    [InlineData("ms_run[2]-scan_polarity[1]\t[MS, MS:1000130, positive scan, ]", "ms_run[2]-scan_polarity[1]\t[MS, MS:1000131, scan, ]", "OST-MZT-021", 11, 3)]
    [InlineData("assay[1]-ms_run_ref\tms_run[1]", "assay[1]-ms_run_ref\tms_run[3]", "OST-MZT-022", 14, 3)]
    [InlineData("assay[1]-sample_ref\tsample[1]", "assay[1]-sample_ref\trat 1", "OST-MZT-022", 13, 3)]
    [InlineData("assay_refs\tassay[2]", "assay_refs\tassay[2]|assay[7]", "OST-MZT-022", 21, 3)]
    [InlineData("\treliability\t", "\treliable\t", "OST-MZT-025", 35, 1)]
    [InlineData("\tsmiles\tinchi\tchemical_name\turi\ttheoretical", "\tsmiles\tsmiles\tchemical_name\turi\ttheoretical", "OST-MZT-026", 35, 7)]
    [InlineData("abundance_assay[1]\tabundance_assay[2]\tabundance_s", "abundance_assay[1]\tabundance_assay[999999999]\tabundance_s", "OST-MZT-029", 35, 16)]
    [InlineData("opt_global_note", "opt_assay[3]_note", "OST-MZT-029", 35, 21)]
    [InlineData("0.9\t10.5\t0", "0.9\t10,5\t0", "OST-MZT-031", 36, 15)]
    [InlineData("SMF\t1\t", "SMF\tone\t", "OST-MZT-031", 40, 2)]
    [InlineData("114.0662\t1\t60.5", "114.0662\t1\tlate", "OST-MZT-031", 40, 9)]
    [InlineData("0.9\t10.5\t0", "0.9\tINF\t0", "OST-MZT-033", 36, 15)]
    [InlineData("0.9\t10.5\t0", "0.9\t1e999\t0", "OST-MZT-033", 36, 15)]
    [InlineData("SMF\t2\t", "SMF\t1\t", "OST-MZT-034", 41, 2)]
    [InlineData("SML\t1\t1|2", "SML\t1\t1|5", "OST-MZT-035", 36, 3)]
    [InlineData("SMF\t1\t1\t", "SMF\t1\tone\t", "OST-MZT-035", 40, 3)]
    [InlineData("SMF\t2\t1|2\t2", "SMF\t2\t1|2\t4", "OST-MZT-036", 41, 4)]
    [InlineData("\tC4H7N3O\tnull\tnull\tcreatinine\tnull\t113", "\tC4H7N3O|C\tnull\tnull\tcreatinine\tnull\t113", "OST-MZT-037", 36, 5)]
    [InlineData("ms_run[2]\t[, , library", "run 2\t[, , library", "OST-MZT-040", 46, 15)]
    [InlineData("ms_run[2]\t[, , library", "ms_run[3]:scan=2\t[, , library", "OST-MZT-040", 46, 15)]
    [InlineData("ms_run[1]:scan=7", "ms_run[1]:index=7", "OST-MZT-041", 45, 15)]
    [InlineData("SML\t1\t", "SML\tnull\t", "OST-MZT-017", 36, 2)]
    public void A_broken_rule_is_an_error_where_it_is_broken(string good, string bad, string id, int? line, int? column)
    {
        SmallMzTab.Read(Changed(good, bad), out FindingCollector findings);
        Finding error = findings.ToList().First(f => f.Severity == Severity.Error && f.Id == id);
        Assert.Equal((id, line, column), (error.Id, error.Location!.Line, error.Location.Column));
        Assert.True(findings.ToList().Where(f => f.Severity == Severity.Error).All(f => f.Hint is not null || f.Id == "OST-MZT-017"));
    }

    [Theory]
    [InlineData("SMF\t1\t1\tnull", "SMF\t1\t1\t", "OST-MZT-009", 40, 4)]
    [InlineData("MTD\tquantification_method\t[MS, MS:1001834, LC-MS label-free quantitation analysis, ]", "MTD\tquantification_method\tnull", "OST-MZT-017", 4, 3)]
    [InlineData("ms_run[2]\t[, , library, ]\t[MS, MS:1000511, ms level, 2]", "ms_run[2]\t[, , library, ]\tnull", "OST-MZT-017", 46, 17)]
    [InlineData("SMF\t2\t1|2\t2", "SMF\t2\t1|2\tnull", "OST-MZT-036", 41, 4)]
    [InlineData("[M+H]1+ | [M+Na]1+\t2", "[M+H]1+ | [M+Na]1+\t5", "OST-MZT-038", 36, 12)]
    [InlineData("MTD\tid_confidence_measure[1]\t[MS, MS:1002890, fragmentation score, ]\n", "", "OST-MZT-016", null, null)]
    public void What_leaves_no_doubt_is_a_warning_unless_taken_strictly(string good, string bad, string id, int? line, int? column)
    {
        foreach (bool strict in (bool[])[false, true])
        {
            SmallMzTab.Read(Changed(good, bad), out FindingCollector findings, strict);
            Finding found = findings.ToList().First(f => f.Id == id);
            Assert.Equal((strict ? Severity.Error : Severity.Warning, line, column), (found.Severity, found.Location!.Line, found.Location.Column));
        }
    }

    [Theory]
    [InlineData("2.0.0-M", "1.0.0", "OST-MZT-004", 1, 3)]
    [InlineData("2.0.0-M", "2.1.0-M", "OST-MZT-005", 1, 3)]
    [InlineData("MTD\tsample[1]\trat 1", "MTD\tsample[1]\t\"rat \"\"1\"\"\"", "OST-MZT-010", 5, 3)]
    [InlineData("MTD\tsample[1]\trat 1", "MTD\tsample[1]\trat 1\nMTD\tsampel[1]\trat 1", "OST-MZT-013", 6, 2)]
    [InlineData("scan_polarity[1]\t[MS, MS:1000130, positive scan, ]\nMTD\tms_run[2]", "scan_polarity\t[MS, MS:1000130, positive scan, ]\nMTD\tms_run[2]", "OST-MZT-014", 9, 2)]
    [InlineData("MTD\tassay[1]\ta\n", "", "OST-MZT-018", null, null)]
    [InlineData("[, , ChEBI, ]", "[EDAM, EDAM:1, ChEBI, ]", "OST-MZT-020", 27, 3)]
    [InlineData("[, , ChEBI, ]", "[UO, UO:1, ChEBI, ]", "OST-MZT-021", 27, 3)]
    [InlineData("assay_refs\tassay[1]", "assay_refs\tassay[1], assay[2]", "OST-MZT-023", 18, 3)]
    [InlineData("https://www.ebi.ac.uk/chebi/", "the web", "OST-MZT-024", 30, 3)]
    [InlineData("opt_global_note", "note", "OST-MZT-027", 35, 21)]
    [InlineData("database_identifier\tchemical_formula\tsmiles\tinchi\tchemical_name\turi\tt", "chemical_formula\tdatabase_identifier\tsmiles\tinchi\tchemical_name\turi\tt", "OST-MZT-028", 35, 2)]
    [InlineData("opt_global_note", "opt_note", "OST-MZT-030", 35, 21)]
    [InlineData("opt_global_note", "opt_global_a b", "OST-MZT-030", 35, 21)]
    [InlineData("0.9\t10.5\t0", "0.9\t1.05E1\t0", "OST-MZT-032", 36, 15)]
    [InlineData("[M+H]1+ | [M+Na]1+\t2", "M+H | [M+Na]1+\t2", "OST-MZT-039", 36, 11)]
    [InlineData("CHEBI:16737\tC4H7N3O\tnull\tnull\tcreatinine\tnull\t113", "XYZ:16737\tC4H7N3O\tnull\tnull\tcreatinine\tnull\t113", "OST-MZT-042", 36, 4)]
    [InlineData("MTD\tid_conf", "MTD\tcolunit-small_molecule\topt_global_x=[, , m, ]\nMTD\tid_conf", "OST-MZT-043", 33, 3)]
    [InlineData("study_variable[2]-assay_refs\tassay[2]", "study_variable[2]-assay_refs\tassay[2]|assay[1]", "OST-MZT-048", 12, null)]
    [InlineData("MTD\tassay[2]\tb", "MTD\tassay[2]\ta", "OST-MZT-049", 15, null)]
    public void What_should_be_known_is_told_and_is_no_error(string good, string bad, string id, int? line, int? column)
    {
        SmallMzTab.Read(Changed(good, bad), out FindingCollector findings);
        Assert.DoesNotContain(findings.ToList(), f => f.Severity == Severity.Error);
        Finding found = findings.ToList().First(f => f.Id == id);
        Assert.Equal((line, column), (found.Location!.Line, found.Location.Column));
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        string text = Changed("SMF\t1\t1\t", "SMF\t1\t9\t");
        text = text.Replace("SML\t1\t1|2", "SML\t1\t1|8", StringComparison.Ordinal).Replace("assay[1]-ms_run_ref\tms_run[1]", "assay[1]-ms_run_ref\tms_run[5]", StringComparison.Ordinal);
        SmallMzTab.Read(text, out FindingCollector findings);
        Assert.Equal(["OST-MZT-022", "OST-MZT-035", "OST-MZT-035"], findings.ToList().Where(f => f.Severity == Severity.Error).Select(f => f.Id));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_end_is_read(string end)
    {
        MzTabReading reading = SmallMzTab.Read(SmallMzTab.Text.Replace("\n", end, StringComparison.Ordinal), out FindingCollector findings, strict: true);
        Assert.Equal(["OST-MZT-047"], findings.Ids());
        Assert.Equal(36, reading.Document.SmallMolecules!.Line(0));
    }

    [Fact]
    public void Text_in_a_code_page_of_windows_is_read_with_a_warning()
    {
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(SmallMzTab.Text.Replace("rat 1", "200 \u00b5L", StringComparison.Ordinal));
        MzTabReading reading = SmallMzTab.Read(bytes, out FindingCollector findings);
        Assert.Equal(5, findings.ToList().Single(f => f.Id == "OST-MZT-011").Location!.Line);
        Assert.Equal("200 µL", reading.Table!.Injections[0].Subject);
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("2a", "Schymanski level 2a")]
    [InlineData("5", "Schymanski level 5")]
    public void The_declared_scheme_gives_the_level_its_meaning(string reliability, string? level)
    {
        string text = Changed("MTD\tid_conf", "MTD\tsmall_molecule-identification_reliability\t[MS, MS:1002955, hr-ms compound identification confidence level, ]\nMTD\tid_conf")
            .Replace("[M+H]1+ | [M+Na]1+\t2\t", $"[M+H]1+ | [M+Na]1+\t{reliability}\t", StringComparison.Ordinal);
        MzTabReading reading = SmallMzTab.Read(text, out FindingCollector findings, strict: true);
        Assert.Equal(["OST-MZT-047"], findings.Ids());
        Assert.Equal(level, reading.Table!.Features[0].Identity?.ToString());
    }

    [Fact]
    public void Level_0_of_the_extended_scheme_fulfils_level_1()
    {
        string text = Changed("MTD\tid_conf", "MTD\tsmall_molecule-identification_reliability\t[MS, MS:1002896, compound identification confidence level, ]\nMTD\tid_conf")
            .Replace("[M+H]1+ | [M+Na]1+\t2\t", "[M+H]1+ | [M+Na]1+\t0\t", StringComparison.Ordinal);
        Feature feature = SmallMzTab.Read(text, out _, strict: true).Table!.Features[0];
        Assert.Equal(new IdentityLevel(IdentityScheme.Msi, "1"), feature.Identity);
        Assert.Equal("0", feature.Further["reliability"]);
    }

    [Fact]
    public void Of_an_unknown_scheme_no_level_is_made()
    {
        string text = Changed("MTD\tid_conf", "MTD\tsmall_molecule-identification_reliability\t[, , our own, ]\nMTD\tid_conf");
        Feature feature = SmallMzTab.Read(text, out FindingCollector findings, strict: true).Table!.Features[0];
        Assert.DoesNotContain(findings.ToList(), f => f.Severity == Severity.Error);
        Assert.Null(feature.Identity);
        Assert.Equal("2", feature.Further["reliability"]);
    }

    private static string Changed(string good, string bad)
    {
        int at = SmallMzTab.Text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{good}' is not in the file");
        return SmallMzTab.Text[..at] + bad + SmallMzTab.Text[(at + good.Length)..];
    }
}
