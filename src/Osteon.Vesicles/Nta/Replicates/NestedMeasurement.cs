namespace Osteon.Vesicles;

/// <summary>The levels at which a particle tracking measurement is repeated, from the smallest to the largest.</summary>
public enum ReplicateLevel
{
    /// <summary>Positions in the cell, or parts of a recording.</summary>
    Position,

    /// <summary>Recordings of one filling of the cell.</summary>
    Video,

    /// <summary>Separate dilutions of one isolate.</summary>
    Dilution,

    /// <summary>Separate isolations: the biological replicates, and the only level whose number is n.</summary>
    Isolation,
}

/// <summary>One measurement and where it belongs. Names of lower levels need to be unique only inside the level above.</summary>
/// <typeparam name="T">What was measured: a number, a list of diameters, a distribution.</typeparam>
/// <param name="Isolation">Name of the isolation.</param>
/// <param name="Dilution">Name of the dilution.</param>
/// <param name="Video">Name of the recording.</param>
/// <param name="Position">Name of the position.</param>
/// <param name="Value">What was measured.</param>
public sealed record NestedMeasurement<T>(string Isolation, string Dilution, string Video, string Position, T Value)
{
    /// <summary>The name from the isolation down to a level, the parts set apart so that names cannot run together.</summary>
    internal string PathTo(ReplicateLevel level) => level switch
    {
        ReplicateLevel.Isolation => Isolation,
        ReplicateLevel.Dilution => $"{Isolation}\u001f{Dilution}",
        ReplicateLevel.Video => $"{Isolation}\u001f{Dilution}\u001f{Video}",
        ReplicateLevel.Position => $"{Isolation}\u001f{Dilution}\u001f{Video}\u001f{Position}",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };
}
