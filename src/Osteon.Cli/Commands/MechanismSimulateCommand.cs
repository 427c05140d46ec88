using System.CommandLine;
using System.Globalization;
using Osteon.Formats;
using Osteon.Simulation;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon mechanism simulate</c>: a part of the graph as a logic-based model, changed and run.</summary>
internal static class MechanismSimulateCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var options = new MechanismSimulateOptions();
        var sbml = new Option<string?>("--sbml") { Description = "Also write the changed model as SBML Level 3 core.", HelpName = "FILE" };
        var qual = new Option<string?>("--sbml-qual") { Description = "Also write the Boolean network as SBML-qual.", HelpName = "FILE" };
        Command command = Root.Command(
            "simulate",
            "Runs signed edges as equations (normalised Hill) or as a Boolean network: block or raise nodes, see what robustly follows.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                SignallingRequest? request = options.Read(a, graph, session.Context.Findings);
                if (request is null)
                {
                    session.Tell(session.Context.Findings.ToList());
                    return ExitCode.Findings;
                }

                SignallingResult result = SignallingSimulation.Run(graph, request, session.Context);
                Export(session, result, a.GetValue(sbml), (r, start) => SbmlModel.Document(r.Graph.Model, r.Change.After, start));
                Export(session, result, a.GetValue(qual), (r, _) => SbmlQualModel.Document(r.Graph.Model, r.Change.After));
                session.Json(() => SignallingDocument.Of(loaded.Name, result, session.Context).ToJson());
                foreach (string line in Lines(result)) session.Result(line);
                session.Tell(session.Context.Findings.ToList());
                return session.Context.Findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
            }),
            cancellation);
        options.AddTo(command);
        command.Options.Add(sbml);
        command.Options.Add(qual);
        return command;
    }

    private static void Export(
        Session session, SignallingResult result, string? file, Func<SignallingResult, double[]?, System.Xml.Linq.XDocument> document)
    {
        if (file is null) return;
        AtomicFile.WriteAllText(file, SbmlModel.Text(document(result, result.Before?.State)));
        session.Say($"wrote {file}: edges of unknown sign are not in it");
    }

    private static IEnumerable<string> Lines(SignallingResult result)
    {
        LogicModel model = result.Graph.Model;
        string influences = Text($"{model.Influences.Count} influences ({model.Uncertain.Count} of unknown sign)");
        yield return Text($"{model.Nodes.Count} nodes, {influences}, {result.Graph.Inputs.Count} inputs");
        foreach (string note in result.Graph.Notes) yield return $"  {note}";
        IReadOnlyList<EnsembleReadout> readouts = result.Request.Boolean ? result.BooleanReadouts : result.Ensemble!.Readouts;
        yield return "readout                        before   after  most members  rise  fall  same  verdict";
        foreach (EnsembleReadout r in readouts)
        {
            string Level(SteadyState? rest) => rest is { Settled: true } ? Text($"{rest.State[r.Readout]:F4}") : "–";
            string levels = Text($"{model.Nodes[r.Readout].Label,-28} {Level(result.Before),8} {Level(result.After),7}");
            string shares = Text($"{r.Rises,5:P0} {r.Falls,5:P0} {r.Unchanged,5:P0}");
            yield return Text($"{levels}  {SignallingDocument.Word(r.Direction),-12} {shares}  {Verdict(r.Robustness)}");
        }

        foreach (var (condition, found) in result.Attractors)
        {
            string count = found.Reason is null ? Text($"{found.Attractors.Count}") : "not listed";
            yield return $"{found.Update} attractors {condition.Name}: {count}";
        }

        yield return "Weights, Hill coefficients, EC50, time constants and inputs are assumed, not measured.";
    }

    private static string Verdict(Robustness robustness) => robustness switch
    {
        Robustness.Robust => "robust to the unknowns",
        Robustness.Likely => "likely",
        Robustness.Saturated => "saturated: says nothing",
        _ => "not robust",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
