using System.CommandLine;
using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Study;
using Osteon.Vesicles;

namespace Osteon.Cli.Commands;

/// <summary>The options of <c>osteon nta summarise</c>, and their translation.</summary>
internal sealed class NtaOptions
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Exports of ZetaView (_size_ with its _11pos) or NanoSight (ExperimentSummary, Summary, ParticleData), or a declared table; a folder is one measurement. Files that belong together are joined.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _design = new("--design")
    {
        Description = $"Table that names the files and where they belong: columns file, {string.Join(", ", NtaPlacing.Columns)}.",
        HelpName = "TABLE",
    };

    private readonly Option<string[]> _blanks = new("--blank")
    {
        Description = "Recordings of the diluent alone; two or more are subtracted and give the limit of detection.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _dilution = new("--dilution")
    {
        Description = "How many times the measured samples were diluted, where the files do not say. It is applied once; a file that states another is an error.",
        HelpName = "N",
    };

    private readonly Option<string[]> _windows = new("--window")
    {
        Description = "Window of diameters in nm whose share is reported, several allowed. Default: 30..150.",
        HelpName = "FROM..TO",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _columns = new("--columns")
    {
        Description = "Columns of a plain table: size=TITLE,counts=TITLE[+TITLE…],unit=nm|um,of=diameter|radius,at=centre|lower|upper,amount=tracks|per_ml. Without counts each row is one particle.",
        HelpName = "KEY=VALUE,…",
    };

    private readonly Option<string?> _least = new("--least-tracks") { Description = "Fewer tracks than this in a distribution become a warning. Default: 500.", HelpName = "N" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_files);
        foreach (Option option in (Option[])[_design, _blanks, _dilution, _windows, _columns, _least]) command.Options.Add(option);
    }

    /// <summary>What was asked for, or null where it cannot be understood; the findings say why, all at once.</summary>
    public NtaInput? Read(ParseResult arguments, FindingCollector findings)
    {
        double? dilution = Number(arguments.GetValue(_dilution), "--dilution", 1, findings);
        double? least = Number(arguments.GetValue(_least), "--least-tracks", 0, findings);
        SizeWindow[] windows = [.. (arguments.GetValue(_windows) ?? []).Select(w => Window(w, findings)).OfType<SizeWindow>()];
        NtaColumns? columns = arguments.GetValue(_columns) is { } text ? NtaColumnsText.Parse(text, findings) : null;
        bool understood = !findings.HasErrors;
        List<NtaSource> sources = Sources(arguments, dilution, findings);
        if (sources.Count == 0 && !findings.HasErrors)
            findings.Add(Finding.Error("OST-CLI-030", "no file was named", hint: "osteon nta summarise FILE…, or --design TABLE."));
        if (!understood || (findings.HasErrors && sources.Count == 0)) return null;
        NtaSummaryParameters parameters = NtaSummaryParameters.Default with
        {
            Windows = windows.Length > 0 ? windows : NtaSummaryParameters.Default.Windows,
            Gates = least is { } tracks ? NtaGates.Default with { LeastTracks = tracks } : NtaGates.Default,
        };
        return new NtaInput(sources, new NtaReadOptions { Columns = columns }, parameters);
    }

    private List<NtaSource> Sources(ParseResult arguments, double? dilution, FindingCollector findings)
    {
        var sources = new List<NtaSource>();
        string[] files = arguments.GetValue(_files) ?? [];
        if (arguments.GetValue(_design) is { } design) sources.AddRange(NtaPlacing.Read(design, findings).Select(s => s with { Dilution = s.Dilution ?? (s.Blank ? null : dilution) }));
        sources.AddRange(Together(files).Select(input => new NtaSource(input, "1", new SourceLocation(input.Name)) { Dilution = dilution }));
        sources.AddRange((arguments.GetValue(_blanks) ?? [])
            .Select(f => new NtaSource(NtaSource.InputOf(f, f), "blank", new SourceLocation(f)) { Blank = true }));
        return sources;
    }

    /// <summary>
    /// Files of ZetaView that share the name up to <c>_size_</c>, <c>_11pos</c> or <c>_prof_</c>, and tables of NanoSight's videos beside their summary, are one measurement.
    /// </summary>
    private static IEnumerable<StepInput> Together(string[] files)
    {
        foreach (IGrouping<string, string> group in files.GroupBy(NtaFileNames.StemOf, StringComparer.Ordinal))
        {
            string[] members = [.. group];
            yield return members.Length == 1
                ? NtaSource.InputOf(members[0], members[0])
                : new StepInput(members[0], members[0], [.. members.Select(m => (Path.GetFileName(m), m))]);
        }
    }

    private static SizeWindow? Window(string text, FindingCollector findings)
    {
        string[] ends = text.Split("..");
        if (ends.Length == 2 && double.TryParse(ends[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double from)
            && double.TryParse(ends[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double to) && from >= 0 && from < to && double.IsFinite(to))
            return new SizeWindow(from, to);
        findings.Add(Finding.Error("OST-CLI-031", $"'{text}' is not a window of diameters", value: text, hint: "Write --window 30..150, in nm."));
        return null;
    }

    private static double? Number(string? text, string option, double least, FindingCollector findings)
    {
        if (text is null) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && double.IsFinite(value)) return value;
        findings.Add(Finding.Error("OST-CLI-032", FormattableString.Invariant($"{option} is a number from {least:R}, not '{text}'"), value: text));
        return null;
    }
}
