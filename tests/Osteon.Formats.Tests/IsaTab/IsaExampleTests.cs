using Osteon.Primitives;

namespace Osteon.Formats.Tests.IsaTab;

/// <summary>Real studies: MTBLS2 (an old metabolite file), MTBLS2746 (a metabolite file that is only a header) and the files that come with faahKO.</summary>
[Oracle]
public sealed class IsaExampleTests
{
    private static IsaReading Read(string folder, out FindingCollector findings, IsaReadOptions? options = null)
    {
        string path = SharedData.Require("data/metabolomics/" + folder);
        findings = new FindingCollector();
        return Formats.IsaTab.Read(path, options ?? IsaReadOptions.Default, findings);
    }

    [Fact]
    public void Mtbls2_has_its_factors_joined_to_the_columns_of_the_metabolite_file()
    {
        IsaReading reading = Read("mtbls2_isatab", out FindingCollector findings);
        Assert.DoesNotContain(findings.ToList(), f => f.Severity == Severity.Error);
        // The file the assay names was not published with it; the only other one is taken, and both facts are told.
        Finding missing = Assert.Single(findings.ToList(), f => f.Id == "OST-ISA-009");
        Assert.Equal((2, 31), (missing.Location!.Line, missing.Location.Column));
        Assert.Contains("OST-ISA-025", findings.Ids());
        FeatureTable table = Assert.Single(reading.Quantified).Features!;
        Assert.Equal((16, 59), (table.Injections.Count, table.Features.Count));
        Assert.Equal((99.52934, 21.38202), (table.Features[0].Mz, table.Features[0].RetentionTime));
        Assert.Equal(4899.5465, table.Intensities[0, 0]);
        Assert.Equal(4267.9656, table.Intensities[15, 0]);
        Assert.Equal(["Col-0", "cyp79"], table.Injections.Select(i => i.Group).Distinct());
        Injection first = table.Injections[0];
        Assert.Equal("IPB Halle.Group-1.Subject-1", first.Subject);
        Assert.Equal("Exp1", first.Further["Factor Value[replicate]"]);
        Assert.Equal("200 µL methanol/water, 30/70 (v/v)", first.Further["Parameter Value[Post Extraction]"]);
        Assert.Equal("mzML/MSpos-Ex1-Col0-48h-Ag-1_1-A,1_01_9818.mzML", first.Further["Raw Spectral Data File"]);

        IsaStudy study = Assert.Single(reading.Investigation.Studies);
        Assert.Equal("MTBLS2", study.Identifier);
        Assert.Equal(["genotype", "replicate"], study.Factors.Select(f => f.Name));
        Assert.Equal(new OntologyTerm("genotype", "EFO", "efo:EFO_0000513"), study.Factors[0].Type);
        Assert.Equal(7, study.Protocols.Count);
        Assert.Equal(["Chromatography Instrument", "Chromatogram Name", "Column type"], study.Protocols[2].Parameters);
        Assert.Equal(["Böttcher", "Neumann"], study.Contacts.Select(c => c.LastName));
        Assert.Equal("19567706", study.Publications[0].PubMedId);
        Assert.Equal(2, study.Publications.Count);
    }

    [Fact]
    public void The_factor_that_makes_the_groups_can_be_chosen()
    {
        IsaReading reading = Read("mtbls2_isatab", out _, IsaReadOptions.Default with { GroupFactor = "Replicate" });
        Assert.Equal(["Exp1", "Exp2"], reading.Quantified.Single().Features!.Injections.Select(i => i.Group).Distinct());
        Read("mtbls2_isatab", out FindingCollector findings, IsaReadOptions.Default with { GroupFactor = "genotyp" });
        Finding error = Assert.Single(findings.ToList(), f => f.Severity == Severity.Error);
        Assert.Equal(("OST-ISA-024", "Did you mean 'genotype'?"), (error.Id, error.Hint));
    }

    [Fact]
    public void A_metabolite_file_can_be_read_alone()
    {
        string path = SharedData.Require("data/metabolomics/mtbls2_isatab/maf_first60.tsv");
        MetaboliteAssignments maf = MetaboliteAssignmentFile.Read(path, IsaReadOptions.Default, new FindingCollector());
        Assert.Equal((1, 16, 59), (maf.Version, maf.Table!.Injections.Count, maf.Table.Features.Count));
        FeatureTableContent content = new MafFeatureTable().Read(path, FeatureTableReadOptions.Default with { Polarity = Polarity.Positive }, RunContext.Default);
        Assert.All(content.Table.Features, f => Assert.Equal(Polarity.Positive, f.Polarity));
    }

    [Fact]
    public void Mtbls2746_states_its_pools_blanks_order_and_units_and_has_no_abundances()
    {
        IsaReading reading = Read("mtbls2746_isatab", out FindingCollector findings);
        Assert.DoesNotContain(findings.ToList(), f => f.Severity == Severity.Error);
        Assert.Equal(3, findings.ToList().Count(f => f.Id == "OST-ISA-009"));
        Assert.Contains("OST-ISA-020", findings.Ids());
        Assert.Contains("OST-ISA-033", findings.Ids());
        IsaAssayReading assay = Assert.Single(reading.Studies[0].Assays, a => a.Table is not null);
        Assert.Null(assay.Features);
        Assert.Equal(301, assay.Injections.Count);
        Assert.Equal(98, assay.Injections.Count(i => i.Kind == InjectionKind.Qc));
        Assert.Equal(10, assay.Injections.Count(i => i.Kind == InjectionKind.Blank));
        Assert.Equal(1, assay.Injections[0].Order);
        Assert.Equal("150-2000 m/z", assay.Injections[0].Further["Parameter Value[Scan m/z range]"]);
        Assert.Contains("CM__QC_media_1", assay.KindStated);
    }

    [Fact]
    public void Files_with_line_ends_of_the_old_macintosh_are_read()
    {
        IsaReading reading = Read("faahKO/inst", out FindingCollector findings);
        Assert.DoesNotContain(findings.ToList(), f => f.Severity == Severity.Error);
        Assert.Equal(2, findings.ToList().Count(f => f.Id == "OST-ISA-032"));
        IsaAssayReading assay = Assert.Single(reading.Studies[0].Assays);
        Assert.Equal(12, assay.Injections.Count);
        Assert.Equal(["KO", "KO", "KO", "KO", "KO", "KO", "WT", "WT", "WT", "WT", "WT", "WT"], assay.Injections.Select(i => i.Group));
        Assert.Equal("./cdf/KO/ko15.CDF", assay.Injections[0].Further["Raw Spectral Data File"]);
        Assert.Equal("Mus musculus (Mouse)", assay.Injections[0].Further["Characteristics[NEWT:Organism LC]"]);
    }

    [Fact]
    public void The_kind_of_feature_table_recognises_a_folder_and_says_why_it_gives_none()
    {
        var format = new IsaTabFeatureTable();
        FeatureTableContent content = format.Read(SharedData.Require("data/metabolomics/mtbls2_isatab"), FeatureTableReadOptions.Default, RunContext.Default);
        Assert.Equal((59, 4), (content.Table.Features.Count, content.Files.Count));
        string none = SharedData.Require("data/metabolomics/mtbls2746_isatab");
        Assert.Equal("OST-ISA-034", Assert.Throws<InvalidContentException>(() => format.Read(none, FeatureTableReadOptions.Default, RunContext.Default)).Finding.Id);
        Assert.True(format.Probe(new FeatureTableStart { Path = "x", IsFolder = true, FileNames = ["a.txt", "i_Investigation.txt"] }).IsMatch);
        Assert.True(format.Probe(new FeatureTableStart { Path = "x", Rows = [["ONTOLOGY SOURCE REFERENCE"]] }).IsMatch);
        Assert.False(format.Probe(new FeatureTableStart { Path = "x", Rows = [["Compound"]] }).IsMatch);
        Assert.True(new MafFeatureTable().Probe(new FeatureTableStart { Path = "x", Rows = [MetaboliteAssignmentFile.Columns] }).IsMatch);
    }
}
