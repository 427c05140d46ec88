namespace Osteon.MicroCt;

/// <summary>Weights of a sampled Gaussian, as scipy.ndimage takes them.</summary>
internal static class GaussianKernel
{
    /// <summary>
    /// One half of the symmetric kernel: element k is w_k = exp(−k²/2σ²) / Σ_j exp(−j²/2σ²), 0 ≤ k ≤ r, r = ⌊truncate · σ + ½⌋. A single 1
    /// for σ = 0.
    /// </summary>
    public static double[] Weights(double sigmaVoxels, double truncate)
    {
        if (sigmaVoxels <= 1e-15) return [1];
        int radius = (int)((truncate * sigmaVoxels) + 0.5);
        double[] whole = new double[(2 * radius) + 1];
        double factor = -0.5 / (sigmaVoxels * sigmaVoxels);
        for (int k = -radius; k <= radius; k++) whole[k + radius] = Math.Exp(factor * ((double)k * k));
        double sum = PairwiseSum(whole);
        double[] half = new double[radius + 1];
        for (int k = 0; k <= radius; k++) half[k] = whole[radius + k] / sum;
        return half;
    }

    /// <summary>
    /// The sum in the order in which numpy adds an array (eight running sums per block of 128, blocks by halving), so that weights agree to
    /// the last digit.
    /// </summary>
    private static double PairwiseSum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        if (values.Length < 8)
        {
            foreach (double value in values) sum += value;
            return sum;
        }

        if (values.Length > 128)
        {
            int half = values.Length / 2;
            half -= half % 8;
            return PairwiseSum(values[..half]) + PairwiseSum(values[half..]);
        }

        Span<double> r = stackalloc double[8];
        values[..8].CopyTo(r);
        int i = 8;
        for (; i < values.Length - (values.Length % 8); i += 8)
            for (int j = 0; j < 8; j++) r[j] += values[i + j];
        sum = (r[0] + r[1] + (r[2] + r[3])) + (r[4] + r[5] + (r[6] + r[7]));
        for (; i < values.Length; i++) sum += values[i];
        return sum;
    }
}
