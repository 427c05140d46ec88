using Osteon.Primitives;

namespace Osteon.Study.Tests;

/// <summary>Each rule is shown by one change to a manifest that no rule objects to: that change gives that finding and no other.</summary>
[Unit]
public sealed class DesignRuleTests
{
    private const string Published = "kind: measured => kind: published-design";

    /// <summary>Finding, then the changes "old => new" that cause it.</summary>
    public static TheoryData<string, string[]> Broken => new()
    {
        { "OST-DES-001", ["assay: ct, timepoint: w8, primary: true => assay: ct, timepoint: w8, primary: true, n_reported: 3, where: Fig. 2"] },
        { "OST-DES-001", ["n_reported: 12 => n_reported: 11"] },
        { "OST-DES-001", ["per_arm: 12 => per_arm: 13"] },
        { "OST-DES-002", ["role: control => role: control\n      also_called: [{name: model, where: Methods}]"] },
        { "OST-DES-003", ["statistics: => statements: [{topic: gap, where: Methods, says: 3 mm}, {topic: gap, where: Results, says: 5 mm}]\nstatistics:"] },
        { "OST-DES-004", ["  timepoints: => duration: {time: 8 week}\n  timepoints:"] },
        { "OST-DES-005", ["first: 0 d,  => "] },
        { "OST-DES-006", [", count: 4 => "] },
        { "OST-DES-007", ["particles: 1e10, protein: 20 ug => particles: 1e10"] },
        { "OST-DES-008", ["condition: segmental defect => condition: nonunion"] },
        { "OST-DES-009", ["  sex: female => # "] },
        { "OST-DES-010", ["  approval: \"2026-000\" => # "] },
        { "OST-DES-011", ["license: CC-BY-4.0 => # "] },
        { "OST-DES-012", ["      n: 12 => # ", "{per_arm: 12, reasoning => {reasoning"] },
        { "OST-DES-020", ["  randomisation: => # "] },
        { "OST-DES-020", ["method: \"computer-generated list, blocks of four\" => stated: false"] },
        { "OST-DES-021", ["method: \"computer-generated list, blocks of four\" => stated: true"] },
        { "OST-DES-022", ["stages: [outcome_assessment, analysis] => stages: []"] },
        { "OST-DES-022", ["  blinding:\n    stages: [outcome_assessment, analysis]\n    who: => # "] },
        { "OST-DES-023", ["per_arm: 12, reasoning: 80 % power for a difference of 1.8 SD at alpha 0.05 (two-sided) => per_arm: 12"] },
        { "OST-DES-024", ["n: 12 => n: 3", "per_arm: 12 => per_arm: 3", "test: auto => test: mann_whitney", "n_reported: 12 => # ", "    models: => # "] },
        { "OST-DES-025", ["  exclusions: [] => # "] },
        { "OST-DES-026", ["  exclusions: [] => exclusions: [{subject: rat_05, reason: died, criterion: death before week 8}] # "] },
        { "OST-DES-026", ["  exclusions: [] => exclusions: [{subject: rat_05, reason: died, a_priori: true}] # "] },
        { "OST-DES-030", [", primary: true => "] },
        { "OST-DES-031", ["{term: purified_conn_d, assay: ct, timepoint: w8} => {term: purified_conn_d, assay: ct, timepoint: w8, primary: true}"] },
        { "OST-DES-032", ["adjust: holm => adjust: none"] },
        { "OST-DES-033", ["timepoint: w8, primary: true} => timepoint: w8, primary: true, significance_claimed: true}", "purified_conn_d, assay: ct, timepoint: w8} => purified_conn_d, assay: ct, timepoint: w8, significance_claimed: true}", "adjust: holm => symbols_defined: [\"*\", ns]"] },
        { "OST-DES-034", ["primary: true} => primary: true, values_reported: false}"] },
        { "OST-DES-035", ["    voi_rule: => measures: [bv_tv, tv]\n    voi_rule:", "OST-DES-084"] },
        { "OST-DES-036", ["{term: purified_conn_d, assay => {term: bv_tv, assay"] },
        { "OST-DES-040", ["test: auto => test: anova"] },
        { "OST-DES-040", ["adjust: holm => named_tests: [anova]"] },
        { "OST-DES-041", ["adjust: holm => named_tests: [t_test]"] },
        { "OST-DES-041", ["selection: {test: welch => selection: {test: t_test"] },
        { "OST-DES-042", [Published, "OST-DES-084"] },
        { "OST-DES-043", ["adjust: holm => posthoc: tukey"] },
        { "OST-DES-044", ["test: auto => test: kruskal_wallis", "adjust: holm => posthoc: tukey", "    - id: vehicle => - {id: sham, role: observed, n: 12}\n    - id: vehicle"] },
        { "OST-DES-045", ["test: auto => test: welch", "    - id: vehicle => - {id: sham, role: observed, n: 12}\n    - id: vehicle"] },
        { "OST-DES-060", ["pore_size: 0.22 um => pore_size: 200 uL"] },
        { "OST-DES-061", ["time: 70 min, temperature: 4 degC, keep: pellet => time: 70 min, temperature: 4 degC, keep: supernatant"] },
        { "OST-DES-062", ["serum_depleted: true => serum_depleted: false"] },
        { "OST-DES-062", [", serum_depleted: true => "] },
        { "OST-DES-063", ["    - {protein: calnexin, class: negative} => # ", "    - {protein: albumin, class: negative} => # ", "OST-MIS-007"] },
        { "OST-DES-064", ["    - {protein: CD9, class: positive} => # "] },
        { "OST-DES-065", ["speed: 100000 xg,  => "] },
        { "OST-DES-065", ["pore_size: 0.22 um,  => "] },
        { "OST-DES-066", ["term: small EV => term: exosomes"] },
        { "OST-DES-067", ["  protein_yield: 1600 ug => # "] },
        { "OST-DES-068", ["lysate_of: vesicles => lysate_of: cells"] },
        { "OST-DES-069", ["    blocking: 5 % milk => # "] },
        { "OST-DES-070", ["    mode: tem => mode: tem\n    also_called: [{name: SEM, where: Results}]"] },
        { "OST-DES-071", ["    instrument: {manufacturer: JEOL, model: JEM-1400} => # ", "    preparation: uranyl acetate => # "] },
        { "OST-DES-072", ["temperature: 23 degC => temperature: 23..30 degC"] },
        { "OST-DES-073", [Published, "    concentration: 1e11 1/mL => # ", "OST-DES-042", "OST-DES-084"] },
        { "OST-DES-074", ["    blank_measured: true => # "] },
        { "OST-DES-080", ["voltage: 65 kV,  => "] },
        { "OST-DES-081", ["manufacturer: Bruker, name: NRecon => manufacturer: Hiscan, name: Reconstruct"] },
        { "OST-DES-082", ["    voi_rule: => contrast_agent: MICROFIL\n    voi_rule:"] },
        { "OST-DES-083", ["{term: purified_conn_d, => {term: bmc,"] },
        { "OST-DES-084", ["    voi_rule: => measures: [bv_tv, purified_conn_d]\n    voi_rule:"] },
        { "OST-DES-085", ["threshold: otsu => threshold: 420 mgHA/cm^3"] },
        { "OST-DES-085", ["threshold: otsu => threshold: 1200 HU"] },
        { "OST-DES-086", ["{term: purified_conn_d, => {term: conn_d,"] },
        { "OST-DES-087", ["    voi_rule: => spacing: voxel\n    voi_rule:"] },
        { "OST-DES-088", ["    voi_rule: => calibration: {slope: 4.1}\n    voi_rule:"] },
        { "OST-DES-088", ["    voi_rule: => calibration: {mu_water: 0.02 1/mm, mu_lowest: 0 1/mm}\n    voi_rule:"] },
        { "OST-DES-088", ["    voi_rule: => calibration: {slope: 4, intercept: 0, rods: [{grey: 80, density: 250 mgHA/cm^3}, {grey: 160, density: 750 mgHA/cm^3}]}\n    voi_rule:"] },
        { "OST-DES-090", ["p: 0.05, adjust: bh => p: 0.05"] },
        { "OST-DES-091", ["n_reported: 12 => n_reported: 5", "OST-DES-001"] },
        { "OST-DES-092", [Published, "q2: 0.6,  => ", "OST-DES-042", "OST-DES-084"] },
        { "OST-DES-093", ["    column: HSS T3 => # "] },
        { "OST-DES-094", ["    identification_level: MSI level 2 => # "] },
        { "OST-DES-095", ["background: all detected,  => "] },
        { "OST-DES-096", ["    timepoint: w8\n => # \n"] },
        { "OST-DES-097", ["up: 6 => up: 7"] },
        { "OST-DES-098", ["    material: femur extract => material: serum"] },
    };

    [Fact]
    public void A_complete_study_has_no_finding() => Assert.Empty(CompleteStudy.Findings(CompleteStudy.Text).Text());

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_rule_finds_what_it_is_for_and_nothing_else(string id, string[] changes)
    {
        string manifest = CompleteStudy.Text;
        var alsoExpected = new List<string> { id };
        foreach (string change in changes)
        {
            if (change.StartsWith("OST-", StringComparison.Ordinal))
            {
                alsoExpected.Add(change);
                continue;
            }

            string[] parts = change.Split(" => ", 2);
            Assert.Contains(parts[0], manifest);
            // A replacement keeps the indentation that its old text began with; '# ' turns the rest of the line into a comment.
            string indent = new([.. parts[0].TakeWhile(c => c == ' ')]);
            manifest = manifest.Replace(parts[0], indent + parts[1], StringComparison.Ordinal);
        }

        IReadOnlyList<Finding> findings = CompleteStudy.Findings(manifest);
        Assert.True(
            findings.Ids().Distinct().Order().SequenceEqual(alsoExpected.Distinct().Order()),
            $"expected {string.Join(", ", alsoExpected)}, found:\n{findings.Text()}");
        Assert.All(findings, f => Assert.True(f.Location is { Line: > 0, Column: > 0 }, f.ToString()));
        Assert.All(findings, f => Assert.False(string.IsNullOrWhiteSpace(f.Hint), f.ToString()));
        Assert.All(
            findings,
            f =>
                Assert.True(
                    f.Id != id || f.Severity == DesignFindings.All.Single(k => k.Id == id).Severity || id == "OST-DES-083",
                    f.ToString()));
    }

    [Theory]
    [InlineData("{rods: [{grey: 80, density: 250 mgHA/cm^3}]}", "OST-CT-032 Error")]
    [InlineData("{rods: [{grey: 80, density: 250 mgHA/cm^3}, {grey: 160, density: 750 mgHA/cm^3}]}", "OST-CT-035 Note")]
    [InlineData("{rods: [{grey: 160, density: 250 mgHA/cm^3}, {grey: 80, density: 750 mgHA/cm^3}]}", "OST-CT-034 Warning", "OST-CT-035 Note")]
    [InlineData("{rods: [{grey: 1, density: 0 gHA/cm^3}, {grey: 2, density: 1 gHA/cm^3}, {grey: 3, density: 0 gHA/cm^3}]}", "OST-CT-033 Error")]
    [InlineData("{rods: [{grey: 1, density: 0 gHA/cm^3}, {grey: 2, density: 1 gHA/cm^3}, {grey: 3, density: 0.5 gHA/cm^3}]}", "OST-CT-036 Warning")]
    [InlineData("{slope: 0, intercept: 1}", "OST-CT-030 Error")]
    [InlineData("{slope: 4, intercept: -200}")]
    [InlineData("{mu_lowest: 0 1/mm, mu_highest: 0.1 1/mm, highest_grey: 255}")]
    [InlineData("{mu_lowest: 0 1/mm, mu_highest: 0.1 1/mm, highest_grey: 255, mu_water: 0.02 1/mm}")]
    [InlineData("{mu_lowest: 0 1/mm, mu_highest: 0.1 1/mm, highest_grey: 255, mu_water: 0.02 1/mm, slope: 4, intercept: -200}")]
    public void What_is_wrong_with_a_calibration_is_told_at_its_key_without_a_scan(string calibration, params string[] expected)
    {
        string manifest = CompleteStudy.Text.Replace("    voi_rule:", $"    calibration: {calibration}\n    voi_rule:", StringComparison.Ordinal);
        int line = manifest.Split('\n').Index().Single(l => l.Item.Contains("    calibration:", StringComparison.Ordinal)).Index + 1;
        IReadOnlyList<Finding> findings = CompleteStudy.Findings(manifest);
        Assert.Equal(expected, findings.OrderBy(f => f.Id).Select(f => $"{f.Id} {f.Severity}"));
        Assert.All(findings, f => Assert.Equal(line, f.Location!.Line));
        Assert.All(findings, f => Assert.False(string.IsNullOrWhiteSpace(f.Hint), f.ToString()));
    }

    [Fact]
    public void Every_rule_is_shown_by_a_test()
    {
        // Pairs need samples; that rule is shown in SampleReaderTests.
        IEnumerable<string> shown = Broken.Select(row => row.Data.Item1).Append("OST-DES-046");
        Assert.Equal(DesignFindings.All.Select(k => k.Id).Order(), shown.Distinct().Order());
    }

    [Theory]
    [InlineData(3, 3, true)] // 2/20 = 0.1
    [InlineData(4, 4, false)] // 2/70 = 0.029
    [InlineData(3, 4, true)] // 2/35 = 0.057
    [InlineData(3, 5, false)] // 2/56 = 0.036
    public void The_smallest_p_of_the_rank_test_is_exact(int treated, int control, bool cannot)
    {
        string manifest = CompleteStudy.Text.Replace("test: auto", "test: mann_whitney")
            .Replace(", reasoning", ", reasoning").Replace("per_arm: 12, ", "");
        int first = manifest.IndexOf("n: 12", StringComparison.Ordinal);
        manifest = manifest[..first] + $"n: {control}" + manifest[(first + 5)..];
        manifest = manifest.Replace("n: 12", $"n: {treated}");
        Assert.Equal(cannot, CompleteStudy.Findings(manifest).Ids().Contains("OST-DES-024"));
    }

    [Fact]
    public void Made_up_data_need_no_ethics_no_blinding_and_no_vesicle_markers()
    {
        string manifest = """
            title: a made-up study
            kind: synthetic
            license: CC0-1.0
            design:
              unit: animal
              arms: [{id: a, role: control, n: 5}, {id: b, role: treatment, n: 5}]
              outcomes: [{term: bv_tv, assay: ct, primary: true}]
            assays: [{id: ct, kind: micro_ct}]
            vesicles: {source: none}
            """;
        Assert.Empty(CompleteStudy.Findings(manifest).Text());
    }
}
