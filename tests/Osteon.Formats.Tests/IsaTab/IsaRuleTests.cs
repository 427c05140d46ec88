using Osteon.Primitives;

namespace Osteon.Formats.Tests.IsaTab;

/// <summary>Each rule of ISA-Tab and of metabolite assignment files fires where it is broken.</summary>
[Unit]
public sealed class IsaRuleTests : IDisposable
{
    private const string Investigation = "i_Investigation.txt";
    private const string Samples = "s_rat_2025_1.txt";
    private const string Assay = "a_rat_2025_1_metabolite_profiling_mass_spectrometry.txt";
    private const string Metabolites = "m_rat_2025_1_metabolite_profiling_mass_spectrometry_v2_maf.tsv";

    private readonly TemporaryFolder _folder = new();

    public IsaRuleTests()
    {
        var table = new FeatureTable(
            [
                new Injection { Name = "r1", Group = "control", Subject = "rat 1" },
                new Injection { Name = "r2", Group = "control", Subject = "rat 2" },
                new Injection { Name = "r3", Group = "vesicles", Subject = "rat 3" },
            ],
            [new Feature { Id = "M1", Mz = 114.0662, RetentionTime = 90, Name = "creatinine", Identifiers = [new(CompoundNamespace.Chebi, "CHEBI:16737")] }],
            Matrix.Of(3, 1, (row, _) => row + 0.5));
        Formats.IsaTab.Write(_folder.Path, table, new IsaExport { Study = IsaRoundTripTests.Study, Polarity = Polarity.Negative }, new FindingCollector());
    }

    public void Dispose() => _folder.Dispose();

    private IsaReading Read(out FindingCollector findings, IsaReadOptions? options = null)
    {
        findings = new FindingCollector();
        return Formats.IsaTab.Read(_folder.Path, options ?? IsaReadOptions.Default, findings);
    }

    private void Change(string file, string good, string bad)
    {
        string text = File.ReadAllText(_folder[file]);
        int at = text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{good}' is not in {file}");
        File.WriteAllText(_folder[file], text[..at] + bad + text[(at + good.Length)..]);
    }

    [Fact]
    public void The_written_folder_is_without_fault()
    {
        FeatureTable table = Read(out FindingCollector findings).Quantified.Single().Features!;
        Assert.DoesNotContain(findings.ToList(), f => f.Severity != Severity.Note);
        Assert.Equal([0.5, 1.5, 2.5], table.Intensities.Values);
        Assert.Equal(["control", "control", "vesicles"], table.Injections.Select(i => i.Group));
        Assert.Equal(Polarity.Negative, table.Features[0].Polarity);
    }

    [Theory]
    [InlineData(Investigation, "STUDY CONTACTS", "STUDY CONTACT", "OST-ISA-005", Severity.Warning, null)]
    [InlineData(Investigation, "STUDY CONTACTS", "STUDY CONTACT", "OST-ISA-006", Severity.Warning, null)]
    [InlineData(Investigation, "Study Title\t", "Study Titel\t", "OST-ISA-005", Severity.Warning, null)]
    [InlineData(Investigation, "Study Title\t", "Study Titel\t", "OST-ISA-006", Severity.Warning, null)]
    [InlineData(Investigation, "STUDY CONTACTS", "STUDY FACTORS", "OST-ISA-007", Severity.Warning, null)]
    [InlineData(Investigation, "Study Title\t", "Study Identifier\t", "OST-ISA-007", Severity.Warning, null)]
    [InlineData(Investigation, "\"" + Samples + "\"", "\"\"", "OST-ISA-004", Severity.Error, 2)]
    [InlineData(Investigation, "\"" + Samples + "\"", "\"s_other.txt\"", "OST-ISA-009", Severity.Error, 2)]
    [InlineData(Investigation, "\"" + Samples + "\"", "\"../" + Samples + "\"", "OST-ISA-008", Severity.Error, 2)]
    [InlineData(Investigation, "\"" + Samples + "\"", "\"/etc/passwd\"", "OST-ISA-008", Severity.Error, 2)]
    [InlineData(Investigation, "\"" + Assay + "\"", "\"C:\\a_x.txt\"", "OST-ISA-008", Severity.Error, 2)]
    [InlineData(Investigation, "\"" + Assay + "\"", "\"a_x.txt\"", "OST-ISA-009", Severity.Warning, 2)]
    [InlineData(Samples, "\"Factor Value[Group]\"", "\"Factor Value\"", "OST-ISA-015", Severity.Warning, null)]
    [InlineData(Investigation, "\"2025-03-01\"", "\"01/03/2025\"", "OST-ISA-032", Severity.Warning, null)]
    [InlineData(Investigation, "\"sex\"", "\"gender\"", "OST-ISA-015", Severity.Warning, null)]
    [InlineData(Samples, "\"Source Name\"", "\"Source\"", "OST-ISA-010", Severity.Error, null)]
    [InlineData(Samples, "\"Source Name\"", "\"Source\"", "OST-ISA-011", Severity.Warning, 1)]
    [InlineData(Samples, "\"rat 1\"", "\"rat\" 1\"", "OST-TBL-009", Severity.Error, 1)]
    [InlineData(Samples, "\"r2\"", "\"r1\"", "OST-ISA-018", Severity.Warning, null)]
    [InlineData(Samples, "\"Sample collection\"", "\"Collection\"", "OST-ISA-014", Severity.Warning, null)]
    [InlineData(Samples, "\"Term Source REF\"\t\"Term Accession Number\"\n\"rat 1\"\t\"\"\t\"\"", "\"Term Source REF\"\t\"Term Accession Number\"\n\"rat 1\"\t\"Rattus\"\t\"XYZ\"", "OST-ISA-013", Severity.Warning, 3)]
    [InlineData(Assay, "\"r2\"", "\"r7\"", "OST-ISA-017", Severity.Error, 1)]
    [InlineData(Assay, "Scan polarity", "Scan direction", "OST-ISA-016", Severity.Warning, 10)]
    [InlineData(Assay, "\"" + Metabolites + "\"", "\"../../m.tsv\"", "OST-ISA-008", Severity.Error, null)]
    [InlineData(Metabolites, "\tr3\n", "\tr9\n", "OST-ISA-022", Severity.Warning, null)]
    [InlineData(Metabolites, "\tr3\n", "\tr2\n", "OST-ISA-027", Severity.Error, 24)]
    [InlineData(Metabolites, "taxid\t", "", "OST-ISA-010", Severity.Warning, null)]
    [InlineData(Metabolites, "\t0.5\t", "\t0,5\t", "OST-ISA-011", Severity.Warning, 22)]
    [InlineData(Metabolites, "2.5\n", "2.5\t8\n", "OST-ISA-012", Severity.Error, 25)]
    [InlineData(Metabolites, "\t2.5\n", "\n", "OST-ISA-012", Severity.Error, 23)]
    [InlineData(Metabolites, "114.0662", "114.0662 / 136", "OST-ISA-028", Severity.Warning, 6)]
    public void A_broken_rule_is_found_where_it_is_broken(string file, string good, string bad, string id, Severity severity, int? column)
    {
        Change(file, good, bad);
        Read(out FindingCollector findings);
        Finding found = findings.ToList().First(f => f.Id == id);
        Assert.Equal(severity, found.Severity);
        Assert.NotNull(found.Location);
        if (column is not null) Assert.Equal(column, found.Location.Column);
    }

    [Fact]
    public void A_study_without_any_table_of_a_measurement_is_an_error()
    {
        File.Delete(_folder[Assay]);
        Read(out FindingCollector findings);
        Assert.Equal([Severity.Warning, Severity.Error], findings.ToList().Where(f => f.Id == "OST-ISA-009").Select(f => f.Severity));
    }

    [Fact]
    public void A_cell_that_is_no_number_is_an_error_among_numbers()
    {
        File.AppendAllText(_folder[Metabolites], string.Concat(Enumerable.Repeat("\t", 21)) + "1,5\t2\tInfinity\n");
        Read(out FindingCollector findings);
        Assert.Equal(
            [(3, 22, "1,5"), (3, 24, "Infinity")],
            findings.ToList().Where(f => f.Id == "OST-ISA-021").Select(f => (f.Location!.Line!.Value, f.Location.Column!.Value, f.Value!)));
    }

    [Fact]
    public void Missing_marks_are_missing_and_zero_stays_zero()
    {
        File.AppendAllText(_folder[Metabolites], "x" + string.Concat(Enumerable.Repeat("\t", 21)) + "NA\t\t0\n");
        FeatureTable table = Read(out _).Quantified.Single().Features!;
        Assert.True(double.IsNaN(table.Intensities[0, 1]) && double.IsNaN(table.Intensities[1, 1]));
        Assert.Equal(0, table.Intensities[2, 1]);
    }

    [Fact]
    public void Minutes_are_turned_into_seconds_and_their_look_is_told()
    {
        string row = File.ReadAllLines(_folder[Metabolites])[1].Replace("\t90\t", "\t1.5\t", StringComparison.Ordinal);
        File.WriteAllLines(_folder[Metabolites], [File.ReadAllLines(_folder[Metabolites])[0], .. Enumerable.Repeat(row, 6)]);
        Assert.Equal(1.5, Read(out FindingCollector findings).Quantified.Single().Features!.Features[0].RetentionTime);
        Assert.Contains("OST-ISA-026", findings.Ids());
        IsaReadOptions minutes = IsaReadOptions.Default with { RetentionTimes = RetentionTimeUnit.Minutes };
        Assert.Equal(90, Read(out findings, minutes).Quantified.Single().Features!.Features[0].RetentionTime);
        Assert.DoesNotContain("OST-ISA-026", findings.Ids());
    }

    [Fact]
    public void Columns_may_be_named_by_assay_or_raw_file_and_a_sample_may_be_injected_twice()
    {
        Change(Assay, "\"r1\"\t\"\"", "\"run 7\"\t\"raw/run 7.mzML\"");
        Change(Metabolites, "\tr1\t", "\trun 7\t");
        FeatureTable table = Read(out FindingCollector findings).Quantified.Single().Features!;
        Assert.DoesNotContain("OST-ISA-022", findings.Ids());
        Assert.Equal(("run 7", "rat 1"), (table.Injections[0].Name, table.Injections[0].Subject));
        File.AppendAllText(_folder[Assay], File.ReadAllLines(_folder[Assay])[2] + "\n");
        Read(out findings);
        Assert.Contains("OST-ISA-029", findings.Ids());
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_followed()
    {
        using var other = new TemporaryFolder();
        string secret = other.Write("secret.txt", File.ReadAllBytes(_folder[Samples]));
        File.Delete(_folder[Samples]);
        File.CreateSymbolicLink(_folder[Samples], secret);
        IsaReading reading = Read(out FindingCollector findings);
        Assert.Contains("OST-ISA-008", findings.Ids());
        Assert.Null(reading.Studies[0].Samples);
    }

    [Fact]
    public void What_is_no_isa_folder_is_refused()
    {
        using var empty = new TemporaryFolder();
        Assert.Equal("OST-ISA-001", Refused<MissingSourceException>(() => Formats.IsaTab.Read(empty.Path, IsaReadOptions.Default, new FindingCollector())));
        empty.Write("i_a.txt", "");
        empty.Write("i_b.txt", "");
        Assert.Equal("OST-ISA-001", Refused<MissingSourceException>(() => Formats.IsaTab.Read(empty.Path, IsaReadOptions.Default, new FindingCollector())));
        Assert.Equal("OST-VOL-001", Refused<MissingSourceException>(() => Formats.IsaTab.Read(empty["x"], IsaReadOptions.Default, new FindingCollector())));
        empty.Write("m.tsv", "a\tb\n1\t2\n");
        Assert.Equal("OST-ISA-019", Refused<UnknownFormatException>(() => MetaboliteAssignmentFile.Read(empty["m.tsv"], IsaReadOptions.Default, new FindingCollector())));
        var findings = new FindingCollector();
        Formats.IsaTab.Read(empty["i_a.txt"], IsaReadOptions.Default, findings);
        Assert.Contains("OST-ISA-004", findings.Ids());
    }

    [Fact]
    public void Names_that_would_break_the_files_are_refused_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();
        FeatureTable Named(string name) => new([new Injection { Name = name }], [new Feature { Id = "x" }], new Matrix(1, 1));
        var export = new IsaExport { Study = IsaRoundTripTests.Study };
        foreach (string name in (string[])["a\tb", " a", "taxid"])
            Assert.Equal("OST-ISA-031", Refused<InvalidContentException>(() => Formats.IsaTab.Write(folder.Path, Named(name), export, new FindingCollector())));
        IsaExport outside = export with { Study = export.Study with { FileName = "../s_x.txt" } };
        Assert.Equal("OST-ISA-031", Refused<InvalidContentException>(() => Formats.IsaTab.Write(folder.Path, Named("a"), outside, new FindingCollector())));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void What_has_no_place_in_a_metabolite_file_is_told()
    {
        var feature = new Feature
        {
            Id = "x",
            Identity = new(IdentityScheme.Schymanski, "2a"),
            Further = new Dictionary<string, string> { ["uri"] = "https://x", ["VIP"] = "2" },
        };
        var findings = new FindingCollector();
        MetaboliteAssignmentFile.Write(_folder["m.tsv"], new FeatureTable([new Injection { Name = "a" }], [feature], new Matrix(1, 1)), findings);
        Assert.Equal(["OST-ISA-030", "OST-ISA-030"], findings.Ids());
        Assert.Contains("https://x", File.ReadAllText(_folder["m.tsv"]), StringComparison.Ordinal);
    }

    private static string Refused<T>(Action act)
        where T : OsteonException => Assert.Throws<T>(act).Finding.Id;
}
