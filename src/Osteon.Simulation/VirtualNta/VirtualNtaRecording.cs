using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// A virtual NTA recording: a source of frames (z is the frame, so (t, y, x)) that are made as they are read, and the truth about them. Memory
/// does not grow with the number of frames.
/// </summary>
/// <remarks>
/// Reading forward makes every frame once. Going back starts the motion from the beginning again; the bytes are the same in any order and for any
/// number of threads. Not safe for several threads at once.
/// </remarks>
public sealed class VirtualNtaRecording : ISliceSource
{
    private const int BatchFrames = 8;
    private readonly RunContext _context;
    private readonly VirtualNtaParticle[] _particles;
    private readonly VirtualNtaExposure _exposure;
    private readonly Stack<VirtualNtaExposure.Room> _rooms = new();
    private VirtualNtaMotion _motion;
    private byte[][] _batch = [];
    private int _batchStart;

    internal VirtualNtaRecording(VirtualNtaParameters parameters, VolumeHeader header, RunContext context)
    {
        (Parameters, Header, _context) = (parameters, header, context);
        _particles = VirtualNtaPopulation.Draw(parameters, context);
        _exposure = new VirtualNtaExposure(parameters, _particles, context);
        _motion = new VirtualNtaMotion(parameters, _particles, context);
    }

    /// <summary>
    /// Frames, rows, columns, coding; no spacing. In the metadata <c>frame_rate_fps</c>, <c>exposure_s</c>, pixel size, medium, dilution; <c>Synthetic</c> is
    /// always <c>true</c>.
    /// </summary>
    public VolumeHeader Header { get; }

    /// <summary>What it was made with.</summary>
    public VirtualNtaParameters Parameters { get; }

    /// <summary>Every particle of the box, by its number.</summary>
    public IReadOnlyList<VirtualNtaParticle> Particles => _particles;

    /// <inheritdoc/>
    public void ReadSlice(int z, Span<byte> destination)
    {
        if ((uint)z >= (uint)Header.Shape.Depth) throw new ArgumentOutOfRangeException(nameof(z), z, "outside the recording");
        if (destination.Length != Header.Shape.SliceCount * Header.VoxelType.Size())
            throw new ArgumentException("the destination must hold exactly one frame", nameof(destination));
        if (z < _batchStart || z >= _batchStart + _batch.Length) Expose(z / BatchFrames * BatchFrames);
        _batch[z - _batchStart].CopyTo(destination);
    }

    /// <summary>
    /// Where each particle was in each frame, in the order of frames and particles; only those whose mean place lies on the camera. Moves the
    /// particles anew without making frames, about ten times as fast as reading them.
    /// </summary>
    public IEnumerable<VirtualNtaSighting> Sightings()
    {
        var motion = new VirtualNtaMotion(Parameters, _particles, _context);
        while (motion.Next < Parameters.Frames)
        {
            int first = motion.Next;
            _context.Report("following particles", (double)first / Parameters.Frames, Parameters.Name);
            (double[] Places, int[] Passages)[] moved = motion.Advance(Math.Min(BatchFrames, Parameters.Frames - first));
            for (int f = 0; f < moved.Length; f++)
                for (int i = 0; i < _particles.Length; i++)
                    if (Sighted(first + f, i, moved[f]) is { } sighting) yield return sighting;
        }
    }

    /// <summary>Forgets the frames that are held; the recording stays readable.</summary>
    public void Dispose()
    {
        _batch = [];
        _rooms.Clear();
    }

    private void Expose(int start)
    {
        if (start < _motion.Next) _motion = new VirtualNtaMotion(Parameters, _particles, _context);
        while (_motion.Next < start)
        {
            _context.Cancellation.ThrowIfCancellationRequested();
            _motion.Advance(Math.Min(BatchFrames, start - _motion.Next));
        }

        _context.Report("recording", (double)start / Parameters.Frames, Parameters.Name);
        (double[] Places, int[] Passages)[] moved = _motion.Advance(Math.Min(BatchFrames, Parameters.Frames - start));
        var frames = new byte[moved.Length][];
        Parallel.For(0, moved.Length, _context.ParallelOptions, f =>
        {
            VirtualNtaExposure.Room room = Borrow();
            frames[f] = _exposure.Expose(start + f, moved[f].Places, room);
            lock (_rooms) _rooms.Push(room);
        });
        (_batchStart, _batch) = (start, frames);
    }

    private VirtualNtaExposure.Room Borrow()
    {
        lock (_rooms)
            if (_rooms.TryPop(out VirtualNtaExposure.Room? room)) return room;
        return _exposure.NewRoom();
    }

    private VirtualNtaSighting? Sighted(int frame, int i, (double[] Places, int[] Passages) moved)
    {
        VirtualNtaCamera camera = Parameters.Camera;
        int parts = camera.SubSteps;
        (double z, double y, double x, double peak) = (0, 0, 0, 0);
        ReadOnlySpan<double> places = moved.Places.AsSpan(3 * parts * i, 3 * parts);
        for (int part = 0; part < parts; part++)
        {
            z += places[3 * part] / parts;
            y += places[(3 * part) + 1] / parts;
            x += places[(3 * part) + 2] / parts;
            peak += VirtualNtaExposure.Image(Parameters.Optics, _particles[i].PeakElectrons, places[3 * part]).Peak / parts;
        }

        (y, x) = ((y / camera.PixelSizeUm) - 0.5, (x / camera.PixelSizeUm) - 0.5);
        if (y < -0.5 || y >= camera.Height - 0.5 || x < -0.5 || x >= camera.Width - 0.5) return null;
        double noise = Math.Sqrt(camera.BackgroundElectrons + (camera.ReadNoiseElectrons * camera.ReadNoiseElectrons));
        return new VirtualNtaSighting(frame, i, moved.Passages[i], y, x, z, peak, peak > Parameters.VisibleSnr * noise);
    }
}
