using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Study;

/// <summary>The simulated metabolomics of the demo: what a laboratory would hand over (two exports, a list of injections), the truth, and a pack of sets to look for.</summary>
internal static class DemoMetabolome
{
    /// <summary>Assay of the demo's manifest.</summary>
    public const string Assay = "serum";

    private const string Positive = "metabolites/serum_pos.csv";
    private const string Negative = "metabolites/serum_neg.csv";
    private const string Injections = "metabolites/injections.tsv";
    private const string Knowledge = "knowledge";

    /// <summary>Writes the files and gives the rows of samples.csv.</summary>
    /// <param name="folder">The study folder.</param>
    /// <param name="animals">The animals of the study.</param>
    /// <param name="context">Its seed decides everything.</param>
    public static Table Write(string folder, IReadOnlyList<PhantomSample> animals, RunContext context)
    {
        var parameters = new VirtualMetabolomeParameters();
        parameters = parameters with
        {
            Arms =
            [
                .. parameters.Arms.Select(arm =>
                {
                    string[] names = [.. animals.Where(a => a.Arm.Id == arm.Id).Select(a => a.Subject)];
                    return arm with { Subjects = names.Length, SubjectNames = names };
                }),
            ],
        };
        VirtualMetabolomeStudy study = VirtualMetabolome.Draw(context.Random.Seed, parameters, context);
        Directory.CreateDirectory(Path.Combine(folder, "metabolites"));
        Csv(Path.Combine(folder, Positive), ProgenesisLayout.Rows(study.Positive));
        Csv(Path.Combine(folder, Negative), ProgenesisLayout.Rows(study.Negative));
        AtomicFile.Write(Path.Combine(folder, Injections), stream => DelimitedText.Write(stream, MetabolomeTables.Injections(study)));
        AtomicFile.Write(Path.Combine(folder, "truth_metabolites.tsv"), stream => DelimitedText.Write(stream, MetabolomeTables.Features(study)));
        AtomicFile.Write(Path.Combine(folder, "truth_sets.tsv"), stream => DelimitedText.Write(stream, MetabolomeTables.Sets(study)));
        KnowledgeStore.Open(Path.Combine(folder, Knowledge)).Add(
            new KnowledgeReading(VirtualCompounds.Pack, [], 0), new PackOrigin([], new Dictionary<string, string>()), context);
        return Rows(study, animals);
    }

    private static Table Rows(VirtualMetabolomeStudy study, IReadOnlyList<PhantomSample> animals)
    {
        Injection[] samples = [.. study.Positive.Injections.Where(i => i.Kind == InjectionKind.Sample)];
        PhantomSample[] rows = [.. animals.Where(a => samples.Any(s => s.Subject == a.Subject))];
        string Name(PhantomSample animal) => samples.First(s => s.Subject == animal.Subject).Name;
        return new Table("samples", "Samples of the simulated serum",
        [
            Column.Of("sample", [.. rows.Select(a => (string?)Name(a))]),
            Column.Of("subject", [.. rows.Select(a => (string?)a.Subject)]),
            Column.Of("arm", [.. rows.Select(a => (string?)a.Arm.Id)]),
            Column.Of("timepoint", [.. rows.Select(_ => (string?)"w14")]),
            Column.Of("assay", [.. rows.Select(_ => (string?)Assay)]),
            Column.Of("file", [.. rows.Select(_ => (string?)Positive)]),
        ]);
    }

    /// <summary>Every cell in quotes, as Progenesis QI writes them.</summary>
    private static void Csv(string path, IReadOnlyList<IReadOnlyList<string>> rows) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
        foreach (IReadOnlyList<string> row in rows) writer.WriteLine(string.Join(',', row.Select(c => "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")));
    });
}
