using System.CommandLine;
using System.Globalization;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary>Options that mechanism commands share, and how a command gets its graph.</summary>
internal static class MechanismOptions
{
    private static readonly string[] SignWords = ["+", "-", "?"];

    public static Option<string?> Graph { get; } = new("--graph")
    {
        Description = "Folder of .mech files, or one .mech or .json file. Default: the graph that comes with Osteon.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string[]> Context() => new("--context")
    {
        Description = $"Only edges of this context, for example recipient=osteoblast; edges that state nothing pass too. Keys: {string.Join(", ", EdgeContext.Keys)}.",
        HelpName = "KEY=VALUE",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<bool> Stated() => new("--context-stated") { Description = "With --context: edges that state nothing do not pass." };

    public static Option<bool> Structural() => new("--structural") { Description = "Walk => (belongs to, becomes, comes before) too, with unknown sign." };

    public static Option<bool> Supported() => new("--supported") { Description = "Leave out edges that are only named and not supported." };

    public static Option<int> Length(int standard) => Number("--max-length", "Edges of a path at most, 1 to 20.", standard, 20);

    public static Option<int> Count(int standard) => Number("-k", "How many results.", standard, 100_000);

    public static Option<string?> SignOption()
    {
        var option = new Option<string?>("--sign") { Description = "Only this sign: + raises, - lowers, ? unknown.", HelpName = "SIGN" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !SignWords.Contains(result.Tokens[0].Value))
                result.AddError($"--sign is one of + - ?, not '{result.Tokens[0].Value}'");
        });
        return option;
    }

    public static Sign? SignOf(string? word) => word switch { "+" => Sign.Plus, "-" => Sign.Minus, "?" => Sign.Unknown, _ => null };

    public static Option<int> Number(string name, string description, int standard, int maximum)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && (number < 1 || number > maximum))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is a number from 1 to {maximum}, not {number}"));
        });
        return option;
    }

    /// <summary>Runs the action on the graph, or tells why there is none.</summary>
    public static int With(ParseResult arguments, Session session, Func<LoadedMechanism, MechanismGraph, int> action)
    {
        LoadedMechanism loaded = MechanismFolder.Load(arguments.GetValue(Graph));
        if (loaded.Reading.Graph is { } graph) return action(loaded, graph);
        session.Tell(loaded.Reading.Findings);
        return ExitCode.Findings;
    }

    public static string OfKind(MechanismGraph graph, string name, NodeKind kind)
    {
        Node[] found = [.. graph.Names.Find(name).Where(n => n.Kind == kind)];
        if (found.Length == 1) return found[0].Id;
        Node node = graph.Names.Resolve(name);
        throw new InvalidContentException(Finding.Error("OST-MEC-104", $"{node.Id} is no {MechWords.Word(kind)}", null, name));
    }
}
