using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// One file while it is read: what the user stated, the numbers, and the findings, which are passed on together at the end.
/// </summary>
internal sealed class NtaReading
{
    private const int MostErrors = 5000;

    private readonly FindingCollector _own = new();
    private readonly CappedFindings _findings;
    private int _errors;

    public NtaReading(NtaText text, NtaReadOptions options, RunContext context, bool commaSeparates)
    {
        Text = text;
        Options = options;
        Context = context;
        Numbers = new NtaNumbers(text.Path, commaSeparates, options.DecimalMark);
        _findings = new CappedFindings(_own, text.Path, options.Limits.MaxFindingsPerKind);
    }

    /// <summary>The text.</summary>
    public NtaText Text { get; }

    /// <summary>What the user stated.</summary>
    public NtaReadOptions Options { get; }

    /// <summary>Cancellation and progress.</summary>
    public RunContext Context { get; }

    /// <summary>The numbers of the file.</summary>
    public NtaNumbers Numbers { get; }

    /// <summary>Limits.</summary>
    public NtaLimits Limits => Options.Limits;

    /// <summary>A place in the file.</summary>
    public SourceLocation At(int line, int? column = null) => new(Text.Path, line, column);

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Adds an error; stops where there are so many that the rest of the file says nothing more.</summary>
    public void Error(string id, string message, SourceLocation where, string? value = null, string? hint = null)
    {
        var finding = Finding.Error(id, message, where, value is { Length: > 80 } ? value[..80] + "…" : value, hint);
        Add(finding);
        if (++_errors >= MostErrors) throw new InvalidContentException(finding);
    }

    /// <summary>Adds a warning.</summary>
    public void Warning(string id, string message, SourceLocation where, string? value = null, string? hint = null) =>
        Add(Finding.Warning(id, message, where, value is { Length: > 80 } ? value[..80] + "…" : value, hint));

    /// <summary>Stops because a limit is exceeded (OST-NTA-002).</summary>
    public InvalidContentException TooMany(int line, string what, int most) => Refusal.Content(
        "OST-NTA-002",
        At(line),
        string.Create(CultureInfo.InvariantCulture, $"the file holds more than {most} {what}"),
        hint: "Check that it is the file you meant; export fewer videos or tracks at once.");

    /// <summary>Stops because something needed is not there (OST-NTA-006).</summary>
    public InvalidContentException Missing(string what, string hint) =>
        Refusal.Content("OST-NTA-006", new SourceLocation(Text.Path), what, hint: hint);

    /// <summary>Passes all findings on; throws the first error if there is one.</summary>
    public void Finish()
    {
        Numbers.Close(_own);
        _findings.Close();
        IReadOnlyList<Finding> all = _own.ToList();
        Context.Findings.AddRange(all);
        foreach (Finding finding in all)
            if (finding.Severity == Severity.Error) throw new InvalidContentException(finding);
    }

    /// <summary>Passes on what was found before reading stopped, and what stopped it.</summary>
    public void GiveUp(InvalidContentException reason)
    {
        _findings.Close();
        Context.Findings.AddRange(_own.ToList());
        Context.Findings.Add(reason.Finding);
    }
}
