using System.Text.Json;
using System.Text.Json.Nodes;

namespace Osteon.Study;

/// <summary>
/// Outputs of steps, by the digest of what they were made from. An entry is a folder that appears complete or not at all: a step writes into a folder of another
/// name that is renamed when all is written, so a run that is killed leaves nothing that looks finished.
/// </summary>
public sealed class StepCache
{
    private const string RecordName = "step.json";
    private const string PartialPrefix = "partial+";
    private static int _count;
    private readonly string _root;

    /// <summary>A cache in this folder, which is made on first use.</summary>
    public StepCache(string root) => _root = root;

    /// <summary>Digest of a step's declaration: version of Osteon, id, kind, version of the kind, parameters, digests of inputs and of the steps it depends on.</summary>
    public static string KeyOf(Step step, IReadOnlyList<StepOutput> inputs, IReadOnlyList<StepDependency> dependencies)
    {
        var declaration = new JsonObject
        {
            ["osteon"] = OsteonVersion.Current,
            ["id"] = step.Id,
            ["kind"] = step.Kind,
            ["version"] = step.Version,
            ["parameters"] = step.Parameters.DeepClone(),
            ["inputs"] = new JsonArray([.. inputs.Select(i => (JsonNode)new JsonArray(i.Name, i.Sha256))]),
            ["dependencies"] = new JsonArray([.. dependencies.Select(d => (JsonNode)new JsonArray(d.Id, d.Digest))]),
        };
        return ContentDigest.OfText(declaration.ToJsonString(OsteonJson.Compact));
    }

    /// <summary>The stored outputs of this key, or null. An entry whose files no longer have their recorded digests is removed, not used.</summary>
    public StepRecord? Find(string key, CancellationToken cancellation, out string folder)
    {
        folder = FolderOf(key);
        string recordPath = Path.Combine(folder, RecordName);
        if (!File.Exists(recordPath)) return null;
        try
        {
            StepRecord? record = JsonSerializer.Deserialize<StepRecord>(File.ReadAllText(recordPath), OsteonJson.Indented);
            if (record is not null && record.Key == key && IsIntact(folder, record, cancellation)) return record;
        }
        catch (JsonException)
        {
            // An unreadable record is a damaged entry like any other: it is removed below and the step runs again.
        }

        Directory.Delete(folder, recursive: true);
        return null;
    }

    /// <summary>
    /// Runs <paramref name="work"/> in a fresh folder and stores what it wrote under <paramref name="key"/>. If the work throws, nothing is stored.
    /// </summary>
    public StepRecord Store(string key, Func<string, StepRecord> work, CancellationToken cancellation, out string folder)
    {
        folder = FolderOf(key);
        string partial = Path.Combine(_root, $"{PartialPrefix}{Environment.MachineName}+{Environment.ProcessId}+{Interlocked.Increment(ref _count)}");
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(partial);
        try
        {
            StepRecord record = work(partial);
            record = record with
            {
                Outputs =
                [
                    .. from path in Directory.EnumerateFiles(partial).Order(StringComparer.Ordinal)
                       let digest = ContentDigest.OfFile(path, cancellation)
                       select new StepOutput(Path.GetFileName(path), digest.Sha256, digest.Bytes),
                ],
            };
            File.WriteAllText(Path.Combine(partial, RecordName), JsonSerializer.Serialize(record, OsteonJson.Indented) + "\n");
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            Directory.Move(partial, folder);
            return record;
        }
        finally
        {
            if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        }
    }

    /// <summary>
    /// Removes what killed processes of this machine left half-written. Folders of processes that live, and of other machines that share the disk, stay.
    /// </summary>
    public void RemovePartial()
    {
        if (!Directory.Exists(_root)) return;
        foreach (string partial in Directory.EnumerateDirectories(_root, PartialPrefix + "*"))
            if (IsOfDeadProcess(Path.GetFileName(partial))) Directory.Delete(partial, recursive: true);
    }

    private static bool IsOfDeadProcess(string name)
    {
        string[] parts = name.Split('+');
        if (parts.Length != 4 || parts[1] != Environment.MachineName || !int.TryParse(parts[2], out int id)) return false;
        try
        {
            using System.Diagnostics.Process owner = System.Diagnostics.Process.GetProcessById(id);
            return owner.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private string FolderOf(string key) => Path.Combine(_root, key[..2], key);

    private static bool IsIntact(string folder, StepRecord record, CancellationToken cancellation) =>
        record.Outputs.All(output =>
        {
            string path = Path.Combine(folder, output.Name);
            return Path.GetFileName(output.Name) == output.Name && File.Exists(path) && ContentDigest.OfFile(path, cancellation).Sha256 == output.Sha256;
        });
}
