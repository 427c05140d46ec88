using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>What an ensemble says about a readout.</summary>
public enum Robustness
{
    /// <summary>The robust share of members agrees.</summary>
    Robust,

    /// <summary>The likely share agrees.</summary>
    Likely,

    /// <summary>Neither.</summary>
    NotRobust,

    /// <summary>
    /// The likely share agrees that it does not change, but not without the members in which it could not have changed: it lies at a bound of its range,
    /// or other regulators leave next to nothing of the change on every way. This says nothing about the change.
    /// </summary>
    Saturated,
}

/// <summary>A readout over all members.</summary>
/// <param name="Readout">Position of the node.</param>
/// <param name="Rises">Share of members in which it rises.</param>
/// <param name="Falls">Share in which it falls.</param>
/// <param name="Unchanged">Share in which it changes less than counts.</param>
/// <param name="NotSettled">Share in which one of the two runs did not come to rest.</param>
/// <param name="Direction">+1 rises, −1 falls, 0 unchanged: the greatest share (the first of equals in this order).</param>
/// <param name="Robustness">How far the members agree on it.</param>
public sealed record EnsembleReadout(
    int Readout, double Rises, double Falls, double Unchanged, double NotSettled, int Direction, Robustness Robustness)
{
    /// <summary>
    /// Share in which it is unchanged and says nothing: it lies at 0 or at its maximum before and after, or other regulators leave next to nothing of the
    /// change on every way.
    /// </summary>
    public double Saturated { get; init; }

    /// <summary>Median change over the members that settled, or null.</summary>
    public double? MedianChange { get; init; }
}

/// <summary>What an unknown sign does to a readout.</summary>
/// <param name="Influence">Position of the influence.</param>
/// <param name="Readout">Position of the node.</param>
/// <param name="MeanIfRaises">Mean change of the members in which the influence raises, or null without any.</param>
/// <param name="MeanIfLowers">Mean change of the members in which it lowers, or null without any.</param>
public sealed record UnknownEffect(int Influence, int Readout, double? MeanIfRaises, double? MeanIfLowers);

/// <summary>An ensemble over the unknown signs and the assumed numbers.</summary>
/// <param name="Members">Number of members.</param>
/// <param name="SignsEnumerated">Whether every combination of the unknown signs occurs, equally often up to one.</param>
/// <param name="Readouts">Per readout.</param>
/// <param name="Unknowns">Per unknown sign and readout, the greatest difference first.</param>
public sealed record LogicEnsemble(
    int Members, bool SignsEnumerated, IReadOnlyList<EnsembleReadout> Readouts, IReadOnlyList<UnknownEffect> Unknowns)
{
    /// <summary>
    /// Draws the members, brings each to rest before and after the change, and counts. The numbers come from one Latin hypercube; the 2ᵘ
    /// combinations of u unknown signs are run through in turn when there are at most as many as members, else each sign is drawn by a fair
    /// coin. Member k depends only on the seed and k, so that the number of threads changes nothing.
    /// </summary>
    /// <param name="model">The model with its open signs.</param>
    /// <param name="change">The conditions before and after.</param>
    /// <param name="readouts">Positions of nodes.</param>
    /// <param name="parameters">Ranges and thresholds.</param>
    /// <param name="context">Seed, threads, cancellation.</param>
    public static LogicEnsemble Run(
        LogicModel model, LogicChange change, IReadOnlyList<int> readouts, LogicEnsembleParameters parameters, RunContext context)
    {
        if (Check(parameters) is [var first, ..]) throw new InvalidContentException(first);
        LogicModelCheck.Require(model, change.Before, change.After);
        IReadOnlyList<int> open = model.Uncertain;
        int[] inputs = change.FreeInputs(model);
        int members = parameters.Samples, arcs = model.Influences.Count;
        bool enumerated = open.Count < 30 && (1 << open.Count) <= members;
        Matrix points = LatinHypercube.Sample(members, (3 * arcs) + inputs.Length,
            context.Random.Stream("mechanism", "ensemble", "numbers"));
        var signs = new bool[members][];
        Rng coin = context.Random.Stream("mechanism", "ensemble", "signs");
        for (int m = 0; m < members; m++)
            signs[m] = [.. Enumerable.Range(0, open.Count).Select(u => enumerated ? ((m >> u) & 1) == 0 : coin.NextUInt64() >> 63 == 0)];
        var changes = new double?[members][];
        var saturated = new bool[members][];
        int done = 0;
        Parallel.For(0, members, context.ParallelOptions, m =>
        {
            LogicModel drawn = Drawn(model, points.Row(m), inputs, parameters).WithSigns(signs[m]);
            (SteadyState before, SteadyState after) = change.Rest(drawn, context, false);
            bool settled = before.Settled && after.Settled;
            changes[m] = [.. readouts.Select(r => settled ? after.State[r] - before.State[r] : (double?)null)];
            (double[], double[]) rest = (before.State, after.State);
            saturated[m] = [.. readouts.Select(r => settled
                && (Saturation.AtBound(drawn, r, rest, parameters) || Saturation.Lost(drawn, change, r, rest, parameters)))];
            int now = Interlocked.Increment(ref done);
            if (now % 16 == 0) context.Report("ensemble", (double)now / members);
        });
        return new LogicEnsemble(
            members,
            enumerated,
            [.. readouts.Select((r, i) => Count(r, [.. changes.Select(c => c[i])], saturated.Count(s => s[i]), parameters))],
            [
                .. from u in Enumerable.Range(0, open.Count)
                from i in Enumerable.Range(0, readouts.Count)
                let effect = new UnknownEffect(open[u], readouts[i], Mean(changes, signs, (u, i), true),
                    Mean(changes, signs, (u, i), false))
                orderby i, -Math.Abs((effect.MeanIfRaises ?? 0) - (effect.MeanIfLowers ?? 0)), u
                select effect,
            ]);
    }

    /// <summary>Findings OST-LGC-020 to 022; none when the parameters make sense.</summary>
    public static IReadOnlyList<Finding> Check(LogicEnsembleParameters parameters)
    {
        var findings = new List<Finding>();
        if (parameters.Samples is < 1 or > 1_000_000)
            findings.Add(Finding.Error("OST-LGC-020", "an ensemble has 1 to 1,000,000 members", null, $"{parameters.Samples}",
                "The default is 200."));
        bool Inside(ParameterRange r) => r.Low >= 0 && r.High <= 1 && r.Low <= r.High;
        if (!Inside(parameters.Weight) || !Inside(parameters.Input)
            || !(parameters.Hill.Low <= parameters.Hill.High) || !(parameters.HalfMaximum.Low <= parameters.HalfMaximum.High)
            || new ActivationCurve(parameters.Hill.Low, parameters.HalfMaximum.High).Problem is not null
            || new ActivationCurve(parameters.Hill.High, parameters.HalfMaximum.Low).Problem is not null)
        {
            findings.Add(Finding.Error(
                "OST-LGC-021", "a range of the ensemble is empty or allows curves that do not exist", null, parameters.ToString(),
                "Weights and inputs lie in 0 to 1; the greatest EC50 to the power of the least n must stay below 1/2."));
        }

        if (!(parameters.SmallestChange >= 0) || parameters.Bound is not (>= 0 and < 0.5) || parameters.RobustShare is not (> 0.5 and <= 1)
            || parameters.LikelyShare is not (> 0.5 and <= 1))
            findings.Add(Finding.Error("OST-LGC-022", "a threshold of the ensemble makes no sense", null, parameters.ToString(),
                "Shares lie above 0.5, the bounds below it."));
        return findings;
    }

    private static LogicModel Drawn(LogicModel model, ReadOnlySpan<double> point, int[] inputs, LogicEnsembleParameters ranges)
    {
        var arcs = new Regulation[model.Influences.Count];
        for (int i = 0; i < arcs.Length; i++)
        {
            arcs[i] = model.Influences[i] with
            {
                Weight = ranges.Weight.At(point[3 * i]),
                Curve = new ActivationCurve(ranges.Hill.At(point[(3 * i) + 1]), ranges.HalfMaximum.At(point[(3 * i) + 2])),
            };
        }

        LogicNode[] nodes = [.. model.Nodes];
        for (int k = 0; k < inputs.Length; k++)
            nodes[inputs[k]] = nodes[inputs[k]] with { Input = ranges.Input.At(point[(3 * arcs.Length) + k]) };
        return model with { Nodes = nodes, Influences = arcs };
    }

    internal static EnsembleReadout Count(int readout, double?[] changes, int saturated, LogicEnsembleParameters parameters)
    {
        double n = changes.Length;
        double rises = changes.Count(c => c > parameters.SmallestChange) / n,
            falls = changes.Count(c => c < -parameters.SmallestChange) / n;
        double lost = changes.Count(c => c is null) / n,
            same = changes.Count(c => Math.Abs(c ?? double.MaxValue) <= parameters.SmallestChange) / n;
        double most = Math.Max(rises, Math.Max(falls, same));
        int direction = rises == most ? 1 : falls == most ? -1 : 0;
        double free = direction == 0 ? most - (saturated / n) : most; // members that agree although they could have moved
        Robustness verdict = free >= parameters.RobustShare ? Robustness.Robust : free >= parameters.LikelyShare ? Robustness.Likely
            : most >= parameters.LikelyShare ? Robustness.Saturated : Robustness.NotRobust;
        double[] settled = [.. changes.OfType<double>().Order()];
        return new EnsembleReadout(readout, rises, falls, same, lost, direction, verdict)
        {
            Saturated = saturated / n,
            MedianChange = settled.Length == 0 ? null : (settled[(settled.Length - 1) / 2] + settled[settled.Length / 2]) / 2,
        };
    }

    private static double? Mean(double?[][] changes, bool[][] signs, (int Unknown, int Readout) at, bool raises)
    {
        double sum = 0;
        int count = 0;
        for (int m = 0; m < changes.Length; m++)
        {
            if (signs[m][at.Unknown] != raises || changes[m][at.Readout] is not { } value) continue;
            sum += value;
            count++;
        }

        return count == 0 ? null : sum / count;
    }
}
