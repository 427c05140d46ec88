using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Gaussian blur of whole volumes.</summary>
public static class GaussianFilter
{
    /// <summary>
    /// The filtered grey values of a volume in memory, in double precision. Measuring does not use this: it filters while it reads, plane
    /// by plane, with the same kernel.
    /// </summary>
    /// <param name="source">The volume.</param>
    /// <param name="parameters">The filter.</param>
    /// <param name="spacing">Voxel size, for a standard deviation in mm.</param>
    /// <param name="context">Cancellation, progress, threads.</param>
    /// <exception cref="InvalidContentException">The parameters make no sense for voxels of this size.</exception>
    public static Volume<double> Apply(ISliceSource source, GaussianFilterParameters parameters, Spacing spacing, RunContext context)
    {
        if (parameters.Check(spacing).FirstOrDefault() is { } error) throw new InvalidContentException(error);
        VolumeHeader header = source.Header;
        var result = new Volume<double>(header with { VoxelType = VoxelType.Float64, Scale = ValueScale.Identity });
        var box = VoxelBox.Of(header.Shape);
        var sweep = new PlaneSweep(source, box, new GaussianWindow(box, header.Shape, parameters, spacing));
        sweep.Run(new Writer(result, header.Scale), "filtering", context);
        return result;
    }

    private sealed class Writer(Volume<double> result, ValueScale scale) : IPlaneVisitor
    {
        public void Visit(in GreyPlane plane)
        {
            for (int y = 0; y < result.Shape.Height; y++)
            {
                Span<double> row = result.Row(plane.Z, y);
                plane.ValueRow<double>(y).CopyTo(row);
                if (scale == ValueScale.Identity) continue;
                for (int x = 0; x < row.Length; x++) row[x] = scale.ToValue(row[x]);
            }
        }
    }
}
