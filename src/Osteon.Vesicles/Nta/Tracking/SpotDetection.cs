using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Finds the particles of all frames of a recording. Frames are read one after the other and looked at on all threads; no more than a few
/// dozen frames are in memory at a time, and the result does not depend on the number of threads.
/// </summary>
public static class SpotDetection
{
    private const int FramesOfBatch = 32;

    /// <summary>The particles of all frames.</summary>
    /// <param name="video">Frames as planes (t, y, x), 8 or 16 bit without sign; others give OST-TRK-003.</param>
    /// <param name="parameters">How to look; nonsense throws <see cref="ArgumentException"/>.</param>
    /// <param name="context">Threads, cancellation, progress.</param>
    /// <exception cref="InvalidContentException">OST-TRK-003: not a recording that can be tracked.</exception>
    public static SpotTable Find(ISliceSource video, LocateParameters parameters, RunContext context)
    {
        if (parameters.Check().FirstOrDefault() is { } wrong) throw new ArgumentException(wrong.Message, nameof(parameters));
        GridShape shape = video.Header.Shape;
        if (Unfit(video.Header, parameters) is { } unfit) throw new InvalidContentException(unfit);
        int fullScale = video.Header.VoxelType == VoxelType.UInt8 ? byte.MaxValue : ushort.MaxValue;
        var found = new IReadOnlyList<LocatedParticle>[FramesOfBatch];
        var spots = new SpotTableBuilder(shape.Depth);
        var locators = new ConcurrentBag<FrameLocator>();
        var reader = new FrameReader(video);
        ushort[][] batch = Rows(reader.Pixels), next = Rows(reader.Pixels);
        int inBatch = reader.Fill(batch, 0, context);
        for (int first = 0; first < shape.Depth; first += FramesOfBatch)
        {
            context.Report("finding particles", first / (double)shape.Depth);
            int ahead = first + inBatch, count = inBatch;
            ushort[][] current = batch, following = next;
            Task<int> reading = ahead < shape.Depth
                ? Task.Run(() => reader.Fill(following, ahead, context), context.Cancellation)
                : Task.FromResult(0);
            try
            {
                Parallel.For(
                    0, count, context.ParallelOptions,
                    () => locators.TryTake(out FrameLocator? free) ? free : new FrameLocator(parameters, shape.Width, fullScale),
                    (i, _, locator) =>
                    {
                        found[i] = locator.Locate(current[i], false);
                        return locator;
                    },
                    locators.Add);
            }
            finally
            {
                // Nothing of the source may be in use when this returns or throws.
                ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
            }

            for (int i = 0; i < count; i++) spots.Add(found[i]);
            inBatch = reading.GetAwaiter().GetResult();
            (batch, next) = (next, batch);
        }

        return spots.Build();
    }

    /// <summary>What about a recording cannot be tracked, or null.</summary>
    public static Finding? Unfit(VolumeHeader header, LocateParameters parameters)
    {
        if (header.VoxelType is not (VoxelType.UInt8 or VoxelType.UInt16))
            return Finding.Error(
                "OST-TRK-003", "a recording for tracking has 8 or 16 bits without sign", value: header.VoxelType.ToString(),
                hint: "Convert it without rescaling.");
        int least = (2 * parameters.Margin) + 1;
        if (header.Shape.Width < least || header.Shape.Height < least)
            return Finding.Error(
                "OST-TRK-003", $"frames are smaller than the borders in which no particle is looked for ({least} pixels)",
                value: $"{header.Shape.Width} × {header.Shape.Height}", hint: "Check that the file is the recording, or take a smaller diameter.");
        return header.Shape.Depth < 2
            ? Finding.Error("OST-TRK-003", "a recording has at least two frames", value: "1", hint: "Give the stack, not a single picture.")
            : null;
    }

    private static ushort[][] Rows(int pixels) => [.. Enumerable.Range(0, FramesOfBatch).Select(_ => new ushort[pixels])];
}

/// <summary>Reads frames as 16-bit values, whatever the file holds.</summary>
internal sealed class FrameReader(ISliceSource video)
{
    private readonly byte[] _bytes = new byte[video.Header.Shape.Width * video.Header.Shape.Height * video.Header.VoxelType.Size()];

    /// <summary>Pixels of a frame.</summary>
    public int Pixels => video.Header.Shape.Width * video.Header.Shape.Height;

    /// <summary>Reads frames from <paramref name="first"/> on, as many as fit; gives their number.</summary>
    public int Fill(ushort[][] frames, int first, RunContext context)
    {
        int count = Math.Min(frames.Length, video.Header.Shape.Depth - first);
        for (int i = 0; i < count; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Read(first + i, frames[i]);
        }

        return count;
    }

    /// <summary>Reads one frame.</summary>
    public void Read(int frame, ushort[] target)
    {
        video.ReadSlice(frame, _bytes);
        if (video.Header.VoxelType == VoxelType.UInt16) MemoryMarshal.Cast<byte, ushort>(_bytes).CopyTo(target);
        else
            for (int i = 0; i < target.Length; i++) target[i] = _bytes[i];
    }
}
