namespace Osteon.Vesicles;

/// <summary>The shape of the peaks of a <see cref="PeakFit"/>.</summary>
internal enum PeakShape
{
    /// <summary>Gaussian peaks, each with its own width.</summary>
    Own,

    /// <summary>Gaussian peaks of one width.</summary>
    Shared,

    /// <summary>One peak with two widths, above and below its maximum: a tail.</summary>
    Tailed,
}

/// <summary>One peak of a fit.</summary>
/// <param name="Height">Over the line.</param>
/// <param name="At">Row of the maximum.</param>
/// <param name="Sigma">Standard deviation; of a tailed peak the upper one.</param>
/// <param name="SigmaBelow">The lower one; the same for Gaussian peaks.</param>
/// <param name="Error">Standard error of the height.</param>
internal readonly record struct FittedPeak(double Height, double At, double Sigma, double SigmaBelow, double Error)
{
    public double Value(double y)
    {
        double u = (y - At) / (y < At ? Sigma : SigmaBelow);
        return Height * Math.Exp(-0.5 * u * u);
    }
}

/// <summary>A fit of peaks on a straight line.</summary>
internal sealed record PeakFitResult(FittedPeak[] Peaks, double Base, double Gradient, double Chi2, int Rows, int Parameters, bool Converged)
{
    public double Line(double y) => Base + Gradient * y;

    public double Value(double y)
    {
        double sum = Line(y);
        foreach (FittedPeak peak in Peaks) sum += peak.Value(y);
        return sum;
    }

    public int Freedom => Rows - Parameters;
}
