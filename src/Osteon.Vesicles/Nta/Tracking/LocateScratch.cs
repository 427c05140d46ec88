namespace Osteon.Vesicles;

/// <summary>Memory for finding particles in one frame after the other. One for each thread.</summary>
internal sealed class LocateScratch
{
    private int[] _histogram = [];
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
        if (_histogram.Length == 0) _histogram = new int[ushort.MaxValue + 1];
        int largest = 0;
        Array.Clear(_histogram);
        foreach (ushort value in image)
        {
            _histogram[value]++;
            largest = Math.Max(largest, value);
        }

        return _histogram.AsSpan(0, largest + 1);
    }
}
