using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>What was written.</summary>
/// <param name="Files">Names of the files inside the folder, the index first.</param>
/// <param name="Findings">What was left out of a page and why.</param>
public sealed record MechanismPagesResult(IReadOnlyList<string> Files, IReadOnlyList<Finding> Findings);

/// <summary>
/// Writes the pages of a mechanism graph into a folder: the index and one page for each indication. The pages are made in a folder beside
/// it, which then gets its name, so that the folder holds all pages of one graph or none. The same graph gives the same bytes.
/// </summary>
public static class MechanismPages
{
    private const string Marker = ".osteon-mechanism-pages";

    /// <summary>Writes the pages.</summary>
    /// <exception cref="InvalidContentException">
    /// OST-OUT-003: the folder is a file; OST-OUT-001: it holds files that this command did not write, and would have to replace them;
    /// OST-OUT-005: it is the
    /// current folder or holds it.
    /// </exception>
    /// <exception cref="OsteonException">OST-VOL-024: the system does not let the folder be written.</exception>
    public static MechanismPagesResult Write(LoadedMechanism loaded, IReadOnlyList<IndicationDossier> dossiers, string folder,
        RunContext context)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(dossiers);
        ArgumentNullException.ThrowIfNull(context);
        MechanismGraph graph = loaded.Reading.Graph ?? throw new ArgumentException("there is no graph", nameof(loaded));
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Directory.Exists(target)) target = Directory.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
        Refuse(target, folder);
        var findings = new List<Finding>();
        var files = new List<string>();
        var generator = new ReportGenerator("Osteon", OsteonVersion.Current);
        string scratch = $"{target}.{Environment.ProcessId}.partial";
        try
        {
            Directory.CreateDirectory(scratch);
            Page(MechanismIndexPage.FileName,
                MechanismIndexPage.Of(graph, loaded.Name, Coverage.Of(graph, loaded.CheckData.Claims), dossiers, generator));
            for (int i = 0; i < dossiers.Count; i++)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                context.Report("writing the pages of the indications", (double)i / dossiers.Count);
                Page(MechanismIndexPage.FileNameOf(dossiers[i].Indication),
                    IndicationPage.Of(dossiers[i], loaded.Name, MechanismIndexPage.FileName, generator));
            }

            File.WriteAllLines(Path.Combine(scratch, Marker), files);
            Replace(scratch, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OsteonException(
                Finding.Error("OST-VOL-024", $"the folder cannot be written: {e.Message}", new SourceLocation(folder),
                    hint: "Check that you may write there and that the disk is not full."),
                e);
        }
        finally
        {
            if (Directory.Exists(scratch)) Directory.Delete(scratch, recursive: true);
        }

        return new MechanismPagesResult(files, findings);

        void Page(string name, Report report)
        {
            findings.AddRange(HtmlReport.Write(report, Path.Combine(scratch, name)).Findings);
            files.Add(name);
        }
    }

    /// <summary>Refuses a target that holds anything but what an earlier call wrote.</summary>
    private static void Refuse(string target, string folder)
    {
        if (File.Exists(target))
        {
            throw new InvalidContentException(
                Finding.Error("OST-OUT-003", "the output folder is a file", new SourceLocation(folder), hint: "Name a folder."));
        }

        if (!Directory.Exists(target)) return;
        string here = Directory.GetCurrentDirectory() + Path.DirectorySeparatorChar;
        if (here.StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidContentException(Finding.Error(
                "OST-OUT-005",
                "the output folder is the one you are in, or holds it, and cannot be replaced",
                new SourceLocation(folder),
                hint: "Name a folder below it."));
        }

        string list = Path.Combine(target, Marker);
        HashSet<string> ours = File.Exists(list) ? [.. File.ReadAllLines(list), Marker] : [];
        string? foreign = Directory.EnumerateFileSystemEntries(target).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)
            .FirstOrDefault(name => !ours.Contains(name) || Directory.Exists(Path.Combine(target, name)));
        if (foreign is null) return;
        throw new InvalidContentException(Finding.Error(
            "OST-OUT-001",
            "the output folder holds files that this command did not write; the folder would be replaced",
            new SourceLocation(folder),
            foreign,
            "Choose an empty or new folder."));
    }

    /// <summary>Gives the new folder the name of the old one; the old one is removed only when the new one stands.</summary>
    private static void Replace(string scratch, string target)
    {
        string old = scratch + ".old";
        bool replaces = Directory.Exists(target);
        if (replaces) Directory.Move(target, old);
        try
        {
            Directory.Move(scratch, target);
        }
        catch (IOException) when (replaces)
        {
            Directory.Move(old, target);
            throw;
        }

        if (replaces) Directory.Delete(old, recursive: true);
    }
}
