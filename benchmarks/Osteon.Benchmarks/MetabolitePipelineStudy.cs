using System.Globalization;
using Osteon.Formats;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Simulation;
using Osteon.Study;

namespace Osteon.Benchmarks;

/// <summary>
/// A simulated study of 30 against 30 subjects with pooled QCs and blanks in between and about 10,000 features per polarity, as files: two exports, the injections, a pack
/// of knowledge, and the manifest of a study.
/// </summary>
internal sealed record MetabolitePipelineStudy(VirtualMetabolomeStudy Study, KnowledgePack Pack, string Folder)
{
    private const int PerArm = 30, Compounds = 3000, Unnamed = 14_000, Sets = 300;
    private const string Dataset = "60x20000";

    public static readonly string[] Steps =
    [
        "zeros_as_missing", "blank_filter,minimum_ratio=5", "missing_filter", "drift_correction,method=loess,guard=cross_validated", "normalisation,method=pqn",
        "quality_filter,maximum_rsd_percent=30", "imputation,method=minimum", "transform,method=log10",
    ];

    public string Positive => Path.Combine(Folder, "pos.csv");

    public string Negative => Path.Combine(Folder, "neg.csv");

    /// <summary>The same tables as text with a column for polarity, which a Progenesis export does not have.</summary>
    public (string Positive, string Negative) Tsv => (Path.Combine(Folder, "pos.tsv"), Path.Combine(Folder, "neg.tsv"));

    public string Injections => Path.Combine(Folder, "injections.tsv");

    public string PackFolder => Path.Combine(Folder, "knowledge", $"{Pack.Source.Id}@{Pack.Source.Version}");

    /// <summary>The steps as records.</summary>
    public static PreparationStep[] Preparation()
    {
        var findings = new FindingCollector();
        return [.. Steps.Select(s => PreparationSyntax.Parse(s, findings) ?? throw new InvalidOperationException(findings.ToList()[0].ToString()))];
    }

    public static MetabolitePipelineStudy Draw(RunContext context)
    {
        // As many named compounds and sets as an open collection for one species has; they mean nothing.
        Rng rng = new RandomStreams(11).Stream("metabolite pipeline");
        VirtualCompound[] compounds =
        [
            .. Enumerable.Range(1, Compounds).Select(i => new VirtualCompound
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"C{i:00000}"),
                Name = string.Create(CultureInfo.InvariantCulture, $"compound {i}"),
                Formula = "",
                MonoisotopicMass = 90 + (800 * rng.NextDouble()),
                Identifiers = [new CompoundIdentifier(CompoundNamespace.Kegg, string.Create(CultureInfo.InvariantCulture, $"C{90_000 + i:00000}"))],
                ChemicalClass = string.Create(CultureInfo.InvariantCulture, $"class {i % 20}"),
                Polarities = (i % 3) switch { 0 => [Polarity.Positive, Polarity.Negative], 1 => [Polarity.Positive], _ => [Polarity.Negative] },
                Elution = Elution.Middle,
            }),
        ];
        MetaboliteSet[] sets =
        [
            .. Enumerable.Range(1, Sets).Select(i => new MetaboliteSet
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"set{i:000}"),
                Name = string.Create(CultureInfo.InvariantCulture, $"set {i}"),
                Members = [.. Enumerable.Range(0, 10 + rng.NextInt(50)).Select(_ => compounds[rng.NextInt(Compounds)].Id).Distinct()],
            }),
        ];
        var pack = new KnowledgePack(
            new KnowledgeSource { Id = "benchmark", Name = "sets of a benchmark", Version = "1", Licence = "CC0-1.0" },
            [.. compounds.Select(c => new Compound { Id = c.Id, Name = c.Name, Identifiers = c.Identifiers, MonoisotopicMass = c.MonoisotopicMass, Classes = [c.ChemicalClass] })],
            sets);
        var parameters = new VirtualMetabolomeParameters
        {
            Arms =
            [
                new VirtualArm("control", PerArm, VirtualEffects.None),
                new VirtualArm("treated", PerArm, new VirtualEffects { UpShare = 0.06, DownShare = 0.04, Sets = [new SetEffect("set001", 0.7, new Variation(0.6, 0.1))] }),
            ],
            Compounds = compounds,
            Sets = sets,
            Biology = new VirtualBiology { MedianIntensity = 120_000 },
            Annotation = new VirtualAnnotation { UnnamedMolecules = Unnamed, Contaminants = 100 },
        };
        string folder = Path.Combine(Path.GetTempPath(), "osteon-benchmarks", Dataset);
        return new MetabolitePipelineStudy(VirtualMetabolome.Draw(5, parameters, context), pack, folder);
    }

    /// <summary>Writes the files anew.</summary>
    public void Write(RunContext context)
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
        Csv(Positive, ProgenesisLayout.Rows(Study.Positive));
        Csv(Negative, ProgenesisLayout.Rows(Study.Negative));
        AtomicFile.Write(Tsv.Positive, stream => FeatureTableWriter.WriteTsv(stream, Study.Positive));
        AtomicFile.Write(Tsv.Negative, stream => FeatureTableWriter.WriteTsv(stream, Study.Negative));
        AtomicFile.Write(Injections, stream => DelimitedText.Write(stream, MetabolomeTables.Injections(Study)));
        KnowledgeStore.Open(Path.Combine(Folder, "knowledge")).Add(new KnowledgeReading(Pack, [], 0), new PackOrigin([], new Dictionary<string, string>()), context);
        IEnumerable<Injection> samples = Study.Positive.Injections.Where(i => i.Kind == InjectionKind.Sample);
        File.WriteAllLines(
            Path.Combine(Folder, "samples.csv"),
            ["sample,subject,arm,timepoint,assay,file", .. samples.Select(i => $"{i.Name},{i.Subject},{i.Group},w4,serum,pos.csv")]);
        File.WriteAllText(Path.Combine(Folder, "study.yaml"), Manifest());
    }

    private static void Csv(string path, IReadOnlyList<IReadOnlyList<string>> rows) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
        foreach (IReadOnlyList<string> row in rows) writer.WriteLine(string.Join(',', row.Select(c => "\"" + c + "\"")));
    });

    private string Manifest() =>
        $"""
        osteon: ">=0.1"
        title: Simulated metabolites, large
        kind: synthetic
        license: MIT
        authors:
          - name: A benchmark
        subjects:
          species: rat
        design:
          unit: animal
          arms:
            - {"{id: control, label: control, role: control, n: 30}"}
            - {"{id: treated, label: treated, role: treatment, n: 30}"}
          timepoints:
            - {"{id: w4, after: 4 week, label: week 4}"}
          outcomes: []
        assays:
          - id: serum
            kind: metabolomics
            label: serum metabolomics
            material: serum
            timepoint: w4
            polarities: [positive, negative]
            tables:
              - {"{file: pos.csv, polarity: positive}"}
              - {"{file: neg.csv, polarity: negative}"}
            injections: injections.tsv
            preparation:
        {string.Join('\n', Steps.Select(s => "      - {kind: " + s.Replace(",", ", ", StringComparison.Ordinal).Replace("=", ": ", StringComparison.Ordinal) + "}"))}
            model: {"{kind: opls_da, scale: uv, predictive: 1, orthogonal: 1, folds: 7, permutations: 1000}"}
            selection: {"{test: student, p: 0.05, vip: 1}"}
            packs: [knowledge/{Pack.Source.Id}@{Pack.Source.Version}]
        statistics:
          {"{test: welch, adjust: holm, alpha: 0.05, confidence: 0.95}"}

        """;
}
