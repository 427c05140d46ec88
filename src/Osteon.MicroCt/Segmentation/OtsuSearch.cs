using System.Globalization;
using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>What Otsu's method found in a scan.</summary>
/// <param name="Level">The last grey value of the background, or null.</param>
/// <param name="NotAvailable">Why there is none, or null.</param>
/// <param name="Histogram">The histogram it was found in; null when no value is finite.</param>
internal sealed record OtsuOutcome(double? Level, string? NotAvailable, GreyHistogram? Histogram);

/// <summary>
/// Finds Otsu's threshold of the values inside a volume of interest. 8- and 16-bit images: every level its own bin, one sweep. 32-bit
/// integers: one sweep for the range, then every level its own bin if there are fewer than 2^24 of them, else 256 bins. Real values: one
/// sweep for the range, one for 256 bins over it.
/// </summary>
internal sealed record OtsuSearch(PlaneSweep Sweep, VoiRegion Region, RunContext Context) : IVoxelWork<OtsuOutcome>
{
    private const long MostLevels = 1 << 24;
    private const int MostBinsKept = 1 << 16;
    private const string Step = "finding the threshold";

    private ValueScale Scale => Sweep.Source.Header.Scale;

    /// <summary>Runs it.</summary>
    public static OtsuOutcome Run(PlaneSweep sweep, VoiRegion region, RunContext context) =>
        VoxelDispatch.Run<OtsuSearch, OtsuOutcome>(sweep.ValueType, new OtsuSearch(sweep, region, context));

    /// <inheritdoc/>
    public OtsuOutcome Run<T>()
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double) && System.Runtime.CompilerServices.Unsafe.SizeOf<T>() <= 2)
            return InLevels<T>(long.CreateChecked(T.MinValue), long.CreateChecked(T.MaxValue));

        var range = new RangeVisitor<T>(Region);
        Sweep.Run(range, "finding the range of grey values", Context);
        if (range.High < range.Low) return new OtsuOutcome(null, "no voxel of the volume of interest has a finite grey value", null);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            (long low, long high) = (long.CreateChecked(range.Low), long.CreateChecked(range.High));
            if (high - low < MostLevels) return InLevels<T>(low, high);
            Context.Findings.Add(Finding.Note(
                "OST-CT-040",
                $"the grey values span {(high - low).ToString(CultureInfo.InvariantCulture)} levels; "
                + $"Otsu's threshold was found with {BinCounter<T>.Bins} bins"));
        }

        return InBins(range.Low, range.High);
    }

    private static OtsuOutcome Constant(GreyHistogram histogram, double grey) => new(
        null,
        string.Create(
            CultureInfo.InvariantCulture,
            $"all voxels of the volume of interest have the same grey value ({grey:R}): Otsu's method needs two classes"),
        histogram);

    private OtsuOutcome InLevels<T>(long first, long last)
        where T : unmanaged, INumber<T>
    {
        var counter = new LevelCounter<T>(first, last);
        Sweep.Run(new HistogramVisitor<T>(Region, counter), Step, Context);
        GreyHistogram histogram = counter.ToHistogram(Scale)!.Rebin(MostBinsKept);
        ReadOnlySpan<long> counts = counter.Counts;
        bool rising = Scale.Slope > 0;
        long[]? reversed = null;
        if (!rising)
        {
            reversed = counts.ToArray();
            Array.Reverse(reversed);
            counts = reversed;
        }

        double Grey(int i) => Scale.ToValue(rising ? first + i : last - i);
        return Otsu.Threshold(counts, Grey) is { } level
            ? new OtsuOutcome(Grey(level), null, histogram)
            : Constant(histogram, Grey(counts.IndexOfAnyExcept(0)));
    }

    private OtsuOutcome InBins<T>(T low, T high)
        where T : unmanaged, INumber<T>
    {
        double a = Scale.ToValue(double.CreateChecked(Scale.Slope > 0 ? low : high));
        double b = Scale.ToValue(double.CreateChecked(Scale.Slope > 0 ? high : low));
        if (!double.IsFinite(b - a)) return new OtsuOutcome(null, "the range of grey values is too large for a histogram", null);
        if (a == b) return Constant(new GreyHistogram(a - 0.5, 1, [Region.Voxels], true), a);
        var counter = new BinCounter<T>(a, b, Scale);
        Sweep.Run(new HistogramVisitor<T>(Region, counter), Step, Context);
        GreyHistogram histogram = counter.ToHistogram(Scale)!;
        return Otsu.Threshold(counter.Counts, i => counter.Centres[i]) is { } bin
            ? new OtsuOutcome(counter.Centres[bin], null, histogram)
            : Constant(histogram, a);
    }
}
