using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Identifiers with their collections in one cell: <c>Hmdb:HMDB0000122|Chebi:CHEBI:17234</c>; a bar or backslash in one has a backslash
/// before it.
/// </summary>
internal static class CompoundIdText
{
    /// <summary>The cell.</summary>
    public static string Join(IReadOnlyList<CompoundIdentifier> identifiers) => string.Join(
        '|',
        identifiers.Select(
            i => $"{i.Namespace}:{i.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)}"));

    /// <summary>The identifiers of a cell, still with their collections.</summary>
    public static IReadOnlyList<string> Split(string cell)
    {
        if (cell.Length == 0) return [];
        var parts = new List<string>();
        var part = new StringBuilder();
        for (int i = 0; i < cell.Length; i++)
        {
            if (cell[i] == '\\' && i + 1 < cell.Length)
            {
                part.Append(cell[++i]);
            }
            else if (cell[i] == '|')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(cell[i]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }

    /// <summary>One identifier, or null.</summary>
    public static CompoundIdentifier? Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && Enum.TryParse(text[..colon], out CompoundNamespace space)
            ? new CompoundIdentifier(space, text[(colon + 1)..])
            : null;
    }
}
