namespace Osteon.Vesicles;

/// <summary>
/// Particles that are closer than the separation to a heavier one. All pairs are looked at, also with particles that are dropped
/// themselves; of two of equal mass the one with the smaller y/separation + x/separation goes (with the rounding of
/// doubles, as in trackpy), then the one that comes first.
/// </summary>
internal static class ClosePairs
{
    /// <summary>Distances up to (1 − this) times the separation are too close.</summary>
    private const double Slack = 1e-7;

    /// <summary>Whether each particle is dropped.</summary>
    public static bool[] Dropped(IReadOnlyList<LocatedParticle> particles, double separation)
    {
        bool[] dropped = new bool[particles.Count];
        int[] order = [.. Enumerable.Range(0, particles.Count)];
        Array.Sort([.. particles.Select(p => p.Y)], order);
        double least = separation * (1 - Slack);
        for (int i = 0; i < order.Length; i++)
        {
            LocatedParticle a = particles[order[i]];
            for (int j = i + 1; j < order.Length; j++)
            {
                LocatedParticle b = particles[order[j]];
                double dy = b.Y - a.Y, dx = b.X - a.X;
                if (dy > least) break;
                if ((dx * dx) + (dy * dy) > least * least) continue;
                int first = Math.Min(order[i], order[j]), second = Math.Max(order[i], order[j]);
                dropped[Loser(particles, first, second, separation)] = true;
            }
        }

        return dropped;
    }

    private static int Loser(IReadOnlyList<LocatedParticle> particles, int first, int second, double separation)
    {
        LocatedParticle a = particles[first], b = particles[second];
        if (a.Mass != b.Mass) return a.Mass > b.Mass ? second : first;
        return (a.Y / separation) + (a.X / separation) > (b.Y / separation) + (b.X / separation) ? second : first;
    }
}
