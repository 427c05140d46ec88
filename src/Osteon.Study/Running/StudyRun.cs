using Osteon.Inference;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>How a study is run.</summary>
public sealed record StudyRunOptions
{
    /// <summary>Only this assay, or null for all.</summary>
    public string? Only { get; init; }

    /// <summary>Whether stored outputs of earlier runs may be reused.</summary>
    public bool Reuse { get; init; } = true;
}

/// <summary>A study that was run: what was understood, what each step gave, and the numbers.</summary>
/// <param name="Study">The study.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Outcomes">How each step ended, in the order of the plan.</param>
/// <param name="Units">The experimental units of every measured assay.</param>
/// <param name="Comparisons">The declared outcomes compared between the arms; empty where there is nothing to compare.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Only">The one assay that was run, or null for all.</param>
public sealed record StudyRun(
    StudyUnderstanding Study,
    StudyPlan Plan,
    IReadOnlyList<StepOutcome> Outcomes,
    IReadOnlyList<UnitMeasures> Units,
    IReadOnlyList<ComparisonResult> Comparisons,
    ulong Seed,
    string? Only)
{
    /// <summary>Steps that failed.</summary>
    public IEnumerable<StepOutcome> Failed => Outcomes.Where(o => o.State == StepState.Failed);

    /// <summary>Runs every step of a checked study; the outputs are stored in <paramref name="results"/>, nothing is published.</summary>
    public static StudyRun Of(StudyUnderstanding study, ResultFolder results, StudyRunOptions options, RunContext context)
    {
        StudyPlan plan = StudyPlan.Of(study, options.Only, context.Random.Seed);
        var cache = new StepCache(results.CacheRoot);
        cache.RemovePartial();
        IReadOnlyList<StepOutcome> outcomes = new StepRunner(cache, options.Reuse).Run(plan.Steps, context);
        Dictionary<string, StepOutcome> byId = outcomes.ToDictionary(o => o.Step.Id, StringComparer.Ordinal);
        UnitMeasures[] units =
        [
            .. plan.UnitSteps.Values.Select(id => byId[id]).Where(o => o.Failure is null)
                .SelectMany(o => UnitMeasures.FromJson(File.ReadAllText(o.Output(CtSteps.UnitsName)))),
        ];
        IReadOnlyList<ComparisonResult> comparisons =
            byId.TryGetValue(OutcomeSteps.StepId, out StepOutcome? compared) && compared.Failure is null ? OutcomeSteps.Read(compared) : [];
        return new StudyRun(study, plan, outcomes, units, comparisons, context.Random.Seed, options.Only);
    }

    /// <summary>
    /// Runs one step of a plan alone, with the outputs of the steps it reads from taken from the stored ones. Null if the plan has no such step.
    /// </summary>
    /// <exception cref="StepFailedException">A step that it reads from has not been run yet; the finding names it.</exception>
    public static StepOutcome? RunStep(StudyUnderstanding study, StudyPlan plan, string id, string target, RunContext context)
    {
        Step? wanted = plan.Steps.FirstOrDefault(s => s.Id == id);
        if (wanted is null) return null;
        ResultFolder.Mark(Path.GetFullPath(target));
        var runner = new StepRunner(new StepCache(Path.Combine(Path.GetFullPath(target), ResultFolder.CacheName, "steps")));
        var known = new Dictionary<string, StepOutcome>(StringComparer.Ordinal);

        StepOutcome Stored(Step step)
        {
            foreach (string other in step.DependsOn.Where(d => !known.ContainsKey(d))) known[other] = Stored(plan.Steps.First(s => s.Id == other));
            return runner.FindStored(step, known, context) ?? throw new StepFailedException(Finding.Error(
                "OST-RUN-002", $"step '{id}' reads from '{step.Id}', which has not been run for these inputs", hint: $"Run that step first: osteon step {Path.GetFileName(study.Folder.Root)} {step.Id}"));
        }

        foreach (string other in wanted.DependsOn.Where(d => !known.ContainsKey(d))) known[other] = Stored(plan.Steps.First(s => s.Id == other));
        return runner.RunOne(wanted, wanted.DependsOn.ToDictionary(d => d, d => known[d], StringComparer.Ordinal), context);
    }
}
