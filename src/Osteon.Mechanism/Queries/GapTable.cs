using System.Collections;
using System.Numerics;

namespace Osteon.Mechanism;

/// <summary>
/// The cells of the table of gaps. Most are empty and are made only when they are read, since a graph of some hundred pathways and cells has far more
/// of them than experiments.
/// </summary>
internal sealed class GapTable
{
    private readonly ulong[] _occupied;
    private readonly Node[] _phases;

    public GapTable(Node[] pathways, Node[] cells, Node[] phases)
    {
        (Pathways, Cells, _phases) = (pathways, cells, phases);
        Size = (long)pathways.Length * cells.Length * (phases.Length + 1);
        _occupied = new ulong[checked((int)((Size + 63) / 64))];
    }

    public Node[] Pathways { get; }

    public Node[] Cells { get; }

    public long Size { get; }

    /// <summary>Notes that the place holds an experiment.</summary>
    public void Occupy(long place) => _occupied[place >> 6] |= 1UL << (int)(place & 63);

    /// <summary>The cell of a place: pathways outermost, then cells, then phases with "none stated" as the last.</summary>
    public GapCell Cell(long place, IReadOnlyList<string> experiments, IReadOnlyList<string> edges)
    {
        int slots = _phases.Length + 1;
        int phase = (int)(place % slots);
        long pair = place / slots;
        return new GapCell(Pathways[pair / Cells.Length], Cells[pair % Cells.Length], phase < _phases.Length ? _phases[phase] : null, experiments, edges);
    }

    /// <summary>These cells, then all places without experiment.</summary>
    public IReadOnlyList<GapCell> With(List<GapCell> ones) => new Listed(this, ones);

    private sealed class Listed : IReadOnlyList<GapCell>
    {
        private readonly GapTable _table;
        private readonly List<GapCell> _ones;
        private readonly int[] _emptyBefore; // empty places before each word of the bits

        public Listed(GapTable table, List<GapCell> ones)
        {
            (_table, _ones) = (table, ones);
            _emptyBefore = new int[table._occupied.Length + 1];
            for (int w = 0; w < table._occupied.Length; w++) _emptyBefore[w + 1] = checked(_emptyBefore[w] + BitOperations.PopCount(Empty(w)));
        }

        public int Count => _ones.Count + _emptyBefore[^1];

        public GapCell this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
                if (index < _ones.Count) return _ones[index];
                int rank = index - _ones.Count;
                int word = Array.BinarySearch(_emptyBefore, rank);
                if (word < 0) word = ~word - 1;
                while (_emptyBefore[word + 1] == _emptyBefore[word]) word++; // of equal counts the word that holds one
                ulong bits = Empty(word);
                for (int skip = rank - _emptyBefore[word]; skip > 0; skip--) bits &= bits - 1;
                return Nothing(word, bits);
            }
        }

        public IEnumerator<GapCell> GetEnumerator()
        {
            foreach (GapCell one in _ones) yield return one;
            for (int word = 0; word < _table._occupied.Length; word++)
                for (ulong bits = Empty(word); bits != 0; bits &= bits - 1) yield return Nothing(word, bits);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private GapCell Nothing(int word, ulong bits) => _table.Cell(((long)word << 6) + BitOperations.TrailingZeroCount(bits), [], []);

        private ulong Empty(int word)
        {
            long left = _table.Size - ((long)word << 6);
            return ~_table._occupied[word] & (left >= 64 ? ulong.MaxValue : (1UL << (int)left) - 1);
        }
    }
}
