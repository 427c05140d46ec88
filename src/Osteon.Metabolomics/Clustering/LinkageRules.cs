namespace Osteon.Metabolomics;

/// <summary>The formula of a linkage, as a type so that the compiler makes one loop of each.</summary>
internal interface ILinkageRule
{
    /// <summary>The distance of i ∪ j to k.</summary>
    /// <param name="ik">Distance of i and k.</param>
    /// <param name="jk">Distance of j and k.</param>
    /// <param name="ij">Distance of i and j.</param>
    /// <param name="sizes">Numbers of items in i, j and k.</param>
    static abstract double Join(double ik, double jk, double ij, in (double I, double J, double K) sizes);
}

/// <summary>Mean of all pairs.</summary>
internal readonly struct AverageRule : ILinkageRule
{
    public static double Join(double ik, double jk, double ij, in (double I, double J, double K) sizes) =>
        ((sizes.I * ik) + (sizes.J * jk)) / (sizes.I + sizes.J);
}

/// <summary>Largest of all pairs.</summary>
internal readonly struct CompleteRule : ILinkageRule
{
    public static double Join(double ik, double jk, double ij, in (double I, double J, double K) sizes) => Math.Max(ik, jk);
}

/// <summary>Smallest of all pairs.</summary>
internal readonly struct SingleRule : ILinkageRule
{
    public static double Join(double ik, double jk, double ij, in (double I, double J, double K) sizes) => Math.Min(ik, jk);
}

/// <summary>Ward's, on whatever it is given.</summary>
internal readonly struct WardRule : ILinkageRule
{
    public static double Join(double ik, double jk, double ij, in (double I, double J, double K) sizes) =>
        (((sizes.I + sizes.K) * ik) + ((sizes.J + sizes.K) * jk) - (sizes.K * ij)) / (sizes.I + sizes.J + sizes.K);
}

/// <summary>Mean of the two.</summary>
internal readonly struct McQuittyRule : ILinkageRule
{
    public static double Join(double ik, double jk, double ij, in (double I, double J, double K) sizes) => (ik + jk) / 2;
}
