using System.Text;
using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Unit]
public sealed class ManifestReaderTests
{
    private const string Least = "title: t\ndesign:\n  unit: animal\n  arms: [{id: a, role: observed}]\n";

    private static ManifestReading Read(string text) => ManifestReader.Read(text, "study.yaml");

    private static Finding Single(string text) => Assert.Single(Read(text).Findings);

    [Fact]
    public void The_least_manifest_reads_without_findings()
    {
        ManifestReading reading = Read(Least);
        Assert.Empty(reading.Findings);
        Assert.Equal("t", reading.Manifest!.Title);
        Assert.Equal(ArmRole.Observed, Assert.Single(reading.Manifest.Design.Arms).Role);
    }

    [Fact]
    public void The_scaffold_reads_as_written()
    {
        ManifestReading reading = Read(StudyInit.Files["study.yaml"]);
        Assert.Empty(reading.Findings);
        Manifest m = reading.Manifest!;
        Arm ev = m.Design.Arms[1];
        Assert.Equal(1e10, ev.Dose!.Particles!.Value.Value);
        Assert.Equal(0.02, ev.Dose.Protein!.Value.In("mg"), 1e-15);
        Assert.Equal(7, ev.Schedule!.Every!.Value.In("d"), 1e-12);
        Assert.Equal(4, ev.Schedule.Count);
        Assert.Equal((22.0, 24.0), (m.Subjects!.Housing!.Temperature!.Value.Low.Value, m.Subjects.Housing.Temperature.Value.High.Value));
        Assert.Equal([BlindedStage.OutcomeAssessment, BlindedStage.Analysis], m.Design.Blinding!.Stages);
        Assert.NotNull(m.Design.Exclusions);
        Assert.Empty(m.Design.Exclusions);
        MicroCtAssay ct = Assert.IsType<MicroCtAssay>(Assert.Single(m.Assays));
        Assert.Equal(0.0175, ct.Acquisition!.VoxelSize!.Value.In("mm"), 1e-15);
        Assert.Equal(0.8, ct.Filter!.GaussianSigma);
        Assert.Equal(ThresholdSetting.Otsu, ct.Segmentation.Threshold);
        Assert.Equal(IsolationMethod.Ultracentrifugation, m.Vesicles!.Isolation[^1].Method);
        Assert.Equal(new Version(0, 1), Version.Parse("0.1"));
        Assert.True(m.Osteon!.Allows(new Version(0, 1, 0)));
    }

    [Theory]
    [InlineData("titel: x\n", "OST-MAN-010", 5, 1, "'title'")]
    [InlineData("statistics: {tests: auto}\n", "OST-MAN-010", 5, 14, "'test'")]
    [InlineData("statistics: {test: welsh}\n", "OST-MAN-016", 5, 20, "'welch'")]
    [InlineData("statistics: {alpha: five}\n", "OST-MAN-014", 5, 21, "0.05")]
    [InlineData("statistics: {alpha: 0,05}\n", "OST-MAN-010", 5, 23, null)]
    [InlineData("statistics: {alpha: 1.5}\n", "OST-MAN-017", 5, 21, "0.05")]
    [InlineData("statistics: {alpha: 0}\n", "OST-MAN-017", 5, 21, "0.05")]
    [InlineData("statistics: {alpha: nan}\n", "OST-MAN-014", 5, 21, "0.05")]
    [InlineData("statistics: [a]\n", "OST-MAN-013", 5, 13, null)]
    [InlineData("statistics: auto\n", "OST-MAN-013", 5, 13, null)]
    [InlineData("authors: Jana Novak\n", "OST-MAN-013", 5, 10, "a list")]
    [InlineData("authors: [{orcid: x}]\n", "OST-MAN-012", 5, 11, "Jana Novak")]
    [InlineData("license: [MIT]\n", "OST-MAN-013", 5, 10, "CC-BY")]
    [InlineData("license:\n", "OST-MAN-018", 5, 1, "CC-BY")]
    [InlineData("license: ~\n", "OST-MAN-018", 5, 1, "CC-BY")]
    [InlineData("license: \"\"\n", "OST-MAN-014", 5, 10, "CC-BY")]
    [InlineData("report: {stars: yes}\n", "OST-MAN-014", 5, 17, "true")]
    [InlineData("assays: [{id: ct, kind: microct}]\n", "OST-MAN-016", 5, 25, "'micro_ct'")]
    [InlineData("assays: [{id: ct}]\n", "OST-MAN-012", 5, 10, "micro_ct")]
    [InlineData("assays: [{id: ct/1, kind: blot}]\n", "OST-MAN-019", 5, 15, "letters")]
    [InlineData("assays: [{id: .ct, kind: blot}]\n", "OST-MAN-019", 5, 15, "letters")]
    [InlineData("subjects: {species: rat, weight: 300 mm}\n", "OST-MAN-015", 5, 34, "280..320 g")]
    [InlineData("subjects: {species: rat, weight: 300}\n", "OST-MAN-015", 5, 34, "280..320 g")]
    [InlineData("subjects: {species: rat, weight: 320..280 g}\n", "OST-MAN-014", 5, 34, "280..320 g")]
    [InlineData("subjects: {species: rat, age: 12 moons}\n", "OST-MAN-014", 5, 31, "12 week")]
    [InlineData("osteon: latest\n", "OST-MAN-014", 5, 9, ">=0.1")]
    [InlineData("title: again\n", "OST-MAN-011", 5, 1, "first one")]
    [InlineData("report: !!python/object:os.system {stars: true}\n", "OST-MAN-006", 5, 9, "Remove the tag")]
    [InlineData("funding: *grant\n", "OST-MAN-007", 5, 10, "quotes")]
    [InlineData("<<: {funding: x}\n", "OST-MAN-010", 5, 1, "write the keys out")]
    [InlineData("[a, b]: c\n", "OST-MAN-013", 5, 1, null)]
    public void A_mistake_is_found_with_its_place_and_what_to_do(string added, string id, int line, int column, string? hint)
    {
        ManifestReading reading = Read(Least + added);
        Finding finding = reading.Findings.First(f => f.Id == id || id == "OST-MAN-007");
        Assert.Equal(id, finding.Id);
        Assert.Equal(new SourceLocation("study.yaml", line, column), finding.Location);
        if (hint is not null) Assert.Contains(hint, finding.Message + " " + finding.Hint);
        Assert.NotNull(reading.Manifest);
    }

    [Fact]
    public void All_mistakes_are_found_at_once()
    {
        string text = """
            title: [t]
            kinds: measured
            design:
              unit: rat
              arms:
                - {id: a b, role: sham, n: few}
                - {role: treatment, dose: {volume: 3 mm}}
            statistics: {alpha: 2}
            """;
        Assert.Equal(
            ["OST-MAN-013", "OST-MAN-010", "OST-MAN-016", "OST-MAN-019", "OST-MAN-016", "OST-MAN-014", "OST-MAN-015", "OST-MAN-012", "OST-MAN-017"],
            Read(text).Findings.Ids());
    }

    [Fact]
    public void A_volume_for_a_length_is_said_in_words()
    {
        Finding finding = Single(Least + "vesicles: {source: cells, isolation: [{method: filtration, pore_size: 200 uL}]}\n");
        Assert.Equal("OST-DES-060", finding.Id);
        Assert.Contains("'200 uL' is a volume, but a length is meant", finding.Message);
    }

    [Theory]
    [InlineData("", "OST-MAN-005")]
    [InlineData("# only a comment\n", "OST-MAN-005")]
    [InlineData("- a\n- b\n", "OST-MAN-005")]
    [InlineData("just text", "OST-MAN-005")]
    [InlineData("title: [a\n", "OST-MAN-001")]
    [InlineData("title: a\n\tdesign: b\n", "OST-MAN-001")]
    [InlineData("title: \"a\n", "OST-MAN-001")]
    [InlineData("title: a: b: c\n", "OST-MAN-001")]
    [InlineData("%YAML 9.9\n---\ntitle: a\n", "OST-MAN-001")]
    public void What_is_no_manifest_is_a_finding_and_no_manifest(string text, string id)
    {
        ManifestReading reading = Read(text);
        Assert.Null(reading.Manifest);
        Finding finding = Assert.Single(reading.Findings);
        Assert.Equal(id, finding.Id);
        Assert.NotNull(finding.Location!.Line);
        Assert.DoesNotContain("Line: ", finding.Message);
    }

    [Fact]
    public void A_second_document_is_an_error() => Assert.Equal("OST-MAN-004", Single(Least + "---\ntitle: b\n").Id);

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_do_not_matter()
    {
        byte[] bytes = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Least.Replace("\n", "\r\n"))];
        Assert.Empty(ManifestReader.Read(new MemoryStream(bytes), "study.yaml").Findings);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_found_with_their_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("title: a\n"), 0xC3, 0x28];
        Finding finding = Assert.Single(ManifestReader.Read(new MemoryStream(bytes), "study.yaml").Findings);
        Assert.Equal(("OST-MAN-002", 2), (finding.Id, finding.Location!.Line));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        byte[] bytes = new byte[ManifestReader.MaxBytes + 1];
        Assert.Equal("OST-MAN-003", Assert.Single(ManifestReader.Read(new MemoryStream(bytes), "study.yaml").Findings).Id);
    }

    [Fact]
    public void Aliases_work_and_keep_their_anchor()
    {
        ManifestReading reading = Read("""
            title: t
            design:
              unit: animal
              arms:
                - {id: a, role: control, schedule: &weekly {first: 0 d, every: 1 week, count: 4}}
                - {id: b, role: treatment, schedule: *weekly}
            """);
        Assert.Empty(reading.Findings);
        Assert.Equal(reading.Manifest!.Design.Arms[0].Schedule, reading.Manifest.Design.Arms[1].Schedule);
    }

    [Fact]
    public void A_billion_laughs_are_stopped_at_once()
    {
        var text = new StringBuilder("title: t\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) text.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        ManifestReading reading = Read(text.ToString());
        Assert.Contains("OST-MAN-003", reading.Findings.Ids());
        Assert.Null(reading.Manifest);
    }

    [Fact]
    public void An_alias_of_itself_does_not_loop() =>
        Assert.Contains("OST-MAN-007", Read("title: t\ndesign: &d {unit: animal, arms: [*d]}\n").Findings.Ids());

    [Theory]
    [InlineData('[', 200_000)]
    [InlineData('{', 200_000)]
    [InlineData('-', 400)]
    public void Nesting_without_end_is_stopped(char opening, int depth)
    {
        string text = opening == '-' ? string.Concat(Enumerable.Repeat("- ", depth)) : new string(opening, depth);
        Assert.Contains("OST-MAN-003", Read("title: " + (opening == '-' ? "\n" : "") + text).Findings.Ids());
    }

    [Fact]
    public void Defaults_are_written_down_one_by_one()
    {
        ManifestReading reading = Read(Least + "statistics: {alpha: 0.01}\nassays: [{id: ct, kind: micro_ct}]\n");
        ResolvedManifest resolved = ManifestResolver.Resolve(reading.Manifest!, reading.Source);
        Dictionary<string, string> defaults = resolved.Defaults.ToDictionary(d => d.Path, d => d.Value);
        Assert.Equal("holm", defaults["statistics.adjust"]);
        Assert.Equal("otsu", defaults["assays[0].segmentation.threshold"]);
        Assert.Equal("measured", defaults["kind"]);
        Assert.False(defaults.ContainsKey("statistics.alpha"));
        Assert.False(defaults.ContainsKey("title"));
    }

    [Fact]
    public void A_published_design_takes_no_defaults()
    {
        ManifestReading reading = Read(Least + "kind: published-design\n");
        Assert.Empty(ManifestResolver.Resolve(reading.Manifest!, reading.Source).Defaults);
    }

    [Fact]
    public void Without_contrasts_every_treatment_is_compared_with_the_control()
    {
        ManifestReading reading = Read("title: t\ndesign: {unit: animal, arms: [{id: c, role: control}, {id: a, role: treatment}, {id: s, role: observed}, {id: b, role: treatment}]}\n");
        Assert.Equal(
            [new DeclaredContrast { Arm = "a", Against = "c" }, new DeclaredContrast { Arm = "b", Against = "c" }],
            ManifestResolver.Resolve(reading.Manifest!, reading.Source).Manifest.Design.Contrasts!);
    }

    [Fact]
    public void Manifests_of_equal_content_are_equal()
    {
        string text = StudyInit.Files["study.yaml"];
        Assert.Equal(Read(text).Manifest, Read(text).Manifest);
        Assert.NotEqual(Read(text).Manifest, Read(text.Replace("count: 4", "count: 5")).Manifest);
    }

    [Fact]
    public void A_manifest_written_as_entries_names_every_value_once()
    {
        IReadOnlyList<ManifestEntry> entries = ManifestEntries.Of(Read(StudyInit.Files["study.yaml"]).Manifest!);
        Assert.Equal(entries.Count, entries.Select(e => e.Path).Distinct().Count());
        Assert.Contains(new ManifestEntry("design.arms[1].dose.particles", "10000000000"), entries);
        Assert.Contains(new ManifestEntry("assays[0].kind", "micro_ct"), entries);
        Assert.Contains(new ManifestEntry("subjects.weight", "240..280 g"), entries);
    }
}
