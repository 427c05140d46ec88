using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// One pass over a likelihood table P with mixture weights w and track weights c: fₖ = Σ_m w_m P_km, the gradient g_m = Σₖ cₖP_km/fₖ and Σₖ
/// cₖ ln fₖ. The step of expectation and maximisation is w_m ← w_m g_m/Σc.
/// </summary>
internal static class MixturePass
{
    /// <summary>Fills the gradient and gives Σₖ cₖ ln fₖ.</summary>
    public static double Run(LikelihoodTable table, double[] weights, double[] trackWeights, double[] gradient, RunContext context)
    {
        int bins = table.Grid.Bins, blocks = table.Blocks;
        double[] partial = new double[blocks * bins], logs = new double[blocks];
        if (context.Threads <= 1)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            for (int block = 0; block < blocks; block++) Block(block);
        }
        else
            Parallel.For(0, blocks, context.ParallelOptions, Block);
        Array.Clear(gradient);
        var sum = new CompensatedSum();
        for (int block = 0; block < blocks; block++)
        {
            VectorKernels.Axpy(1, partial.AsSpan(block * bins, bins), gradient);
            sum.Add(logs[block]);
        }

        return sum.Value;

        void Block(int block)
        {
            ReadOnlySpan<double> rows = table.Block(block);
            Span<double> to = partial.AsSpan(block * bins, bins);
            double log = 0;
            for (int k = 0, at = 0; at < rows.Length; k++, at += bins)
            {
                double c = trackWeights[(block * LikelihoodTable.BlockRows) + k];
                if (c == 0) continue;
                ReadOnlySpan<double> row = rows.Slice(at, bins);
                double f = Math.Max(VectorKernels.Dot(row, weights), double.Epsilon);
                log += c * Math.Log(f);
                VectorKernels.Axpy(c / f, row, to);
            }

            logs[block] = log;
        }
    }
}
