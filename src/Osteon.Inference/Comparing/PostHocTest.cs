namespace Osteon.Inference;

/// <summary>Contrasts between pairs of arms after a test of three or more arms.</summary>
public enum PostHocTest
{
    /// <summary>Follows from the test: Tukey, Games–Howell or Dunn.</summary>
    Auto,

    /// <summary>No contrasts.</summary>
    None,

    /// <summary>All pairs, one common variance, Tukey–Kramer.</summary>
    Tukey,

    /// <summary>All pairs, variances may differ.</summary>
    GamesHowell,

    /// <summary>Every arm against the reference, one common variance.</summary>
    Dunnett,

    /// <summary>All pairs by mean ranks, after Kruskal–Wallis.</summary>
    Dunn,
}
