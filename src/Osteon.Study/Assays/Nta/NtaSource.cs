using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>One measurement of particle tracking: the files that belong to it and where it belongs.</summary>
/// <param name="Input">The file, or the folder with all files of the measurement.</param>
/// <param name="Isolation">Name of the isolation.</param>
/// <param name="Location">Where it is named, for findings.</param>
public sealed record NtaSource(StepInput Input, string Isolation, SourceLocation Location)
{
    /// <summary>How many times the measured sample was diluted, or null to take the file's word.</summary>
    public double? Dilution { get; init; }

    /// <summary>Name of the separate dilution, or null: the factor names it.</summary>
    public string? DilutionName { get; init; }

    /// <summary>Name of the recording, or null: the file names it.</summary>
    public string? Video { get; init; }

    /// <summary>Whether diluent without sample was measured.</summary>
    public bool Blank { get; init; }

    /// <summary>Row of samples.csv, or null on the command line.</summary>
    public Sample? Row { get; init; }

    /// <summary>What the measurement gave where it was tracked here, so that no file is read; null where a vendor's export is.</summary>
    public NtaRecording? Tracked { get; init; }

    /// <summary>Name of the measurement in results: that of its recording, or of its row, or of its file.</summary>
    public string Name => Video
        ?? (Row is { } row ? row.Replicate == 1 ? row.Id : FormattableString.Invariant($"{row.Id}+{row.Replicate}") : Path.GetFileName(Input.Name));

    /// <summary>A file, or a folder of which every text table is read together.</summary>
    /// <param name="name">As the user named it.</param>
    /// <param name="path">Where it is.</param>
    public static StepInput InputOf(string name, string path)
    {
        if (!Directory.Exists(path)) return new StepInput(name, path, [(name, path)]);
        string[] files = [.. Directory.EnumerateFiles(path).Where(IsTable).Order(StringComparer.Ordinal)];
        return new StepInput(name, path, [.. files.Select(f => (Path.GetFileName(f), f))]);
    }

    private static bool IsTable(string file) =>
        Path.GetExtension(file).ToLowerInvariant() is ".txt" or ".csv" or ".tsv" && !Path.GetFileName(file).StartsWith('.');

    /// <summary>Reads the files and places each recording.</summary>
    internal IEnumerable<(RecordingPlace Place, NtaRecording Recording)> Read(NtaReadOptions options, List<string> understood, RunContext context)
    {
        NtaRecording[] recordings = Tracked is { } tracked ? [tracked] : Recordings(options, understood, context);
        foreach (NtaRecording recording in recordings)
        {
            if (recording.Find(NtaQuantity.Included) is { } included && included.Text.Trim().Equals("no", StringComparison.OrdinalIgnoreCase))
            {
                context.Findings.Add(Finding.Note(
                    "OST-NTS-031", $"recording '{recording.Name}' was not processed at the instrument and is left out", new SourceLocation(Input.Name), included.Text));
                continue;
            }

            string video = recordings.Length == 1 ? Name : $"{Name}/{recording.Name}";
            ResolvedDilution dilution = DilutionLedger.Of(recording, Dilution, new SourceLocation(Input.Name), new FindingCollector());
            string prepared = DilutionName ?? dilution.Factor.ToString("R", CultureInfo.InvariantCulture);
            yield return (new RecordingPlace(Isolation, prepared, video, Blank), recording with { Name = recordings.Length == 1 ? Name : recording.Name });
        }
    }

    private NtaRecording[] Recordings(NtaReadOptions options, List<string> understood, RunContext context)
    {
        if (Input.Files.Count == 0)
            throw new MissingSourceException(Finding.Error(
                "OST-NTS-030", "the folder holds no table", new SourceLocation(Input.Name), hint: "Its .txt, .csv and .tsv files are read together as one measurement."));
        IReadOnlyList<NtaFile> files = InputNames.Named(
            Input.Path, Input.Name, context, own => NtaFiles.ReadTogether([.. Input.Files.Select(f => f.Path)], options, own));
        understood.AddRange(files.SelectMany(f => f.Understood.Select(line => $"{Path.GetFileName(Input.Name)}: {line}")));
        return [.. files.SelectMany(f => f.Recordings)];
    }
}
