using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.MzTab;

/// <summary>What a written file says, line by line, and what cannot be written.</summary>
[Unit]
public sealed class MzTabExportTests
{
    private static readonly MzTabExport Export = new() { Id = "s", Software = [CvParameter.OfUser("Osteon", "1.0")] };

    private static FeatureTable Table(params Feature[] features) => new(
        [
            new Injection { Name = "a", Group = "control", Subject = "rat 1" },
            new Injection { Name = "b", Group = "control", Subject = "rat 1" },
            new Injection { Name = "q", Kind = InjectionKind.Qc },
        ],
        features,
        Matrix.Of(3, features.Length, (row, column) => row == 0 ? 1e-7 : row == 1 ? 3e-7 : column));

    private static string[] Lines(FeatureTable table, MzTabExport export, out FindingCollector findings)
    {
        findings = new FindingCollector();
        using var stream = new MemoryStream();
        MzTabM.Write(stream, MzTabM.Compose(table, export, findings));
        SmallMzTab.Read(stream.ToArray(), out FindingCollector reading, strict: true);
        Assert.DoesNotContain(reading.ToList(), f => f.Severity != Severity.Note);
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
    }

    private static string Cell(string[] lines, string prefix, string column, int row = 0)
    {
        string header = prefix switch { "SML" => "SMH", "SMF" => "SFH", _ => "SEH" };
        int index = Array.IndexOf(lines.First(l => l.StartsWith(header, StringComparison.Ordinal)).Split('\t'), column);
        Assert.True(index > 0, $"no column '{column}'");
        return lines.Where(l => l.StartsWith(prefix + "\t", StringComparison.Ordinal)).ElementAt(row).Split('\t')[index];
    }

    [Fact]
    public void Groups_are_study_variables_with_mean_and_coefficient_of_variation()
    {
        string[] lines = Lines(Table(new Feature { Id = "x", Mz = 100, Polarity = Polarity.Negative }), Export, out _);
        Assert.Contains("MTD\tstudy_variable[1]\tcontrol", lines);
        Assert.Contains("MTD\tstudy_variable[1]-assay_refs\tassay[1]|assay[2]", lines);
        Assert.Contains("MTD\tstudy_variable[2]\tQC", lines);
        Assert.Contains("MTD\tms_run[3]-location\tnull", lines);
        Assert.Contains("MTD\tms_run[3]-scan_polarity[1]\t[MS, MS:1000129, negative scan, ]", lines);
        Assert.Contains("MTD\tdatabase[1]\t[, , \"no database\", null]", lines);
        Assert.Equal("0.0000001", Cell(lines, "SML", "abundance_assay[1]"));
        Assert.Equal("0.0000002", Cell(lines, "SML", "abundance_study_variable[1]"));
        // Standard deviation of 1 and 3 is √2, the mean 2.
        Assert.Equal(Math.Sqrt(2) / 2, double.Parse(Cell(lines, "SML", "abundance_variation_study_variable[1]"), System.Globalization.CultureInfo.InvariantCulture), 15);
        Assert.Equal("null", Cell(lines, "SML", "abundance_variation_study_variable[2]"));
        Assert.Equal("0", Cell(lines, "SML", "abundance_study_variable[2]"));
    }

    [Fact]
    public void Identifiers_of_one_collection_are_alternatives_and_the_others_stand_beside_them()
    {
        var feature = new Feature
        {
            Id = "x",
            Mz = 100,
            Polarity = Polarity.Positive,
            Name = "A|B",
            Formula = "C6H12O6",
            NeutralMass = 180.5,
            Identifiers = [new(CompoundNamespace.Hmdb, "HMDB0000122"), new(CompoundNamespace.Hmdb, "HMDB0000123"), new(CompoundNamespace.Kegg, "C00031")],
        };
        string[] lines = Lines(Table(feature), Export, out _);
        Assert.Equal("HMDB:HMDB0000122|HMDB:HMDB0000123", Cell(lines, "SML", "database_identifier"));
        Assert.Equal("A|B", Cell(lines, "SML", "chemical_name"));
        Assert.Equal("C6H12O6|C6H12O6", Cell(lines, "SML", "chemical_formula"));
        Assert.Equal("180.5|180.5", Cell(lines, "SML", "theoretical_neutral_mass"));
        Assert.Equal("Hmdb:HMDB0000122|Hmdb:HMDB0000123|Kegg:C00031", Cell(lines, "SML", "opt_global_identifiers"));
        Assert.Contains("MTD\tdatabase[1]-prefix\tHMDB", lines);
    }

    [Fact]
    public void A_name_without_identifier_gets_one_of_the_file_as_the_specification_demands()
    {
        string[] lines = Lines(Table(new Feature { Id = "x 7", Mz = 100, Polarity = Polarity.Positive, Name = "unknown lipid" }), Export, out _);
        Assert.Equal("own:x 7", Cell(lines, "SML", "database_identifier"));
        Assert.Contains("MTD\tdatabase[1]-prefix\town", lines);
    }

    [Fact]
    public void What_cannot_be_written_is_replaced_and_told()
    {
        var feature = new Feature
        {
            Id = "x",
            Mz = 100,
            Polarity = Polarity.Positive,
            Name = "A|B|C",
            Identifiers = [new(CompoundNamespace.Hmdb, "HMDB0000122"), new(CompoundNamespace.Hmdb, "HMDB0000123")],
        };
        string[] lines = Lines(Table(feature, new Feature { Id = "y" }), Export, out FindingCollector findings);
        Assert.Equal("A/B/C|A/B/C", Cell(lines, "SML", "chemical_name"));
        Assert.Equal("NaN", Cell(lines, "SMF", "exp_mass_to_charge", row: 1));
        Assert.Equal("0", Cell(lines, "SMF", "charge", row: 1));
        Assert.Equal(["OST-MZT-050", "OST-MZT-052", "OST-MZT-054"], findings.Ids());
    }

    [Fact]
    public void Of_two_schemes_the_rarer_stands_in_a_column_of_its_own()
    {
        string[] lines = Lines(
            Table(
                new Feature { Id = "x", Mz = 1, Polarity = Polarity.Positive, Identity = new(IdentityScheme.Schymanski, "2a") },
                new Feature { Id = "y", Mz = 1, Identity = new(IdentityScheme.Schymanski, "3") },
                new Feature { Id = "z", Mz = 1, Identity = new(IdentityScheme.Msi, "1") }),
            Export,
            out FindingCollector findings);
        Assert.Contains("OST-MZT-053", findings.Ids());
        Assert.Contains(lines, l => l.StartsWith("MTD\tsmall_molecule-identification_reliability\t[MS, MS:1002955,", StringComparison.Ordinal));
        Assert.Equal(["2a", "3", "null"], Enumerable.Range(0, 3).Select(r => Cell(lines, "SML", "reliability", r)));
        Assert.Equal("MSI level 1", Cell(lines, "SML", "opt_global_identity_level", 2));
    }

    [Fact]
    public void The_confidence_of_identifications_is_taken_from_the_column_named()
    {
        var feature = new Feature { Id = "x", Mz = 1, Polarity = Polarity.Positive, Name = "n", Further = new Dictionary<string, string> { ["Score"] = "42.5" } };
        var measure = new CvParameter("MS", "MS:1002889", "Progenesis MetaScope score");
        string[] lines = Lines(Table(feature), Export with { ConfidenceMeasure = measure, ConfidenceTitle = "Score" }, out _);
        Assert.Contains($"MTD\tid_confidence_measure[1]\t{measure}", lines);
        Assert.Equal((measure.ToString(), "42.5"), (Cell(lines, "SML", "best_id_confidence_measure"), Cell(lines, "SML", "best_id_confidence_value")));
    }

    [Fact]
    public void Polarity_is_never_invented()
    {
        FeatureTable unknown = Table(new Feature { Id = "x", Mz = 1 });
        Finding refused = Assert.Throws<InvalidContentException>(() => MzTabM.Compose(unknown, Export, new FindingCollector())).Finding;
        Assert.Equal("OST-MZT-051", refused.Id);
        Assert.Contains(
            "MTD\tms_run[1]-scan_polarity[1]\t[MS, MS:1000129, negative scan, ]",
            Lines(unknown, Export with { Polarity = Polarity.Negative }, out _));
        Assert.Contains(
            "MTD\tms_run[1]-scan_polarity[1]\t[MS, MS:1000130, positive scan, ]",
            Lines(Table(new Feature { Id = "x", Mz = 1, Adduct = "[M+H]+" }), Export, out _));
    }

    [Fact]
    public void Both_polarities_stand_with_their_features()
    {
        string[] lines = Lines(
            Table(new Feature { Id = "x", Mz = 1, Polarity = Polarity.Positive }, new Feature { Id = "y", Mz = 1, Adduct = "[M-H]1-" }),
            Export,
            out _);
        Assert.Contains("MTD\tms_run[1]-scan_polarity[2]\t[MS, MS:1000129, negative scan, ]", lines);
        Assert.Equal(["positive", "negative"], Enumerable.Range(0, 2).Select(r => Cell(lines, "SML", "opt_global_polarity", r)));
    }

    [Fact]
    public void Infinite_abundances_are_refused_and_mistakes_of_the_caller_are_told()
    {
        FeatureTable table = Table(new Feature { Id = "x", Mz = 1, Polarity = Polarity.Positive });
        FeatureTable infinite = table.With(Matrix.Of(3, 1, (_, _) => double.NegativeInfinity));
        Assert.Equal("OST-MZT-055", Assert.Throws<InvalidContentException>(() => MzTabM.Compose(infinite, Export, new FindingCollector())).Finding.Id);
        Assert.Throws<ArgumentException>(() => MzTabM.Compose(table, Export with { Software = [] }, new FindingCollector()));
        Assert.Throws<ArgumentException>(() => MzTabM.Compose(table, Export with { Statistics = [new("p", [1, 2])] }, new FindingCollector()));
    }

    [Fact]
    public void A_file_is_written_whole_and_read_by_its_path()
    {
        using var folder = new TemporaryFolder();
        FeatureTable table = Table(new Feature { Id = "x", Mz = 1, Polarity = Polarity.Positive });
        MzTabM.Write(folder["t.mztab"], MzTabM.Compose(table, Export, new FindingCollector()), RunContext.Default);
        Assert.Equal(table.Intensities.Values, MzTabM.Read(folder["t.mztab"], MzTabReadOptions.Default, new FindingCollector()).Table!.Intensities.Values);
        Assert.Equal(
            "OST-VOL-001",
            Assert.Throws<MissingSourceException>(() => MzTabM.Read(folder["u.mztab"], MzTabReadOptions.Default, new FindingCollector())).Finding.Id);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        RunContext stopped = RunContext.Default with { Cancellation = stop.Token };
        Assert.Throws<OperationCanceledException>(() => MzTabM.Read(folder["t.mztab"], MzTabReadOptions.Default, stopped));
        Assert.Throws<OperationCanceledException>(() => MzTabM.Write(folder["v.mztab"], MzTabM.Compose(table, Export, new FindingCollector()), stopped));
        Assert.False(File.Exists(folder["v.mztab"]));
    }
}
