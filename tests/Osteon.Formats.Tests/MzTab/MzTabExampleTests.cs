using Osteon.Primitives;

namespace Osteon.Formats.Tests.MzTab;

/// <summary>Example files of the specification and of other programs: which of them are right, where the others are wrong, and what they hold.</summary>
[Oracle]
public sealed class MzTabExampleTests
{
    private static MzTabReading Read(string file, out FindingCollector findings, bool strict = false)
    {
        string path = SharedData.Require("data/metabolomics/psi_formats/" + file);
        findings = new FindingCollector();
        return MzTabM.Read(path, MzTabReadOptions.Default with { Strict = strict }, findings);
    }

    private static Finding[] Errors(FindingCollector findings) => [.. findings.ToList().Where(f => f.Severity == Severity.Error)];

    [Theory]
    [InlineData("MTBLS263.mztab", 6, 17)]
    [InlineData("gcxgc-ms-example.mztab", 2, 1)]
    [InlineData("lipidomics-example.mzTab", 1, 1)]
    [InlineData("xcms-test-export.mztab", 8, 351)]
    [InlineData("xcms-test-export-nosml.mztab", 8, 351)]
    public void Valid_files_give_no_error_even_when_taken_strictly(string file, int injections, int features)
    {
        MzTabReading reading = Read(file, out FindingCollector findings, strict: true);
        Assert.Empty(Errors(findings));
        Assert.Equal((injections, features), (reading.Table!.Injections.Count, reading.Table.Features.Count));
    }

    [Fact]
    public void A_file_of_metadata_only_is_valid_and_gives_no_table()
    {
        MzTabReading reading = Read("minimal-m-2.0.mztab", out FindingCollector findings, strict: true);
        Assert.Empty(Errors(findings));
        Assert.Null(reading.Table);
        Assert.Contains("OST-MZT-046", findings.Ids());
        Assert.Equal(77, reading.Document.Metadata.Entries.Count);
        Assert.Equal("Hepatocellular carcinoma samples.", reading.Document.Metadata["sample[1]-description"]);
        Assert.Equal([1, 2], reading.Document.Metadata.Indices("ms_run"));
    }

    [Fact]
    public void The_reference_to_missing_evidence_is_found_where_it_stands()
    {
        Read("lipidomics-example-crosslink-error.mzTab", out FindingCollector findings);
        Finding error = Assert.Single(Errors(findings), f => f.Id == "OST-MZT-035");
        Assert.Equal((75, 3, "3"), (error.Location!.Line, error.Location.Column, error.Value));
        // The same file also names its spectra otherwise than its id_format says.
        Assert.Equal([81, 82, 84], Errors(findings).Where(f => f.Id == "OST-MZT-041").Select(f => f.Location!.Line!.Value));
        Assert.Equal(4, Errors(findings).Length);
    }

    [Fact]
    public void The_wrongly_named_spectrum_is_the_only_error_and_found_where_it_stands()
    {
        Read("lipidomics-example-wrong-msscan-ref.mzTab", out FindingCollector findings);
        Finding error = Assert.Single(Errors(findings));
        Assert.Equal(("OST-MZT-041", 85, 16, "ms_run[1]:index=732"), (error.Id, error.Location!.Line, error.Location.Column, error.Value));
    }

    [Fact]
    public void What_openms_leaves_null_is_a_warning_and_strictly_an_error()
    {
        MzTabReading reading = Read("openms-MzTabMFile_output_1.mztab", out FindingCollector findings);
        Assert.Empty(Errors(findings));
        Assert.Equal(83, reading.Table!.Features.Count);
        Feature first = reading.Table.Features[0];
        Assert.Equal("C5H11N1O2", first.Formula);
        Assert.StartsWith("Betaine|L-Valine|Vaporole", first.Name, StringComparison.Ordinal);
        Assert.Equal(8, first.Identifiers.Count);
        Assert.Equal(new CompoundIdentifier(CompoundNamespace.Hmdb, "HMDB00043"), first.Identifiers[0]);
        Assert.Null(first.Charge);
        Assert.Equal(117.078979350899999, first.NeutralMass);
        Assert.Equal(406.5467529296875, reading.Table.Intensities[0, 0]);
        Assert.Equal(70.157003402709961, first.RetentionTime);

        Read("openms-MzTabMFile_output_1.mztab", out FindingCollector strict, strict: true);
        Assert.Contains(Errors(strict), f => f is { Id: "OST-MZT-017", Location.Line: 7, Location.Column: 3 });
        Assert.Contains(Errors(strict), f => f is { Id: "OST-MZT-016" });
    }

    [Fact]
    public void Small_molecules_get_the_place_of_their_strongest_ion()
    {
        MzTabReading reading = Read("MTBLS263.mztab", out _);
        Assert.Equal(MzTabSectionKind.SmallMolecule, reading.Level);
        FeatureTable table = reading.Table!;
        Assert.Equal(["3injections_inj1_POS", "3injections_inj2_POS"], table.Injections.Take(2).Select(i => i.Name));
        Assert.Equal(["Replicates", "Replicates", "Replicates", "Samples", "Samples", "Samples"], table.Injections.Select(i => i.Group));
        Assert.Equal("3injections_POS", table.Injections[2].Subject);
        Feature creatinine = table.Features[0];
        Assert.Equal(("469", "Creatinine", "C4H7N3O", "[M+H]+|[M+Na]+"), (creatinine.Id, creatinine.Name, creatinine.Formula, creatinine.Adduct));
        Assert.Equal(new IdentityLevel(IdentityScheme.Msi, "2"), creatinine.Identity);
        Assert.Equal([new CompoundIdentifier(CompoundNamespace.Chebi, "CHEBI:16737")], creatinine.Identifiers);
        Assert.Equal((114.0654, 413.81, 1, 113.0589), (creatinine.Mz, creatinine.RetentionTime, creatinine.Charge, creatinine.NeutralMass));
        Assert.Equal(Polarity.Positive, creatinine.Polarity);
        Assert.Equal(59809754.62, table.Intensities[0, 0]);
        Assert.Equal("6.90_113.0582n", creatinine.Further["Progenesis_identifier"]);
        Assert.Equal("Progenesis QI Normalised Abundance", table.Quantity);
    }

    [Fact]
    public void Features_are_read_where_small_molecules_have_no_abundance()
    {
        MzTabReading reading = Read("xcms-test-export.mztab", out _);
        Assert.Equal(MzTabSectionKind.Feature, reading.Level);
        Assert.Equal([InjectionKind.Qc, InjectionKind.Sample, InjectionKind.Sample, InjectionKind.Qc], reading.Table!.Injections.Take(4).Select(i => i.Kind));
        Assert.Equal(135422.352164176, reading.Table.Intensities[0, 0]);
        Assert.Equal(200.100006103516, reading.Table.Features[0].Mz);
    }

    [Theory]
    [InlineData("ProgenesisQIv2.3_Tutorial.mztab", "1.1.0", 22, 16)]
    [InlineData("faahKO.mzTab", "1.0.99", 12, 407)]
    public void Drafts_are_named_and_their_small_molecules_read(string file, string version, int injections, int features)
    {
        MzTabReading reading = Read(file, out FindingCollector findings);
        Assert.Empty(Errors(findings));
        Assert.Equal(version, Assert.Single(findings.ToList(), f => f.Id == "OST-MZT-004").Value);
        Assert.Equal((injections, features), (reading.Table!.Injections.Count, reading.Table.Features.Count));
    }

    [Fact]
    public void Zero_stays_zero_and_null_is_missing()
    {
        FeatureTable progenesis = Read("ProgenesisQIv2.3_Tutorial.mztab", out _).Table!;
        Assert.Equal(0, progenesis.Intensities[0, 0]);
        Assert.Equal(0.5443, progenesis.Intensities[4, 0]);
        FeatureTable faahKo = Read("faahKO.mzTab", out _).Table!;
        Assert.True(double.IsNaN(faahKo.Intensities[3, 0]));
        Assert.Equal(2926.2635, faahKo.Features[0].RetentionTime);
        Assert.Equal(200.1, faahKo.Features[0].Mz);
    }

    [Theory]
    [InlineData("MTBLS263.mztab")]
    [InlineData("gcxgc-ms-example.mztab")]
    [InlineData("openms-MzTabMFile_output_1.mztab")]
    [InlineData("xcms-test-export.mztab")]
    public void A_document_that_is_written_reads_back_the_same(string file)
    {
        MzTabDocument document = Read(file, out _).Document;
        using var stream = new MemoryStream();
        MzTabM.Write(stream, document);
        stream.Position = 0;
        MzTabDocument again = MzTabM.Read(stream, file, MzTabReadOptions.Default, new FindingCollector()).Document;
        Assert.Equal(document.Metadata.Entries.Select(e => (e.Key, e.Value)), again.Metadata.Entries.Select(e => (e.Key, e.Value)));
        Assert.Equal(document.Comments.Select(c => c.Text), again.Comments.Select(c => c.Text));
        foreach ((MzTabSection before, MzTabSection after) in document.Sections.Zip(again.Sections))
        {
            Assert.Equal(before.Columns.Select(c => c.Name), after.Columns.Select(c => c.Name));
            for (int column = 0; column < before.Columns.Count; column++)
                Assert.Equal(
                    Enumerable.Range(0, before.RowCount).Select(r => before.Columns[column][r]),
                    Enumerable.Range(0, after.RowCount).Select(r => after.Columns[column][r]));
        }
    }

    [Fact]
    public void The_kind_of_feature_table_recognises_them_and_refuses_wrong_ones()
    {
        var format = new MzTabFeatureTable();
        string good = SharedData.Require("data/metabolomics/psi_formats/MTBLS263.mztab");
        FeatureTableContent content = format.Read(good, FeatureTableReadOptions.Default with { Values = "feature" }, RunContext.Default);
        Assert.Equal((19, "features (SMF)"), (content.Table.Features.Count, content.Block));
        string wrong = SharedData.Require("data/metabolomics/psi_formats/lipidomics-example-wrong-msscan-ref.mzTab");
        Assert.Equal(
            "OST-MZT-041",
            Assert.Throws<InvalidContentException>(() => format.Read(wrong, FeatureTableReadOptions.Default, RunContext.Default)).Finding.Id);
        Assert.Equal(
            "OST-MZT-046",
            Assert.Throws<InvalidContentException>(() => format.Read(good, FeatureTableReadOptions.Default with { Values = "featur" }, RunContext.Default)).Finding.Id);
        var start = new FeatureTableStart { Path = "x", Rows = [["COM", "x"], ["MTD", "mzTab-version", "2.0.0-M"], ["MTD", "mzTab-ID", "y"]] };
        Assert.True(format.Probe(start).IsMatch);
        Assert.False(format.Probe(start with { Rows = [["Compound", "m/z"]] }).IsMatch);
    }
}
