using System.Text;

namespace Osteon.Mechanism;

/// <summary>One file of the text format, as bytes.</summary>
/// <param name="Name">The file as the user named it; stands in findings.</param>
/// <param name="Content">Its bytes.</param>
public sealed record MechSource(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>A source from text.</summary>
    public static MechSource Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
