using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Study;

/// <summary>
/// Writes the example study <c>nonunion-phantom</c>: simulated scans, serum and vesicles of two arms with known truth, made from a seed. Its manifest is the one in the folder of examples.
/// </summary>
public static class DemoStudy
{
    /// <summary>Ending of the scan files.</summary>
    private const string Ending = ".nii.gz";

    /// <summary>
    /// Writes study.yaml, samples.csv, the scans, the tables of metabolites, films, blots and micrographs of the vesicles, and the truth. A folder that holds an earlier demo is written anew with the same bytes for the same seed; any other folder that is not
    /// empty is refused.
    /// </summary>
    /// <param name="folder">Where to.</param>
    /// <param name="context">Its seed decides every scan.</param>
    /// <exception cref="InvalidContentException">The folder holds something else.</exception>
    public static void Write(string folder, RunContext context)
    {
        string manifest = Path.Combine(folder, StudyFolder.ManifestName);
        string text = Manifest();
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !(File.Exists(manifest) && File.ReadAllText(manifest) == text))
        {
            throw new InvalidContentException(Finding.Error(
                "OST-DEM-001", "the folder is not empty and holds no unchanged demo", new SourceLocation(folder), hint: "Name a new folder: osteon demo DIR"));
        }

        context.Report("drawing simulated femora", 0);
        Directory.CreateDirectory(Path.Combine(folder, "scans"));
        AtomicFile.WriteAllText(manifest, text);
        var parameters = new PhantomStudyParameters();
        IReadOnlyList<PhantomSample> plan = PhantomStudy.Plan(context.Random.Seed, parameters, context);
        var scanner = new VirtualScannerParameters();
        for (int i = 0; i < plan.Count; i++)
        {
            context.Report("simulating scans", (double)i / plan.Count, plan[i].Sample);
            string path = Path.Combine(folder, "scans", plan[i].Sample + Ending);
            using VirtualScan scan = plan[i].Scan(scanner, context);
            VolumeFiles.Write(path, scan, new VolumeWriteOptions { Level = System.IO.Compression.CompressionLevel.Fastest }, context with { Progress = null });
        }

        AtomicFile.Write(Path.Combine(folder, StudyFolder.SamplesName), stream => Csv(
            stream, PhantomTables.Samples(plan, "scans", Ending), DemoMetabolome.Write(folder, plan, context), DemoVesicles.Write(folder, context)));
        AtomicFile.Write(Path.Combine(folder, "truth.tsv"), stream => DelimitedText.Write(stream, PhantomTables.Truth(plan)));
        AtomicFile.Write(Path.Combine(folder, "truth_arms.tsv"), stream => DelimitedText.Write(stream, PhantomTables.Arms(plan, parameters)));
    }

    private static void Csv(Stream stream, params Table[] tables)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        string[] names = [.. tables.SelectMany(t => t.Columns).Select(c => c.Name).Distinct(StringComparer.Ordinal)];
        writer.WriteLine(string.Join(',', names));
        foreach (Table table in tables)
        {
            Column?[] columns = [.. names.Select(name => table.Columns.FirstOrDefault(c => c.Name == name))];
            for (int row = 0; row < table.RowCount; row++) writer.WriteLine(string.Join(',', columns.Select(c => c?.Text(row) ?? "")));
        }
    }

    private static string Manifest()
    {
        using Stream stream = typeof(DemoStudy).Assembly.GetManifestResourceStream("demo/study.yaml")
            ?? throw new InvalidOperationException("the manifest of the demo is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
