using System.CommandLine;
using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon tem measure</c>: the vesicles of one electron micrograph.</summary>
internal static class TemCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var tem = new Command("tem", "Electron micrographs of vesicles.");
        tem.Subcommands.Add(Measure(cancellation));
        return tem;
    }

    private static Command Measure(CancellationToken cancellation)
    {
        var options = new TemOptions();
        var overlay = new Option<string?>("--overlay")
        {
            Description = "Also write the picture with the outlines as a PNG, to judge them by eye.",
            HelpName = "FILE",
        };
        Command command = Root.Command(
            "measure",
            "Finds the vesicles of an electron micrograph and measures diameter, form and contrast of each.",
            (a, session) => Run(session, options.Read(a, session.Context.Findings), a.GetValue(overlay)),
            cancellation);
        options.AddTo(command);
        command.Options.Add(overlay);
        return command;
    }

    private static int Run(Session session, MicrographPicture? picture, string? overlay)
    {
        FindingCollector findings = session.Context.Findings;
        if (picture is null)
        {
            session.Json(() => new ResultDocument(MicrographDocument.Schema, [], [], [], [], findings.ToList()).ToJson());
            session.Tell(findings.ToList());
            return ExitCode.Usage;
        }

        if (overlay is not null) CheckOverlay(overlay, picture, findings);
        MeasuredMicrograph? measured = session.Attempt(() => picture.Measure(session.Context));
        if (measured is not null && overlay is not null && !findings.HasErrors)
        {
            AtomicFile.Write(overlay, measured.WriteOverlay);
            session.Say($"wrote {overlay}");
        }

        ResultDocument document =
            MicrographDocument.Of(picture, measured, measured is null ? [] : Digests(picture, session.Context.Cancellation),
            session.Context);
        session.Json(document.ToJson);
        foreach (Measure measure in document.Measures) session.Result(Line(measure));
        session.Tell(findings.ToList());
        return findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
    }

    /// <summary>An overlay takes the place of an earlier one, but never that of an input, nor of a folder.</summary>
    private static void CheckOverlay(string overlay, MicrographPicture picture, FindingCollector findings)
    {
        string target = Real(overlay);
        if (Directory.Exists(overlay))
            findings.Add(Finding.Error("OST-TEM-024", "--overlay is a folder", new SourceLocation(overlay), hint: "Name a file."));
        else if (new[] { picture.Path, picture.Corrections?.Path }.OfType<string>().Any(p => Real(p) == target))
            findings.Add(Finding.Error("OST-TEM-024", "--overlay would replace an input", new SourceLocation(overlay), hint: "Name another file."));
    }

    /// <summary>The full path of a file, links followed.</summary>
    private static string Real(string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target ? Path.GetFullPath(target.FullName) : full;
    }

    private static StepOutput[] Digests(MicrographPicture picture, CancellationToken cancellation)
    {
        var image = new StepInput(picture.Name, picture.Path, [(picture.Name, picture.Path)]);
        return
        [
            .. new[] { image, picture.Corrections }.OfType<StepInput>().Select(input =>
            {
                ContentDigest digest = input.Digest(cancellation);
                return new StepOutput(input.Name, digest.Sha256, digest.Bytes);
            }),
        ];
    }

    private static string Line(Measure measure) => measure.Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{measure.Term.Label,-36} {value,14:G7} {measure.Term.Unit.Display}").TrimEnd()
        : $"{measure.Term.Label,-36} {"–",14} ({measure.NotAvailable})";
}
