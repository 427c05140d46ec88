using System.Diagnostics;
using System.Text.Json;
using Osteon.Numerics;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Benchmarks;

/// <summary>
/// "mechanism-models [REPEATS]": logic-based models of the mechanism graph (trajectories, states of rest, an ensemble) and Boolean
/// attractors, with NumPy and SciPy on the same models beside them. Results are compared: trajectories with one of SciPy's DOP853 at a
/// relative tolerance of 10⁻¹², states of rest and members' changes with each other, attractors by number, size and basin; a difference
/// ends the run.
/// </summary>
internal static class LogicModelBenchmark
{
    /// <summary>How many relative tolerances a trajectory may lie off: a tolerance bounds the error of a step, not of the whole way.</summary>
    private const double Allowed = 10;

    private static readonly (double Relative, double Absolute)[] Tolerances = [(1e-6, 1e-8), (1e-8, 1e-10)];

    private static readonly (BooleanUpdate Update, int Nodes, ulong Seed)[] Networks =
        [(BooleanUpdate.Synchronous, BooleanAttractors.LargestSynchronous, 25), (BooleanUpdate.Asynchronous, BooleanAttractors.LargestAsynchronous, 10)];

    public static void Run(int repeats)
    {
        (LogicModel model, LogicChange change, int[] readouts) = LogicModelCases.OfGraph();
        LogicCase[] cases = [LogicModelCases.GraphCase(model, change), LogicModelCases.RandomCase()];
        var ranges = new LogicEnsembleParameters();
        LogicModel[] networks = [.. Networks.Select(n => LogicModelCases.Boolean(n.Nodes, n.Seed))];
        string load = PeerProcess.Load();
        JsonElement peer = LogicModelPeer.Run(
            new
            {
                trajectories = cases.Select(c => LogicModelPeer.Of(c, Tolerances)),
                ensemble = LogicModelPeer.Of(model, change, readouts, LogicModelCases.Members(model, change, ranges, RunContext.Default)),
                boolean = networks.Select((n, i) => LogicModelPeer.Of(n, Networks[i].Update)),
            },
            repeats);
        Print($"load {load} before the peer, {PeerProcess.Load()} after it; .NET {Environment.Version}; {peer.GetProperty("versions")}");
        Print($"| task | tolerances | solver | ms | evaluations | off by |\n|---|---|---|---|---|---|");
        for (int i = 0; i < cases.Length; i++) Trajectories(cases[i], peer.GetProperty("trajectories")[i], repeats);
        Print($"\n| task | Osteon, ms | SciPy, ms | ratio | difference |\n|---|---|---|---|---|");
        for (int i = 0; i < cases.Length; i++) Steady(cases[i], peer.GetProperty("steady")[i], repeats);
        Ensemble(model, change, (readouts, ranges), peer.GetProperty("ensemble"), repeats);
        for (int i = 0; i < networks.Length; i++) Attractors(networks[i], Networks[i].Update, peer.GetProperty("boolean")[i], repeats);
        Print($"\nload {PeerProcess.Load()} at the end");
    }

    private static void Trajectories(LogicCase given, JsonElement peer, int repeats)
    {
        Matrix exact = LogicModelPeer.Table(peer.GetProperty("reference"));
        var system = new LogicSystem(given.Model, given.Condition);
        foreach ((double relative, double absolute) in Tolerances)
        {
            var parameters = new OdeParameters(relative, absolute);
            Dictionary<string, double> seconds = [];
            Dictionary<string, Matrix> found = [];
            void Row(string solver, Matrix states, int calls, double best)
            {
                (seconds[solver], found[solver]) = (best, states);
                double off = Difference(states.Values, exact.Values);
                Require(off <= Allowed * relative, $"{solver} on {given.Name} is off by {off}");
                Print($"| {given.Name} | {relative:0e0}, {absolute:0e0} | {solver} | {1e3 * best:F2} | {calls} | {off:0.0e0} |");
            }

            Ours("Osteon, Dormand-Prince", DormandPrince.Solve);
            Ours("Osteon, RODAS", Rodas.Solve);
            foreach (JsonElement run in peer.GetProperty("runs").EnumerateArray().Where(r => r.GetProperty("rtol").GetDouble() == relative))
            {
                Matrix states = LogicModelPeer.Table(run.GetProperty("states"));
                Row($"SciPy, {run.GetProperty("method")}", states, run.GetProperty("calls").GetInt32(), LogicModelPeer.Best(run));
            }

            double ours = seconds["Osteon, Dormand-Prince"];
            foreach (string theirs in (string[])["SciPy, RK45", "SciPy, LSODA"])
            {
                double apart = Difference(found["Osteon, Dormand-Prince"].Values, found[theirs].Values);
                Print($"| | | *{theirs} to Dormand-Prince* | {seconds[theirs] / ours:F1} times | | {apart:0.0e0} apart |");
            }

            void Ours(string name, Solver solver)
            {
                OdeSolution solution = solver(system.Problem, given.Start, given.Times, parameters, RunContext.Default);
                Require(solution.IsComplete, $"{name}: {solution.Reason}");
                double best = Best(() => solver(system.Problem, given.Start, given.Times, parameters, RunContext.Default), repeats);
                Row(name, solution.States, solution.Counts.RightSides, best);
            }
        }
    }

    private static void Steady(LogicCase given, JsonElement peer, int repeats)
    {
        var system = new LogicSystem(given.Model, new LogicCondition("free"));
        double[] start = system.Initial();
        SteadyState rest = SteadyState.Find(system, start, RunContext.Default, spectrum: false);
        Require(rest.Settled, $"{given.Name}: {rest.NotSettled}");
        double ours = Best(() => SteadyState.Find(system, start, RunContext.Default, spectrum: false), repeats);
        double withSpectrum = Best(() => SteadyState.Find(system, start, RunContext.Default), Math.Max(1, repeats / 3));
        Print($"| rest of {given.Name}, with eigenvalues | {1e3 * withSpectrum:F2} | | | |");
        foreach (JsonProperty way in peer.EnumerateObject())
        {
            double off = Difference(rest.State, LogicModelPeer.Numbers(way.Value.GetProperty("state")));
            double residual = way.Value.GetProperty("residual").GetDouble(), theirs = LogicModelPeer.Best(way.Value);
            string note = FormattableString.Invariant($"{off:0.0e0}, residual {residual:0e0} and {rest.Residual:0e0}");
            Print($"| rest of {given.Name}: {way.Name} | {1e3 * ours:F2} | {1e3 * theirs:F2} | {theirs / ours:F1} | {note} |");
            // A bare root search may find another root, or none: told above, not forbidden.
            if (way.NameEquals("followed")) Require(off < 1e-8, $"states of rest of {given.Name} differ by {off}");
        }
    }

    private static void Ensemble(LogicModel model, LogicChange change, (int[] Readouts, LogicEnsembleParameters Ranges) of, JsonElement peer, int repeats)
    {
        LogicEnsemble Task(int threads) =>
            LogicEnsemble.Run(model, change, of.Readouts, of.Ranges, RunContext.Default with { Threads = threads });
        IReadOnlyList<EnsembleReadout> found = Task(1).Readouts;
        int threads = Environment.ProcessorCount;
        double one = Best(() => Task(1), Math.Max(1, repeats / 3)), all = Best(() => Task(threads), Math.Max(1, repeats / 3));
        string size = FormattableString.Invariant(
            $"{of.Ranges.Samples} members of {model.Nodes.Count} nodes, {model.Influences.Count} influences ({model.Uncertain.Count} of unknown sign)");
        Print($"| ensemble, {size} | {1e3 * one:F0}, {threads} threads {1e3 * all:F0} | | | |");
        foreach (JsonProperty way in peer.EnumerateObject())
        {
            double furthest = 0, theirs = LogicModelPeer.Best(way.Value);
            Matrix changes = LogicModelPeer.Table(way.Value.GetProperty("changes"));
            for (int r = 0; r < found.Count; r++)
            {
                double[] sorted = [.. Enumerable.Range(0, changes.Rows).Select(m => changes[m, r]).Order()];
                furthest = Math.Max(furthest, Apart(found[r], sorted, of.Ranges));
            }

            Print($"| ensemble: {way.Name} | | {1e3 * theirs:F0} | {theirs / one:F1}, {threads} threads {theirs / all:F1} | median change {furthest:0.0e0} |");
        }

        foreach (EnsembleReadout r in found)
        {
            string shares = FormattableString.Invariant($"rises {r.Rises}, falls {r.Falls}, same {r.Unchanged}, median change {r.MedianChange:g3}");
            Console.Error.WriteLine($"{model.Nodes[r.Readout].Id} {shares}");
        }
    }

    /// <summary>How far the median changes are apart; equal shares of rising and falling members are demanded.</summary>
    private static double Apart(EnsembleReadout ours, double[] changes, LogicEnsembleParameters ranges)
    {
        double n = changes.Length, limit = ranges.SmallestChange;
        double rises = changes.Count(c => c > limit) / n, falls = changes.Count(c => c < -limit) / n;
        double apart = Math.Abs(ours.MedianChange!.Value - ((changes[(changes.Length - 1) / 2] + changes[changes.Length / 2]) / 2));
        bool same = ours.NotSettled == 0 && rises == ours.Rises && falls == ours.Falls && apart < 1e-6;
        Require(same, $"the ensembles differ: {ours}, peer {rises} up, {falls} down");
        return apart;
    }

    private static void Attractors(LogicModel model, BooleanUpdate update, JsonElement peer, int repeats)
    {
        var network = new BooleanNetwork(model, new LogicCondition("free"));
        BooleanAttractors found = BooleanAttractors.Of(network, update, RunContext.Default);
        Require(found.Reason is null && found.FreeNodes == model.Nodes.Count, "the network is not searched as a whole");
        double ours = Best(() => BooleanAttractors.Of(network, update, RunContext.Default), Math.Max(1, repeats / 3));
        double theirs = LogicModelPeer.Best(peer);
        (long, long)[] mine = [.. found.Attractors.Select(a => (a.States, (long)Math.Round((a.Basin ?? 0) * (1 << found.FreeNodes)))).Order()];
        (long, long)[] other = [.. peer.GetProperty("attractors").EnumerateArray().Select(a => (a[0].GetInt64(), a[1].GetInt64())).Order()];
        Require(mine.SequenceEqual(other), $"attractors differ: {string.Join(' ', mine)} and {string.Join(' ', other)}");
        string sizes = FormattableString.Invariant($"none: {mine.Length}, the greatest of {mine.Max(a => a.Item1)} states");
        Print($"| {update} attractors, {model.Nodes.Count} nodes | {1e3 * ours:F0} | {1e3 * theirs:F0} | {theirs / ours:F2} | {sizes} |");
    }

    /// <summary>Best of the runs, after half a second of them: the compiler has to see all branches before it settles.</summary>
    private static double Best(Action task, int repeats)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 0.5;) task();
        return Timing.Of(task, repeats).Best;
    }

    private static double Difference(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double greatest = 0;
        for (int i = 0; i < a.Length; i++) greatest = Math.Max(greatest, Math.Abs(a[i] - b[i]));
        return greatest;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise);
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private delegate OdeSolution Solver(
        OdeProblem problem, ReadOnlySpan<double> start, IReadOnlyList<double> times, OdeParameters parameters, RunContext context);
}
