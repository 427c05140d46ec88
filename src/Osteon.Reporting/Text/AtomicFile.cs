namespace Osteon.Reporting;

/// <summary>Files that appear complete or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the target and renames over it; on failure the target is as it was and nothing is left beside it.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string scratch = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Environment.ProcessId}.part");
        try
        {
            using (FileStream stream = File.Create(scratch)) write(stream);
            File.Move(scratch, full, overwrite: true);
        }
        catch
        {
            File.Delete(scratch);
            throw;
        }
    }
}
