namespace Osteon.Primitives;

/// <summary>Polarity of the ion source.</summary>
public enum Polarity
{
    /// <summary>Positive ions.</summary>
    Positive,

    /// <summary>Negative ions.</summary>
    Negative,
}
