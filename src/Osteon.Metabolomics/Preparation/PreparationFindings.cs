namespace Osteon.Metabolomics;

/// <summary>Identifiers of the findings of the preparation; the meaning of each is in docs/methods/metabolite-preparation.md.</summary>
internal static class PreparationFindings
{
    public const string NoBlanks = "OST-PRE-001";
    public const string NoGroups = "OST-PRE-002";
    public const string NoQcs = "OST-PRE-003";
    public const string NoOrder = "OST-PRE-004";
    public const string TiedOrder = "OST-PRE-005";
    public const string BatchWithoutQcs = "OST-PRE-006";
    public const string BatchWithFewQcs = "OST-PRE-007";
    public const string Extrapolated = "OST-PRE-008";
    public const string BatchMissing = "OST-PRE-009";
    public const string CorrectionWorse = "OST-PRE-010";
    public const string PredictionNotPositive = "OST-PRE-011";
    public const string TooFewQcValues = "OST-PRE-012";
    public const string LogOfNotPositive = "OST-PRE-013";
    public const string NeedsLinearScale = "OST-PRE-014";
    public const string InjectionTooEmpty = "OST-PRE-015";
    public const string FeaturesFilledByMean = "OST-PRE-016";
    public const string FeatureWithoutValue = "OST-PRE-017";
    public const string ZeroImputation = "OST-PRE-018";
    public const string StandardUnknown = "OST-PRE-019";
    public const string StandardMissing = "OST-PRE-020";
    public const string AmountMissing = "OST-PRE-021";
    public const string AmountAssumed = "OST-PRE-022";
    public const string FactorUndefined = "OST-PRE-023";
    public const string FactorMissing = "OST-PRE-024";
    public const string NoSubjects = "OST-PRE-025";
    public const string MuchImputed = "OST-PRE-026";
    public const string ParameterOutOfRange = "OST-PRE-027";
    public const string NothingLeft = "OST-PRE-028";
    public const string ReplicatesDiffer = "OST-PRE-029";
    public const string GuardKeptOriginal = "OST-PRE-030";
    public const string BlankFilterSkipped = "OST-PRE-032";
    public const string SamplesWithoutGroup = "OST-PRE-033";
    public const string OptimisticRsd = "OST-PRE-034";
    public const string ZerosInQcs = "OST-PRE-035";
    public const string ZerosOfBlanks = "OST-PRE-036";
    public const string ImputedQcs = "OST-PRE-037";
}
