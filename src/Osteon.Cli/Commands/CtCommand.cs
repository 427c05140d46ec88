using System.CommandLine;
using System.Globalization;
using Osteon.Formats;
using Osteon.MicroCt;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon ct measure|convert|preview</c>: one scan.</summary>
internal static class CtCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var ct = new Command("ct", "Micro-CT scans.");
        ct.Subcommands.Add(Measure(cancellation));
        ct.Subcommands.Add(Convert(cancellation));
        ct.Subcommands.Add(Preview(cancellation));
        return ct;
    }

    private static Command Measure(CancellationToken cancellation)
    {
        var options = new CtOptions();
        var measures = new Option<string[]>("--measures") { Description = "Only these measures, by id, separated by commas. See 'osteon terms'.", HelpName = "ID,…" };
        var qc = new Option<string?>("--qc") { Description = "Also write three planes with the outline of the bone as PNG into this folder.", HelpName = "DIR" };
        Command command = Root.Command(
            "measure",
            "Measures bone volume, surface, porosity, topology and mineral density of one scan.",
            (a, session) =>
            {
                string[]? ids = a.GetValue(measures)?.SelectMany(m => m.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToArray();
                return Run(session, options.Read(a, session.Context.Findings) is { } scan
                    ? scan with { Parameters = scan.Parameters with { Measures = ids is { Length: > 0 } ? ids : null } }
                    : null, a.GetValue(qc), printMeasures: true);
            },
            cancellation);
        options.AddTo(command);
        command.Options.Add(measures);
        command.Options.Add(qc);
        return command;
    }

    private static Command Preview(CancellationToken cancellation)
    {
        var options = new CtOptions();
        var to = new Option<string>("--out") { Description = "Folder for the pictures.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        Command command = Root.Command(
            "preview",
            "Writes three orthogonal planes with the outline of the bone as PNG, to judge threshold and volume of interest by eye.",
            (a, session) => Run(
                session,
                options.Read(a, session.Context.Findings) is { } scan ? scan with { Parameters = scan.Parameters with { Measures = ["tv", "bv", "bv_tv", "threshold"] } } : null,
                a.GetRequiredValue(to),
                printMeasures: true),
            cancellation);
        options.AddTo(command);
        command.Options.Add(to);
        return command;
    }

    private static Command Convert(CancellationToken cancellation)
    {
        var from = new Argument<string>("VOLUME") { Description = "A volume of any kind Osteon reads." };
        var to = new Argument<string>("TARGET") { Description = $"The file to write: {string.Join(", ", VolumeFiles.All.SelectMany(f => f.WritableExtensions))}." };
        var spacing = CtOptions.SpacingOption();
        var unit = CtOptions.UnitOption();
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the target if it exists." };
        Command command = Root.Command(
            "convert",
            "Converts a volume to another format; grey values stay exactly as they are.",
            (a, session) =>
            {
                FindingCollector findings = session.Context.Findings;
                string source = a.GetRequiredValue(from), target = a.GetRequiredValue(to);
                Spacing? given = CtOptions.ReadSpacing(a.GetValue(spacing), a.GetValue(unit), findings);
                if (File.Exists(target) && !a.GetValue(overwrite))
                    findings.Add(Finding.Error("OST-CLI-004", "the target exists already", new SourceLocation(target), hint: "Choose another name, or give --overwrite."));
                if (!findings.HasErrors)
                {
                    using ISliceSource opened = CtScan.OpenVolume(source, source, findings);
                    using ISliceSource volume = given is { } s ? new SpacedSource(opened, s, source, findings) : opened;
                    VolumeFiles.Write(target, volume, VolumeWriteOptions.Default, session.Context);
                    session.Result($"{target}: {volume.Header.Shape}, {volume.Header.VoxelType}, {volume.Header.Spacing?.ToString() ?? "voxel size not stated"}");
                }

                session.Json(() => new ResultDocument("osteon.ct.convert/1", [], new() { ["from"] = source, ["to"] = target }, [], [], findings.ToList()).ToJson());
                session.Tell(findings.ToList());
                return findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
            },
            cancellation);
        command.Arguments.Add(from);
        command.Arguments.Add(to);
        command.Options.Add(spacing);
        command.Options.Add(unit);
        command.Options.Add(overwrite);
        return command;
    }

    private static int Run(Session session, CtScan? scan, string? pictures, bool printMeasures)
    {
        FindingCollector findings = session.Context.Findings;
        CtResult? result = null;
        if (scan is not null && !findings.HasErrors)
        {
            try
            {
                result = scan.Measure(session.Context);
            }
            catch (OsteonException failure)
            {
                findings.Add(failure.Finding with { Location = failure.Finding.Location ?? new SourceLocation(scan.Name) });
            }
        }

        if (scan is null)
            session.Json(() => new ResultDocument(CtDocument.Schema, [], [], [], [], findings.ToList()).ToJson());
        else
        {
            session.Json(() => CtDocument.Of(scan, result, result is null ? [] : Digests(scan, session.Context.Cancellation), findings.ToList()).ToJson());
        }

        if (result is { Planes: { } planes } && pictures is not null)
        {
            Directory.CreateDirectory(pictures);
            foreach ((string name, QcPlane plane) in QcImages.Named(planes))
            {
                AtomicFile.Write(Path.Combine(pictures, name), stream => QcImages.Write(stream, plane));
                session.Say($"wrote {Path.Combine(pictures, name)}");
            }
        }

        if (result is not null && printMeasures) foreach (Measure measure in result.Measures) session.Result(Line(measure));
        session.Tell(findings.ToList());
        return scan is null ? ExitCode.Usage : findings.HasErrors ? ExitCode.Findings : ExitCode.Done;
    }

    private static StepOutput[] Digests(CtScan scan, CancellationToken cancellation)
    {
        ContentDigest digest = new StepInput(scan.Name, scan.Path, VolumeInputFiles.Of(scan.Path)).Digest(cancellation);
        return [new StepOutput(scan.Name, digest.Sha256, digest.Bytes)];
    }

    private static string Line(Measure measure) => measure.Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{measure.Term.Label,-22} {value,18:G10} {measure.Term.Unit.Display}").TrimEnd()
        : $"{measure.Term.Label,-22} {"–",18} ({measure.NotAvailable})";
}
