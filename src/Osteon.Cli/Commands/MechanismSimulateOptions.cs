using System.CommandLine;
using System.Globalization;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Simulation;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary>The options of <c>osteon mechanism simulate</c> and their translation.</summary>
internal sealed class MechanismSimulateOptions
{
    private readonly Option<string[]> _perturb =
        Many("--perturb", "Hold a node at an activity from 0 (blocked) to 1, for example miR-29a=0.", "NODE=VALUE");
    private readonly Option<string[]> _readout = Many("--readout", "Nodes to look at, with commas between them.", "NODE,…");
    private readonly Option<string[]> _context = MechanismOptions.Context();
    private readonly Option<string[]> _switch =
        Many("--switch", "Go over to another context, for example state=aged-donor; before, the state is native or what --context says.",
            "KEY=VALUE");
    private readonly Option<string[]> _from = Many("--from", "Where the ways begin; default: the perturbed nodes.", "NODE");
    private readonly Option<string[]> _to = Many("--to", "Where the ways end; default: the readouts.", "NODE");
    private readonly Option<bool> _whole = new("--whole-graph") { Description = "Take all edges that act in the context." };
    private readonly Option<int> _length = MechanismOptions.Length(6);
    private readonly Option<bool> _regulators = new("--regulators")
    {
        Description = "Take the other direct regulators along as inputs; by default those on no way to a readout are silent.",
    };

    private readonly Option<bool> _replace = new("--replace")
    {
        Description = "With --switch: edges of the first context stop acting; by default they go on unless the second has its own.",
    };

    private readonly Option<bool> _supported = MechanismOptions.Supported();
    private readonly Option<string[]> _input =
        Many("--input", "Activity of a node without regulators; others are assumed at 0.5.", "NODE=VALUE");
    private readonly Option<string> _gate = new("--gate")
    {
        Description = "How regulators are put together: inhibitors_veto, any or all.",
        HelpName = "WORD",
        DefaultValueFactory = _ => "inhibitors_veto",
    };

    private readonly Option<int> _samples =
        MechanismOptions.Number("--samples", "Members of the ensemble over unknown signs and assumed numbers.", 200, 100_000);
    private readonly Option<bool> _boolean =
        new("--boolean") { Description = "Run the Boolean network: attractors and the effect on the readouts." };

    public void AddTo(Command command)
    {
        Option[] options =
            [_perturb, _readout, _context, _switch, _from, _to, _whole, _length, _regulators, _replace, _supported, _input, _gate,
                _samples, _boolean];
        foreach (Option option in options) command.Options.Add(option);
    }

    /// <summary>The question, or null with findings for everything that is wrong.</summary>
    public SignallingRequest? Read(ParseResult a, MechanismGraph graph, FindingCollector findings)
    {
        string[] Words(Option<string[]> option) =>
            [.. (a.GetValue(option) ?? [])
                .SelectMany(w => w.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        List<string> Nodes(Option<string[]> option) => [.. Words(option).Select(w => Node(graph, w, findings)).OfType<string>()];
        List<KeyValuePair<string, double>> Values(Option<string[]> option) =>
            [.. Words(option).Select(w => Value(graph, option.Name, w, findings)).OfType<KeyValuePair<string, double>>()];
        List<KeyValuePair<string, double>> perturbed = Values(_perturb), inputs = Values(_input);
        List<string> readouts = Nodes(_readout), from = Nodes(_from), to = Nodes(_to);
        EdgeContext context = Context(graph, EdgeContext.None, a.GetValue(_context) ?? [], findings);
        string[] switches = a.GetValue(_switch) ?? [];
        EdgeContext? switched = null;
        if (switches.Length > 0)
        {
            bool ofState = Array.Exists(switches, s => s.StartsWith("state=", StringComparison.Ordinal));
            if (context.State is null && ofState) context = context with { State = "native" };
            switched = Context(graph, context, switches, findings);
        }

        LogicGate gate = LogicGate.InhibitorsVeto;
        switch (a.GetRequiredValue(_gate))
        {
            case "inhibitors_veto": break;
            case "any": gate = LogicGate.Any; break;
            case "all": gate = LogicGate.All; break;
            case var word:
                findings.Add(Finding.Error("OST-MSI-020", "--gate: no such gate", null, word,
                    NearestName.Hint(word, ["inhibitors_veto", "any", "all"])));
                break;
        }

        foreach (var twice in inputs.GroupBy(i => i.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Add(Finding.Error("OST-MSI-021", "--input: a node is declared twice", null, twice.Key));
        bool whole = a.GetValue(_whole), replace = a.GetValue(_replace);
        if (from.Count == 0)
        {
            from = [.. perturbed.Select(p => p.Key)];
            // What a switch turns on or off is where its effect begins.
            if (switched is { } after)
            {
                from.AddRange(graph.Edges.Where(e => Turned(e, context, after, replace)).Select(e => e.From));
            }
        }

        var request = new SignallingRequest(perturbed, readouts)
        {
            Model = new GraphModelParameters
            {
                From = whole ? [] : [.. from.Distinct()],
                To = whole ? [] : to.Count > 0 ? to : readouts,
                MaximalLength = a.GetValue(_length),
                Regulators = a.GetValue(_regulators),
                KeepBefore = !a.GetValue(_replace),
                Mentions = !a.GetValue(_supported),
                Context = context,
                Switched = switched,
                Gate = gate,
                Inputs = inputs.DistinctBy(i => i.Key).ToDictionary(),
            },
            Ensemble = new LogicEnsembleParameters { Samples = a.GetValue(_samples) },
            Boolean = a.GetValue(_boolean),
        };
        // A name that was not understood has been said; that nothing is left of the option is no second mistake.
        bool complete = !findings.HasErrors;
        findings.AddRange(SignallingSimulation.Check(request).Where(f => complete || f.Id is not ("OST-MSI-001" or "OST-MSI-002")));
        return findings.HasErrors ? null : request;
    }

    private static bool Turned(Edge edge, EdgeContext before, EdgeContext after, bool replace)
    {
        bool early = GraphModelParameters.Passes(edge.Context, before), late = GraphModelParameters.Passes(edge.Context, after);
        return replace ? early != late : late && !early;
    }

    private static string? Node(MechanismGraph graph, string name, FindingCollector findings)
    {
        try
        {
            return graph.Names.Resolve(name).Id;
        }
        catch (InvalidContentException unknown)
        {
            findings.Add(unknown.Finding);
            return null;
        }
    }

    private static KeyValuePair<string, double>? Value(MechanismGraph graph, string option, string word, FindingCollector findings)
    {
        int equals = word.LastIndexOf('=');
        if (equals <= 0 || !double.TryParse(word[(equals + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            findings.Add(Finding.Error("OST-MSI-022", $"{option}: not NODE=VALUE", null, word, "For example miR-29a=0."));
            return null;
        }

        return Node(graph, word[..equals], findings) is { } node ? KeyValuePair.Create(node, value) : null;
    }

    private static EdgeContext Context(MechanismGraph graph, EdgeContext context, string[] words, FindingCollector findings)
    {
        try
        {
            foreach ((string key, string value) in ContextFilter.Parse(graph, words).Conditions) context = context.With(key, value);
        }
        catch (InvalidContentException wrong)
        {
            findings.Add(wrong.Finding);
        }

        return context;
    }

    private static Option<string[]> Many(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value, AllowMultipleArgumentsPerToken = true };
}
