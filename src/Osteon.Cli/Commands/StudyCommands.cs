using System.CommandLine;
using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Reporting;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon init|check|run|step|demo</c>: a whole study.</summary>
internal static class StudyCommands
{
    private const string NothingRun = "Nothing was run.";

    internal static Argument<string> StudyArgument => new("STUDY") { Description = "The study folder, or its study.yaml." };

    internal static Option<string?> DataOption => new("--data") { Description = "Folder that the files of samples.csv are named relative to, for studies whose data lie elsewhere.", HelpName = "DIR" };

    internal static Option<string?> OutOption => new("--out") { Description = "Folder for everything a run writes. Default: results inside the study folder.", HelpName = "DIR" };

    private static Option<string?> OnlyOption => new("--only") { Description = "Only this assay.", HelpName = "ASSAY" };

    public static IEnumerable<Command> Create(CancellationToken cancellation) => [Demo(cancellation), Init(cancellation), Check(cancellation), Run(cancellation), Step(cancellation)];

    private static Command Init(CancellationToken cancellation)
    {
        var folder = new Argument<string>("DIR") { Description = "A new or empty folder." };
        Command command = Root.Command(
            "init",
            "Writes a commented study.yaml and samples.csv to start from.",
            (a, session) =>
            {
                string target = a.GetRequiredValue(folder);
                foreach (string file in StudyInit.Write(target)) session.Result($"wrote {file}");
                session.Say($"Edit them, then: osteon check {target}");
                return ExitCode.Done;
            },
            cancellation);
        command.Arguments.Add(folder);
        return command;
    }

    private static Command Check(CancellationToken cancellation)
    {
        Argument<string> study = StudyArgument;
        Option<string?> data = DataOption;
        Command command = Root.Command(
            "check",
            "Reads a study, says what was understood, and reports every problem at once. Nothing is run.",
            (a, session) =>
            {
                StudyUnderstanding understood = Understand(a.GetRequiredValue(study), a.GetValue(data), session.Context);
                session.Json(() => Document(understood));
                session.Tell(understood.Findings);
                foreach (string line in understood.Lines) session.Result(line);
                session.Result($"{understood.Summary} {NothingRun}");
                return understood.HasErrors ? ExitCode.Findings : ExitCode.Done;
            },
            cancellation);
        command.Arguments.Add(study);
        command.Options.Add(data);
        return command;
    }

    private static Command Run(CancellationToken cancellation)
    {
        Argument<string> study = StudyArgument;
        Option<string?> data = DataOption, target = OutOption, only = OnlyOption;
        var noCache = new Option<bool>("--no-cache") { Description = "Do every step again, even if nothing changed." };
        Command command = Root.Command(
            "run",
            "Checks a study, measures and compares everything, and writes the report. Continues where an earlier run stopped.",
            (a, session) => RunStudy(
                session, a.GetRequiredValue(study), a.GetValue(data), a.GetValue(target), new StudyRunOptions { Only = a.GetValue(only), Reuse = !a.GetValue(noCache) }),
            cancellation);
        command.Arguments.Add(study);
        foreach (Option option in (Option[])[data, target, only, noCache]) command.Options.Add(option);
        return command;
    }

    private static Command Step(CancellationToken cancellation)
    {
        Argument<string> study = StudyArgument;
        var id = new Argument<string?>("STEP") { Description = "Id of the step; without it the steps are listed.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> data = DataOption, target = OutOption;
        Command command = Root.Command(
            "step",
            "Lists the steps of a study's plan, or runs one of them alone, so that another engine can drive the plan.",
            (a, session) => RunStep(session, a.GetRequiredValue(study), a.GetValue(id), a.GetValue(data), a.GetValue(target)),
            cancellation);
        command.Arguments.Add(study);
        command.Arguments.Add(id);
        command.Options.Add(data);
        command.Options.Add(target);
        return command;
    }

    private static Command Demo(CancellationToken cancellation)
    {
        var folder = new Argument<string>("DIR") { Description = "Where the example study is written.", DefaultValueFactory = _ => "osteon-demo" };
        Command command = Root.Command(
            "demo",
            "Writes an example study of simulated scans, runs it, and says where the report is.",
            (a, session) =>
            {
                string target = a.GetRequiredValue(folder);
                DemoStudy.Write(target, session.Context);
                return RunStudy(session, target, null, null, new StudyRunOptions());
            },
            cancellation);
        command.Arguments.Add(folder);
        return command;
    }

    internal static StudyUnderstanding Understand(string study, string? data, RunContext context) => StudyCheck.Check(
        study,
        new StudyCheckOptions
        {
            DataRoot = data,
            Version = Version.Parse(OsteonVersion.Current.Split('-')[0]),
            HeaderOf = path =>
            {
                using ISliceSource source = VolumeFiles.Open(path, ReadLimits.Default, new FindingCollector());
                return source.Header;
            },
        },
        context);

    private static int RunStudy(Session session, string study, string? data, string? target, StudyRunOptions options)
    {
        StudyUnderstanding understood = Understand(study, data, session.Context);
        session.Tell(understood.Findings);
        if (options.Only is { } only && understood.Manifest is { } manifest && !manifest.Manifest.Assays.Any(x => x.Id == only))
        {
            session.Tell([Finding.Error("OST-CLI-007", $"the study has no assay '{only}'", value: only, hint: NearestName.Hint(only, [.. manifest.Manifest.Assays.Select(x => x.Id)]))]);
            return ExitCode.Usage;
        }

        if (understood.HasErrors)
        {
            session.Json(() => Document(understood));
            session.Result($"{understood.Summary} {NothingRun}");
            return ExitCode.Findings;
        }

        foreach (string line in understood.Lines) session.Say(line);
        using var results = new ResultFolder(target ?? Path.Combine(understood.Folder.Root, "results"));
        StudyRun run = StudyRun.Of(understood, results, options, session.Context);
        IReadOnlyList<Finding> said = StudyReport.Publish(run, results, session.Context);
        session.Tell(run.Outcomes.SelectMany(o => o.Record.Findings).Concat(said));
        session.Json(() => RunDocument.ToJson(run, results.Files));
        foreach (string line in StudyReport.Summary(run)) session.Result(line);
        session.Result($"report: {Path.Combine(results.Root, ResultFolder.Report)}");
        return run.Failed.Any() ? ExitCode.StepFailed : ExitCode.Done;
    }

    private static int RunStep(Session session, string study, string? id, string? data, string? target)
    {
        StudyUnderstanding understood = Understand(study, data, session.Context);
        if (understood.HasErrors)
        {
            session.Tell(understood.Findings);
            return ExitCode.Findings;
        }

        StudyPlan plan = StudyPlan.Of(understood, null, session.Context.Random.Seed);
        if (id is null)
        {
            session.Json(() => RunDocument.PlanJson(plan));
            foreach (Study.Step step in plan.Steps) session.Result(step.DependsOn.Count == 0 ? step.Id : $"{step.Id}  after  {string.Join(' ', step.DependsOn)}");
            return ExitCode.Done;
        }

        StepOutcome? outcome = StudyRun.RunStep(understood, plan, id, target ?? Path.Combine(understood.Folder.Root, "results"), session.Context);
        if (outcome is null)
        {
            session.Tell([Finding.Error("OST-CLI-008", $"the plan has no step '{id}'", value: id, hint: NearestName.Hint(id, [.. plan.Steps.Select(s => s.Id)]))]);
            return ExitCode.Usage;
        }

        session.Tell(outcome.Record.Findings);
        session.Json(() => RunDocument.StepJson(outcome));
        session.Result($"{outcome.Step.Id}: {(outcome.State switch { StepState.Reused => "unchanged", StepState.Failed => "failed", _ => "done" })}");
        return outcome.State == StepState.Failed ? ExitCode.StepFailed : ExitCode.Done;
    }

    private static JsonObject Document(StudyUnderstanding understood) => new()
    {
        ["schema"] = "osteon.check/1",
        ["summary"] = understood.Summary,
        ["understood"] = new JsonArray([.. understood.Lines.Select(l => (JsonNode)l)]),
        ["arms"] = new JsonArray([.. understood.Arms.Select(x => (JsonNode)new JsonObject { ["id"] = x.Arm.Id, ["n"] = x.N, ["excluded"] = x.Excluded })]),
        ["findings"] = ResultDocument.FindingsJson(understood.Findings),
        ["versions"] = ResultDocument.VersionsJson(),
    };
}
