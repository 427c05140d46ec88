namespace Osteon.Primitives;

/// <summary>How far a piece of work has come.</summary>
/// <param name="Step">What is being done, in a few words.</param>
/// <param name="Fraction">0 to 1.</param>
/// <param name="Detail">What exactly, or null.</param>
public readonly record struct StepProgress(string Step, double Fraction, string? Detail = null);

/// <summary>
/// Everything a computation may take from its surroundings: the wish to stop, a place to tell how far it is, seeded random streams, time, a place
/// for findings and the number of threads. The last argument of anything that can take longer than 100 ms. Computations are synchronous and
/// may be parallel inside; their results never depend on <see cref="Threads"/>.
/// </summary>
public sealed record RunContext
{
    /// <summary>A context with no progress, no cancellation, seed 0 and all processors: for tests and small work.</summary>
    public static RunContext Default => new();

    /// <summary>Checked at least once per slice or file.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Receives progress; may be called from any thread.</summary>
    public IProgress<StepProgress>? Progress { get; init; }

    /// <summary>Named random streams.</summary>
    public RandomStreams Random { get; init; } = new(0);

    /// <summary>The clock; tests use a fixed one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where findings that do not stop the work are put.</summary>
    public FindingCollector Findings { get; init; } = new();

    /// <summary>At most this many threads, at least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Options for <see cref="Parallel"/> loops that honour <see cref="Threads"/> and <see cref="Cancellation"/>.</summary>
    public ParallelOptions ParallelOptions => new() { MaxDegreeOfParallelism = Math.Max(1, Threads), CancellationToken = Cancellation };

    /// <summary>Stops with <see cref="OperationCanceledException"/> if asked to, else tells how far the work is.</summary>
    public void Report(string step, double fraction, string? detail = null)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress?.Report(new StepProgress(step, fraction, detail));
    }
}
