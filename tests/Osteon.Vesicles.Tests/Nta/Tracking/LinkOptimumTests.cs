using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Vesicles.Tests.Nta;

/// <summary>
/// Linking against trying every combination: the least sum of squared displacements with the squared range for each particle that stays
/// unlinked, particles waiting at their last place.
/// </summary>
[Property]
public sealed class LinkOptimumTests
{
    private const double Range = 4;

    [Fact]
    public void Links_are_the_best_of_all_combinations_with_memory() => PropertyCheck.ForAll(
        from seed in Gen.Choose(0, int.MaxValue)
        from memory in Gen.Choose(0, 3)
        from largest in Gen.Choose(1, 6)
        select (Seed: (ulong)seed, memory, largest),
        c =>
        {
            var random = new Rng(c.Seed);
            (double X, double Y)[][] frames = Frames(random, 7, c.largest, () => (random.NextDouble() * 9, random.NextDouble() * 9));
            LinkedSpots linked = SpotLinking.Link(Spots(frames), new LinkParameters(Range, c.memory), null, RunContext.Default);
            Assert.Equal(Expected(frames, c.memory), linked.Tracks);
            Assert.Equal(0, linked.RefusedSubnets + linked.ShortenedSubnets);
        },
        1500);

    [Fact]
    public void Equal_distances_cost_no_more_than_the_best_combination() => PropertyCheck.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var random = new Rng((ulong)seed);
            (double X, double Y)[][] frames = Frames(random, 2, 6, () => (random.NextInt(5), random.NextInt(5)));
            int first = frames[0].Length;
            LinkedSpots linked = SpotLinking.Link(Spots(frames), new LinkParameters(Range), null, RunContext.Default);
            double cost = 0;
            int[] targets = [.. Enumerable.Range(0, first).Select(p => Array.IndexOf([.. linked.Tracks.Skip(first)], linked.Tracks[p]))];
            for (int p = 0; p < first; p++)
            {
                double squared = targets[p] < 0 ? Range * Range : Squared(frames[0][p], frames[1][targets[p]]);
                Assert.True(squared <= Range * Range * (1 + 1e-6));
                cost += squared;
            }

            Assert.Equal(Best(frames[0], frames[1]).Cost, cost, 1e-9);
            Assert.Equal(linked.Tracks.Skip(first).Count(), linked.Tracks.Skip(first).Distinct().Count());
        },
        1000);

    [Fact]
    public void The_order_of_the_spots_changes_no_link() => PropertyCheck.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var random = new Rng((ulong)seed);
            (double X, double Y)[][] frames = Frames(random, 6, 12, () => (random.NextDouble() * 14, random.NextDouble() * 14));
            int[][] orders = [.. frames.Select(f => Order(f.Length, random))];
            (double X, double Y)[][] shuffled = [.. frames.Select((f, t) => orders[t].Select(i => f[i]).ToArray())];
            var rule = new LinkParameters(Range, 2);
            LinkedSpots a = SpotLinking.Link(Spots(frames), rule, null, RunContext.Default);
            LinkedSpots b = SpotLinking.Link(Spots(shuffled), rule, null, RunContext.Default);
            Dictionary<int, int> same = [], back = [];
            for (int f = 0, start = 0; f < frames.Length; start += frames[f++].Length)
                for (int i = 0; i < frames[f].Length; i++)
                {
                    (int left, int right) = (a.Tracks[start + orders[f][i]], b.Tracks[start + i]);
                    Assert.True(same.TryAdd(left, right) == back.TryAdd(right, left) && same[left] == right, $"frame {f}");
                }
        },
        300);

    [Fact]
    public void A_crowd_beyond_the_largest_subnet_is_linked_shorter_or_refused_and_counted()
    {
        // A chain of 8 particles one apart that all move by 0.1: a range of 4 makes one net of them, 0.8 makes eight.
        (double X, double Y)[][] frames = [.. Enumerable.Range(0, 3).Select(f => Enumerable.Range(0, 8).Select(i => ((double)i, 0.1 * f)).ToArray())];
        LinkedSpots whole = SpotLinking.Link(Spots(frames), new LinkParameters(Range), null, RunContext.Default);
        Assert.Equal((8, 8, 0, 0), (whole.Count, whole.LargestSubnet, whole.ShortenedSubnets, whole.RefusedSubnets));
        LinkedSpots shortened = SpotLinking.Link(Spots(frames), new LinkParameters(Range, 0, 4, 0.5), null, RunContext.Default);
        Assert.Equal((8, 8, 2, 0), (shortened.Count, shortened.LargestSubnet, shortened.ShortenedSubnets, shortened.RefusedSubnets));
        Assert.Equal(whole.Tracks, shortened.Tracks);
        LinkedSpots refused = SpotLinking.Link(Spots(frames), new LinkParameters(Range, 0, 4, Range), null, RunContext.Default);
        Assert.Equal((24, 2, 16), (refused.Count, refused.RefusedSubnets, refused.RefusedSpots));
        Assert.Equal((0, 1), (refused.ShortenedSubnets, refused.FirstRefusedFrame));
    }

    [Fact]
    public void A_crowd_of_which_a_part_is_linked_shorter_and_a_part_refused_counts_as_both()
    {
        // Six on a spot that no shortening parts, and a chain that it does.
        (double X, double Y)[] one = [.. Enumerable.Range(0, 6).Select(i => (0.01 * i, 0.0)), .. Enumerable.Range(0, 6).Select(i => (3.0 + i, 0.0))];
        (double X, double Y)[][] frames = [one, [.. one.Select(p => (p.X, p.Y + 0.001))]];
        LinkedSpots linked = SpotLinking.Link(Spots(frames), new LinkParameters(Range, 0, 4, 0.5), null, RunContext.Default);
        Assert.Equal((1, 1, 6), (linked.ShortenedSubnets, linked.RefusedSubnets, linked.RefusedSpots));
        Assert.Equal(12 + 6, linked.Count);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(5, 1)]
    public void A_particle_is_waited_for_as_many_frames_as_asked(int memory, int tracks)
    {
        (double X, double Y)[][] frames = [[(5, 5)], [], [], [(5, 6)], [(5, 7)]];
        Assert.Equal(tracks, SpotLinking.Link(Spots(frames), new LinkParameters(Range, memory), null, RunContext.Default).Count);
    }

    [Fact]
    public void A_gap_under_a_prediction_moves_with_it()
    {
        (double X, double Y)[][] frames = [[(5, 5)], [(25, 5)], [], [(65, 6)]];
        LinkedSpots with = SpotLinking.Link(Spots(frames), new LinkParameters(2, 1), DriftPrediction.Constant(4, 20, 0), RunContext.Default);
        LinkedSpots without = SpotLinking.Link(Spots(frames), new LinkParameters(2, 1), null, RunContext.Default);
        Assert.Equal((1, 3), (with.Count, without.Count));
    }

    [Fact]
    public void No_spots_and_empty_frames_are_no_trouble()
    {
        Assert.Equal(0, SpotLinking.Link(Spots([]), new LinkParameters(2), null, RunContext.Default).Count);
        Assert.Equal(0, SpotLinking.Link(Spots([[], [], []]), new LinkParameters(2, 2), null, RunContext.Default).Count);
    }

    private static int[] Order(int length, Rng random)
    {
        int[] order = [.. Enumerable.Range(0, length)];
        random.Shuffle<int>(order);
        return order;
    }

    private static (double X, double Y)[][] Frames(Rng random, int frames, int largest, Func<(double, double)> draw) =>
        [.. Enumerable.Range(0, frames).Select(_ => Enumerable.Range(0, random.NextInt(largest + 1)).Select(_ => draw()).ToArray())];

    private static SpotTable Spots((double X, double Y)[][] frames)
    {
        int[] starts = new int[frames.Length + 1];
        for (int f = 0; f < frames.Length; f++) starts[f + 1] = starts[f] + frames[f].Length;
        return new SpotTable(starts, [.. frames.SelectMany(f => f.Select(p => p.X))], [.. frames.SelectMany(f => f.Select(p => p.Y))], new double[starts[^1]]);
    }

    private static double Squared((double X, double Y) a, (double X, double Y) b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));

    /// <summary>Tracks of all spots, frame by frame by trying everything.</summary>
    private static List<int> Expected((double X, double Y)[][] frames, int memory)
    {
        List<int> result = [];
        List<((double X, double Y) At, int Track, int Missing)> particles = [];
        int tracks = 0;
        for (int f = 0; f < frames.Length; f++)
        {
            (double _, int[] targets) = Best([.. particles.Select(p => p.At)], frames[f]);
            int[] trackOf = new int[frames[f].Length];
            Array.Fill(trackOf, -1);
            List<((double X, double Y) At, int Track, int Missing)> next = [];
            for (int p = 0; p < particles.Count; p++)
                if (targets[p] >= 0) trackOf[targets[p]] = particles[p].Track;
                else if (particles[p].Missing < memory) next.Add((particles[p].At, particles[p].Track, particles[p].Missing + 1));
            IEnumerable<int> born = Enumerable.Range(0, trackOf.Length).Where(i => trackOf[i] < 0);

            // The spots of the first frame keep their order, those born later are numbered by row.
            int[] order = f == 0 ? [.. born] : [.. born.OrderBy(i => frames[f][i].Y)];
            foreach (int i in order) trackOf[i] = tracks++;
            for (int i = 0; i < trackOf.Length; i++) next.Add((frames[f][i], trackOf[i], 0));
            particles = next;
            result.AddRange(trackOf);
        }

        return result;
    }

    /// <summary>The cheapest of all ways to give each particle a target of its own or none.</summary>
    private static (double Cost, int[] Targets) Best((double X, double Y)[] sources, (double X, double Y)[] targets)
    {
        int[] now = new int[sources.Length];
        (double Cost, int[] Targets) best = (double.PositiveInfinity, now);
        bool[] taken = new bool[targets.Length];
        Try(0, 0);
        return best;

        void Try(int source, double cost)
        {
            if (cost >= best.Cost) return;
            if (source == sources.Length)
            {
                best = (cost, [.. now]);
                return;
            }

            for (int t = 0; t < targets.Length; t++)
            {
                double squared = Squared(sources[source], targets[t]);
                if (taken[t] || squared > Range * Range) continue;
                (taken[t], now[source]) = (true, t);
                Try(source + 1, cost + squared);
                taken[t] = false;
            }

            now[source] = -1;
            Try(source + 1, cost + (Range * Range));
        }
    }
}
