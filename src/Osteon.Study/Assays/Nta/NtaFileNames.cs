namespace Osteon.Study;

/// <summary>Which files of a vendor belong together, by their names.</summary>
public static class NtaFileNames
{
    private static readonly string[] ZetaViewParts = ["_size_", "_11pos", "_prof_"];
    private static readonly string[] NanoSightParts = ["-ExperimentSummary", "_ExperimentSummary"];

    /// <summary>
    /// What files of one measurement share: the path up to ZetaView's <c>_size_</c>, <c>_11pos</c> or <c>_prof_</c>, or up to NanoSight's <c>ExperimentSummary</c>; the whole
    /// path for any other file.
    /// </summary>
    public static string StemOf(string path)
    {
        string name = Path.GetFileName(path);
        foreach (string part in ZetaViewParts.Concat(NanoSightParts))
        {
            int at = name.IndexOf(part, StringComparison.OrdinalIgnoreCase);
            if (at > 0) return Path.Combine(Path.GetDirectoryName(path) ?? "", name[..at]);
        }

        return path;
    }
}
