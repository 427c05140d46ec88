using System.Text.Json;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Benchmarks;

/// <summary>"walker": size distribution of 100 000 tracks on 300 bins, here and in NumPy, on data of the same law.</summary>
internal static class WalkerBenchmark
{
    private const int Tracks = 100_000, Bins = 300, Repeats = 7, PeerRepeats = 3;

    public static void Run()
    {
        var random = new Rng(1);
        var model = new StepModel(new FrameTiming(1 / 30.0), Medium.Water(25));
        var tracks = new StepSummary[Tracks];
        for (int k = 0; k < tracks.Length; k++)
        {
            int n = 16 + (int)(Math.Log(1 - random.NextDouble()) / Math.Log(1 - (1 / 15.0)));
            double sum = 0;
            for (int i = 0; i < n; i++) sum -= Math.Log(1 - random.NextDouble());
            tracks[k] = StepSummary.WithoutGaps(model.MeanSquare(k % 2 == 0 ? 100 : 200) * sum / n, n);
        }

        SizeGrid grid = SizeGrid.Logarithmic(20, 1000, Bins);
        var plain = new WalkerParameters(BootstrapReplicates: 0, Continuation: 0);
        Console.WriteLine($"load {PeerProcess.Load()}");
        Timing Of(RunContext context) => Timing.Of(() => WalkerEm.Fit(LikelihoodTable.Of(tracks, grid, model, context), plain, context), Repeats);
        Timing all = Of(RunContext.Default), one = Of(RunContext.Default with { Threads = 1 });
        JsonElement peer = PeerProcess.Run("nta_em.py", FormattableString.Invariant($"{PeerRepeats}"));
        double theirs = peer.GetProperty("seconds").EnumerateArray().Min(e => e.GetDouble());
        Console.WriteLine(FormattableString.Invariant(
            $"{Tracks} tracks on {Bins} bins: {all.Best:F3} s on {Environment.ProcessorCount} threads, {one.Best:F3} s on one, allocated {all.AllocatedBytes / 1e6:F0} MB; NumPy {theirs:F2} s ({peer.GetProperty("iterations").GetInt32()} iterations, peak {peer.GetProperty("peak_mb").GetDouble():F0} MB); ratio {theirs / all.Best:F0}, one thread {theirs / one.Best:F0}"));
    }
}
