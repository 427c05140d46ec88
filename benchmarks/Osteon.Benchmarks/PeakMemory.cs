using System.Diagnostics;

namespace Osteon.Benchmarks;

/// <summary>Largest working set of this process since <see cref="Restart"/> (Linux; elsewhere since the process began).</summary>
internal static class PeakMemory
{
    private const string ClearPeak = "5";

    /// <summary>Gives back what is not in use and forgets the peak so far; the working set that is left, MB.</summary>
    public static long Restart()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/clear_refs", ClearPeak);
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 >> 20;
    }

    /// <summary>The peak, MB.</summary>
    public static long Megabytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 >> 20;
    }
}
