namespace Osteon.Vesicles;

/// <summary>A percentile bootstrap interval of nested measurements.</summary>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Level">Level whose units were drawn.</param>
/// <param name="Units">Number of them.</param>
/// <param name="Available">Replicates in which the statistic was available.</param>
/// <param name="Replicates">All replicates.</param>
public sealed record BootstrapInterval(double Low, double High, ReplicateLevel Level, int Units, int Available, int Replicates);
