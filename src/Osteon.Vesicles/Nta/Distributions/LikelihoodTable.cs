using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Probability densities of tracks for every diameter of a grid, each row divided by its largest. Computed once: whatever is fitted
/// afterwards works on it. Rows stand in blocks of a fixed size, over which sums are taken in a fixed order, so that no result depends on
/// the number of threads. 8 bytes per track and bin.
/// </summary>
public sealed class LikelihoodTable
{
    /// <summary>Rows of a block.</summary>
    internal const int BlockRows = 512;

    private readonly double[][] _blocks;
    private readonly double[] _logLargest;

    private LikelihoodTable(SizeGrid grid, IReadOnlyList<StepSummary> tracks, double[][] blocks, double[] logLargest)
    {
        Grid = grid;
        Tracks = tracks;
        _blocks = blocks;
        _logLargest = logLargest;
    }

    /// <summary>The diameters, taken at the bin centres.</summary>
    public SizeGrid Grid { get; }

    /// <summary>The tracks, a row each.</summary>
    public IReadOnlyList<StepSummary> Tracks { get; }

    internal int Blocks => _blocks.Length;

    /// <summary>ln of the largest density of each row.</summary>
    internal ReadOnlySpan<double> LogLargest => _logLargest;

    /// <summary>
    /// The table of tracks under a model of their steps. No track, a mean square that is not positive, no step, or a grid with a centre of
    /// 0 throw
    /// <see cref="ArgumentException"/>.
    /// </summary>
    public static LikelihoodTable Of(IReadOnlyList<StepSummary> tracks, SizeGrid grid, StepModel model, RunContext context) =>
        Of(tracks, grid, [model], new int[tracks.Count], context);

    /// <summary>
    /// The same for tracks with models of their own, such as particles of different brightness with different localisation errors: track k
    /// has the model <paramref name="modelOfTrack"/>[k]. A few dozen models at most: coefficients are kept for each of them.
    /// </summary>
    public static LikelihoodTable Of(
        IReadOnlyList<StepSummary> tracks, SizeGrid grid, IReadOnlyList<StepModel> models, IReadOnlyList<int> modelOfTrack, RunContext context)
    {
        if (modelOfTrack.Count != tracks.Count)
            throw new ArgumentException($"{modelOfTrack.Count} models for {tracks.Count} tracks", nameof(modelOfTrack));
        if (tracks.Count == 0) throw new ArgumentException("no tracks", nameof(tracks));
        foreach (StepSummary track in tracks)
            if (!(track.MeanSquare > 0 && double.IsFinite(track.MeanSquare)) || track.Steps < 1 || track.Neighbours < 0
                || track.Neighbours >= track.Steps)
                throw new ArgumentException($"{track} is not a summary of steps", nameof(tracks));
        Dictionary<(int Model, int Steps, int Neighbours), ExponentialKernel.Coefficients> coefficients = [];
        (double[] Means, double[] Correlations)[] moments = [.. models.Select(m => Moments(m, grid))];
        for (int k = 0; k < tracks.Count; k++)
        {
            (int Model, int Steps, int Neighbours) key = (modelOfTrack[k], tracks[k].Steps, tracks[k].Neighbours);
            if (!coefficients.ContainsKey(key))
                coefficients.Add(key, Row(key.Steps, key.Neighbours, moments[key.Model].Means, moments[key.Model].Correlations));
        }

        double[][] blocks = new double[(tracks.Count + BlockRows - 1) / BlockRows][];
        double[] logLargest = new double[tracks.Count];
        Parallel.For(0, blocks.Length, context.ParallelOptions, block =>
        {
            int first = block * BlockRows, rows = Math.Min(BlockRows, tracks.Count - first);
            double[] table = GC.AllocateUninitializedArray<double>(rows * grid.Bins);
            for (int k = 0; k < rows; k++)
            {
                StepSummary track = tracks[first + k];
                Span<double> row = table.AsSpan(k * grid.Bins, grid.Bins);
                double largest = ExponentialKernel.Exponents(
                    coefficients[(modelOfTrack[first + k], track.Steps, track.Neighbours)], Math.Log(track.MeanSquare), track.MeanSquare, row);
                ExponentialKernel.ExpBelow(largest, row);
                logLargest[first + k] = largest;
            }

            blocks[block] = table;
        });
        return new LikelihoodTable(grid, tracks, blocks, logLargest);
    }

    /// <summary>The rows of a block, one after the other.</summary>
    internal ReadOnlySpan<double> Block(int block) => _blocks[block];

    private static (double[] Means, double[] Correlations) Moments(StepModel model, SizeGrid grid)
    {
        double[] means = new double[grid.Bins], correlations = new double[grid.Bins];
        for (int m = 0; m < grid.Bins; m++)
        {
            means[m] = model.MeanSquare(grid.Centres[m]);
            correlations[m] = model.Correlation(grid.Centres[m]);
        }

        return (means, correlations);
    }

    private static ExponentialKernel.Coefficients Row(int steps, int neighbours, double[] means, double[] correlations)
    {
        double[] constant = new double[means.Length], ofLog = new double[means.Length], ofValue = new double[means.Length];
        for (int m = 0; m < means.Length; m++)
        {
            double shape = StepLikelihood.Shape(steps, neighbours, correlations[m]);
            constant[m] = StepLikelihood.Constant(shape, means[m]);
            ofLog[m] = shape - 1;
            ofValue[m] = shape / means[m];
        }

        return new ExponentialKernel.Coefficients(constant, ofLog, ofValue);
    }
}
