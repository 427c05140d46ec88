using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>Chooses the steps. Only the last output time bounds a step; the others are read off inside.</summary>
internal static class OdeDriver
{
    private const double Safety = 0.9;
    private const double Shrink = 0.2;
    private const double Grow = 10;
    private const int ReportEvery = 256;

    public static OdeSolution Run(
        OdeStepper stepper, ReadOnlySpan<double> start, IReadOnlyList<double> times, OdeParameters parameters, RunContext context)
    {
        int dimension = start.Length;
        var states = new Matrix(times.Count, dimension);
        double time = times[0], end = times[^1], span = end - time, previousError = 1e-4;
        start.CopyTo(states.Row(0));
        int reached = 1, accepted = 0, rejected = 0;
        if (!stepper.Begin(time, start)) return Ended(OdeStatus.NotFinite);
        double longest = Math.Min(parameters.MaximalStep ?? span, span);
        double step = span > 0 ? Math.Min(parameters.InitialStep ?? stepper.FirstStep(span), longest) : 0;
        bool afterRejection = false;
        while (reached < times.Count)
        {
            if (accepted + rejected >= parameters.MaximalSteps) return Ended(OdeStatus.TooManySteps);
            if ((accepted + rejected) % ReportEvery == 0) context.Report("solve", span > 0 ? (time - times[0]) / span : 1);
            bool last = time + (1.01 * step) >= end;
            if (last) step = end - time;
            if (!(Math.Abs(step) > 4 * Math.BitIncrement(Math.Abs(time)) - (4 * Math.Abs(time)))) return Ended(OdeStatus.StepTooSmall);
            double error = stepper.Try(step);
            double exponent = 1.0 / stepper.ErrorOrder;
            if (error <= 1)
            {
                double after = last ? end : time + step;
                for (; reached < times.Count && times[reached] <= after; reached++)
                    stepper.Interpolate((times[reached] - time) / step, states.Row(reached));
                stepper.Accept(after);
                time = after;
                accepted++;
                double factor = error == 0
                    ? Grow
                    : Safety * Math.Pow(error, -(exponent - (0.75 * stepper.Memory))) * Math.Pow(previousError, stepper.Memory);
                factor = Math.Clamp(factor, Shrink, afterRejection ? 1 : Grow);
                previousError = Math.Max(error, 1e-4);
                afterRejection = false;
                step = Math.Min(step * factor, longest);
            }
            else
            {
                rejected++;
                afterRejection = true;
                step *= double.IsFinite(error) ? Math.Max(Shrink, Safety * Math.Pow(error, -exponent)) : 0.1;
            }
        }

        return Ended(OdeStatus.Done);

        OdeSolution Ended(OdeStatus status) => new(
            status,
            [.. times.Take(reached)],
            reached == times.Count ? states : states.SelectRows([.. Enumerable.Range(0, reached)]),
            new OdeCounts(accepted, rejected, stepper.RightSides, stepper.Jacobians));
    }

    public static void Check(OdeProblem problem, ReadOnlySpan<double> start, IReadOnlyList<double> times)
    {
        if (start.Length != problem.Dimension || start.Length == 0)
            throw new ArgumentException($"{start.Length} start values for {problem.Dimension} states", nameof(start));
        if (times.Count == 0) throw new ArgumentException("no output time", nameof(times));
        for (int i = 0; i < times.Count; i++)
            if (!double.IsFinite(times[i]) || (i > 0 && !(times[i] > times[i - 1])))
                throw new ArgumentException($"output time {i} is not finite or not later than the one before", nameof(times));
    }
}
