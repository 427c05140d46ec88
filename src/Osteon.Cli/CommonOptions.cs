using System.CommandLine;

namespace Osteon.Cli;

/// <summary>Options that every command takes.</summary>
internal static class CommonOptions
{
    public static Option<string?> Json { get; } = new("--json")
    {
        Description = "Write the result as one JSON document to FILE; '-' writes it to standard output and nothing else there.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<bool> Quiet { get; } = new("--quiet") { Description = "No progress and no notes; warnings and errors still appear.", Recursive = true };

    public static Option<ulong> Seed { get; } = new("--seed")
    {
        Description = "Seed of every random number.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        Recursive = true,
    };

    public static Option<int> Threads { get; } = new("--threads")
    {
        Description = "Use at most N threads. Results do not depend on it. Default: all processors.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Recursive = true,
    };

    static CommonOptions()
    {
        Threads.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int threads) && threads is < 1 or > 1024)
                result.AddError($"--threads must be between 1 and 1024, not {threads}");
        });
        Json.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && string.IsNullOrWhiteSpace(result.Tokens[0].Value)) result.AddError("--json needs the name of a file, or '-'");
        });
    }
}
