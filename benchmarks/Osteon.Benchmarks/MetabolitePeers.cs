using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Benchmarks;

/// <summary>
/// The parts of the recipe that Python and R have too, on the same table, one after the other; statistics are compared first. Times of the processor are given beside those of
/// the wall, because the peers use one thread for most tasks and machines are seldom idle.
/// </summary>
internal static class MetabolitePeers
{
    private const int Arrangements = 5000, Mapped = 2500, Repeats = 3, Neighbours = 10;

    public static void Compare(MetabolitePipelineStudy study)
    {
        RunContext context = RunContext.Default;
        PreparationStep[] steps = MetabolitePipelineStudy.Preparation();
        PreparedMetabolites prepared = PreparedMetabolites.Of([study.Study.Positive, study.Study.Negative], _ => steps, new PolarityMergeParameters(), context);
        FeatureTable final = prepared.Final, missing = prepared.Parts[0].BeforeImputation;
        missing = missing.SelectInjections([.. Enumerable.Range(0, missing.Injections.Count)
            .Where(r => missing.Injections[r].Kind is InjectionKind.Sample or InjectionKind.Qc).OrderBy(r => missing.Injections[r].Order)]);
        // impute.knn fills the cells of features that are missing in more than half of the injections with 0, so they are left out on both sides.
        missing = missing.SelectFeatures(
            [.. Enumerable.Range(0, missing.Features.Count).Where(f => 2 * missing.Intensities.Column(f).Count(double.IsNaN) <= missing.Injections.Count)]);
        int[] order = [.. final.RowsOf(InjectionKind.Sample).OrderBy(r => final.Injections[r].Group, StringComparer.Ordinal)];
        Matrix values = final.Intensities.SelectRows(order);
        values = values.SelectColumns([.. Enumerable.Range(0, values.Columns).Where(c => values.Column(c).All(double.IsFinite))]);
        int n = order.Length, half = n / 2;
        var layout = new GroupLayout(["reference", "other"], [.. Enumerable.Range(0, n).Select(r => r < half ? 0 : 1)]);
        LabelArrangements arrangements = LabelArrangements.OfTwoGroups(n - half, half, Arrangements, new RandomStreams(3).Stream("peers"));
        byte[] labels = new byte[Arrangements * n];
        foreach ((int a, int[] rows) in arrangements.FirstGroup.Index())
            foreach (int row in rows) labels[(a * n) + row] = 1;
        Write(study.Folder, "values.raw", MemoryMarshal.AsBytes(values.Values.AsSpan()));
        Write(study.Folder, "missing.raw", MemoryMarshal.AsBytes(missing.Intensities.Values.AsSpan()));
        Write(study.Folder, "qc.raw", MemoryMarshal.AsBytes<double>([.. missing.Injections.Select(i => i.Kind == InjectionKind.Qc ? 1.0 : 0)]));
        Write(study.Folder, "arrangements.raw", labels);
        Print($"\n{n} × {values.Columns} compared values, {missing.Injections.Count} × {missing.Features.Count} with missing cells");
        JsonElement python = JsonDocument.Parse(Output("OSTEON_PYTHON", "/usr/bin/python3", "metabolites.py", [study.Folder, .. N(n, values.Columns, half, Arrangements, Mapped, Repeats)])).RootElement;
        Dictionary<string, string[]> r = Output("OSTEON_RSCRIPT", "Rscript", "metabolites.R", [study.Folder, .. N(n, values.Columns, half, missing.Injections.Count, missing.Features.Count, Repeats)])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToDictionary(l => l[0]);
        Print($"{python.GetProperty("versions").GetString()}; {r["versions"][4]}\n");
        Print("| task | Osteon: s (processor) | peer | peer: s (processor) | ratio (processor) |");
        Print("|---|---|---|---|---|");
        Peer Python(string name, string label) => new(
            label, python.GetProperty("tasks").GetProperty(name).GetProperty("wall").GetDouble(), python.GetProperty("tasks").GetProperty(name).GetProperty("processor").GetDouble(),
            python.GetProperty("tasks").GetProperty(name).GetProperty("result").GetDouble());
        Peer InR(string name, string label) => new(label, D(r[name][1]), D(r[name][2]), D(r[name][3]));
        double Sum(FeatureTest test) => FeatureTests.Run(values, layout, new FeatureTestParameters { Test = test }, context).Statistic.Sum(t => Math.Abs(t ?? 0));
        Row("Student's t with intervals and BH", () => Sum(FeatureTest.Student), Python("student", "SciPy, p only"));
        Row("Welch's t with intervals and BH", () => Sum(FeatureTest.Welch), Python("welch", "SciPy, p and BH"));
        Row("moderated t with intervals and BH", () => Sum(FeatureTest.ModeratedT), InR("moderated", "limma"));
        Matrix mapped = values.SelectColumns([.. Enumerable.Range(0, Mapped)]);
        Row(
            $"Welch's t of {Mapped} features under {Arrangements} labellings", () => PermutedWelch.Statistics(mapped, arrangements.FirstGroup, context).Values.Sum(Math.Abs),
            Python("permuted", "NumPy, two products of matrices"));
        Row("nearest neighbours", () => Logarithms(missing, new Imputation { Method = ImputationMethod.NearestNeighbours, Neighbours = new NearestNeighbourParameters { Count = Neighbours } }), InR("neighbours", "impute.knn"), 1e-6);
        Row("LOESS through the QCs of every feature", () => Run(missing, new DriftCorrection()), InR("loess", "R, loess() in a loop"), null);
        var parameters = new ModelParameters { Kind = ModelKind.OplsDa, Orthogonal = 1 };
        Response response = Response.OfLabels([.. Enumerable.Range(0, n).Select(i => i < half ? "a" : "b")], ["a", "b"]);
        ModelResult model = LatentModel.Fit(values, response, parameters, context);
        Peer one = Python("permuted_model", "scikit-learn PLS, 1,000 × one permutation");
        Row(
            "OPLS-DA 1 + 1, 1,000 permutations with 7 folds", () => ModelPermutationTest.Run(values, model, new ModelPermutationParameters { Permutations = 1000, ExactLimit = 0 }, context).PQ2,
            one with { Seconds = 1000 * one.Seconds, Processor = 1000 * one.Processor }, null);
    }

    private static double Logarithms(FeatureTable table, PreparationStep step) =>
        Preparation.Run(table, [step], RunContext.Default).Table.Intensities.Values.Sum(Math.Log10);

    private static double Run(FeatureTable table, PreparationStep step) => Preparation.Run(table, [step], RunContext.Default).Table.Intensities.Values.Count(v => v > 0);

    private static void Row(string task, Func<double> ours, Peer peer, double? tolerance = 1e-9)
    {
        double result = ours(), best = double.PositiveInfinity, processor = double.PositiveInfinity;
        if (tolerance is { } most && !(Math.Abs(result - peer.Result) <= most * Math.Abs(peer.Result)))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{task}: {result:R} here, {peer.Result:R} there"));
        for (int i = 0; i < Repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            double before = Environment.CpuUsage.TotalTime.TotalSeconds;
            ours();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            processor = Math.Min(processor, Environment.CpuUsage.TotalTime.TotalSeconds - before);
        }

        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"| {task} | {best:F3} ({processor:F3}) | {peer.Name} | {peer.Seconds:F3} ({peer.Processor:F3}) | {peer.Seconds / best:F1} ({peer.Processor / processor:F1}) |"));
    }

    private static string Output(string variable, string otherwise, string script, string[] arguments)
    {
        string program = Environment.GetEnvironmentVariable(variable) ?? otherwise;
        using Process process = Process.Start(new ProcessStartInfo(program, [Path.Combine(MetabolitePipeline.Root(), "benchmarks", "peers", script), .. arguments]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{script} failed with exit code {process.ExitCode}");
    }

    private static void Write(string folder, string name, ReadOnlySpan<byte> bytes)
    {
        using FileStream file = File.Create(Path.Combine(folder, name));
        file.Write(bytes);
    }

    private static string[] N(params int[] numbers) => [.. numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))];

    private static double D(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Print(string text) => Console.WriteLine(text);

    private sealed record Peer(string Name, double Seconds, double Processor, double Result);
}
