namespace Osteon.Simulation;

/// <summary>Which features there are beside those of the named compounds, and how sure the names are.</summary>
public sealed record VirtualAnnotation
{
    /// <summary>Molecules without a name; default 900.</summary>
    public int UnnamedMolecules { get; init; } = 900;

    /// <summary>Share of them seen in both polarities, 0 … 1; the others are dealt to the two at even odds. Default 0.2.</summary>
    public double OverlapShare { get; init; } = 0.2;

    /// <summary>Features of solvent and plastic, per polarity: background only, nothing of the sample. MSI level 4. Default 20.</summary>
    public int Contaminants { get; init; } = 20;

    /// <summary>Share of the features of named compounds that carry the name; the others are left as MSI level 4. Default 0.9.</summary>
    public double NamedShare { get; init; } = 0.9;

    /// <summary>Of the named, the share confirmed with a standard (MSI level 1); default 0.2.</summary>
    public double Level1Share { get; init; } = 0.2;

    /// <summary>Of the named, the share of MSI level 2; what is left has level 3. Default 0.55.</summary>
    public double Level2Share { get; init; } = 0.55;

    /// <summary>SD of the error of a measured mass, parts per million; default 1.5.</summary>
    public double MassErrorPpm { get; init; } = 1.5;
}
