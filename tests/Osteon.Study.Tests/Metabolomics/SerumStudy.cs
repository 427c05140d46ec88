using System.Globalization;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Study.Tests.Metabolomics;

/// <summary>
/// A small study of serum on disk: arms of six rats, two exports in the layout of Progenesis QI whose runs are called like the rat with the polarity behind, and a list of all
/// injections with four pooled QCs and a blank. The first eight compounds of each mode are 2.5 times higher in the second arm; some cells are 0.
/// </summary>
internal sealed class SerumStudy : IDisposable
{
    public const int Compounds = 24;

    private static readonly string[] AllArms = ["pbs", "ev", "high"];

    private readonly string[] _arms;
    private readonly StudyOnDisk _disk;

    public SerumStudy(int arms = 2, string? settings = null, string? samples = null, string? manifest = null, int perArm = 6)
    {
        _arms = AllArms[..arms];
        PerArm = perArm;
        _disk = new StudyOnDisk(manifest ?? Manifest(settings ?? DefaultSettings), samples ?? Samples());
        Write("pos", 1, 'p');
        Write("neg", 2, 'n');
        _disk.Write("data/injections.tsv", "injection\tkind\torder\tbatch\n" + string.Concat(((string[])["pos", "neg"]).SelectMany(mode => Runs().Select((run, i) =>
            $"{run}_{mode}\t{(run[0] == 'Q' ? "qc" : run[0] == 'B' ? "blank" : "sample")}\t{i + 1}\tb1\n"))));
    }

    public const string DefaultSettings = """
            tables:
              - {file: data/serum_pos.csv, polarity: positive}
              - {file: data/serum_neg.csv, polarity: negative}
            injections: data/injections.tsv
            model: {permutations: 50, q2_draws: 10}
        """;

    public int PerArm { get; }

    public string Root => _disk.Root;

    public IEnumerable<string> Rats => _arms.SelectMany((arm, a) => Enumerable.Range(1, PerArm).Select(i => Rat(a, i)));

    public static string Rat(int arm, int number) => string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + arm)}{number}");

    public string Manifest(string settings, string? design = null) => $$"""
        title: serum
        license: MIT
        kind: synthetic
        design: {unit: animal, arms: [{{string.Join(", ", _arms.Select((a, i) => $"{{id: {a}, role: {(i == 0 ? "control" : "treatment")}}}"))}}]{{design}}, outcomes: []}
        assays:
          - id: serum
            kind: metabolomics
        {{settings}}
        """;

    public string Samples(Func<string, string?>? row = null, string header = "sample,subject,arm,assay,file") => header + "\n" + string.Concat(_arms.SelectMany((arm, a) =>
        Enumerable.Range(1, PerArm).Select(i => row is null ? $"{Rat(a, i)},{Rat(a, i)},{arm},serum,data/serum_pos.csv\n" : row($"{Rat(a, i)},{Rat(a, i)},{arm}"))));

    public SerumStudy With(string name, string content)
    {
        _disk.Write(name, content);
        return this;
    }

    public string Text(string name) => File.ReadAllText(Path.Combine(Root, name));

    public StudyUnderstanding Check() => _disk.Check();

    public static StudyUnderstanding Checked(StudyUnderstanding study)
    {
        Assert.False(study.HasErrors, study.Findings.Text());
        return study;
    }

    /// <summary>Runs the study; the results of its assay.</summary>
    public (MetaboliteResults Results, StepOutcome Outcome) Run(string target = "results", int threads = 1)
    {
        using var results = new ResultFolder(Path.Combine(Root, target));
        StudyRun run = StudyRun.Of(Checked(Check()), results, new StudyRunOptions(), RunContext.Default with { Threads = threads, Random = new RandomStreams(1), Findings = new FindingCollector() });
        StepOutcome outcome = run.Outcomes.Single(o => o.Step.Kind == MetaboliteSteps.CompareKind);
        Assert.True(outcome.Failure is null, outcome.Failure?.ToString());
        return (MetaboliteSteps.ReadResults(outcome), outcome);
    }

    public void Dispose() => _disk.Dispose();

    private IEnumerable<string> Runs() => ["Q1", "Blank", .. Rats.Take(PerArm), "Q2", "Q3", .. Rats.Skip(PerArm), "Q4"];

    private void Write(string mode, ulong seed, char prefix)
    {
        var random = new Rng(seed);
        string[] runs = [.. Runs()];
        string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(c => $"\"{c}\"")) + "\n";
        string[] before = ["Compound", "Neutral mass (Da)", "m/z", "Charge", "Retention time (min)"];
        string[] after = ["Accepted Compound ID", "Accepted Description"];
        IEnumerable<string> Blanks(int n) => Enumerable.Repeat("", n);
        var text = new StringBuilder();
        text.Append(Row([.. Blanks(5), "Normalised abundance", .. Blanks(runs.Length - 1), "Raw abundance", .. Blanks(runs.Length - 1), .. Blanks(2)]));
        text.Append(Row([.. Blanks(5), "all", .. Blanks(runs.Length - 1), "all", .. Blanks(runs.Length - 1), .. Blanks(2)]));
        string[] names = [.. runs.Select(r => $"{r}_{mode}")];
        text.Append(Row([.. before, .. names, .. names, .. after]));
        for (int c = 0; c < Compounds; c++)
        {
            double level = Math.Pow(10, 4 + (2 * random.NextDouble()));
            string[] cells =
            [
                .. runs.Select(run =>
                {
                    double value = level * (run[0] is 'b' or 'c' && c < 8 ? 2.5 : 1) * Math.Exp((run[0] == 'Q' ? 0.05 : 0.25) * random.NextNormal());
                    if (run[0] == 'B') value = 0.001 * level;
                    return run == "a2" && c % 6 == 5 ? "0" : value.ToString("R", CultureInfo.InvariantCulture);
                }),
            ];
            string mz = (100.1 + c).ToString("0.0000", CultureInfo.InvariantCulture);
            // The last two compounds are found in both modes.
            string name = c >= Compounds - 2 ? $"shared {c}" : $"compound {prefix}{c}";
            text.Append(Row([$"{1 + (0.1 * c):0.00}_{mz}m/z".Replace(',', '.'), "", mz, "1", (1 + (0.1 * c)).ToString("0.00", CultureInfo.InvariantCulture), .. cells, .. cells, "", name]));
        }

        _disk.Write($"data/serum_{mode}.csv", text.ToString());
    }
}
