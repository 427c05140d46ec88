using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Work that is written once for every voxel type.</summary>
internal interface IVoxelWork<TResult>
{
    /// <summary>Does the work for one type.</summary>
    TResult Run<T>()
        where T : unmanaged, INumber<T>, IMinMaxValue<T>;
}

/// <summary>From a voxel type known at run time to the type parameter of a kernel.</summary>
internal static class VoxelDispatch
{
    /// <summary>Runs the work for the element type of <paramref name="type"/>.</summary>
    public static TResult Run<TWork, TResult>(VoxelType type, TWork work)
        where TWork : IVoxelWork<TResult>, allows ref struct => type switch
        {
            VoxelType.UInt8 => work.Run<byte>(),
            VoxelType.Int8 => work.Run<sbyte>(),
            VoxelType.UInt16 => work.Run<ushort>(),
            VoxelType.Int16 => work.Run<short>(),
            VoxelType.UInt32 => work.Run<uint>(),
            VoxelType.Int32 => work.Run<int>(),
            VoxelType.Float32 => work.Run<float>(),
            VoxelType.Float64 => work.Run<double>(),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a voxel type"),
        };
}
