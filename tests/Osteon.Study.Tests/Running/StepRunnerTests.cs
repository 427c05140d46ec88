using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Study.Tests.Running;

[Unit]
public sealed class StepRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osteon-steps-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Cache => Path.Combine(_folder, "cache");

    private static Step Step(string id, Action<StepWork> run, int parameter = 0, params string[] dependsOn) => new()
    {
        Id = id,
        Kind = "test",
        Version = 1,
        Title = id,
        Parameters = new JsonObject { ["p"] = parameter },
        DependsOn = dependsOn,
        Run = run,
    };

    private static Step Write(string id, Func<string> text, int parameter = 0, params string[] dependsOn) =>
        Step(id, work => File.WriteAllText(work.Output("out.txt"), text()), parameter, dependsOn);

    private IReadOnlyList<StepOutcome> Run(IReadOnlyList<Step> steps, CancellationTokenSource? stop = null, long? memory = null) =>
        new StepRunner(new StepCache(Cache), memoryLimit: memory).Run(steps, RunContext.Default with { Cancellation = stop?.Token ?? default, Threads = 2 });

    [Fact]
    public void A_second_run_reuses_every_output()
    {
        int runs = 0;
        Step[] plan = [Write("a", () => $"{Interlocked.Increment(ref runs)}"), Step("b", w => File.Copy(w.Dependencies["a"].Output("out.txt"), w.Output("copy.txt")), 0, "a")];
        Assert.All(Run(plan), o => Assert.Equal(StepState.Done, o.State));
        IReadOnlyList<StepOutcome> again = Run(plan);
        Assert.All(again, o => Assert.Equal(StepState.Reused, o.State));
        Assert.Equal(1, runs);
        Assert.Equal("1", File.ReadAllText(again[1].Output("copy.txt")));
    }

    [Fact]
    public void A_changed_parameter_reruns_the_step_and_what_depends_on_its_changed_output()
    {
        Step[] Plan(int parameter, string text) =>
            [Write("a", () => text, parameter), Write("other", () => "x"), Step("b", w => File.Copy(w.Dependencies["a"].Output("out.txt"), w.Output("copy.txt")), 0, "a")];
        Run(Plan(1, "one"));
        Assert.Equal([StepState.Done, StepState.Reused, StepState.Done], Run(Plan(2, "two")).Select(o => o.State));
        Assert.Equal([StepState.Done, StepState.Reused, StepState.Reused], Run(Plan(3, "two")).Select(o => o.State));
    }

    [Fact]
    public void A_changed_input_file_reruns_the_step()
    {
        string input = Path.Combine(_folder, "input.txt");
        Step Plan() => Write("a", () => "x") with { Inputs = [new StepInput("input.txt", input, [("input.txt", input)])] };
        File.WriteAllText(input, "1");
        Run([Plan()]);
        Assert.Equal(StepState.Reused, Run([Plan()])[0].State);
        File.WriteAllText(input, "2");
        Assert.Equal(StepState.Done, Run([Plan()])[0].State);
    }

    [Fact]
    public void A_damaged_output_is_made_again()
    {
        Step[] plan = [Write("a", () => "good")];
        string output = Run(plan)[0].Output("out.txt");
        File.WriteAllText(output, "bad!");
        StepOutcome outcome = Run(plan)[0];
        Assert.Equal(StepState.Done, outcome.State);
        Assert.Equal("good", File.ReadAllText(outcome.Output("out.txt")));
        File.WriteAllText(Path.Combine(outcome.Folder, "step.json"), "{ not json");
        Assert.Equal(StepState.Done, Run(plan)[0].State);
    }

    [Fact]
    public void A_failed_step_says_why_stores_nothing_and_lets_the_others_go_on()
    {
        Finding reason = Finding.Error("OST-TST-001", "the scan is broken");
        Step[] plan =
        [
            Step("a", w =>
            {
                File.WriteAllText(w.Output("half.txt"), "half");
                throw new InvalidContentException(reason);
            }),
            Step("b", w => File.WriteAllText(w.Output("out.txt"), w.Dependencies["a"].Failure?.Message ?? "no failure"), 0, "a"),
        ];
        IReadOnlyList<StepOutcome> outcomes = Run(plan);
        Assert.Equal([StepState.Failed, StepState.Done], outcomes.Select(o => o.State));
        Assert.Equal(reason, outcomes[0].Failure);
        Assert.Equal("the scan is broken", File.ReadAllText(outcomes[1].Output("out.txt")));
        Assert.Empty(Directory.EnumerateFiles(_folder, "half.txt", SearchOption.AllDirectories));
        Assert.Equal(StepState.Failed, Run(plan)[0].State);
    }

    [Fact]
    public void Cancelling_keeps_what_is_finished_and_nothing_half_written()
    {
        using var cancellation = new CancellationTokenSource();
        Step[] plan =
        [
            Write("a", () => "done"),
            Step("b", w =>
            {
                File.WriteAllText(w.Output("half.txt"), "half");
                cancellation.Cancel();
                w.Context.Cancellation.ThrowIfCancellationRequested();
            }, 0, "a"),
        ];
        Assert.ThrowsAny<OperationCanceledException>(() => Run(plan, cancellation));
        Assert.Empty(Directory.EnumerateFiles(_folder, "half.txt", SearchOption.AllDirectories));
        Assert.Equal([StepState.Reused, StepState.Done], Run([plan[0], Write("b", () => "now", 0, "a")]).Select(o => o.State));
    }

    [Fact]
    public void A_bug_in_a_step_is_not_hidden() =>
        Assert.Throws<InvalidOperationException>(() => Run([Write("a", () => throw new InvalidOperationException("bug")), Write("b", () => "x")]));

    [Fact]
    public void Steps_run_side_by_side_only_while_memory_lasts()
    {
        int running = 0, most = 0;
        Step Heavy(string id) => Step(id, w =>
        {
            int now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            Thread.Sleep(30);
            Interlocked.Decrement(ref running);
            File.WriteAllText(w.Output("x"), "");
        }) with
        { MemoryBytes = 60 };
        Run([Heavy("a"), Heavy("b"), Heavy("c")], memory: 100);
        Assert.Equal(1, most);
    }

    [Fact]
    public void Findings_of_a_step_come_back_when_it_is_reused()
    {
        Step[] plan = [Step("a", w => w.Context.Findings.Add(Finding.Warning("OST-TST-002", "noisy scan", new SourceLocation("a.tif", 3), "7", "Look at it.")))];
        Finding first = Assert.Single(Run(plan)[0].Record.Findings);
        Assert.Equal(first, Assert.Single(Run(plan)[0].Record.Findings));
    }
}
