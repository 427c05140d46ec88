namespace Osteon.Mechanism;

/// <summary>Sizes beyond which a file is refused instead of read.</summary>
public static class MechLimits
{
    /// <summary>Bytes of one file: 64 MiB.</summary>
    public const int FileBytes = 64 << 20;

    /// <summary>Characters of one line.</summary>
    public const int LineLength = 20_000;

    /// <summary>Lines of one file.</summary>
    public const int Lines = 2_000_000;

    /// <summary>Findings told of one reading; further ones are counted.</summary>
    public const int Findings = 1000;

    /// <summary>Characters of a value shown in a finding; the rest is cut.</summary>
    public const int ShownValue = 80;
}
