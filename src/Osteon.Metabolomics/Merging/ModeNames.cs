namespace Osteon.Metabolomics;

/// <summary>Names of injections without the part that states the mode.</summary>
public static class ModeNames
{
    /// <summary>The name without the tokens of the merge: <c>rat-01_pos</c> is <c>rat-01</c>.</summary>
    public static string Without(string injection, PolarityMergeParameters parameters) => InjectionAlignment.Stripped(injection, parameters.NameTokens);
}
