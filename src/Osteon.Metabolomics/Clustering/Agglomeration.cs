namespace Osteon.Metabolomics;

/// <summary>
/// The state of a clustering under way. Every cluster stands in a slot, in the order of its smallest item, and knows the nearest of the
/// clusters to its right with the distance to it (Anderberg 1973). Distances are kept in condensed form. A slot whose cluster was joined to
/// another has distance +∞ to all on its left; from time to time such slots are squeezed out, which keeps the order of the others.
/// </summary>
internal sealed class Agglomeration
{
    private const int NoSlot = -1;
    private const int SmallestToSqueeze = 64;

    private readonly double[] _distances;
    private readonly int[] _item;
    private readonly double[] _size;
    private readonly int[] _nearest;
    private readonly double[] _nearestDistance;
    private readonly bool[] _gone;
    private int _slots;
    private int _clusters;

    /// <summary>Every item is a cluster. The distances are overwritten.</summary>
    public Agglomeration(int count, double[] distances)
    {
        _distances = distances;
        _slots = _clusters = count;
        _item = [.. Enumerable.Range(0, count)];
        _size = new double[count];
        Array.Fill(_size, 1);
        _nearest = new int[count];
        _nearestDistance = new double[count];
        _gone = new bool[count];
        for (int slot = 0; slot < count; slot++) FindNearest(slot);
    }

    /// <summary>
    /// Joins the two nearest clusters, of equals those whose slot comes first. The joined cluster keeps the slot of the left one.
    /// </summary>
    /// <returns>The smallest items of the two, the smaller first, and their distance.</returns>
    public (int First, int Second, double Distance) Join<TRule>()
        where TRule : struct, ILinkageRule
    {
        if (_slots > SmallestToSqueeze && 4 * _clusters <= 3 * _slots) Squeeze();
        (int left, double distance) = FirstMinimum.Of(_nearestDistance.AsSpan(0, _slots));
        int right = _nearest[left];
        _gone[right] = true;
        _nearest[right] = NoSlot;
        _nearestDistance[right] = double.PositiveInfinity;
        Update<TRule>(left, right, distance);
        _size[left] += _size[right];
        _clusters--;
        for (int slot = 0; slot < _slots; slot++)
            if ((_nearest[slot] == left || _nearest[slot] == right) && !_gone[slot]) FindNearest(slot);
        return (_item[left], _item[right], distance);
    }

    private void FindNearest(int slot)
    {
        int start = (int)DissimilarityMatrix.RowStart(slot, _slots);
        (int index, double distance) = FirstMinimum.Of(_distances.AsSpan(start, _slots - slot - 1));
        _nearest[slot] = index < 0 ? NoSlot : slot + 1 + index;
        _nearestDistance[slot] = distance;
    }

    private void Update<TRule>(int left, int right, double distance)
        where TRule : struct, ILinkageRule
    {
        (double I, double J, double K) sizes = (_size[left], _size[right], 0);
        double[] d = _distances;

        // A cluster to the left: the joined one may have become its nearest.
        int row = 0;
        for (int k = 0; k < left; row += _slots - k - 1, k++)
        {
            if (_gone[k]) continue;
            int ik = row + left - k - 1, jk = row + right - k - 1;
            sizes.K = _size[k];
            double joined = TRule.Join(d[ik], d[jk], distance, sizes);
            d[ik] = joined;
            d[jk] = double.PositiveInfinity;
            if (joined < _nearestDistance[k])
            {
                _nearestDistance[k] = joined;
                _nearest[k] = left;
            }
        }

        // A cluster to the right: it may be the nearest of the joined one.
        int rowOfLeft = row - left - 1;
        int nearest = NoSlot;
        double smallest = double.PositiveInfinity;
        row += _slots - left - 1;
        for (int k = left + 1; k < right; row += _slots - k - 1, k++)
        {
            if (_gone[k]) continue;
            int jk = row + right - k - 1;
            sizes.K = _size[k];
            double joined = TRule.Join(d[rowOfLeft + k], d[jk], distance, sizes);
            d[rowOfLeft + k] = joined;
            d[jk] = double.PositiveInfinity;
            if (joined < smallest) (smallest, nearest) = (joined, k);
        }

        Span<double> ofLeft = d.AsSpan(rowOfLeft + right + 1, _slots - right - 1);
        ReadOnlySpan<double> ofRight = d.AsSpan(row, ofLeft.Length);
        for (int i = 0; i < ofLeft.Length; i++)
        {
            int k = right + 1 + i;
            if (_gone[k]) continue;
            sizes.K = _size[k];
            double joined = TRule.Join(ofLeft[i], ofRight[i], distance, sizes);
            ofLeft[i] = joined;
            if (joined < smallest) (smallest, nearest) = (joined, k);
        }

        d[rowOfLeft + right] = double.PositiveInfinity;
        _nearest[left] = nearest;
        _nearestDistance[left] = smallest;
    }

    private void Squeeze()
    {
        int[] kept = new int[_clusters], place = new int[_slots];
        int count = 0;
        for (int slot = 0; slot < _slots; slot++)
        {
            place[slot] = count;
            if (!_gone[slot]) kept[count++] = slot;
        }

        long to = 0;
        for (int i = 0; i < count; i++)
        {
            int slot = kept[i];
            long row = DissimilarityMatrix.RowStart(slot, _slots) - slot - 1;
            for (int j = i + 1; j < count; j++) _distances[to++] = _distances[row + kept[j]];
            _item[i] = _item[slot];
            _size[i] = _size[slot];
            _nearest[i] = _nearest[slot] == NoSlot ? NoSlot : place[_nearest[slot]];
            _nearestDistance[i] = _nearestDistance[slot];
        }

        Array.Clear(_gone);
        _slots = count;
    }
}
