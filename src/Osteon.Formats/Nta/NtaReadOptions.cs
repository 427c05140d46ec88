using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What the user states about an NTA file because the file does not say it.</summary>
public sealed record NtaReadOptions
{
    /// <summary>Nothing stated: everything comes from the file.</summary>
    public static NtaReadOptions Default { get; } = new();

    /// <summary>The kind of file; null (the default) tells it by titles. A stated kind that the file is not is an error.</summary>
    public NtaFormat? Format { get; init; }

    /// <summary>Columns of a table of sizes; needed for <see cref="NtaFormat.SizeTable"/>, which is never guessed.</summary>
    public NtaColumns? Columns { get; init; }

    /// <summary>Unit of positions in tables of spots that do not state it; null leaves it unknown.</summary>
    public TrackUnit? PositionUnit { get; init; }

    /// <summary>
    /// The decimal mark, point or comma. Null (the default): a point; where cells are not separated by commas and numbers hold commas
    /// but no points, a comma, with a note.
    /// </summary>
    public char? DecimalMark { get; init; }

    /// <summary>Limits.</summary>
    public NtaLimits Limits { get; init; } = NtaLimits.Default;
}
