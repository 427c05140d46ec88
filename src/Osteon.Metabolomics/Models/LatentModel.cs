using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Fits PCA, PLS, PLS-DA, OPLS and OPLS-DA with the conventions of ropls 1.39.</summary>
public static class LatentModel
{
    /// <summary>
    /// Fits a model. x is rows (injections) × columns (features), NaN where a value is missing; the response has as many rows, and is null for PCA.
    /// </summary>
    /// <exception cref="ArgumentException">The request makes no sense for the data: kinds that do not fit, constant response, more components than the table has.</exception>
    /// <exception cref="InvalidContentException">No component is significant and <see cref="ModelParameters.FallBack"/> is off (OST-MET-102).</exception>
    public static ModelResult Fit(Matrix x, Response? response, ModelParameters parameters, RunContext context) => throw new NotImplementedException();
}
