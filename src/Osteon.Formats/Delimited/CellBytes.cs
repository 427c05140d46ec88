namespace Osteon.Formats;

/// <summary>Where a cell stands in the bytes of a table file.</summary>
/// <param name="Start">First byte of its content, behind an opening quote.</param>
/// <param name="Length">Number of bytes, without quotes.</param>
/// <param name="Line">Line on which it begins, from 1.</param>
internal readonly record struct CellBytes(int Start, int Length, int Line)
{
    /// <summary>Whether it stood in double quotes.</summary>
    public bool Quoted { get; init; }

    /// <summary>Whether it holds doubled quotes.</summary>
    public bool Doubled { get; init; }

    /// <summary>Text behind the closing quote, which is an error; null where there is none.</summary>
    public string? Odd { get; init; }
}
