using System.CommandLine;
using System.Text.Json.Nodes;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary>The mechanism commands that walk the graph: <c>paths</c>, <c>upstream</c>, <c>effects</c>, <c>feedback</c>, <c>what-if-removed</c>.</summary>
internal static class MechanismPathCommands
{
    private const string AnyName = "Node by id, symbol, name or alias.";

    public static Command[] Create(CancellationToken cancellation) =>
        [Paths(cancellation), Influences("upstream", cancellation), Influences("effects", cancellation), Feedback(cancellation), Removal(cancellation)];

    private static Command Paths(CancellationToken cancellation)
    {
        (Argument<string> from, Argument<string> to) = Ends();
        var walk = new Walk(8);
        Option<string?> sign = MechanismOptions.SignOption();
        Option<int> count = MechanismOptions.Count(5);
        Command command = Root.Command(
            "paths",
            "The k best signed paths from a cause to an effect, the weakest edge marked, with every evidence.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                (string From, string To) ends = Resolve(graph, a.GetRequiredValue(from), a.GetRequiredValue(to));
                SearchOptions options = walk.Of(graph, a);
                PathAnswer answer = PathQuery.Best(
                    graph, ends, MechanismOptions.SignOf(a.GetValue(sign)), a.GetValue(count), options, session.Context.Random);
                IReadOnlyList<Finding> findings = CutOff(answer.Complete);
                session.Tell(findings);
                session.Json(() => MechanismJson.Document("paths", loaded, Parameters(options, a.GetValue(sign), a.GetValue(count)), MechanismJson.Of(answer), findings));
                foreach (string line in MechanismLines.Of(graph, answer)) session.Result(line);
                return ExitCode.Done;
            }),
            cancellation);
        return Complete(command, [from, to], [.. walk.Options, sign, count]);
    }

    private static Command Influences(string name, CancellationToken cancellation)
    {
        bool effects = name == "effects";
        var of = new Argument<string>("NODE") { Description = AnyName };
        var walk = new Walk(5);
        Option<string?> sign = MechanismOptions.SignOption();
        Option<int> count = MechanismOptions.Count(25);
        var kind = new Option<string?>("--kind") { Description = $"Only nodes of this kind: {string.Join(", ", MechWords.Kinds)}.", HelpName = "KIND" };
        kind.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && MechWords.KindOf(result.Tokens[0].Value) is null)
                result.AddError($"'{result.Tokens[0].Value}' is no kind of node. {NearestName.Hint(result.Tokens[0].Value, [.. MechWords.Kinds])}");
        });
        Command command = Root.Command(
            name,
            effects ? "Everything that the node acts on, with the best path for each sign." : "Everything that acts on the node, with the best path for each sign.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                string node = graph.Names.Resolve(a.GetRequiredValue(of)).Id;
                SearchOptions options = walk.Of(graph, a);
                InfluenceAnswer answer = effects ? InfluenceQuery.Effects(graph, node, options) : InfluenceQuery.Upstream(graph, node, options);
                Sign? wanted = MechanismOptions.SignOf(a.GetValue(sign));
                NodeKind? only = a.GetValue(kind) is { } word ? MechWords.KindOf(word) : null;
                Influence[] shown =
                [
                    .. answer.Influences.Where(i => (wanted is null || i.Path.Sign == wanted) && (only is null || i.Node.Kind == only)).Take(a.GetValue(count)),
                ];
                IReadOnlyList<Finding> findings = CutOff(answer.Complete);
                session.Tell(findings);
                session.Json(() => MechanismJson.Document(name, loaded, Parameters(options, a.GetValue(sign), a.GetValue(count)), MechanismJson.Of(answer, shown), findings));
                foreach (string line in MechanismLines.Of(graph, answer, shown, effects)) session.Result(line);
                return ExitCode.Done;
            }),
            cancellation);
        return Complete(command, [of], [.. walk.Options, sign, count, kind]);
    }

    private static Command Feedback(CancellationToken cancellation)
    {
        var through = new Argument<string?>("NODE") { Description = "Only loops through this node.", Arity = ArgumentArity.ZeroOrOne };
        var walk = new Walk(6);
        Option<string?> sign = MechanismOptions.SignOption();
        Option<int> count = MechanismOptions.Count(25);
        Command command = Root.Command(
            "feedback",
            "Signed feedback loops up to a length, each once.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                string? node = a.GetValue(through) is { } text ? graph.Names.Resolve(text).Id : null;
                SearchOptions options = walk.Of(graph, a);
                FeedbackAnswer answer = FeedbackQuery.Run(graph, options, node, MechanismOptions.SignOf(a.GetValue(sign)));
                SignedPath[] shown = [.. answer.Loops.Take(a.GetValue(count))];
                IReadOnlyList<Finding> findings = CutOff(answer.Complete);
                session.Tell(findings);
                session.Json(() => MechanismJson.Document("feedback", loaded, Parameters(options, a.GetValue(sign), a.GetValue(count)), MechanismJson.Of(answer, shown), findings));
                foreach (string line in MechanismLines.Of(graph, answer, shown, options.MaximumLength)) session.Result(line);
                return ExitCode.Done;
            }),
            cancellation);
        return Complete(command, [through], [.. walk.Options, sign, count]);
    }

    private static Command Removal(CancellationToken cancellation)
    {
        (Argument<string> from, Argument<string> to) = Ends();
        var walk = new Walk(8);
        Option<string?> sign = MechanismOptions.SignOption();
        Option<int> size = MechanismOptions.Number("--max-size", "Largest set of studies looked for, 1 to 8.", 4, 8);
        var textbook = new Option<bool>("--textbook-holds") { Description = "Textbook sources cannot be lost." };
        Command command = Root.Command(
            "what-if-removed",
            "The smallest sets of studies whose loss breaks a conclusion.",
            (a, session) => MechanismOptions.With(a, session, (loaded, graph) =>
            {
                (string From, string To) ends = Resolve(graph, a.GetRequiredValue(from), a.GetRequiredValue(to));
                SearchOptions options = walk.Of(graph, a);
                var removal = new RemovalOptions(MechanismOptions.SignOf(a.GetValue(sign)), a.GetValue(size), a.GetValue(textbook));
                RemovalAnswer answer = RemovalQuery.Run(graph, ends, removal, options);
                IReadOnlyList<Finding> findings = CutOff(answer.Complete);
                session.Tell(findings);
                JsonObject parameters = Parameters(options, a.GetValue(sign), null);
                parameters["max_size"] = removal.MaximumSize;
                parameters["textbook_holds"] = removal.TextbookHolds;
                session.Json(() => MechanismJson.Document("what-if-removed", loaded, parameters, MechanismJson.Of(answer), findings));
                foreach (string line in MechanismLines.Of(graph, answer, removal)) session.Result(line);
                return ExitCode.Done;
            }),
            cancellation);
        return Complete(command, [from, to], [.. walk.Options, sign, size, textbook]);
    }

    private static (Argument<string> From, Argument<string> To) Ends() =>
        (new Argument<string>("FROM") { Description = "Cause. " + AnyName }, new Argument<string>("TO") { Description = "Effect. " + AnyName });

    private static (string From, string To) Resolve(MechanismGraph graph, string from, string to)
    {
        (string From, string To) ends = (graph.Names.Resolve(from).Id, graph.Names.Resolve(to).Id);
        return ends.From != ends.To
            ? ends
            : throw new InvalidContentException(Finding.Error("OST-MEC-105", "cause and effect are the same node", null, ends.From, "Loops are found by 'osteon mechanism feedback'."));
    }

    private static JsonObject Parameters(SearchOptions options, string? sign, int? count)
    {
        JsonObject parameters = MechanismJson.Parameters(options);
        parameters["sign"] = sign;
        if (count is { } k) parameters["k"] = k;
        return parameters;
    }

    internal static IReadOnlyList<Finding> CutOff(bool complete) => complete
        ? []
        : [Finding.Warning("OST-MEC-106", "the search was cut off; better results may be missing", hint: "Give a smaller --max-length, a --context, or --supported.")];

    private static Command Complete(Command command, Argument[] arguments, Option[] options)
    {
        foreach (Argument argument in arguments) command.Arguments.Add(argument);
        foreach (Option option in options) command.Options.Add(option);
        return command;
    }

    /// <summary>Options of a walk.</summary>
    private sealed class Walk(int length)
    {
        private readonly Option<string[]> _context = MechanismOptions.Context();
        private readonly Option<bool> _stated = MechanismOptions.Stated();
        private readonly Option<bool> _structural = MechanismOptions.Structural();
        private readonly Option<bool> _supported = MechanismOptions.Supported();
        private readonly Option<int> _length = MechanismOptions.Length(length);

        public Option[] Options => [_context, _stated, _structural, _supported, _length];

        public SearchOptions Of(MechanismGraph graph, ParseResult arguments) => SearchOptions.Default with
        {
            Context = ContextFilter.Parse(graph, arguments.GetValue(_context) ?? [], arguments.GetValue(_stated)),
            Structural = arguments.GetValue(_structural),
            NamedOnly = !arguments.GetValue(_supported),
            MaximumLength = arguments.GetValue(_length),
        };
    }
}
