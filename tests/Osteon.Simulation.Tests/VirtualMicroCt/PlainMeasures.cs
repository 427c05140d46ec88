using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The simplest possible measurement of a scan in its volume of interest: voxels at or above a density, counted.</summary>
internal sealed record PlainMeasures(double BvTv, double Vbmd, double Tmd, long Faces, int Parts, int Euler)
{
    public static PlainMeasures Of(PhantomSample sample, VirtualScannerParameters scanner, double threshold)
    {
        RunContext context = RunContext.Default;
        using VirtualScan scan = sample.Scan(scanner, context);
        Volume<ushort> volume = Volume.Read<ushort>(scan, context);
        double stored = scanner.Calibration.ToStored(threshold);
        GridShape s = volume.Shape;
        long inside = 0;
        long bone = 0;
        double mineral = 0;
        double mineralOfBone = 0;
        for (int z = 0; z < s.Depth; z++)
            for (int y = 0; y < s.Height; y++)
                for (int x = 0; x < s.Width; x++)
                {
                    if (!Inside(z, y, x)) continue;
                    double density = scanner.Calibration.ToValue(volume[z, y, x]);
                    inside++;
                    mineral += density;
                    if (volume[z, y, x] < stored) continue;
                    bone++;
                    mineralOfBone += density;
                }

        var voxels = new VoxelTopology(s.Depth, s.Height, s.Width, (z, y, x) => Inside(z, y, x) && volume[z, y, x] >= stored);
        return new PlainMeasures(
            (double)bone / inside, mineral / inside, mineralOfBone / bone, voxels.Faces(), voxels.Parts(), voxels.Euler());

        bool Inside(int z, int y, int x) => sample.Femur.Voi.Contains(new PhantomPoint(
            (z + 0.5 - (0.5 * s.Depth)) * scanner.Spacing.Z,
            (y + 0.5 - (0.5 * s.Height)) * scanner.Spacing.Y,
            (x + 0.5 - (0.5 * s.Width)) * scanner.Spacing.X));
    }
}
