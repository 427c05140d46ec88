using System.Diagnostics;
using System.Globalization;
using Osteon.Formats;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Benchmarks;

/// <summary>
/// Everything that is done with a table of 60 samples, their QCs and blanks, and about 20,000 features: first stage by stage in this process, then as a user would run it.
/// Arguments: <c>stages</c>, <c>cli</c>, <c>study</c>, <c>peers</c>; all of them if none is given.
/// </summary>
internal static class MetabolitePipeline
{
    public static void Run(string[] args)
    {
        bool Asked(string what) => args.Length == 0 || args.Contains(what);
        RunContext context = RunContext.Default;
        MetabolitePipelineStudy study = MetabolitePipelineStudy.Draw(context);
        study.Write(context);
        Print($"{context.Threads} threads; .NET {Environment.Version}; {study.Study.Positive.Injections.Count} injections, {study.Study.Positive.Features.Count} + {study.Study.Negative.Features.Count} features");
        if (Asked("stages")) Stages(study);
        if (Asked("cli")) CommandLine("osteon metabolites enrich", study, [
            "metabolites", "enrich", study.Tsv.Positive, study.Tsv.Negative, "--injections", study.Injections, "--pack", study.PackFolder,
            .. MetabolitePipelineStudy.Steps.SelectMany(s => new[] { "--prepare", s }), "--json", Path.Combine(study.Folder, "result.json"), "--out", Path.Combine(study.Folder, "out")]);
        if (Asked("study")) CommandLine("osteon run", study, ["run", study.Folder]);
        if (Asked("peers")) MetabolitePeers.Compare(study);
    }

    private static void Stages(MetabolitePipelineStudy study)
    {
        Print("| stage | s | s of processor time | again: s | s of processor time | allocated, MB |");
        Print("|---|---|---|---|---|---|");
        // Twice: the first run compiles, and is what a user of the command line waits for.
        var rows = new List<Stage>();
        int stages = 0;
        for (int run = 0; run < 2; run++)
        {
            OneRun(study, rows);
            if (run == 0) stages = rows.Count;
        }

        for (int i = 0; i < stages; i++) Row(rows[i], rows[stages + i]);
        Row(Stage.Sum([.. rows.Take(stages)]), Stage.Sum([.. rows.Skip(stages)]));
    }

    private static void Row(Stage first, Stage second) => Print(string.Create(
        CultureInfo.InvariantCulture,
        $"| {first.Name} | {first.Seconds:F2} | {first.Processor:F2} | {second.Seconds:F2} | {second.Processor:F2} | {second.Megabytes:F0} |"));

    private sealed record Stage(string Name, double Seconds, double Processor, double Megabytes)
    {
        public static Stage Sum(Stage[] stages) => new("all", stages.Sum(s => s.Seconds), stages.Sum(s => s.Processor), stages.Sum(s => s.Megabytes));
    }

    private static void OneRun(MetabolitePipelineStudy study, List<Stage> rows)
    {
        T Timed<T>(string name, Func<T> work)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
            double processor = Environment.CpuUsage.TotalTime.TotalSeconds;
            T result = work();
            rows.Add(new Stage(
                name, Stopwatch.GetElapsedTime(start).TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds - processor,
                (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6));
            return result;
        }

        RunContext context = RunContext.Default;
        var input = new MetaboliteInput(
        [
            new MetaboliteTable(Source(study.Positive), new FeatureTableReadOptions { Polarity = Polarity.Positive }),
            new MetaboliteTable(Source(study.Negative), new FeatureTableReadOptions { Polarity = Polarity.Negative }),
        ])
        {
            Injections = Source(study.Injections),
        };
        PreparationStep[] steps = MetabolitePipelineStudy.Preparation();
        FeatureTable[] tables = Timed("reading", () => input.Read(context).Select(f => f.Table).ToArray());
        PreparedMetabolites prepared = Timed("preparation and merging", () => PreparedMetabolites.Of(tables, _ => steps, new PolarityMergeParameters(), context));
        KnowledgePack pack = Timed("knowledge pack", () => MetabolitePlan.PackAt("benchmark", study.PackFolder).Load(default));
        var parameters = new MetaboliteComparisonParameters { Reference = "control", Arm = "treated", Robustness = false, Permutations = 0, Q2Draws = 0 };
        MetaboliteComparison comparison = Timed("tests, models, heat map", () => MetaboliteAnalysis.Run(prepared, parameters, context));
        Timed("the same with 2 × 1,000 permutations and spread of Q2", () => MetaboliteAnalysis.Run(prepared, parameters with { Permutations = 1000, Q2Draws = 100 }, context));
        comparison = Timed("the same with the robustness panel, no permutations", () => MetaboliteAnalysis.Run(prepared, parameters with { Robustness = true }, context));
        Timed("quality as prepared", () => Quality.Assess(prepared.Linear, new QualityParameters(), context));
        Timed("pathways, 5,000 arrangements", () => PathwayAnalysis.Run(prepared, comparison, [pack], new PathwaySettings(), context));
    }

    private static StepInput Source(string path) => new(Path.GetFileName(path), path, [(Path.GetFileName(path), path)]);

    private static void CommandLine(string name, MetabolitePipelineStudy study, string[] arguments)
    {
        string program = Path.Combine(Root(), "src", "Osteon.Cli", "bin", "Release", "net10.0", "osteon.dll");
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = study.Folder })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        long peak = 0;
        double processor = 0;
        while (!process.WaitForExit(20)) (peak, processor) = (Math.Max(peak, Peak(process.Id)), Math.Max(processor, ProcessorTime(process)));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        File.WriteAllText(Path.Combine(study.Folder, $"{arguments[0]}.out"), output.Result);
        File.WriteAllText(Path.Combine(study.Folder, $"{arguments[0]}.err"), error.Result);
        Print(string.Create(CultureInfo.InvariantCulture, $"{name}: {seconds:F1} s, {processor:F1} s of processor time, peak of memory {peak / 1e6:F0} MB, exit code {process.ExitCode}"));
        if (process.ExitCode != 0) throw new InvalidOperationException(error.Result);
    }

    /// <summary>Seconds of all threads so far; 0 once the process is gone.</summary>
    private static double ProcessorTime(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }

    /// <summary>The largest memory in use that the kernel has seen of a process, bytes; 0 once it is gone.</summary>
    private static long Peak(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>The folder of the repository.</summary>
    internal static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Osteon.slnx"))) return folder.FullName;
        throw new InvalidOperationException("the repository root was not found above the program");
    }

    private static void Print(string text) => Console.WriteLine(text);
}
