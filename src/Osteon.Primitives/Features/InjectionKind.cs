namespace Osteon.Primitives;

/// <summary>What was injected.</summary>
public enum InjectionKind
{
    /// <summary>A sample of the study.</summary>
    Sample,

    /// <summary>A pool of the study's samples, injected again and again to follow the instrument.</summary>
    Qc,

    /// <summary>Solvent or extraction blank.</summary>
    Blank,

    /// <summary>A reference material or a mixture of standards.</summary>
    Reference,

    /// <summary>A pool in a declared dilution.</summary>
    Dilution,
}
