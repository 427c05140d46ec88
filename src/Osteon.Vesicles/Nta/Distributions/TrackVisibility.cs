using Osteon.Numerics;

namespace Osteon.Vesicles;

/// <summary>
/// The part of the liquid in which particles are seen: a layer of a given depth in focus, and the field of view. Particles wander in and
/// out of it; a visit gives a track if it lasts for at least so many frames. Small particles move faster, so that more of their visits are
/// too short, and their visits are more: both bias a count of tracks.
/// </summary>
/// <remarks>
/// For a particle evenly distributed over the volume let q_l be the chance that it is inside in frame 0 and in all of the next l − 1
/// frames. Because the motion is stationary and reversible, visits of at least l frames begin at the rate q_l − q_(l+1) per frame and
/// particle inside. q_l is the product of those of the axes, each from the Gaussian step between frames integrated over the layer again and
/// again (Gauss–Legendre). Ends of the recording are not counted: it is to be long against the visits.
/// </remarks>
public sealed record TrackVisibility
{
    private const int LeastNodes = 32;
    private const double NodesPerStep = 4;

    /// <summary>Longest walk, in axes, that practically never gets from end to end: exp(−½·8²) = 10⁻¹⁴.</summary>
    private const double EndsApart = 0.125;

    /// <summary>The visible volume.</summary>
    /// <param name="timing">Frame interval.</param>
    /// <param name="medium">Temperature and viscosity.</param>
    /// <param name="depthMicrometres">Depth of the layer in which particles are seen, µm, the same for all sizes.</param>
    /// <param name="leastFrames">Fewest frames of an accepted track, at least 2.</param>
    /// <param name="field">Width and height of the field of view, µm, or null when its edges do not matter.</param>
    public TrackVisibility(
        FrameTiming timing, Medium medium, double depthMicrometres, int leastFrames,
        (double WidthMicrometres, double HeightMicrometres)? field = null)
    {
        if (!(depthMicrometres > 0)) throw new ArgumentOutOfRangeException(nameof(depthMicrometres), depthMicrometres, "must be positive");
        ArgumentOutOfRangeException.ThrowIfLessThan(leastFrames, 2);
        if (field is { } f && !(f.WidthMicrometres > 0 && f.HeightMicrometres > 0))
            throw new ArgumentOutOfRangeException(nameof(field), field, "must be positive");
        Timing = timing;
        Medium = medium;
        DepthMicrometres = depthMicrometres;
        LeastFrames = leastFrames;
        Field = field;
    }

    /// <summary>Frame interval.</summary>
    public FrameTiming Timing { get; }

    /// <summary>Temperature and viscosity.</summary>
    public Medium Medium { get; }

    /// <summary>Depth of the layer, µm.</summary>
    public double DepthMicrometres { get; }

    /// <summary>Fewest frames of an accepted track.</summary>
    public int LeastFrames { get; }

    /// <summary>Field of view, µm, or null when its edges do not matter.</summary>
    public (double WidthMicrometres, double HeightMicrometres)? Field { get; }

    /// <summary>Accepted tracks that begin per frame, for each particle of this diameter in the volume: q_L − q_(L+1).</summary>
    public double TracksPerFrame(double diameterNanometres)
    {
        double[] inside = Inside(diameterNanometres, LeastFrames + 1);
        return Math.Max(0, inside[LeastFrames - 1] - inside[LeastFrames]);
    }

    /// <summary>
    /// Positions in accepted tracks per frame, for each particle of this diameter in the volume: L(q_L − q_(L+1)) + q_(L+1), at most 1.
    /// </summary>
    public double PositionsPerFrame(double diameterNanometres)
    {
        double[] inside = Inside(diameterNanometres, LeastFrames + 1);
        return (LeastFrames * Math.Max(0, inside[LeastFrames - 1] - inside[LeastFrames])) + inside[LeastFrames];
    }

    /// <summary>Share (0 … 1) of visits of a particle of this diameter that last long enough: (q_L − q_(L+1))/(1 − q₂).</summary>
    public double AcceptedShare(double diameterNanometres)
    {
        double[] inside = Inside(diameterNanometres, LeastFrames + 1);
        return Math.Clamp((inside[LeastFrames - 1] - inside[LeastFrames]) / (inside[0] - inside[1]), 0, 1);
    }

    /// <summary>The rates of all diameters of a grid.</summary>
    internal VisitRates Rates(SizeGrid grid, TrackWeighting weighting)
    {
        double[] visits = new double[grid.Bins], accepted = new double[grid.Bins], counted = new double[grid.Bins];
        for (int m = 0; m < grid.Bins; m++)
        {
            double[] inside = Inside(grid.Centres[m], LeastFrames + 1);
            visits[m] = inside[0] - inside[1];
            accepted[m] = Math.Max(0, inside[LeastFrames - 1] - inside[LeastFrames]);
            counted[m] = weighting == TrackWeighting.ByFrames ? (LeastFrames * accepted[m]) + inside[LeastFrames] : accepted[m];
        }

        return new VisitRates(visits, accepted, counted);
    }

    /// <summary>q₁ … q_frames.</summary>
    internal double[] Inside(double diameterNanometres, int frames)
    {
        double step = Math.Sqrt(2 * StokesEinstein.Diffusion(diameterNanometres, Medium) * Timing.FrameIntervalSeconds);
        double[] inside = Axis(step / DepthMicrometres, frames);
        if (Field is { } field)
        {
            double[] x = Axis(step / field.WidthMicrometres, frames), y = Axis(step / field.HeightMicrometres, frames);
            for (int l = 0; l < frames; l++) inside[l] *= x[l] * y[l];
        }

        return inside;
    }

    /// <summary>
    /// q₁ … q_frames of one axis of length 1 for steps of standard deviation s. Where a walk of that many steps cannot get from end to end,
    /// both ends lose independently what the expected maximum of the walk says, q_l = 1 − 2s·Σ_(k&lt;l) 1/√(2πk) (Spitzer 1956,
    /// 10.1090/S0002-9947-1956-0079851-X); else by quadrature.
    /// </summary>
    private static double[] Axis(double s, int frames)
    {
        double[] inside = new double[frames];
        if (s * Math.Sqrt(frames) < EndsApart)
        {
            double lost = 0;
            for (int l = 0; l < frames; l++)
            {
                if (l > 0) lost += 1 / Math.Sqrt(2 * Math.PI * l);
                inside[l] = 1 - (2 * s * lost);
            }

            return inside;
        }

        int nodes = Math.Max(LeastNodes, (int)Math.Ceiling(NodesPerStep / s));
        (double[] place, double[] weight) = GaussLegendre.UnitInterval(nodes);
        double[] density = new double[nodes], next = new double[nodes], kernel = new double[nodes * nodes];
        Array.Fill(density, 1);
        for (int i = 0; i < nodes; i++)
            for (int j = 0; j < nodes; j++)
                kernel[(i * nodes) + j] = weight[j] * NormalDistribution.Density((place[i] - place[j]) / s) / s;
        for (int l = 0; l < frames; l++)
        {
            inside[l] = VectorKernels.Dot(weight, density);
            for (int i = 0; i < nodes; i++) next[i] = VectorKernels.Dot(kernel.AsSpan(i * nodes, nodes), density);
            (density, next) = (next, density);
        }

        return inside;
    }
}
