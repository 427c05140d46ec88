using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// What the files of vesicle assays state of themselves, for the reporting list: settings in the instruments' exports, and the scale of
/// micrographs. A file that cannot be read states nothing here; the check of its assay says why.
/// </summary>
internal sealed class VesicleFiles
{
    private const long MostBytes = 64 << 20;
    private const int MostFiles = 200;

    private readonly Dictionary<string, List<(NtaFile File, string Name)>> _nta = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (GreyImage Picture, string Name)> _pictures = new(StringComparer.Ordinal);

    /// <summary>Nothing was opened.</summary>
    public static VesicleFiles None { get; } = new();

    /// <summary>Exports of an NTA assay with their names as written in samples.csv.</summary>
    public IReadOnlyList<(NtaFile File, string Name)> NtaOf(string assay) => _nta.GetValueOrDefault(assay) ?? [];

    /// <summary>The first picture of an assay, or null.</summary>
    public (GreyImage Picture, string Name)? PictureOf(string assay) =>
        _pictures.TryGetValue(assay, out (GreyImage Picture, string Name) found) ? found : null;

    /// <summary>
    /// Opens the exports of every NTA assay (not tables of tracks, nor videos) and one picture of every other vesicle assay. Files above 64
    /// MiB are left closed.
    /// </summary>
    public static VesicleFiles Read(Manifest manifest, SampleTable samples, RunContext run)
    {
        var files = new VesicleFiles();
        foreach (Assay assay in manifest.Assays)
        {
            if (assay is not (NtaAssay or ElectronMicroscopyAssay or BlotAssay)) continue;
            IEnumerable<Sample> rows = samples.Included.Where(r => r.Assay == assay.Id && r.FullPath is not null);
            foreach (Sample row in rows.DistinctBy(r => r.FullPath).Take(MostFiles))
            {
                run.Cancellation.ThrowIfCancellationRequested();
                if (new FileInfo(row.FullPath!) is not { Exists: true, Length: <= MostBytes }) continue;
                try
                {
                    if (assay is NtaAssay) files.ReadNta(assay.Id, row, run);
                    else if (!files._pictures.ContainsKey(assay.Id))
                        files._pictures[assay.Id] = (GreyImageFiles.Read(row.FullPath!, ReadLimits.Default, new FindingCollector()),
                            row.File);
                }
                catch (OsteonException)
                {
                    // The check of the assay reports it.
                }
            }
        }

        return files;
    }

    private void ReadNta(string assay, Sample row, RunContext run)
    {
        if (NtaFiles.Probe(row.FullPath!) is not (
            NtaFormat.ZetaViewSize or NtaFormat.ZetaViewPositions or NtaFormat.NanoSightExperiment or NtaFormat.NanoSightSummary))
            return;
        NtaFile file = NtaFiles.Read(row.FullPath!, NtaReadOptions.Default,
            run with { Findings = new FindingCollector(), Progress = null });
        if (!_nta.TryGetValue(assay, out List<(NtaFile File, string Name)>? list)) _nta.Add(assay, list = []);
        list.Add((file, row.File));
    }
}
