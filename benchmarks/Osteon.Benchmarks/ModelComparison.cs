using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Benchmarks;

/// <summary>
/// Our models and scikit-learn's on the same tables, on this machine, one after the other, and the permutation test against its bars. Prints the table of
/// docs/performance.md. Results are compared first: shares explained must agree to 10⁻⁶.
/// </summary>
internal static class ModelComparison
{
    private static readonly (int Rows, int Columns)[] Sizes = [(10, 5000), (60, 20000), (200, 20000)];

    public static void Run(string[] args)
    {
        string folder = Path.Combine(Path.GetTempPath(), "osteon-benchmarks");
        Directory.CreateDirectory(folder);
        Print($"{RunContext.Default.Threads} threads; .NET {Environment.Version}");
        Print("| table | task | Osteon, best (median) ms | allocated, × table | scikit-learn, best (median) ms | ratio |");
        Print("|---|---|---|---|---|---|");
        foreach ((int rows, int columns) in Sizes)
        {
            if (args.Length > 0 && !args.Contains(string.Create(CultureInfo.InvariantCulture, $"{rows}x{columns}"))) continue;
            Compare(folder, rows, columns);
        }
    }

    private static void Compare(string folder, int rows, int columns)
    {
        (Matrix x, Response y) = ModelTables.Generate(rows, columns);
        string file = Path.Combine(folder, $"table-{rows}x{columns}.raw");
        using (FileStream stream = File.Create(file))
        {
            stream.Write(MemoryMarshal.AsBytes(x.Values.AsSpan()));
            stream.Write(MemoryMarshal.AsBytes(y.Values.Values.AsSpan()));
        }

        RunContext context = RunContext.Default;
        ModelParameters pca = new() { Kind = ModelKind.Pca, Predictive = 5 }, pls = new() { Kind = ModelKind.PlsDa, Predictive = 3 }, opls = new() { Kind = ModelKind.OplsDa, Orthogonal = 1 };
        int repeats = rows < 100 ? 15 : 7;
        JsonElement peer = Peer(file, rows, columns, repeats);
        string table = string.Create(CultureInfo.InvariantCulture, $"{rows} × {columns}");
        double bytes = 8.0 * rows * columns;
        Same("PCA", LatentModel.Fit(x, null, pca, context).Summary.R2X, peer.GetProperty("pca").GetProperty("result").GetDouble());
        Same("PLS", LatentModel.Fit(x, y, pls, context).Summary.R2Y!.Value, peer.GetProperty("pls").GetProperty("result").GetDouble());
        Timing ofPca = Timing.Of(() => LatentModel.Fit(x, null, pca, context), repeats);
        Row(table, "PCA, 5 components (peer: svd_solver=\"full\")", ofPca, bytes, peer.GetProperty("pca"));
        Row(table, "PCA, 5 components (peer: default, random projections where it chooses them)", ofPca, bytes, peer.GetProperty("pca_auto"));
        Row(table, "PLS-DA, 3 components, with Q2 (7 folds)", Timing.Of(() => LatentModel.Fit(x, y, pls, context), repeats), bytes, peer.GetProperty("pls_q2"));
        ModelResult model = LatentModel.Fit(x, y, opls, context);
        var test = new ModelPermutationParameters { Permutations = 1000, ExactLimit = 0 };
        Row(table, "OPLS-DA 1 + 1, with Q2", Timing.Of(() => LatentModel.Fit(x, y, opls, context), repeats), bytes, null);
        Row(table, "OPLS-DA 1 + 1 and 1000 permutations", Timing.Of(() => ModelPermutationTest.Run(x, LatentModel.Fit(x, y, opls, context), test, context), 5), bytes, null);
        Row(table, "spread of Q2, 100 draws", Timing.Of(() => Q2Spread.Of(x, model, 100, context), 5), bytes, null);
    }

    private static void Row(string table, string task, Timing ours, double bytes, JsonElement? peer)
    {
        string theirs = "", ratio = "";
        if (peer is { } p)
        {
            double[] seconds = [.. p.GetProperty("seconds").EnumerateArray().Select(e => e.GetDouble()).Order()];
            theirs = string.Create(CultureInfo.InvariantCulture, $"{seconds[0] * 1e3:F1} ({seconds[seconds.Length / 2] * 1e3:F1})");
            ratio = string.Create(CultureInfo.InvariantCulture, $"{seconds[0] / ours.Best:F1}");
        }

        Print(string.Create(CultureInfo.InvariantCulture, $"| {table} | {task} | {ours.Best * 1e3:F1} ({ours.Median * 1e3:F1}) | {ours.AllocatedBytes / bytes:F1} | {theirs} | {ratio} |"));
    }

    private static void Same(string what, double ours, double theirs)
    {
        if (Math.Abs(ours - theirs) > 1e-6) throw new InvalidOperationException($"{what} differs: {ours} here, {theirs} there");
    }

    private static JsonElement Peer(string file, int rows, int columns, int repeats)
    {
        string script = Path.Combine(Root(), "benchmarks", "peers", "models.py");
        string python = Environment.GetEnvironmentVariable("OSTEON_PYTHON") ?? "/usr/bin/python3";
        string[] arguments = [script, file, .. new[] { rows, columns, repeats }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        using Process process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{script} failed with exit code {process.ExitCode}");
        return JsonDocument.Parse(output).RootElement.GetProperty("tasks");
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Osteon.slnx"))) return folder.FullName;
        throw new InvalidOperationException("the repository root was not found above the program");
    }

    private static void Print(string text) => Console.WriteLine(text);
}
