using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Moves the particles of a recording frame by frame: exact normal steps between the positions that are needed, which are the middles of the parts of each
/// exposure. Particles move in groups with a random stream each, so the number of threads changes nothing.
/// </summary>
internal sealed class VirtualNtaMotion
{
    private const int GroupSize = 64;
    private readonly VirtualNtaParameters _parameters;
    private readonly VirtualNtaParticle[] _particles;
    private readonly VirtualNtaBox _box;
    private readonly Rng[] _streams;
    private readonly double[] _places;
    private readonly int[] _passages;
    private readonly RunContext _context;

    /// <summary>Draws the places at the first part of frame 0, uniform in the box.</summary>
    public VirtualNtaMotion(VirtualNtaParameters parameters, VirtualNtaParticle[] particles, RunContext context)
    {
        (_parameters, _particles, _context, _box) = (parameters, particles, context, VirtualNtaBox.Of(parameters));
        _streams = [.. Enumerable.Range(0, (particles.Length + GroupSize - 1) / GroupSize).Select(g => VirtualNtaPopulation.Motion(parameters, g, context))];
        _places = new double[3 * particles.Length];
        _passages = new int[particles.Length];
        for (int i = 0; i < particles.Length; i++)
        {
            Rng rng = _streams[i / GroupSize];
            _places[3 * i] = (rng.NextDouble() - 0.5) * _box.Depth;
            _places[(3 * i) + 1] = (rng.NextDouble() * _box.Height) - _box.Margin;
            _places[(3 * i) + 2] = (rng.NextDouble() * _box.Width) - _box.Margin;
        }
    }

    /// <summary>The frame that comes next.</summary>
    public int Next { get; private set; }

    /// <summary>
    /// The next frames: per frame and particle SubSteps places (z, y, x) in µm, and how often it had left the box.
    /// </summary>
    public (double[] Places, int[] Passages)[] Advance(int frames)
    {
        int parts = _parameters.Camera.SubSteps;
        var moved = new (double[] Places, int[] Passages)[frames];
        for (int f = 0; f < frames; f++) moved[f] = (new double[3 * parts * _particles.Length], new int[_particles.Length]);
        Parallel.For(0, _streams.Length, _context.ParallelOptions, group =>
        {
            int end = Math.Min((group + 1) * GroupSize, _particles.Length);
            for (int f = 0; f < frames; f++)
                for (int i = group * GroupSize; i < end; i++) Move(i, _streams[group], moved[f]);
        });
        Next += frames;
        return moved;
    }

    private void Move(int i, Rng rng, (double[] Places, int[] Passages) frame)
    {
        VirtualNtaCamera camera = _parameters.Camera;
        (double driftY, double driftX) = _parameters.Suspension.DriftUmPerS;
        double within = camera.ExposureS / camera.SubSteps;
        double between = Math.Max(0, (1 / camera.FramesPerSecond) - camera.ExposureS) + within;
        double diffusion = _particles[i].DiffusionUm2PerS;
        double stepWithin = Math.Sqrt(2 * diffusion * within);
        double stepBetween = Math.Sqrt(2 * diffusion * between);
        (double z, double y, double x) = (_places[3 * i], _places[(3 * i) + 1], _places[(3 * i) + 2]);
        frame.Passages[i] = _passages[i];
        Span<double> target = frame.Places.AsSpan(3 * camera.SubSteps * i, 3 * camera.SubSteps);
        for (int part = 0; part < camera.SubSteps; part++)
        {
            (target[3 * part], target[(3 * part) + 1], target[(3 * part) + 2]) = (z, y, x);
            bool last = part == camera.SubSteps - 1;
            double step = last ? stepBetween : stepWithin;
            double time = last ? between : within;
            z += step * rng.NextNormal();
            y += (step * rng.NextNormal()) + (driftY * time);
            x += (step * rng.NextNormal()) + (driftX * time);
        }

        if (_box.Wrap(ref z, ref y, ref x)) _passages[i]++;
        (_places[3 * i], _places[(3 * i) + 1], _places[(3 * i) + 2]) = (z, y, x);
    }
}
