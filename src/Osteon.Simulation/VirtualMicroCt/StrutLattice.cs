using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>A place where a strut may be drawn: between two sites, or (Other = −1) from a site into a fragment.</summary>
/// <param name="Site">The site it starts from.</param>
/// <param name="Other">The site it ends at, or −1.</param>
/// <param name="Fragment">0 for the lower, 1 for the upper fragment it is anchored in, −1 for a strut between sites.</param>
/// <param name="Strut">Its geometry and density.</param>
internal readonly record struct StrutPlace(int Site, int Other, int Fragment, Strut Strut)
{
    public bool SharesSite(StrutPlace other) =>
        Site == other.Site || Site == other.Other || (Other >= 0 && (Other == other.Site || Other == other.Other));
}

/// <summary>
/// The sites and all possible struts of a callus. Sites form a cubic lattice, turned and shifted at random, each site displaced at random;
/// one layer lies in the middle of the gap. Neighbouring sites may be joined by a strut that keeps clear of the fragments. A site beside a
/// fragment may be anchored: sideways into the middle of the cortex from outside or from the canal, or lengthwise from the gap into the end
/// of the cortex.
/// </summary>
internal sealed class StrutLattice
{
    private readonly NonunionPhantomParameters _parameters;
    private readonly StrutLatticeParameters _lattice;
    private readonly Tube[] _tubes;
    private readonly Rng _rng;
    private readonly Dictionary<(int Z, int Y, int X), int> _sites = [];
    private readonly List<PhantomPoint> _points = [];
    private readonly List<StrutPlace> _places = [];

    private StrutLattice(NonunionPhantomParameters parameters, Tube[] tubes, Rng rng)
    {
        _parameters = parameters;
        _lattice = parameters.Callus.Lattice;
        _tubes = tubes;
        _rng = rng;
    }

    /// <summary>Number of sites.</summary>
    public int SiteCount => _points.Count;

    /// <summary>All possible struts.</summary>
    public IReadOnlyList<StrutPlace> Places => _places;

    /// <summary>The first two tubes are the lower and the upper fragment, any others are caps.</summary>
    public static StrutLattice Make(NonunionPhantomParameters parameters, Tube[] tubes, Rng rng)
    {
        var lattice = new StrutLattice(parameters, tubes, rng);
        lattice.AddSites();
        lattice.AddBonds();
        for (int site = 0; site < lattice._points.Count; site++) lattice.AddAnchors(site);
        return lattice;
    }

    private double Reach => _lattice.LargestRadiusMm;

    private void AddSites()
    {
        double angle = _rng.NextDouble() * Math.PI / 2;
        double shiftY = _rng.NextDouble() - 0.5;
        double shiftX = _rng.NextDouble() - 0.5;
        int across = (int)Math.Ceiling(_lattice.OuterRadiusMm * Math.Sqrt(2) / _lattice.SpacingMm) + 1;
        int along = (int)Math.Ceiling(_lattice.HalfLengthMm / _lattice.SpacingMm) + 1;
        (double sin, double cos) = Math.SinCos(angle);
        for (int k = -along; k <= along; k++)
            for (int j = -across; j <= across; j++)
                for (int i = -across; i <= across; i++)
                {
                    // The layer in the gap keeps to its middle, or its struts would touch the ends of the fragments.
                    double z = (k + Displacement(k == 0 ? 0.1 : 1)) * _lattice.SpacingMm;
                    double v = (j + shiftY + Displacement(1)) * _lattice.SpacingMm;
                    double u = (i + shiftX + Displacement(1)) * _lattice.SpacingMm;
                    var point = new PhantomPoint(z, (cos * v) + (sin * u), (cos * u) - (sin * v));
                    if (!IsSite(point)) continue;
                    _sites.Add((k, j, i), _points.Count);
                    _points.Add(point);
                }
    }

    private double Displacement(double share) => ((2 * _rng.NextDouble()) - 1) * _lattice.Jitter * share;

    private bool IsSite(PhantomPoint p)
    {
        double along = Math.Pow(p.Z / _lattice.HalfLengthMm, 4);
        double envelope = _lattice.OuterRadiusMm - ((_lattice.OuterRadiusMm - _parameters.Fragments.OuterRadiusMm) * along);
        return p.Radius + Reach <= envelope && Math.Abs(p.Z) + Reach <= _lattice.HalfLengthMm && OnItsSide(p, p) && Clear(p, p, -1);
    }

    // In a nonunion nothing may come nearer than half the clearance to the middle plane.
    private bool OnItsSide(PhantomPoint a, PhantomPoint b)
    {
        double least = Reach + (0.5 * _lattice.ClearanceMm);
        return _parameters.Callus.Bridged || (a.Z >= least && b.Z >= least) || (a.Z <= -least && b.Z <= -least);
    }

    private bool Clear(PhantomPoint from, PhantomPoint to, int exceptFragment)
    {
        for (int i = 0; i < _tubes.Length; i++)
            if (i != exceptFragment && Clearance.LowerBound(from, to, _tubes[i]) < Reach + _lattice.ClearanceMm) return false;
        return true;
    }

    private void AddBonds()
    {
        foreach (((int z, int y, int x), int site) in _sites.OrderBy(s => s.Value))
            foreach ((int, int, int) key in ((int, int, int)[])[(z + 1, y, x), (z, y + 1, x), (z, y, x + 1)])
            {
                if (!_sites.TryGetValue(key, out int other)) continue;
                if (!OnItsSide(_points[site], _points[other]) || !Clear(_points[site], _points[other], -1)) continue;
                Add(site, other, -1, _points[other]);
            }
    }

    private void AddAnchors(int site)
    {
        FragmentParameters f = _parameters.Fragments;
        PhantomPoint p = _points[site];
        double radius = p.Radius;
        if (Math.Abs(p.Z) >= f.HalfGapMm + Reach)
        {
            double depth = f.InnerRadiusMm + (0.5 * f.CortexThicknessMm);
            double away = Math.Max(radius - f.OuterRadiusMm, f.InnerRadiusMm - radius);
            if (away > _lattice.SpacingMm || radius < _lattice.SpacingMm) return;
            var end = new PhantomPoint(p.Z, p.Y * depth / radius, p.X * depth / radius);
            TryAnchor(site, p.Z < 0 ? 0 : 1, end);
        }
        else if (_parameters.Callus.Bridged && InGap(p))
        {
            double end = f.HalfGapMm + (2 * Reach);
            TryAnchor(site, 0, p with { Z = -end });
            TryAnchor(site, 1, p with { Z = end });
        }
    }

    // Between the ends of the two cortices, so that a lengthwise anchor runs into the middle of both.
    private bool InGap(PhantomPoint p)
    {
        FragmentParameters f = _parameters.Fragments;
        return p.Radius > f.InnerRadiusMm + Reach && p.Radius < f.OuterRadiusMm - Reach && Math.Abs(p.Z) < f.HalfGapMm;
    }

    private void TryAnchor(int site, int fragment, PhantomPoint end)
    {
        bool lengthwise = Math.Abs(_points[site].Z) < _parameters.Fragments.HalfGapMm;

        // A lengthwise anchor runs inside the cortex and cannot meet the cap beside it; a sideways one must stay clear of it.
        bool clear = lengthwise
            ? Clearance.LowerBound(_points[site], end, _tubes[1 - fragment]) >= Reach + _lattice.ClearanceMm
            : Clear(_points[site], end, fragment);
        if (clear) Add(site, -1, fragment, end);
    }

    private void Add(int site, int other, int fragment, PhantomPoint end)
    {
        CallusParameters callus = _parameters.Callus;
        double radius = _lattice.StrutRadiusMm * (1 + (_lattice.RadiusSpread * ((2 * _rng.NextDouble()) - 1)));
        double density = new Variation(callus.Density, callus.DensitySd).Draw(_rng);
        _places.Add(new StrutPlace(site, other, fragment, new Strut(_points[site], end, radius, density)));
    }
}
