namespace Osteon.Primitives;

/// <summary>A scheme for how sure the name of a metabolite is.</summary>
public enum IdentityScheme
{
    /// <summary>Metabolomics Standards Initiative, levels 1 to 4 (Sumner et al. 2007, 10.1007/s11306-007-0082-2).</summary>
    Msi,

    /// <summary>Schymanski levels 1 to 5, with 2a and 2b (Schymanski et al. 2014, 10.1021/es5002105).</summary>
    Schymanski,
}

/// <summary>How sure the name of a feature is. Low levels are surer.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Level">The level as its scheme writes it, for example <c>2</c> or <c>2a</c>.</param>
public readonly record struct IdentityLevel(IdentityScheme Scheme, string Level)
{
    private static readonly string[] MsiLevels = ["1", "2", "3", "4"];
    private static readonly string[] SchymanskiLevels = ["1", "2", "2a", "2b", "3", "4", "5"];

    /// <summary>The levels that a scheme has, surest first; 2 of Schymanski where it is not said which of 2a and 2b.</summary>
    public static IReadOnlyList<string> LevelsOf(IdentityScheme scheme) =>
        scheme == IdentityScheme.Msi ? MsiLevels : SchymanskiLevels;

    /// <summary>As people write it: <c>MSI level 2</c>.</summary>
    public override string ToString() => $"{(Scheme == IdentityScheme.Msi ? "MSI" : "Schymanski")} level {Level}";
}
