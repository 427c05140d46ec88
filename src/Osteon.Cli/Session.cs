using System.CommandLine;
using System.Text.Json.Nodes;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli;

/// <summary>
/// One invocation of a command: its run context, and the only way to say something. Results go to standard output, everything else to standard error.
/// </summary>
internal sealed class Session
{
    private readonly string? _jsonTarget;
    private readonly bool _quiet;
    private readonly ConsoleProgress _progress;
    private readonly List<Finding> _told = [];
    private bool _jsonWritten;

    public Session(ParseResult arguments, CancellationToken cancellation)
    {
        _jsonTarget = arguments.GetValue(CommonOptions.Json) is { } target && !string.IsNullOrWhiteSpace(target) ? target : null;
        _quiet = arguments.GetValue(CommonOptions.Quiet);
        _progress = new ConsoleProgress(_quiet);
        Context = new RunContext
        {
            Cancellation = cancellation,
            Progress = _progress,
            Random = new RandomStreams(arguments.GetValue(CommonOptions.Seed)),
            Threads = arguments.GetValue(CommonOptions.Threads),
        };
    }

    /// <summary>What the work is given.</summary>
    public RunContext Context { get; }

    /// <summary>Whether the result is wanted as JSON on standard output, and therefore nothing else there.</summary>
    public bool JsonOnStandardOutput => _jsonTarget == "-";

    /// <summary>
    /// Does the work of a command, unless errors are known already; null where it was not done. A failure becomes a finding, at the input where it says no place.
    /// </summary>
    public T? Attempt<T>(Func<T> work, string? input = null)
        where T : class
    {
        FindingCollector findings = Context.Findings;
        if (findings.HasErrors) return null;
        try
        {
            return work();
        }
        catch (OsteonException failure)
        {
            Finding finding = failure.Finding;
            if (finding.Location is null && input is not null && !findings.ToList().Contains(finding)) finding = finding with { Location = new SourceLocation(input) };
            findings.Add(finding);
            return null;
        }
    }

    /// <summary>A line of the result for people.</summary>
    public void Result(string text)
    {
        _progress.Clear();
        if (!JsonOnStandardOutput) Console.Out.WriteLine(text);
    }

    /// <summary>A message that is not the result.</summary>
    public void Say(string text)
    {
        _progress.Clear();
        if (!_quiet) Console.Error.WriteLine(text);
    }

    /// <summary>Prints findings to standard error; notes only when not quiet.</summary>
    public void Tell(IEnumerable<Finding> findings)
    {
        _progress.Clear();
        foreach (Finding finding in findings)
        {
            _told.Add(finding);
            if (finding.Severity != Severity.Note || !_quiet) Console.Error.WriteLine(finding);
        }
    }

    /// <summary>Writes the JSON document where it is wanted, if it is wanted.</summary>
    public void Json(Func<JsonObject> document)
    {
        if (_jsonTarget is null || _jsonWritten) return;
        _jsonWritten = true;
        string text = document().ToJsonString(OsteonJson.Indented) + "\n";
        _progress.Clear();
        if (JsonOnStandardOutput) Console.Out.Write(text);
        else AtomicFile.WriteAllText(_jsonTarget, text);
    }

    /// <summary>Whoever asked for JSON gets one document from a refused command too: what was found, and nothing else.</summary>
    public void JsonOfRefusal() => Json(() => new JsonObject
    {
        ["schema"] = "osteon.refusal/1",
        ["findings"] = ResultDocument.FindingsJson(_told),
        ["versions"] = ResultDocument.VersionsJson(),
    });

    /// <summary>Leaves the terminal clean.</summary>
    public void Close() => _progress.Clear();
}
