using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>Small objects and scanners for the tests.</summary>
internal static class Phantoms
{
    public static PhantomVoi WideVoi { get; } = new(RadiusMm: 5, HalfHeightMm: 3);

    public static RunContext Seeded(ulong seed, int threads = 2) => new() { Random = new RandomStreams(seed), Threads = threads };

    public static PhantomObject Of(IReadOnlyList<Tube> tubes, IReadOnlyList<Strut> struts, PhantomVoi? voi = null) =>
        new("test", tubes, struts, softTissueDensity: 0, voi ?? WideVoi);

    public static PhantomObject Of(params Strut[] struts) => Of([], struts);

    public static PhantomObject Of(params Tube[] tubes) => Of(tubes, []);

    /// <summary>No blur, no noise, 16 bit, density 0 … 1100 at 0.02 mgHA/cm³ per number: what is stored is the partial volume.</summary>
    public static VirtualScannerParameters Perfect(int voxels, double voxelMm) =>
        new(new GridShape(voxels, voxels, voxels), Spacing.Cubic(voxelMm), 0, 0, 4, new ValueScale(0.02, -100), VoxelType.UInt16, default);

    public static Volume<ushort> Scan(PhantomObject phantom, VirtualScannerParameters scanner, RunContext? context = null)
    {
        RunContext run = context ?? RunContext.Default;
        using VirtualScan scan = VirtualMicroCt.Scan(phantom, scanner, run);
        return Volume.Read<ushort>(scan, run);
    }

    /// <summary>Sum over all voxels of (density − soft tissue) times the voxel volume, mgHA/cm³ · mm³.</summary>
    public static double ExcessMineral(Volume<ushort> scan, VirtualScannerParameters scanner, double softTissue)
    {
        double sum = 0;
        for (int z = 0; z < scan.Shape.Depth; z++)
            foreach (ushort stored in scan.Slice(z)) sum += scanner.Calibration.ToValue(stored) - softTissue;
        return sum * scanner.Spacing.VoxelVolume;
    }

    /// <summary>Volume of the voxels whose density reaches the threshold, mm³.</summary>
    public static double VolumeAbove(Volume<ushort> scan, VirtualScannerParameters scanner, double threshold)
    {
        double stored = scanner.Calibration.ToStored(threshold);
        long count = 0;
        for (int z = 0; z < scan.Shape.Depth; z++)
            foreach (ushort value in scan.Slice(z))
                if (value >= stored) count++;
        return count * scanner.Spacing.VoxelVolume;
    }
}
