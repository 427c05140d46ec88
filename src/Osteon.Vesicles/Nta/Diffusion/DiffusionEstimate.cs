namespace Osteon.Vesicles;

/// <summary>
/// Diffusion coefficient of one track. Values that are not positive occur by chance and are kept: dropping them biases sizes.
/// </summary>
/// <param name="Value">D, µm²/s, or null with the reason in <see cref="NotAvailable"/>.</param>
/// <param name="StandardError">Standard error of D, µm²/s, from the estimator's theory at the estimated D and σ²; null when there is
/// none.</param>
/// <param name="LocalisationVariance">σ² of one coordinate, µm²: estimated (may be negative by chance) or the known one.</param>
/// <param name="Method">Estimator.</param>
/// <param name="Lags">Number of lags used; 1 for the covariance-based method.</param>
/// <param name="Positions">Number of positions.</param>
/// <param name="Note">What the reader should know, such as a fall back to two lags; null when there is nothing.</param>
/// <param name="NotAvailable">Why there is no value.</param>
public sealed record DiffusionEstimate(
    double? Value,
    double? StandardError,
    double? LocalisationVariance,
    DiffusionMethod Method,
    int Lags,
    int Positions,
    string? Note = null,
    string? NotAvailable = null)
{
    internal static DiffusionEstimate Unavailable(DiffusionMethod method, int positions, string reason) =>
        new(null, null, null, method, 0, positions, NotAvailable: reason);
}
