using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Benchmarks;

/// <summary>
/// Clustering here and in SciPy, on the same profiles: 60 values each, in twenty groups, with noise. Results are compared or the run fails.
/// </summary>
internal static class ClusteringPeers
{
    private const int Columns = 60, Groups = 20;

    /// <summary>
    /// Sizes to run, default 1,000 and 5,000; the leaf order is run up to <c>--order N</c> leaves in SciPy, default 2,000.
    /// </summary>
    public static void Run(string[] args)
    {
        int order = args is ["--order", var most, ..] ? int.Parse(most, CultureInfo.InvariantCulture) : 2_000;
        if (args is ["--order", _, ..]) args = args[2..];
        int[] sizes = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [1_000, 5_000];
        foreach (int size in sizes) Compare(size, size <= order);
    }

    /// <summary>Profiles around the centres of their groups.</summary>
    internal static Matrix Profiles(int rows)
    {
        Rng rng = new RandomStreams(7).Stream("clustering benchmark");
        Matrix centres = Matrix.Of(Groups, Columns, (_, _) => rng.NextNormal());
        return Matrix.Of(rows, Columns, (r, c) => centres[r % Groups, c] + rng.NextNormal());
    }

    private static void Compare(int rows, bool order)
    {
        int repeats = rows <= 1_000 ? 9 : 3;
        Matrix profiles = Profiles(rows);
        string file = Path.Combine(Path.GetTempPath(), $"osteon-clustering-{rows}.raw");
        File.WriteAllBytes(file, MemoryMarshal.AsBytes(profiles.Values.AsSpan()).ToArray());
        JsonElement tasks = Peer(file, rows, repeats, order).GetProperty("tasks");
        RunContext context = RunContext.Default, one = context with { Threads = 1 };
        DissimilarityMatrix distances = ProfileDistances.Between(profiles, ProfileDistance.Euclidean, context);
        Console.WriteLine($"\n{rows} profiles of {Columns}; {context.Threads} threads; best (median) ms of {repeats}\n");
        Console.WriteLine("| | Osteon | SciPy | ratio of the best |\n|---|---|---|---|");
        foreach (ProfileDistance distance in (ProfileDistance[])[ProfileDistance.Euclidean, ProfileDistance.Pearson])
        {
            Timing time = Timing.Of(() => ProfileDistances.Between(profiles, distance, one), repeats);
            Row(distance.ToString().ToLowerInvariant(), time, tasks, ProfileDistances.Between(profiles, distance, one).Values.Sum());
        }

        foreach ((Linkage linkage, string name) in ((Linkage, string)[])
            [(Linkage.Average, "average"), (Linkage.Complete, "complete"), (Linkage.Single, "single"), (Linkage.WardD2, "ward")])
        {
            Timing time = Timing.Of(() => HierarchicalClustering.Cluster(distances, linkage, context), repeats);
            Row(name, time, tasks, HierarchicalClustering.Cluster(distances, linkage, context).Merges.Sum(m => m.Height));
        }

        Dendrogram tree = HierarchicalClustering.Cluster(distances, Linkage.Average, context);
        LeafOrder best = OptimalLeafOrder.Of(tree, distances, new LeafOrderParameters(40_000), one);
        Timing ordering =
            Timing.Of(() => OptimalLeafOrder.Of(tree, distances, new LeafOrderParameters(40_000), one), rows <= 1_000 ? 3 : 1);
        if (order) Row("leaf_order", ordering, tasks, best.Length);
        else Console.WriteLine($"| leaf_order | {ordering.Best * 1e3:F0} ms ({ordering.AllocatedBytes / 1e6:F0} MB) | not run | |");
    }

    private static void Row(string name, Timing ours, JsonElement tasks, double result)
    {
        JsonElement task = tasks.GetProperty(name);
        double[] seconds = [.. task.GetProperty("seconds").EnumerateArray().Select(e => e.GetDouble()).Order()];
        double theirs = task.GetProperty("result").GetDouble();
        if (name == "leaf_order")
        {
            // SciPy's order is no longer the shortest once branches are deeper than two: each branch is turned for its own best ends, not
            // for those its parent needs.
            if (result > theirs * (1 + 1e-12))
                throw new InvalidOperationException($"our order is longer: {result:R} here, {theirs:R} there");
            name = string.Create(CultureInfo.InvariantCulture, $"leaf order (length {result:F1} here, {theirs:F1} there)");
        }
        else if (Math.Abs(theirs - result) > 1e-9 * theirs)
        {
            throw new InvalidOperationException($"{name}: {result:R} here, {theirs:R} there");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {ours.Best * 1e3:F1} ({ours.Median * 1e3:F1}) | {seconds[0] * 1e3:F1} ({seconds[seconds.Length / 2] * 1e3:F1}) "
            + $"| {seconds[0] / ours.Best:F1} |"));
    }

    private static JsonElement Peer(string file, int rows, int repeats, bool order)
    {
        string python = Environment.GetEnvironmentVariable("OSTEON_PYTHON") ?? "/usr/bin/python3";
        string[] arguments =
        [
            Path.Combine(Root(), "benchmarks", "peers", "clustering.py"), file, Text(rows), Text(Columns), Text(repeats), order ? "1" : "0",
        ];
        using Process process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"clustering.py failed with exit code {process.ExitCode}");
        return JsonDocument.Parse(output).RootElement;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Osteon.slnx"))) return folder.FullName;
        throw new InvalidOperationException("the repository root was not found above the program");
    }
}
