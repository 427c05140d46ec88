using System.CommandLine;
using System.CommandLine.Parsing;
using Osteon.Primitives;

namespace Osteon.Cli;

/// <summary>Turns what the parser could not understand into sentences that name the nearest known word.</summary>
internal static class UsageErrors
{
    public static void Print(ParseResult arguments)
    {
        Command command = arguments.CommandResult.Command;
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (string unknown in arguments.UnmatchedTokens.Concat(MistakenForArguments(arguments)).Distinct()) said.Add(Unknown(arguments, command, unknown));
        foreach (string message in arguments.Errors.Select(e => e.Message))
            if (!arguments.UnmatchedTokens.Concat(MistakenForArguments(arguments)).Any(t => message.Contains($"'{t}'", StringComparison.Ordinal))) said.Add(message);
        foreach (string message in said) Console.Error.WriteLine($"osteon: {message}");
        Console.Error.WriteLine($"Try: osteon {Path(arguments)}--help");
    }

    /// <summary>Words that look like options, are none, and were therefore taken as arguments: a misspelt option must never pass as a file name.</summary>
    public static IEnumerable<string> MistakenForArguments(ParseResult arguments) =>
        arguments.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash)
            .Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal))
            .Select(t => t.Value);

    private static string Unknown(ParseResult arguments, Command command, string token)
    {
        string[] known = token.StartsWith('-')
            ? [.. command.Options.Concat(arguments.RootCommandResult.Command.Options).SelectMany(o => o.Aliases.Append(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal))]
            : [.. command.Subcommands.Select(c => c.Name)];
        string kind = token.StartsWith('-') ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        string nearest = NearestName.Of(token, known) is { } name ? $"Did you mean '{name}'?" : "";
        return $"unknown {kind} '{token}' of 'osteon {Path(arguments).TrimEnd()}'. {nearest}".Replace("'osteon '", "'osteon'", StringComparison.Ordinal).TrimEnd();
    }

    private static string Path(ParseResult arguments)
    {
        var names = new List<string>();
        for (var result = arguments.CommandResult; result.Parent is CommandResult parent; result = parent) names.Insert(0, result.Command.Name);
        return string.Concat(names.Select(n => n + " "));
    }
}
