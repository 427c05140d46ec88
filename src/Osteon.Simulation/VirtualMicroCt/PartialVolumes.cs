using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Mean mineral density of every voxel before the scanner blurs it: for SuperSampling² lines per voxel column the bone is cut out exactly
/// along z and shared among the voxels it crosses.
/// </summary>
internal sealed class PartialVolumes(PhantomObject phantom, VirtualScannerParameters scanner)
{
    /// <summary>
    /// Slices zFrom … zTo − 1 (they may lie outside the grid), each with <paramref name="marginY"/> rows and <paramref name="marginX"/>
    /// columns of surroundings on every side, rows one after another.
    /// </summary>
    public float[][] Render(int zFrom, int zTo, int marginY, int marginX, RunContext context)
    {
        int height = scanner.Shape.Height + (2 * marginY);
        int width = scanner.Shape.Width + (2 * marginX);
        int depth = zTo - zFrom;
        var slices = new float[depth][];
        for (int k = 0; k < depth; k++) slices[k] = new float[height * width];
        double low = Face(zFrom, scanner.Shape.Depth, scanner.Spacing.Z, scanner.SpecimenPosition.Z);
        var columns = new MineralColumns(phantom.Tubes, phantom.Struts, low, low + (depth * scanner.Spacing.Z));
        var work = () => new Work(columns.Capacity, depth);
        Parallel.For(0, height, context.ParallelOptions, work, (row, _, w) =>
        {
            for (int column = 0; column < width; column++)
            {
                FillColumn(columns, row - marginY, column - marginX, w);
                for (int k = 0; k < depth; k++) slices[k][(row * width) + column] = w.Column[k];
            }

            return w;
        }, _ => { });
        return slices;
    }

    private void FillColumn(MineralColumns columns, int row, int column, Work work)
    {
        int lines = scanner.SuperSampling;
        double yLow = Face(row, scanner.Shape.Height, scanner.Spacing.Y, scanner.SpecimenPosition.Y);
        double xLow = Face(column, scanner.Shape.Width, scanner.Spacing.X, scanner.SpecimenPosition.X);
        double[] steps = work.Steps;
        Array.Clear(steps);
        for (int j = 0; j < lines; j++)
            for (int i = 0; i < lines; i++)
            {
                double y = yLow + ((j + 0.5) * scanner.Spacing.Y / lines);
                double x = xLow + ((i + 0.5) * scanner.Spacing.X / lines);
                int count = columns.Cut(y, x, work.Pieces);
                foreach (ref readonly ColumnPiece piece in work.Pieces.AsSpan(0, count))
                {
                    double excess = piece.Density - phantom.SoftTissueDensity;
                    AddEnd(steps, (piece.From - columns.From) / scanner.Spacing.Z, excess);
                    AddEnd(steps, (piece.To - columns.From) / scanner.Spacing.Z, -excess);
                }
            }

        double sum = 0;
        double share = 1.0 / (lines * lines);
        for (int k = 0; k < work.Column.Length; k++)
        {
            sum += steps[k];
            work.Column[k] = (float)(phantom.SoftTissueDensity + (share * sum));
        }
    }

    // A stretch from a to b covers voxel k by F(b) − F(a) with ramps F; the running sum of these two entries is the ramp.
    private static void AddEnd(double[] steps, double position, double excess)
    {
        int k = (int)position;
        double fraction = position - k;
        steps[k] += excess * (1 - fraction);
        steps[k + 1] += excess * fraction;
    }

    // Coordinate of the lower face of voxel i in the frame of the specimen.
    private static double Face(int i, int count, double spacing, double specimen) => ((i - (0.5 * count)) * spacing) - specimen;

    private sealed class Work(int pieces, int depth)
    {
        public ColumnPiece[] Pieces { get; } = new ColumnPiece[pieces];

        // One more than the voxels for the second half of a step in the last one, and one for a step at the very end.
        public double[] Steps { get; } = new double[depth + 2];

        public float[] Column { get; } = new float[depth];
    }
}
