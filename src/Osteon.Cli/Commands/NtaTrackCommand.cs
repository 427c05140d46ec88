using System.CommandLine;
using System.Globalization;
using Osteon.Primitives;
using Osteon.Study;
using Osteon.Vesicles;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon nta track</c>: sizes and concentration of particles from a recording, or from ready tracks.</summary>
internal static class NtaTrackCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var options = new NtaTrackOptions();
        var to = new Option<string?>("--out") { Description = "Folder for the tables as TSV; files that exist are not replaced.", HelpName = "DIR" };
        Command command = Root.Command(
            "track",
            "Tracks the particles of a recording, or takes ready tracks: diffusion coefficients, size distribution, concentration, threshold sweep.",
            (a, session) => Run(session, options.Read(a, session.Context.Findings), a.GetValue(to)),
            cancellation);
        options.AddTo(command);
        command.Options.Add(to);
        return command;
    }

    private static int Run(Session session, TrackingInput? input, string? folder)
    {
        FindingCollector findings = session.Context.Findings;
        if (input is not null && folder is not null) ResultTables.CheckTarget(folder, findings);
        TrackingOutcome? outcome = input is null ? null : session.Attempt(() => input.Track(session.Context), input.Name);
        Table[] tables = outcome is null ? [] : [.. TrackingTables.Of(outcome)];
        if (outcome is not null && folder is not null)
            foreach (string file in ResultTables.Write(folder, tables)) session.Say($"wrote {file}");
        ResultDocument? document = input is null
            ? null
            : TrackingDocument.Of(
                input, outcome, outcome is null ? [] : [ResultTables.Digest(input.Input, session.Context.Cancellation)], findings.ToList());
        session.Json(() => document?.ToJson() ?? new ResultDocument(TrackingDocument.Schema, [], [], [], [], findings.ToList()).ToJson());
        if (outcome is not null && document is not null) Print(session, outcome, document);
        session.Tell(findings.ToList());
        return input is null ? ExitCode.Usage : findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
    }

    private static void Print(Session session, TrackingOutcome outcome, ResultDocument document)
    {
        foreach (Measure measure in document.Measures) session.Result(Line(measure));
        if (outcome.Sizes.Mixture is { } mixture)
            foreach (LogNormalComponent part in mixture.Best.Components)
                session.Result(string.Create(
                    CultureInfo.InvariantCulture, $"component              {part.Share,17:P1}  median {part.Median:F1} nm, geometric SD {part.GeometricSd:F3}"));
        if (outcome.Video is not { Sweep.Count: > 0 } video) return;
        session.Result("mass >     per frame   noise   tracks   mean nm     SD nm   mode nm");
        foreach (SweepPoint p in video.Sweep)
            session.Result(string.Create(
                CultureInfo.InvariantCulture,
                $"{p.MinimumMass,-10:G5}{p.SpotsPerFrame,10:F1}{p.FalsePerFrame,8:F2}{p.Tracks,9}{p.Statistics?.Mean,10:F1}{p.Statistics?.Sd,10:F1}{p.Statistics?.Mode,10:F1}"));
    }

    private static string Line(Measure measure) => measure.Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{measure.Term.Label,-26} {value,14:G6} {measure.Term.Unit.Display}").TrimEnd()
        : $"{measure.Term.Label,-26} {"–",14} ({measure.NotAvailable})";
}
