using System.Numerics;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Something that looks at every plane of a box once.</summary>
internal interface IPlaneVisitor
{
    /// <summary>Called with the planes in ascending order.</summary>
    void Visit(in GreyPlane plane);
}

/// <summary>One plane of a scan during a sweep. Valid during the visit only.</summary>
internal readonly ref struct GreyPlane
{
    private readonly VoxelBox _box;
    private readonly int _width;
    private readonly ReadOnlySpan<double> _filtered;
    private readonly bool _isFiltered;

    /// <summary>A plane with its filtered window, if there is a filter.</summary>
    public GreyPlane(int z, VoxelBox box, int width, ReadOnlySpan<byte> stored, ReadOnlySpan<double> filtered, bool isFiltered)
    {
        (Z, _box, _width, _isFiltered) = (z, box, width, isFiltered);
        Stored = stored;
        _filtered = filtered;
    }

    /// <summary>Its index in the scan.</summary>
    public int Z { get; }

    /// <summary>Its index in the box.</summary>
    public int BoxZ => Z - _box.Z0;

    /// <summary>The whole plane of the scan as stored.</summary>
    public ReadOnlySpan<byte> Stored { get; }

    /// <summary>The stored numbers of row y of the box.</summary>
    public ReadOnlySpan<T> StoredRow<T>(int y)
        where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(Stored).Slice(((_box.Y0 + y) * _width) + _box.X0, _box.Shape.Width);

    /// <summary>The numbers of row y of the box that are compared with the threshold: filtered if there is a filter, else stored.</summary>
    public ReadOnlySpan<T> ValueRow<T>(int y)
        where T : unmanaged =>
        _isFiltered ? MemoryMarshal.Cast<double, T>(_filtered).Slice(y * _box.Shape.Width, _box.Shape.Width) : StoredRow<T>(y);
}

/// <summary>What is swept: a box of a scan, filtered or not.</summary>
/// <param name="Source">The scan.</param>
/// <param name="Box">The box, not empty.</param>
/// <param name="Window">The Gaussian filter, or null.</param>
internal sealed record PlaneSweep(ISliceSource Source, VoxelBox Box, GaussianWindow? Window)
{
    /// <summary>The type of the values that are compared with the threshold.</summary>
    public VoxelType ValueType => Window is null ? Source.Header.VoxelType : VoxelType.Float64;

    /// <summary>Shows every plane to the visitor.</summary>
    public void Run(IPlaneVisitor visitor, string step, RunContext context)
    {
        if (Window is null) RunStored(visitor, step, context);
        else VoxelDispatch.Run<Filtered, int>(Source.Header.VoxelType, new Filtered(this, visitor, step, context));
    }

    private void RunStored(IPlaneVisitor visitor, string step, RunContext context)
    {
        using var planes = new SliceReadAhead(Source, Box.Z0, Box.Z1, context);
        for (int z = Box.Z0; z < Box.Z1; z++)
        {
            context.Report(step, (double)(z - Box.Z0) / Box.Shape.Depth);
            visitor.Visit(new GreyPlane(z, Box, Source.Header.Shape.Width, planes.Next(), default, false));
        }
    }

    private sealed record Filtered(PlaneSweep Sweep, IPlaneVisitor Visitor, string Step, RunContext Context) : IVoxelWork<int>
    {
        public int Run<T>()
            where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            VoxelBox box = Sweep.Box;
            using var planes = new GaussianStream<T>(Sweep.Source, Sweep.Window!, Context);
            for (int z = box.Z0; z < box.Z1; z++)
            {
                Context.Report(Step, (double)(z - box.Z0) / box.Shape.Depth);
                planes.Next(out ReadOnlySpan<byte> stored, out ReadOnlySpan<double> filtered);
                Visitor.Visit(new GreyPlane(z, box, Sweep.Source.Header.Shape.Width, stored, filtered, true));
            }

            return 0;
        }
    }
}
