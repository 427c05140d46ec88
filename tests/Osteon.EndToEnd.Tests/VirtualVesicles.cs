using System.Runtime.InteropServices;
using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.EndToEnd.Tests;

/// <summary>Small recordings, blots and micrographs of the virtual instruments, written as an instrument would write them.</summary>
internal static class VirtualVesicles
{
    /// <summary>What the recordings were made with, as options of <c>osteon nta track</c>.</summary>
    public static readonly string[] Tracking =
        ["--pixel-size", "0.713", "--frame-rate", "30", "--exposure", "0.01", "--temperature", "25", "--diameter", "9", "--bootstrap", "20"];

    /// <summary>A recording of 160 × 128 pixels with particles of 100 nm; the ending of the name chooses AVI or TIFF.</summary>
    public static VirtualNtaRecording Video(TempFolder folder, string name, int frames = 150, double diameter = 100, string? seedName = null)
    {
        VirtualNtaRecording recording = VirtualNta.Record(
            new VirtualNtaParameters
            {
                Name = seedName ?? name,
                Frames = frames,
                Suspension = new VirtualNtaSuspension { Sizes = new SizeMixture(SizeComponent.LogNormal(diameter, 1.05)), ConcentrationPerMl = 2e8 },
                Camera = new VirtualNtaCamera { Height = 128, Width = 160 },
            },
            RunContext.Default);
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        VolumeFiles.Write(folder[name], recording, RunContext.Default);
        return recording;
    }

    /// <summary>A blot of one marker with its ladder, 16 bit TIFF or 8 bit PNG.</summary>
    public static VirtualBlotTruth Blot(TempFolder folder, string name, string protein = "CD9", double exposure = 0.5)
    {
        bool png = name.EndsWith(".png", StringComparison.Ordinal);
        (GreyImage image, VirtualBlotTruth truth) = VirtualBlot.Draw(
            7, VesicleMarkerBlot.Of(protein) with { BitDepth = png ? 8 : 16, Exposure = exposure }, RunContext.Default);
        Write(folder, name, image);
        return truth;
    }

    /// <summary>A micrograph of negative stain, 1 nm pixels, 8 bit, with a bar of 200 nm.</summary>
    public static VirtualMicrographImage Micrograph(TempFolder folder, string name, string? seedName = null)
    {
        VirtualMicrographImage made = VirtualMicrograph.Make(
            new VirtualMicrographParameters { Height = 640, Width = 640, VesiclesPerUm2 = 40, DebrisPerUm2 = 3 }, seedName ?? name, RunContext.Default);
        Write(folder, name, made.Image);
        return made;
    }

    private static void Write(TempFolder folder, string name, GreyImage image)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        if (!name.EndsWith(".png", StringComparison.Ordinal))
        {
            VolumeFiles.Write(folder[name], new Plane(image), RunContext.Default);
            return;
        }

        byte[] bytes = [.. image.Values.ToArray().Select(v => (byte)v)];
        AtomicFile.Write(folder[name], stream => PngFormat.WriteGrey8(stream, image.Height, image.Width, bytes));
    }

    /// <summary>A picture as a volume of one plane.</summary>
    private sealed class Plane(GreyImage image) : ISliceSource
    {
        public VolumeHeader Header { get; } =
            new(new GridShape(1, image.Height, image.Width), null, image.FullScale > 255 ? VoxelType.UInt16 : VoxelType.UInt8);

        public void ReadSlice(int z, Span<byte> destination)
        {
            if (image.FullScale > 255) MemoryMarshal.AsBytes(image.Values).CopyTo(destination);
            else
                for (int i = 0; i < destination.Length; i++) destination[i] = (byte)image.Values[i];
        }

        public void Dispose()
        {
        }
    }
}
