using System.CommandLine;
using System.Globalization;
using Osteon.Primitives;
using Osteon.Study;
using Osteon.Vesicles;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon nta</c>: sizes and concentrations of particles from what a vendor's program exported.</summary>
internal static class NtaCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var nta = new Command("nta", "Nanoparticle tracking analysis: vendors' exports, videos and tracks.");
        nta.Subcommands.Add(Summarise(cancellation));
        nta.Subcommands.Add(NtaTrackCommand.Create(cancellation));
        return nta;
    }

    private static Command Summarise(CancellationToken cancellation)
    {
        var options = new NtaOptions();
        var to = new Option<string?>("--out") { Description = "Folder for the tables as TSV; files that exist are not replaced.", HelpName = "DIR" };
        Command command = Root.Command(
            "summarise",
            "Sizes and concentration from exports of ZetaView and NanoSight, or a table of sizes: the vendor's numbers, recomputed, and why they differ.",
            (a, session) =>
            {
                NtaInput? input = options.Read(a, session.Context.Findings);
                return Run(session, input, a.GetValue(to));
            },
            cancellation);
        options.AddTo(command);
        command.Options.Add(to);
        return command;
    }

    private static int Run(Session session, NtaInput? input, string? folder)
    {
        FindingCollector findings = session.Context.Findings;
        if (input is not null && folder is not null) ResultTables.CheckTarget(folder, findings);
        NtaResult? result = input is null ? null : session.Attempt(() => input.Summarise(session.Context));
        if (result is not null && folder is not null)
            foreach (string file in ResultTables.Write(folder, [.. NtaTables.Of(result)])) session.Say($"wrote {file}");
        if (input is not null)
        {
            session.Json(() => NtaDocument.Of(
                input, result, result is null ? [] : [.. input.Sources.Select(s => ResultTables.Digest(s.Input, session.Context.Cancellation))], findings.ToList()));
        }

        if (result is not null) Print(session, result);
        session.Tell(findings.ToList());
        return input is null ? ExitCode.Usage : findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
    }

    private static void Print(Session session, NtaResult result)
    {
        foreach (string line in result.Understood) session.Say(line);
        foreach (ReplicatedMeasure measure in result.Summary.Measures) session.Result(Line(measure));
        ReplicatedMeasure shown = result.Summary.Measures[0];
        if (shown.Summary is { } nested)
            session.Result(nested.N == 1
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"n = 1 isolation, {shown.Recordings} recording{(shown.Recordings == 1 ? "" : "s")}: {(nested.Level is { } level ? $"intervals show the scatter between units of level {level.ToString().ToLowerInvariant()}, not that of the biology" : "no interval")}")
                : string.Create(CultureInfo.InvariantCulture, $"n = {nested.N} isolations, {shown.Recordings} recordings"));
        foreach (PlacedRecording recording in result.Recordings)
            session.Result($"{Path.GetFileName(recording.Place.Video)}: {recording.Summary.Concentration?.Ledger ?? recording.Summary.NoConcentration}{(recording.Place.Blank ? " (blank)" : "")}");
        VendorCheck[] differing = [.. result.Recordings.SelectMany(r => r.Summary.Vendor).Where(c => c.Reason != VendorReason.Agrees)];
        foreach (IGrouping<(string, NtaAxis?, NtaWeighting?, VendorReason), VendorCheck> alike in differing.GroupBy(c => (c.Quantity, c.Axis, c.Weighting, c.Reason)))
        {
            VendorCheck check = alike.First();
            int recordings = alike.Select(c => c.Recording).Distinct(StringComparer.Ordinal).Count();
            session.Result(string.Create(
                CultureInfo.InvariantCulture,
                $"{check.Key}: vendor {check.VendorText}, recomputed {check.Recomputed:G6} {check.Unit} ({recordings} of {result.Recordings.Count} recordings). {check.Why}"));
        }
    }

    private static string Line(ReplicatedMeasure measure)
    {
        Term term = TermRegistry.Get(measure.Id);
        if (measure.Summary is not { } s) return $"{term.Label,-34} {"–",14} ({measure.NotAvailable})";
        string interval = s.TLow is { } low && s.THigh is { } high ? string.Create(CultureInfo.InvariantCulture, $"  [{low:G5}, {high:G5}]") : "";
        string vendor = measure.VendorValue is { } v ? string.Create(CultureInfo.InvariantCulture, $"  vendor {v:G6}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{term.Label,-34} {s.Mean,14:G6} {term.Unit.Display}{interval}{vendor}");
    }
}
