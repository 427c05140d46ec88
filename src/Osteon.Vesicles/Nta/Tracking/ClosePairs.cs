namespace Osteon.Vesicles;

/// <summary>
/// Particles that are closer than the separation to a heavier one. All pairs are looked at, also with particles that are dropped
/// themselves; of two of equal mass the one with the smaller y/separation + x/separation goes (with the rounding of
/// doubles, as in trackpy), then the one that comes first.
/// </summary>
internal sealed class ClosePairs
{
    /// <summary>Distances up to (1 − this) times the separation are too close.</summary>
    private const double Slack = 1e-7;

    private bool[] _dropped = [];
    private int[] _order = [];
    private double[] _rows = [];

    /// <summary>Whether each particle is dropped; holds until the next call.</summary>
    public ReadOnlySpan<bool> Dropped(ReadOnlySpan<LocatedParticle> particles, double separation)
    {
        int count = particles.Length;
        if (_order.Length < count) (_dropped, _order, _rows) = (new bool[2 * count], new int[2 * count], new double[2 * count]);
        Span<bool> dropped = _dropped.AsSpan(0, count);
        Span<int> order = _order.AsSpan(0, count);
        dropped.Clear();
        for (int i = 0; i < count; i++) (order[i], _rows[i]) = (i, particles[i].Y);
        _rows.AsSpan(0, count).Sort(order);
        double least = separation * (1 - Slack);
        for (int i = 0; i < count; i++)
        {
            ref readonly LocatedParticle a = ref particles[order[i]];
            for (int j = i + 1; j < count; j++)
            {
                ref readonly LocatedParticle b = ref particles[order[j]];
                double dy = b.Y - a.Y, dx = b.X - a.X;
                if (dy > least) break;
                if ((dx * dx) + (dy * dy) > least * least) continue;
                int first = Math.Min(order[i], order[j]), second = Math.Max(order[i], order[j]);
                dropped[Loser(particles, first, second, separation)] = true;
            }
        }

        return dropped;
    }

    private static int Loser(ReadOnlySpan<LocatedParticle> particles, int first, int second, double separation)
    {
        LocatedParticle a = particles[first], b = particles[second];
        if (a.Mass != b.Mass) return a.Mass > b.Mass ? second : first;
        return (a.Y / separation) + (a.X / separation) > (b.Y / separation) + (b.X / separation) ? second : first;
    }
}
