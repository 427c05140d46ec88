namespace Osteon.Study.Tests;

/// <summary>
/// The schema and the tables of the documentation are generated from the records. When a record changes, run this class once with
/// OSTEON_WRITE_DOCS=1 to write them again, and read the difference before committing it.
/// </summary>
[Golden]
public sealed class GeneratedFileTests
{
    private static bool Writes => Environment.GetEnvironmentVariable("OSTEON_WRITE_DOCS") == "1";

    private static string Documentation => AppContext.BaseDirectory;

    [Fact]
    public void The_schema_is_current() =>
         Whole("docs/schema/study.schema.json", ManifestSchema.Write(Documentation));

    [Fact]
    public void The_table_of_keys_is_current() =>
         Part("docs/study/manifest.md", ManifestKeyTable.Write(Documentation));

    [Fact]
    public void Lists_that_are_defaults_are_written_as_in_a_manifest() =>
        Assert.Contains("| `kinds` | list of `sample`, `qc`, `blank`, `reference`, `dilution` | `[sample, qc]` |", ManifestKeyTable.Write(Documentation));

    [Fact]
    public void The_table_of_findings_is_current() => Part("docs/study/checks.md", FindingTable.Write());

    [Fact]
    public void Every_key_has_a_description()
    {
        string schema = ManifestSchema.Write(Documentation);
        Assert.DoesNotContain("\"description\": \"\"", schema);
        Assert.DoesNotContain("\"description\": \" ", schema);
        Assert.DoesNotContain("\"\"", schema);
        Assert.Contains("Welch's t test: two arms, variances may differ.", schema);
    }

    [Fact]
    public void Identifiers_of_findings_are_unique_and_well_formed()
    {
        Assert.Equal(FindingTable.All.Count, FindingTable.All.Select(k => k.Id).Distinct().Count());
        Assert.All(FindingTable.All, k => Assert.Matches("^OST-(MAN|SMP|SCN|DES|MIS|MTB)-[0-9]{3}$", k.Id));
    }

    private static void Part(string file, string generated)
    {
        const string Begin = "<!-- generated: begin -->\n";
        const string End = "<!-- generated: end -->";
        string path = Path.Combine(SharedData.RepositoryRoot, file);
        string text = File.ReadAllText(path);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"{file} has no generated part");
        Whole(file, text[..(begin + Begin.Length)] + "\n" + generated.TrimEnd('\n') + "\n\n" + text[end..]);
    }

    private static void Whole(string file, string expected)
    {
        string path = Path.Combine(SharedData.RepositoryRoot, file);
        if (Writes) File.WriteAllText(path, expected);
        Assert.True(File.ReadAllText(path) == expected, $"{file} is not current: run these tests with OSTEON_WRITE_DOCS=1");
    }
}
