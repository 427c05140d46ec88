using System.Globalization;
using System.Runtime.InteropServices;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Reads the shared videos and tables of tracking.</summary>
internal static class TrackingData
{
    public const string Repro = "data/vesicles/tracking_trackpy_repro/";
    public const string Water = "data/vesicles/tracking_bulk_water/";
    public const string Simulated = "data/vesicles/sim_nta/";

    /// <summary>Columns of a table by name.</summary>
    public static Dictionary<string, double[]> Table(string path)
    {
        string[] lines = File.ReadAllLines(SharedData.Require(path));
        double[][] rows = [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray())];
        return lines[0].Split(',').Select((name, i) => (name, Values: rows.Select(r => r[i]).ToArray())).ToDictionary(c => c.name, c => c.Values);
    }

    public static ISliceSource Video(string path) => VolumeFiles.Open(SharedData.Require(path), ReadLimits.Default, new FindingCollector());

    public static GreyImage Frame(string path, int z)
    {
        using ISliceSource video = Video(path);
        byte[] bytes = new byte[video.Header.Shape.Height * video.Header.Shape.Width * video.Header.VoxelType.Size()];
        video.ReadSlice(z, bytes);
        bool wide = video.Header.VoxelType == VoxelType.UInt16;
        ushort[] values = wide ? MemoryMarshal.Cast<byte, ushort>(bytes).ToArray() : [.. bytes.Select(b => (ushort)b)];
        return GreyImage.Of(video.Header.Shape.Height, video.Header.Shape.Width, values, wide ? ushort.MaxValue : byte.MaxValue);
    }

    public static GreyImage Picture(string path) => GreyImageFiles.Read(SharedData.Require(path), ReadLimits.Default, new FindingCollector());
}
