namespace Osteon.Vesicles;

/// <summary>One iteration of a maximum-likelihood size distribution.</summary>
/// <param name="Iteration">Number of updates so far; 0 is the uniform start.</param>
/// <param name="ChiSquare">χ² = 2Σₖ cₖ(max_m ln p(zₖ|d_m) − ln Σ_m w_m p(zₖ|d_m)); never rises.</param>
/// <param name="LogLikelihood">Σₖ cₖ ln Σ_m w_m p(zₖ|d_m); never falls.</param>
/// <param name="Mean">Mean diameter, nm.</param>
/// <param name="Sd">Standard deviation, nm.</param>
public sealed record WalkerIteration(int Iteration, double ChiSquare, double LogLikelihood, double Mean, double Sd);

/// <summary>An interval of the bootstrap.</summary>
/// <param name="Low">Lower bound, nm.</param>
/// <param name="High">Upper bound, nm.</param>
public sealed record SizeInterval(double Low, double High);

/// <summary>Percentile bootstrap of a size distribution.</summary>
/// <param name="Replicates">Number of replicates.</param>
/// <param name="Confidence">Confidence, 0 … 1.</param>
/// <param name="Units">What was resampled: «tracks», or the name of the groups.</param>
/// <param name="UnitCount">How many of them there are.</param>
/// <param name="Low">Lower band of the fraction in each bin, bin by bin.</param>
/// <param name="High">Upper band.</param>
/// <param name="Mean">Interval of the mean.</param>
/// <param name="Sd">Interval of the standard deviation.</param>
/// <param name="Mode">Interval of the mode.</param>
/// <param name="D10">Interval of D10.</param>
/// <param name="D50">Interval of the median.</param>
/// <param name="D90">Interval of D90.</param>
public sealed record SizeBootstrap(
    int Replicates, double Confidence, string Units, int UnitCount, IReadOnlyList<double> Low, IReadOnlyList<double> High,
    SizeInterval Mean, SizeInterval Sd, SizeInterval Mode, SizeInterval D10, SizeInterval D50, SizeInterval D90);

/// <summary>A maximum-likelihood size distribution, with how it came about.</summary>
/// <param name="Distribution">Fraction of particles per bin, sum 1, after the correction for visibility if there is one.</param>
/// <param name="Iterations">Number of updates.</param>
/// <param name="StoppedByRule">Whether the stop rule ended it; else the greatest number of iterations did.</param>
/// <param name="History">χ², likelihood, mean and SD from the uniform start to the end (before the correction for visibility): how the
/// width depends on the stop rule.</param>
/// <param name="Parameters">Stop rule, weighting, correction.</param>
/// <param name="Tracks">Number of tracks.</param>
/// <param name="CensoredShare">Share (0 … 1) of the visits of particles to the volume that were shorter than the least length, by the
/// visibility and the corrected distribution; null without a visibility.</param>
/// <param name="Continued">What ten times as many iterations (or as many as asked for) would have given, or null: where its mean differs,
/// the difference is a bias of the stop rule, about the squared coefficient of variation that more iterations take away.</param>
/// <param name="EdgeShare">Fraction in the first and last bin: more than a per cent says that the grid is too narrow.</param>
/// <param name="Bootstrap">Bands and intervals, or null when none were asked for.</param>
public sealed record WalkerResult(
    SizeDistribution Distribution, int Iterations, bool StoppedByRule, IReadOnlyList<WalkerIteration> History, WalkerParameters Parameters,
    int Tracks, double? CensoredShare, WalkerIteration? Continued, double EdgeShare, SizeBootstrap? Bootstrap);
