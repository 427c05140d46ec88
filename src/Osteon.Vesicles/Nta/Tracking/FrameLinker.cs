namespace Osteon.Vesicles;

/// <summary>Links one frame after the other; holds the particles that are seen or waited for.</summary>
internal sealed class FrameLinker(LinkParameters parameters)
{
    private const double Slack = 1e-7;
    private const double Step = 0.95;
    private const int MostCandidates = 10;

    private readonly SubnetSolver _solver = new();
    private readonly List<Link> _links = [];
    private readonly List<(double Squared, int Source)> _near = [];
    private List<Particle> _particles = [];
    private List<Particle> _next = [];
    private int[] _order = [];
    private double[] _sortedY = [];
    private int[] _netOf = [];

    private readonly record struct Particle(double X, double Y, int Track, int Missing);

    /// <summary>A possible link from a particle to a spot.</summary>
    internal readonly record struct Link(int Source, int Target, double Squared);

    public int Tracks { get; private set; }

    public int Largest { get; private set; }

    public int Shortened { get; private set; }

    public int Refused { get; private set; }

    public int RefusedSpots { get; private set; }

    public int? FirstRefused { get; private set; }

    /// <summary>The next frame; the track of each of its spots goes into <paramref name="tracks"/>.</summary>
    public void Next(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int frame, Span<int> tracks)
    {
        tracks.Fill(-1);
        if (_particles.Count > 0 && x.Length > 0)
        {
            Candidates(x, y);
            Solve(_links, parameters.SearchRange, frame, tracks);
        }

        _next.Clear();
        Span<bool> seen = _particles.Count <= 1024 ? stackalloc bool[_particles.Count] : new bool[_particles.Count];
        int[] born = [.. Enumerable.Range(0, x.Length)];
        double[] columns = x.ToArray(), rows = y.ToArray();
        int newborn = 0;
        for (int i = 0; i < tracks.Length; i++)
        {
            if (tracks[i] < 0)
            {
                born[newborn++] = i;
                continue;
            }

            seen[tracks[i]] = true;
            tracks[i] = _particles[tracks[i]].Track;
        }

        if (frame > 0 || Tracks > 0)
            Array.Sort(born, 0, newborn, Comparer<int>.Create((a, b) => rows[a] != rows[b] ? rows[a].CompareTo(rows[b])
                : columns[a] != columns[b] ? columns[a].CompareTo(columns[b]) : a.CompareTo(b)));
        for (int k = 0; k < newborn; k++) tracks[born[k]] = Tracks++;
        for (int i = 0; i < tracks.Length; i++) _next.Add(new Particle(x[i], y[i], tracks[i], 0));
        for (int p = 0; p < _particles.Count; p++)
            if (!seen[p] && _particles[p].Missing < parameters.Memory) _next.Add(_particles[p] with { Missing = _particles[p].Missing + 1 });
        (_particles, _next) = (_next, _particles);
    }

    /// <summary>Links within the range, sorted by target: at most ten for each, the nearest.</summary>
    private void Candidates(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        _links.Clear();
        if (_order.Length < _particles.Count) (_order, _sortedY) = (new int[_particles.Count * 2], new double[_particles.Count * 2]);
        for (int p = 0; p < _particles.Count; p++) (_order[p], _sortedY[p]) = (p, _particles[p].Y);
        Array.Sort(_sortedY, _order, 0, _particles.Count);
        double reach = parameters.SearchRange + Slack, squaredReach = reach * reach;
        for (int target = 0; target < x.Length; target++)
        {
            _near.Clear();
            int at = Array.BinarySearch(_sortedY, 0, _particles.Count, y[target] - reach);
            for (int k = at < 0 ? ~at : at; k < _particles.Count && _sortedY[k] < y[target] + reach; k++)
            {
                Particle source = _particles[_order[k]];
                double dx = source.X - x[target], dy = source.Y - y[target], squared = (dx * dx) + (dy * dy);
                if (squared < squaredReach) _near.Add((squared, _order[k]));
            }

            if (_near.Count > 1) _near.Sort();
            for (int k = 0; k < Math.Min(_near.Count, MostCandidates); k++) _links.Add(new Link(_near[k].Source, target, _near[k].Squared));
        }
    }

    /// <summary>
    /// Solves the subnets of the links one by one; targets get the number of their source. Whether any of them was not refused.
    /// </summary>
    private bool Solve(List<Link> links, double range, int frame, Span<int> targets)
    {
        bool solved = false;
        if (_netOf.Length < _particles.Count + targets.Length) _netOf = new int[2 * (_particles.Count + targets.Length)];
        foreach (List<Link> net in Subnets(links, targets.Length))
        {
            if (net.Count == 1)
            {
                targets[net[0].Target] = net[0].Source;
                Largest = Math.Max(Largest, 1);
                solved = true;
                continue;
            }

            int sources = net.Select(l => l.Source).Distinct().Count();
            if (range == parameters.SearchRange) Largest = Math.Max(Largest, sources);
            if (sources <= parameters.LargestSubnet)
            {
                _solver.Solve(net, range * range, targets);
                solved = true;
                continue;
            }

            double shorter = range * Step;
            if (shorter >= parameters.SmallestRangeUsed)
            {
                bool shortened = Solve([.. net.Where(l => l.Squared <= shorter * shorter)], shorter, frame, targets);
                if (shortened && range == parameters.SearchRange) Shortened++;
                solved |= shortened;
                continue;
            }

            Refused++;
            RefusedSpots += net.Select(l => l.Target).Distinct().Count();
            FirstRefused ??= frame;
        }

        return solved;
    }

    /// <summary>Links grouped by what hangs together, in the order of their first links.</summary>
    private List<List<Link>> Subnets(List<Link> links, int targets)
    {
        int nodes = _particles.Count + targets;
        for (int i = 0; i < nodes; i++) _netOf[i] = i;
        foreach (Link link in links)
        {
            int a = Root(link.Source), b = Root(_particles.Count + link.Target);
            if (a != b) _netOf[Math.Max(a, b)] = Math.Min(a, b);
        }

        Dictionary<int, List<Link>> nets = [];
        List<List<Link>> order = [];
        foreach (Link link in links)
        {
            int root = Root(link.Source);
            if (!nets.TryGetValue(root, out List<Link>? net))
            {
                nets.Add(root, net = []);
                order.Add(net);
            }

            net.Add(link);
        }

        return order;
    }

    private int Root(int node)
    {
        while (_netOf[node] != node) node = _netOf[node] = _netOf[_netOf[node]];
        return node;
    }
}
