using Osteon.Primitives;

namespace Osteon.Study.Tests;

/// <summary>Each rule about vesicles by one change to a manifest that no rule objects to.</summary>
[Unit]
public sealed class VesicleRuleTests
{
    private const string Spin = "speed: 100000 xg, time: 70 min";

    /// <summary>Findings, separated by blanks, and the change "old => new" that causes them.</summary>
    public static TheoryData<string, string> Broken => new()
    {
        { "OST-MIS-001", Spin + " => rotation: 30000 rpm, time: 70 min" },
        { "OST-MIS-001", Spin + " => speed: 30000 rpm, time: 70 min" },
        { "", Spin + " => rotation: 30000 rpm, rotor: SW 32 Ti, time: 70 min" },
        { "", Spin + " => rotation: 30000 rpm, radius: 91.9 mm, time: 70 min" },
        { "", Spin + " => rotation: 30000 rpm, radius: 91.9 mm, speed: 92500 xg, time: 70 min" },
        { "OST-MIS-002", Spin + " => rotation: 30000 rpm, radius: 152.5 mm, speed: 92500 xg, time: 70 min" },
        { "OST-DES-065", "    - {method: filtration => - {method: wash, buffer: PBS, keep: pellet}\n    - {method: filtration" },
        { "OST-MIS-003", "{protein: CD9, class: positive} => {protein: CD999, class: positive}" },
        { "OST-MIS-004", "{protein: CD9, class: positive} => {protein: CD9, class: positive}\n    - {protein: TSPAN29, class: positive}" },
        { "", "{protein: CD9, class: positive} => {protein: CD9, class: positive, assay: nta}\n    - {protein: CD9, class: positive, assay: blot}" },
        { "OST-MIS-005", "{protein: CD9, class: positive} => {protein: CD9, class: positive}\n    - {protein: GM130, class: positive}" },
        { "OST-MIS-006", "{protein: TSG101, class: positive} => {protein: CD81, class: positive}" },
        { "OST-MIS-006",
            "{protein: TSG101, class: positive} => {protein: TSG101, class: positive, found: false}\n    - {protein: CD81, class: positive}" },
        { "OST-MIS-007", "    - {protein: albumin, class: negative} => # " },
        { "OST-MIS-008", "{protein: calnexin, class: negative} => {protein: calnexin, class: negative, found: true}" },
        { "OST-MIS-009", "  term: small EV => term: small EV\n  ev_track: EV-2023-1" },
        { "", "  term: small EV => term: small EV\n  ev_track: EV230001" },
        { "OST-MIS-010", "concentration: 1e11 1/mL => concentration: 1e10 1/mL" },
        { "OST-MIS-011", "  particle_yield: 8e11\n  protein_yield: 1600 ug => particle_yield: 4e11\n  protein_yield: 1000 ug" },
        { "OST-MIS-012", "  protein_yield: 1600 ug => protein_yield: 16 mg" },
        { "OST-MIS-013", "    preparation: uranyl acetate => preparation: uranyl acetate\n    diameter: 200..300 nm" },
        { "OST-MIS-014", "    positions: 11 => positions: 11\n    peak_diameter: 250 nm" },
        { "OST-MIS-018", "  storage: => batches: [{id: a}, {id: a}]\n  storage:" },
        { "OST-MIS-019", "  storage: => batches: [{id: a, particle_yield: 4e11}, {id: b, particle_yield: 2e11}]\n  storage:" },
        { "", "  storage: => batches: [{id: a, particle_yield: 4e11}, {id: b, particle_yield: 4e11}]\n  storage:" },
        { "", "  storage: => batches: [{id: a, particle_yield: 4e11}, {id: b}]\n  storage:" },
        { "", "  particle_yield: 8e11\n => batches: [{id: a, particle_yield: 4e11}, {id: b, particle_yield: 4e11}]\n" },
        { "OST-DES-067", "  particle_yield: 8e11\n => batches: [{id: a, particle_yield: 4e11}, {id: b}]\n" },
        { "OST-DES-066", "  term: small EV => term: ectosome" },
        { "", "  term: small EV => term: exosome\n  biogenesis_evidence: blocked by GW4869" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_rule_finds_what_it_is_for_and_nothing_else(string expected, string change)
    {
        string[] parts = change.Split(" => ", 2);
        string manifest = CompleteStudy.Text;
        Assert.Contains(parts[0], manifest);
        string indent = new([.. parts[0].TakeWhile(c => c == ' ')]);
        manifest = manifest.Replace(parts[0], indent + parts[1], StringComparison.Ordinal);
        if (expected == "OST-MIS-013" || expected == "OST-MIS-014") manifest = manifest.Replace("    blank_measured: true",
            "    blank_measured: true" + (expected == "OST-MIS-013" ? "\n    peak_diameter: 100 nm" : ""));
        IReadOnlyList<Finding> findings = CompleteStudy.Findings(manifest);
        Assert.True(findings.Ids().Distinct().SequenceEqual(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)), findings.Text());
        Assert.All(findings, f => Assert.True(f.Location is { Line: > 1 } && !string.IsNullOrWhiteSpace(f.Hint), f.ToString()));
    }

    [Fact]
    public void Every_kind_is_shown_by_a_test()
    {
        // Files are needed for 015 and 016, samples for 017; 020 and 021 have their own tests.
        IEnumerable<string> shown = Broken.SelectMany(r => r.Data.Item1.Split(' ')).Concat(
            ["OST-MIS-015", "OST-MIS-016", "OST-MIS-017", "OST-MIS-020", "OST-MIS-021"]);
        Assert.Empty(VesicleFindings.All.Select(k => k.Id).Except(shown));
    }

    [Fact]
    public void Two_names_of_one_protein_are_named()
    {
        string manifest = CompleteStudy.Text.Replace("    - {protein: CD9, class: positive}",
            "    - {protein: Alix, class: positive}\n    - {protein: PDCD6IP, class: positive}");
        Assert.Contains("'Alix' and 'PDCD6IP' are one protein, PDCD6IP", Assert.Single(CompleteStudy.Findings(manifest)).Message);
    }

    [Fact]
    public void A_misspelt_marker_gets_its_nearest_name()
    {
        string manifest = CompleteStudy.Text.Replace("protein: CD9,", "protein: GRP49,");
        Assert.Equal("Did you mean 'GRP94'?", Assert.Single(CompleteStudy.Findings(manifest), f => f.Id == "OST-MIS-003").Hint);
    }

    [Fact]
    public void A_speed_in_turns_says_what_it_is()
    {
        Finding finding = Assert.Single(CompleteStudy.Findings(CompleteStudy.Text.Replace(Spin, "speed: 30000 rpm, time: 70 min")));
        Assert.Contains("rotation: 30000 rpm with the rotor", finding.Hint);
        Assert.Equal((Severity.Error, true), (finding.Severity, finding.Message.Contains(
            "a speed of rotation, but an acceleration is meant", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("viability: 950 %")]
    [InlineData("storage_temperature: 4 mL")]
    [InlineData("freeze_thaw_cycles: -1")]
    [InlineData("freeze_thaw_cycles: some")]
    [InlineData("passage: 5..2")]
    [InlineData("starting_cells: 0")]
    [InlineData("starting_volume: 1e999 mL")]
    [InlineData("batches: [{particle_yield: 1e11}]")]
    [InlineData("batches: [{id: ../x}]")]
    [InlineData("batches: iso1")]
    [InlineData("ev_tracks: EV230001")]
    [InlineData("functional_controls: {a: b}")]
    public void Values_that_cannot_be_are_errors_with_a_place_and_never_exceptions(string line)
    {
        IReadOnlyList<Finding> findings = CompleteStudy.Findings(
            CompleteStudy.Text.Replace("  term: small EV", "  term: small EV\n  " + line));
        Assert.Contains(findings, f => f.Severity == Severity.Error && f.Location is { Line: > 1 });
    }
}
