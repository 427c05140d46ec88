using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>Brownian tracks of known diffusion coefficient, seen through exposure, localisation error, drift and gaps.</summary>
internal sealed record SimulatedTracks(FrameTiming Timing, double Sigma = 0, double DriftX = 0, double DriftY = 0, double GapChance = 0)
{
    private const int SubSteps = 12;

    public ParticleTrack Draw(int id, int positions, double diffusion, Rng random)
    {
        List<int> frames = [];
        List<double> xs = [], ys = [];
        double x = 0, y = 0, dt = Timing.FrameIntervalSeconds, open = Timing.ExposureSeconds;
        int firstFrame = random.NextInt(50);
        for (int frame = 0; frames.Count < positions; frame++)
        {
            double seenX = 0, seenY = 0;
            if (open == 0)
                (seenX, seenY) = (x, y);
            else
            {
                // Mean position of a path is the trapezoid sum over sub-steps plus the bridge between them, whose mean has variance 2D·h/12
                // per sub-step.
                double h = open / SubSteps, step = Math.Sqrt(2 * diffusion * h), bridge = Math.Sqrt(2 * diffusion * h / 12);
                for (int s = 0; s < SubSteps; s++)
                {
                    double nextX = x + (step * random.NextNormal()), nextY = y + (step * random.NextNormal());
                    seenX += (((x + nextX) / 2) + (bridge * random.NextNormal())) / SubSteps;
                    seenY += (((y + nextY) / 2) + (bridge * random.NextNormal())) / SubSteps;
                    (x, y) = (nextX, nextY);
                }
            }

            double rest = Math.Sqrt(2 * diffusion * (dt - open));
            x += rest * random.NextNormal();
            y += rest * random.NextNormal();
            seenX += (Sigma * random.NextNormal()) + (DriftX * (firstFrame + frame));
            seenY += (Sigma * random.NextNormal()) + (DriftY * (firstFrame + frame));
            if (frame > 0 && GapChance > 0 && random.NextDouble() < GapChance) continue;
            frames.Add(firstFrame + frame);
            xs.Add(seenX);
            ys.Add(seenY);
        }

        return new ParticleTrack(id, frames.ToArray(), xs.ToArray(), ys.ToArray());
    }

    /// <summary>
    /// Tracks of the given diameters with 15 steps and a geometric number more, mean 15: as the reference table was simulated.
    /// </summary>
    public IReadOnlyList<ParticleTrack> Draw(IEnumerable<double> diameters, Medium medium, Rng random) =>
        [.. diameters.Select((d, i) => Draw(i, 16 + Geometric(random, 1 / 15.0), StokesEinstein.Diffusion(d, medium), random))];

    public static int Geometric(Rng random, double p) => 1 + (int)(Math.Log(1 - random.NextDouble()) / Math.Log(1 - p));
}
