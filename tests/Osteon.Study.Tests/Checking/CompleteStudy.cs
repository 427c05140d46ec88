using Osteon.Primitives;

namespace Osteon.Study.Tests;

/// <summary>A manifest that no rule objects to, with one assay of each kind: rules are tested by breaking one thing in it.</summary>
internal static class CompleteStudy
{
    private const string OtherAssays = """
          - id: nta
            kind: nta
            instrument: {manufacturer: Particle Metrix, model: ZetaView}
            software: {name: ZetaView, version: 8.05}
            diluent: PBS
            dilution: 1000
            temperature: 23 degC
            positions: 11
            camera_settings: sensitivity 80
            blank_measured: true
            concentration: 1e11 1/mL
          - id: em
            kind: tem
            mode: tem
            instrument: {manufacturer: JEOL, model: JEM-1400}
            preparation: uranyl acetate
          - id: blot
            kind: blot
            lysate_of: vesicles
            load: 20 ug
            blocking: 5 % milk
            antibodies: [{target: CD63, dilution: 1000}]
            loading_control: total protein
          - id: serum
            kind: metabolomics
            material: serum
            timepoint: w8
            n_reported: 12
            instrument: {manufacturer: Thermo, model: Q Exactive}
            column: HSS T3
            gradient: water to acetonitrile
            mass_range: 70 to 1050
            extraction: methanol
            database: HMDB 5
            identification_level: MSI level 2
            models: [{kind: opls_da, r2: 0.9, q2: 0.6, permutations: 200}]
            selection: {test: welch, p: 0.05, adjust: bh, selected: 10, up: 6, down: 4}
            enrichment: {database: KEGG, test: hypergeometric, background: all detected, adjust: bh}

        """;

    public static string Text { get; } = StudyInit.Files["study.yaml"]
        .Replace("\nstatistics:", "\n" + OtherAssays + "\nstatistics:", StringComparison.Ordinal)
        // Ten per arm, so that a supervised model may be fitted; blood of the whole body is then the only thing to note.
        .Replace("n: 6", "n: 12", StringComparison.Ordinal)
        .Replace("per_arm: 6", "per_arm: 12", StringComparison.Ordinal)
        .Replace("    material: serum\n", "    material: femur extract\n", StringComparison.Ordinal);

    public static IReadOnlyList<Finding> Findings(string manifest)
    {
        ManifestReading reading = ManifestReader.Read(manifest, "study.yaml");
        var findings = new FindingCollector();
        findings.AddRange(reading.Findings);
        if (reading.Manifest is { } read)
            DesignRules.Check(new RuleContext(ManifestResolver.Resolve(read, reading.Source), SampleTable.Empty, findings));
        return findings.ToList();
    }
}
