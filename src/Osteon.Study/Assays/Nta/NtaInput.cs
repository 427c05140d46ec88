using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>Measurements of particle tracking that are summarised together, and everything that decides the numbers.</summary>
/// <param name="Sources">Samples and blanks; at least one sample.</param>
/// <param name="Options">What the files do not say.</param>
/// <param name="Parameters">Windows, intervals, gates.</param>
public sealed record NtaInput(IReadOnlyList<NtaSource> Sources, NtaReadOptions Options, NtaSummaryParameters Parameters)
{
    /// <summary>The version of what <see cref="Summarise"/> computes; raised when its numbers change for the same input.</summary>
    public const int Version = 2;

    /// <summary>Id of the finding that nobody states the dilution, so that the concentration is that of the measured suspension.</summary>
    public const string DilutionUnknown = DilutionLedger.UnknownId;

    /// <summary>Reads and summarises. Problems of all files are collected before the first is thrown.</summary>
    /// <exception cref="OsteonException">A file cannot be read, or what is declared contradicts it.</exception>
    public NtaResult Summarise(RunContext context)
    {
        var own = new FindingCollector();
        RunContext inner = context with { Findings = own };
        try
        {
            var understood = new List<string>();
            IReadOnlyList<PlacedRecording> placed = Read(understood, inner);
            PreparationSummary summary = PreparationSummary.Of(placed, Parameters, inner);
            if (summary.Blank is { } blank && Sources.Count(s => s.Blank) == 1)
                own.Add(Finding.Warning(
                    "OST-NTS-035",
                    FormattableString.Invariant($"the {blank.Count} blanks are recordings of one measurement: their scatter is that of counting, not that of blanks, and the limit of detection is too low"),
                    new SourceLocation(Sources.First(s => s.Blank).Input.Name),
                    hint: "Fill the cell with diluent anew at least twice, better three times."));
            return new NtaResult(summary, placed, understood);
        }
        finally
        {
            context.Findings.AddRange(own.ToList().Select(Named));
        }
    }

    /// <summary>Places inside a file carry the name the user gave it.</summary>
    private Finding Named(Finding finding)
    {
        foreach (NtaSource source in Sources)
            if (finding.Location is { } location && location.File.StartsWith(source.Input.Path, StringComparison.Ordinal))
                return InputNames.Named(finding, source.Input.Path, source.Input.Name);
        return finding;
    }

    /// <summary>What holds for all recordings of a file alike is said once.</summary>
    private static Finding OfOneFile(IGrouping<string, Finding> alike) => alike.Count() == 1
        ? alike.First()
        : alike.First() with { Message = FormattableString.Invariant($"{alike.First().Message} (and alike for {alike.Count() - 1} more of this file)") };

    /// <summary>Reads all files and summarises each recording alone.</summary>
    private List<PlacedRecording> Read(List<string> understood, RunContext context)
    {
        var placed = new List<PlacedRecording>();
        OsteonException? first = null;
        foreach ((int i, NtaSource source) in Sources.Index())
        {
            context.Report("reading", (double)i / Sources.Count, source.Input.Name);
            try
            {
                var own = new FindingCollector();
                foreach ((RecordingPlace place, NtaRecording recording) in source.Read(Options, understood, context))
                {
                    ResolvedDilution dilution = DilutionLedger.Of(recording, source.Dilution, new SourceLocation(source.Input.Name), own);
                    placed.Add(new PlacedRecording(place, NtaSummary.Of(recording, dilution, Parameters)));
                }

                // Nobody dilutes a blank: what is in the chamber is the blank.
                context.Findings.AddRange(own.ToList().Where(f => !(source.Blank && f.Id == DilutionLedger.UnknownId)).GroupBy(f => f.Id).Select(OfOneFile));
            }
            catch (OsteonException failure)
            {
                if (first is not null) context.Findings.Add(failure.Finding);
                first ??= failure;
            }
        }

        if (first is not null) throw first;
        if (context.Findings.ToList().FirstOrDefault(f => f.Severity == Severity.Error) is { } error) throw new InvalidContentException(error);
        if (!placed.Any(p => !p.Place.Blank))
            throw new InvalidContentException(Finding.Error(
                "OST-NTS-032", "there is no recording of a sample", hint: "Only blanks were given: name the files of the samples too."));
        foreach (IGrouping<RecordingPlace, PlacedRecording> twice in placed.GroupBy(p => p.Place).Where(g => g.Skip(1).Any()))
            throw new InvalidContentException(Finding.Error(
                "OST-NTS-033", $"two recordings have one place: isolation '{twice.Key.Isolation}', dilution '{twice.Key.Dilution}', video '{twice.Key.Video}'",
                hint: "Give them different names in the column video."));
        return placed;
    }
}

/// <summary>What was summarised.</summary>
/// <param name="Summary">All recordings together.</param>
/// <param name="Recordings">Every recording, blanks too, in the order read.</param>
/// <param name="Understood">What was understood of the files, one fact a line.</param>
public sealed record NtaResult(PreparationSummary Summary, IReadOnlyList<PlacedRecording> Recordings, IReadOnlyList<string> Understood)
{
    /// <summary>The measures over all recordings.</summary>
    public IReadOnlyList<Measure> Measures =>
    [
        .. Summary.Measures.Select(m => m.Summary is { } s ? Measure.Of(m.Id, s.Mean, m.Recordings) : Measure.Unavailable(m.Id, m.NotAvailable!)),
    ];
}
