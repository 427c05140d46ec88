using Osteon.Numerics;

namespace Osteon.Simulation;

/// <summary>
/// Grey levels of pixels without particles: clip(⌊offset + gain·(Poisson(background) + N(0, read noise)) + ½⌋). Their probabilities are computed
/// once and drawn by the alias method (Walker 1977, 10.1145/355744.355749), to 2⁻³² in probability.
/// </summary>
internal sealed class BackgroundNoise
{
    private const double FarSds = 9;
    private readonly ushort[] _own;
    private readonly ushort[] _alias;
    private readonly uint[] _keep;

    /// <summary>Prepares the table of a camera.</summary>
    public BackgroundNoise(VirtualNtaCamera camera)
    {
        (int first, double[] p) = Probabilities(camera);
        (_own, _alias, _keep) = (new ushort[p.Length], new ushort[p.Length], new uint[p.Length]);
        Fill(first, p);
    }

    /// <summary>Level of a number of electrons, read noise included.</summary>
    public static ushort Level(double electrons, VirtualNtaCamera camera) =>
        (ushort)Math.Clamp(Math.Floor(camera.Offset + (camera.Gain * electrons) + 0.5), 0, (1 << camera.Bits) - 1);

    /// <summary>The level that 32 random bits choose.</summary>
    public ushort Level(uint random)
    {
        ulong place = (ulong)random * (ulong)_own.Length;
        uint index = (uint)(place >> 32);
        return (uint)place < _keep[index] ? _own[index] : _alias[index];
    }

    /// <summary>Probabilities of the levels from the first that is possible on.</summary>
    internal static (int First, double[] Probabilities) Probabilities(VirtualNtaCamera camera)
    {
        double mean = camera.BackgroundElectrons;
        double far = FarSds * Math.Sqrt(mean);
        int least = (int)Math.Max(0, Math.Floor(mean - far));
        int most = (int)Math.Ceiling(mean + far + (4 * FarSds));
        double farRead = FarSds * camera.ReadNoiseElectrons;
        int first = Level(least - farRead, camera);
        int last = Level(most + farRead, camera);
        var p = new double[last - first + 1];
        double sd = camera.Gain * camera.ReadNoiseElectrons;
        for (int n = least; n <= most; n++)
        {
            double weight = mean > 0 ? Math.Exp((n * Math.Log(mean)) - mean - GammaFunction.Log(n + 1.0)) : n == 0 ? 1 : 0;
            if (weight < 1e-20) continue;
            if (sd <= 0)
            {
                p[Level(n, camera) - first] += weight;
                continue;
            }

            double centre = camera.Offset + (camera.Gain * n);
            (int low, int high) = (Level(n - farRead, camera), Level(n + farRead, camera));
            double below = 0;
            for (int g = low; g <= high; g++)
            {
                // The lowest and the highest level hold all that is clipped.
                double to = g == high ? 1 : NormalDistribution.Cdf((g + 0.5 - centre) / sd);
                p[g - first] += weight * (to - below);
                below = to;
            }
        }

        double sum = p.Sum();
        for (int i = 0; i < p.Length; i++) p[i] /= sum;
        return (first, p);
    }

    private void Fill(int first, double[] p)
    {
        int n = p.Length;
        double[] share = [.. p.Select(v => v * n)];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (int i = 0; i < n; i++)
        {
            (_own[i], _alias[i], _keep[i]) = ((ushort)(first + i), (ushort)(first + i), uint.MaxValue);
            (share[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            int poor = small.Pop();
            int rich = large.Pop();
            _keep[poor] = (uint)Math.Min(share[poor] * 4294967296.0, uint.MaxValue);
            _alias[poor] = (ushort)(first + rich);
            share[rich] -= 1 - share[poor];
            (share[rich] < 1 ? small : large).Push(rich);
        }
    }
}
