namespace Osteon.Metabolomics;

/// <summary>Identifiers of the findings of the quality report; the meaning of each is in docs/methods/metabolite-quality.md.</summary>
internal static class QualityFindings
{
    public const string NoQcs = "OST-QCM-001";
    public const string RsdShareLow = "OST-QCM-002";
    public const string CorrelationLow = "OST-QCM-003";
    public const string Outlier = "OST-QCM-004";
    public const string Logarithms = "OST-QCM-005";
    public const string NotDetectionLimit = "OST-QCM-006";
    public const string DilutionNotFollowed = "OST-QCM-007";
    public const string FewQcs = "OST-QCM-008";
}
