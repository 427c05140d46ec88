using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Tables as text: CSV and TSV.</summary>
public static class DelimitedText
{
    /// <summary>Reads a table file as text.</summary>
    public static RawTable Read(string path, DelimitedOptions options, FindingCollector findings) => throw new NotSupportedException();

    /// <summary>Writes a table as TSV.</summary>
    public static void Write(string path, Table table) => throw new NotSupportedException();

    /// <summary>Writes a table as TSV.</summary>
    public static void Write(Stream destination, Table table) => throw new NotSupportedException();
}
