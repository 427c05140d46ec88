using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Runs the steps of a plan on this machine: side by side while processors and memory allow, each at most once, reusing what is stored. The outcomes do not depend
/// on the order in which steps happen to run.
/// </summary>
public sealed class StepRunner
{
    private readonly StepCache _cache;
    private readonly bool _reuse;
    private readonly long _memoryLimit;

    /// <summary>A runner.</summary>
    /// <param name="cache">Where outputs are stored.</param>
    /// <param name="reuse">Whether stored outputs may stand for a run.</param>
    /// <param name="memoryLimit">Bytes that steps running side by side may need together; a larger step runs alone. Default: 70 % of the memory there is.</param>
    public StepRunner(StepCache cache, bool reuse = true, long? memoryLimit = null)
    {
        _cache = cache;
        _reuse = reuse;
        _memoryLimit = memoryLimit ?? (long)(0.7 * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    }

    /// <summary>
    /// Runs all steps and returns their outcomes in the order of the plan. Stops with <see cref="OperationCanceledException"/> when asked to; what is finished
    /// by then stays stored. A step must stand after those it depends on.
    /// </summary>
    public IReadOnlyList<StepOutcome> Run(IReadOnlyList<Step> steps, RunContext context)
    {
        var schedule = new Schedule(steps, _memoryLimit, context);
        int workers = Math.Max(1, Math.Min(context.Threads, steps.Count));
        using var failFast = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        using CancellationTokenRegistration wake = failFast.Token.Register(schedule.Wake);
        int sideBySide = Math.Clamp(steps.Count(s => s.DependsOn.Count == 0), 1, workers);
        int threadsPerStep = Math.Max(1, context.Threads / sideBySide);

        void Work()
        {
            try
            {
                while (schedule.Next(failFast.Token) is { } index)
                {
                    Step step = steps[index];
                    RunContext own = context with
                    {
                        Findings = new FindingCollector(),
                        Cancellation = failFast.Token,
                        Threads = threadsPerStep,
                        Progress = schedule.ProgressOf(index),
                    };
                    schedule.Finish(index, RunOne(step, schedule.Outcomes(step.DependsOn), own));
                }
            }
            catch
            {
                failFast.Cancel();
                throw;
            }
        }

        Task[] tasks = [.. Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        try
        {
            Task.WaitAll(tasks, CancellationToken.None);
        }
        catch (AggregateException several)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Exception first = several.Flatten().InnerExceptions.FirstOrDefault(e => e is not OperationCanceledException) ?? several.InnerExceptions[0];
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        return schedule.All();
    }

    /// <summary>Runs one step (or finds its stored outputs) whose dependencies have ended.</summary>
    public StepOutcome RunOne(Step step, IReadOnlyDictionary<string, StepOutcome> dependencies, RunContext context)
    {
        context.Report(step.Title, 0, "reading inputs");
        StepRecord Declared(string key, IReadOnlyList<StepOutput> inputs, IReadOnlyList<StepDependency> others) =>
            new(step.Id, step.Kind, step.Version, key, step.Parameters, inputs, others, [], []);

        (StepOutput[] inputs, StepDependency[] others, string key) = ([], [], "");
        try
        {
            (inputs, others, key) = Declare(step, dependencies, context);
            if (_reuse && _cache.Find(key, context.Cancellation, out string folder) is { } stored)
                return new StepOutcome(step, StepState.Reused, key, folder, stored, null);

            StepRecord record = _cache.Store(
                key,
                partial =>
                {
                    step.Run(new StepWork(partial, dependencies, context));
                    return Declared(key, inputs, others) with { Findings = context.Findings.ToList() };
                },
                context.Cancellation,
                out folder);
            return new StepOutcome(step, StepState.Done, key, folder, record, null);
        }
        catch (Exception failure) when (failure is OsteonException or IOException or UnauthorizedAccessException)
        {
            Finding finding = failure is OsteonException known
                ? known.Finding
                : Finding.Error("OST-RUN-001", $"step '{step.Id}' could not read or write a file: {failure.Message}", hint: "Check that the files exist and can be read, and that the disk has room.");
            StepRecord record = Declared(key, inputs, others) with { Findings = [.. context.Findings.ToList(), finding] };
            return new StepOutcome(step, StepState.Failed, key, "", record, finding);
        }
    }

    /// <summary>The stored outputs of a step, or null if it has not been run for these inputs.</summary>
    public StepOutcome? FindStored(Step step, IReadOnlyDictionary<string, StepOutcome> dependencies, RunContext context)
    {
        string key = Declare(step, dependencies, context).Key;
        return _cache.Find(key, context.Cancellation, out string folder) is { } record ? new StepOutcome(step, StepState.Reused, key, folder, record, null) : null;
    }

    private static (StepOutput[] Inputs, StepDependency[] Others, string Key) Declare(
        Step step, IReadOnlyDictionary<string, StepOutcome> dependencies, RunContext context)
    {
        StepOutput[] inputs =
        [
            .. step.Inputs.Select(input =>
            {
                ContentDigest digest = input.Digest(context.Cancellation);
                return new StepOutput(input.Name, digest.Sha256, digest.Bytes);
            }),
        ];
        StepDependency[] others = [.. step.DependsOn.Select(id => new StepDependency(id, dependencies[id].Digest()))];
        return (inputs, others, StepCache.KeyOf(step, inputs, others));
    }

    /// <summary>Which step may run next. All members are safe for several threads.</summary>
    private sealed class Schedule(IReadOnlyList<Step> steps, long memoryLimit, RunContext context)
    {
        private readonly object _gate = new();
        private readonly StepOutcome?[] _outcomes = new StepOutcome?[steps.Count];
        private readonly bool[] _taken = new bool[steps.Count];
        private readonly double[] _fractions = new double[steps.Count];
        private readonly Dictionary<string, int> _indexOf = steps.Select((s, i) => (s.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        private long _memoryInUse;
        private int _running;

        public void Wake()
        {
            lock (_gate) Monitor.PulseAll(_gate);
        }

        /// <summary>Waits for a step that may run now; null when none is left.</summary>
        public int? Next(CancellationToken cancellation)
        {
            lock (_gate)
            {
                while (true)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (Array.TrueForAll(_taken, t => t)) return null;
                    for (int i = 0; i < steps.Count; i++)
                    {
                        if (_taken[i] || !steps[i].DependsOn.All(id => _outcomes[_indexOf[id]] is not null)) continue;
                        if (_running > 0 && _memoryInUse + steps[i].MemoryBytes > memoryLimit) continue;
                        _taken[i] = true;
                        _running++;
                        _memoryInUse += steps[i].MemoryBytes;
                        return i;
                    }

                    if (_running == 0) throw new InvalidOperationException("the steps of the plan wait for each other");
                    Monitor.Wait(_gate);
                }
            }
        }

        public void Finish(int index, StepOutcome outcome)
        {
            lock (_gate)
            {
                _outcomes[index] = outcome;
                _running--;
                _memoryInUse -= steps[index].MemoryBytes;
                _fractions[index] = 1;
                Monitor.PulseAll(_gate);
            }

            string state = outcome.State switch { StepState.Reused => "unchanged", StepState.Failed => "failed", _ => "done" };
            Tell($"{steps[index].Title}: {state}");
        }

        public Dictionary<string, StepOutcome> Outcomes(IReadOnlyList<string> ids)
        {
            lock (_gate) return ids.ToDictionary(id => id, id => _outcomes[_indexOf[id]]!, StringComparer.Ordinal);
        }

        public IReadOnlyList<StepOutcome> All()
        {
            lock (_gate) return [.. _outcomes.Select(o => o!)];
        }

        public IProgress<StepProgress> ProgressOf(int index) => new PartOfWhole(this, index);

        private void Tell(string detail)
        {
            double fraction;
            lock (_gate) fraction = _fractions.Sum() / steps.Count;
            context.Progress?.Report(new StepProgress("run", fraction, detail));
        }

        private sealed class PartOfWhole(Schedule schedule, int index) : IProgress<StepProgress>
        {
            public void Report(StepProgress value)
            {
                lock (schedule._gate) schedule._fractions[index] = Math.Clamp(value.Fraction, 0, 1);
                schedule.Tell(value.Step);
            }
        }
    }
}
