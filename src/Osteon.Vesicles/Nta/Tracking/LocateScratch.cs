namespace Osteon.Vesicles;

/// <summary>Memory for finding particles in one frame after the other. One for each thread.</summary>
internal sealed class LocateScratch
{
    private int[] _histogram = [];
    private int _counted;
    private ushort[] _rows = [];
    private ushort[] _line = [];
    private double[] _passed = [];
    private ushort[] _whole = [];

    /// <summary>Memory of the band-pass.</summary>
    public BandPassScratch BandPass { get; } = new();

    /// <summary>Maxima of the frame.</summary>
    public List<(int X, int Y)> Maxima { get; } = [];

    /// <summary>What was refined from them.</summary>
    public List<LocatedParticle> Found { get; } = [];

    /// <summary>The band-passed frame.</summary>
    public Span<double> Passed(int pixels)
    {
        if (_passed.Length < pixels) _passed = new double[pixels];
        return _passed.AsSpan(0, pixels);
    }

    /// <summary>The band-passed frame in whole numbers.</summary>
    public Span<ushort> Whole(int pixels)
    {
        if (_whole.Length < pixels) _whole = new ushort[pixels];
        return _whole.AsSpan(0, pixels);
    }

    /// <summary>Room for a dilation.</summary>
    public (ushort[] Rows, ushort[] Line) Dilation(int pixels, int line)
    {
        if (_rows.Length < pixels) _rows = new ushort[pixels];
        if (_line.Length < line) _line = new ushort[line];
        return (_rows, _line);
    }

    /// <summary>How often each value occurs, up to the largest.</summary>
    public ReadOnlySpan<int> Histogram(ReadOnlySpan<ushort> image)
    {
        // Most values of a dark frame are equal: neighbours are counted apart, so that no count waits for the one before.
        const int Tables = 4, Values = ushort.MaxValue + 1;
        if (_histogram.Length == 0) _histogram = new int[Tables * Values];
        Span<int> first = _histogram.AsSpan(0, Values), second = _histogram.AsSpan(Values, Values);
        Span<int> third = _histogram.AsSpan(2 * Values, Values), fourth = _histogram.AsSpan(3 * Values, Values);
        first[.._counted].Clear();
        int largest = 0, i = 0;
        for (; i + Tables <= image.Length; i += Tables)
        {
            (int a, int b, int c, int d) = (image[i], image[i + 1], image[i + 2], image[i + 3]);
            first[a]++;
            second[b]++;
            third[c]++;
            fourth[d]++;
            largest = Math.Max(Math.Max(largest, a), Math.Max(Math.Max(b, c), d));
        }

        for (; i < image.Length; i++)
        {
            first[image[i]]++;
            largest = Math.Max(largest, image[i]);
        }

        _counted = largest + 1;
        for (int value = 0; value < _counted; value++) first[value] += second[value] + third[value] + fourth[value];
        second[.._counted].Clear();
        third[.._counted].Clear();
        fourth[.._counted].Clear();
        return first[.._counted];
    }
}
