namespace Osteon.Primitives;

/// <summary>How the bins of a histogram follow each other, and so where the edges lie if only centres are stated.</summary>
public enum NtaBinScale
{
    /// <summary>Equal steps; edges lie half a step from the centres.</summary>
    Linear,

    /// <summary>Equal ratios; edges lie half a step from the centres on the logarithmic scale.</summary>
    Logarithmic,

    /// <summary>Neither; edges lie midway between centres, the outermost as far outside as inside.</summary>
    Irregular,

    /// <summary>The file states the edges.</summary>
    Stated,
}
