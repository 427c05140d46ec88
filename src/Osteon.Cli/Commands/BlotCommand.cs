using System.CommandLine;
using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Study;
using Osteon.Vesicles;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon blot quantify</c>: one picture of a Western blot or gel.</summary>
internal static class BlotCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var blot = new Command("blot", "Western blots and gels.");
        blot.Subcommands.Add(Quantify(cancellation));
        return blot;
    }

    private static Command Quantify(CancellationToken cancellation)
    {
        var options = new BlotOptions();
        var overlay = new Option<string?>("--overlay") { Description = "Also write the picture with lanes and bands drawn on it, as PNG, into this folder.", HelpName = "DIR" };
        Command command = Root.Command(
            "quantify",
            "Finds lanes and bands of a blot, or takes them from a file, and measures the volume of every band over its background.",
            (a, session) => Run(session, options.Read(a, session.Context.Findings), a.GetValue(overlay)),
            cancellation);
        options.AddTo(command);
        command.Options.Add(overlay);
        return command;
    }

    private static int Run(Session session, BlotPicture? picture, string? folder)
    {
        FindingCollector findings = session.Context.Findings;
        if (folder is not null && File.Exists(folder))
            findings.Add(Finding.Error("OST-CLI-020", "the folder for the overlay is a file", new SourceLocation(folder), hint: "Name a folder."));
        BlotAnalysis? analysis = picture is null ? null : session.Attempt(() => picture.Measure(session.Context), picture.Name);
        if (analysis is not null && folder is not null && !findings.HasErrors)
        {
            Directory.CreateDirectory(folder);
            string target = Path.Combine(folder, Path.GetFileNameWithoutExtension(picture!.Path) + ".overlay.png");
            AtomicFile.Write(target, analysis.Overlay.Write);
            session.Say($"wrote {target}");
        }

        if (picture is null) session.Json(() => new ResultDocument(BlotDocument.Schema, [], [], [], [], findings.ToList()).ToJson());
        else session.Json(() => BlotDocument.Of(picture, analysis, analysis is null ? [] : Digests(picture, session.Context.Cancellation), findings.ToList()).ToJson());
        if (analysis is not null) Print(session, analysis);
        session.Tell(findings.ToList());
        return picture is null ? ExitCode.Usage : findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
    }

    private static StepOutput[] Digests(BlotPicture picture, CancellationToken cancellation) =>
    [
        .. new[] { new StepInput(picture.Name, picture.Path, [(picture.Name, picture.Path)]), picture.Rois, picture.TotalProtein }.OfType<StepInput>().Select(input =>
        {
            ContentDigest digest = input.Digest(cancellation);
            return new StepOutput(input.Name, digest.Sha256, digest.Bytes);
        }),
    ];

    private static void Print(Session session, BlotAnalysis analysis)
    {
        session.Result(" lane  band   row        volume      ± error   kDa     normalised  remarks");
        for (int i = 0; i < analysis.Result.Bands.Count; i++)
        {
            BlotBand b = analysis.Result.Bands[i];
            string[] remarks = [b.Saturated ? "saturated" : "", b.Overlapping ? "overlaps" : "", b.Present ? "" : "below LOD", analysis.Labels[i] ?? ""];
            session.Result(string.Create(
                CultureInfo.InvariantCulture,
                $"{b.Lane,5} {b.Index,5} {b.Row,5} {b.Volume,13:G7} {b.VolumeError,12:G3} {b.MolecularWeight,5:F0} {analysis.Normalised?[i].Value,14:G7}  {string.Join(", ", remarks.Where(r => r.Length > 0))}")
                .TrimEnd());
        }

        foreach (TargetPresence call in analysis.Presence)
            session.Result(string.Create(
                CultureInfo.InvariantCulture, $"{call.Target} in lane {call.Lane}: {Word(call.Call)}{(call.Reason is null ? $" (limit of detection {call.DetectionLimit:G4})" : $" ({call.Reason})")}"));
    }

    private static string Word(PresenceCall call) => call switch
    {
        PresenceCall.Present => "present",
        PresenceCall.Absent => "absent",
        _ => "not decidable",
    };
}
