using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Orders the places of a lattice as a callus grows: each strut starts at bone that is already there, in random order. So every beginning
/// of the list is a callus without loose pieces. Struts that would close a loop are put off to the end with probability 1 − LoopShare. A
/// joined callus begins with a bridge from one fragment to the other.
/// </summary>
internal sealed class StrutGrowth
{
    private readonly StrutLattice _lattice;
    private readonly CallusParameters _callus;
    private readonly Rng _rng;
    private readonly List<StrutPlace> _grown = [];
    private readonly List<int> _frontier = [];
    private readonly List<int> _putOff = [];
    private readonly bool[] _reached;
    private readonly bool[] _queued;
    private readonly List<int>[] _placesOfSite;

    private StrutGrowth(StrutLattice lattice, CallusParameters callus, Rng rng)
    {
        _lattice = lattice;
        _callus = callus;
        _rng = rng;
        _reached = new bool[lattice.SiteCount];
        _queued = new bool[lattice.Places.Count];
        _placesOfSite = new List<int>[lattice.SiteCount];
        for (int i = 0; i < _placesOfSite.Length; i++) _placesOfSite[i] = [];
        for (int i = 0; i < lattice.Places.Count; i++)
        {
            StrutPlace place = lattice.Places[i];
            _placesOfSite[place.Site].Add(i);
            if (place.Other >= 0) _placesOfSite[place.Other].Add(i);
        }
    }

    /// <summary>All struts that find room, in the order in which they grow; null when a bridge is wanted and none finds room.</summary>
    public static List<StrutPlace>? Grow(StrutLattice lattice, CallusParameters callus, Rng rng)
    {
        var growth = new StrutGrowth(lattice, callus, rng);
        if (callus.Bridged && !growth.Bridge()) return null;
        for (int i = 0; i < lattice.Places.Count; i++)
            if (lattice.Places[i].Fragment >= 0) growth.Queue(i);
        while (growth._frontier.Count > 0) growth.Step();

        // Nothing new can be reached any more: now the loops that were put off, in the order in which they were.
        foreach (int index in growth._putOff)
            if (growth.HasRoom(lattice.Places[index])) growth.Accept(index);
        return growth._grown;
    }

    private bool Bridge()
    {
        int[] piers =
        [
            .. from site in Enumerable.Range(0, _lattice.SiteCount)
               where _placesOfSite[site].Select(i => _lattice.Places[i].Fragment).Where(f => f >= 0).Distinct().Count() == 2
               select site,
        ];
        if (piers.Length == 0) return false;
        int pier = piers[_rng.NextInt(piers.Length)];
        int[] anchors = [.. _placesOfSite[pier].Where(i => _lattice.Places[i].Fragment >= 0)];
        foreach (int anchor in anchors) _queued[anchor] = true;
        foreach (int anchor in anchors) Accept(anchor);
        return true;
    }

    private void Step()
    {
        int pick = _rng.NextInt(_frontier.Count);
        int index = _frontier[pick];
        _frontier[pick] = _frontier[^1];
        _frontier.RemoveAt(_frontier.Count - 1);
        StrutPlace place = _lattice.Places[index];
        bool closesLoop = _reached[place.Site] && (place.Other < 0 || _reached[place.Other]);
        if (closesLoop && _rng.NextDouble() >= _callus.LoopShare) _putOff.Add(index);
        else if (HasRoom(place)) Accept(index);
    }

    private bool HasRoom(StrutPlace place)
    {
        foreach (StrutPlace other in _grown)
        {
            if (place.SharesSite(other)) continue;
            double needed = place.Strut.Radius + other.Strut.Radius + _callus.Lattice.ClearanceMm;
            double apart = place.Strut.From.DistanceTo(other.Strut.From) - place.Strut.Length - other.Strut.Length;
            if (apart < needed && Clearance.Between(place.Strut, other.Strut) < needed) return false;
        }

        return true;
    }

    private void Accept(int index)
    {
        StrutPlace place = _lattice.Places[index];
        _grown.Add(place);
        Reach(place.Site);
        if (place.Other >= 0) Reach(place.Other);
    }

    private void Reach(int site)
    {
        if (_reached[site]) return;
        _reached[site] = true;
        foreach (int place in _placesOfSite[site]) Queue(place);
    }

    private void Queue(int place)
    {
        if (_queued[place]) return;
        _queued[place] = true;
        _frontier.Add(place);
    }
}
