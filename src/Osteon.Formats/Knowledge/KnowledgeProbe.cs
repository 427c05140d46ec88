using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Osteon.Formats;

/// <summary>Tells the kind of a knowledge file from its first bytes. The name is never looked at.</summary>
internal static partial class KnowledgeProbe
{
    private const int MostLines = 40;

    /// <summary>The kind, or null if it is none that is known.</summary>
    public static KnowledgeFormat? Of(byte[] start)
    {
        if (start.Length == 0) return null;
        string text = Text(start);
        string trimmed = text.TrimStart();
        if (trimmed.StartsWith('<')) return OfXml(start);
        if (trimmed.StartsWith('{'))
            return trimmed.Contains("\"wpid\"", StringComparison.Ordinal) ? KnowledgeFormat.WikiPathwaysInfo : null;
        if (text.Contains('\0', StringComparison.Ordinal)) return null;
        string[] lines = [.. text.Split('\n').Select(l => l.TrimEnd('\r'))];
        // The last line is cut off unless the whole file was seen.
        if (lines.Length > 1) lines = lines[..^1];
        if (lines.Take(400).Any(l => l.StartsWith("M  END", StringComparison.Ordinal)) || lines.Any(l => DataItem().IsMatch(l)))
            return KnowledgeFormat.StructureData;
        lines = [.. lines.Where(l => !string.IsNullOrWhiteSpace(l) && !l.StartsWith('#')).Take(MostLines)];
        return lines.Length == 0 ? null : OfLines(lines);
    }

    private static KnowledgeFormat? OfLines(string[] lines)
    {
        if (lines.All(l => KeggLink().IsMatch(l))) return KnowledgeFormat.KeggLink;
        if (lines.All(l => KeggPathway().IsMatch(l))) return KnowledgeFormat.KeggPathwayList;
        if (lines.All(l => KeggCompound().IsMatch(l))) return KnowledgeFormat.KeggCompoundList;
        if (lines.Count(l => ReactomeRow().IsMatch(l)) > lines.Length / 2) return KnowledgeFormat.ReactomeChebi;
        char separator = TextTable.SeparatorOf(lines[0]);
        string[] header = [.. TextTable.Split(lines[0], separator, quotes: true).Select(h => h.Trim())];
        bool Has(params string[] names) => names.All(n => header.Contains(n, StringComparer.OrdinalIgnoreCase));
        if (Has("wpid", "label", "type", "identifier")) return KnowledgeFormat.WikiPathwaysNodes;
        if (Has("wpid", "species", "title")) return KnowledgeFormat.WikiPathwaysTitles;
        if (Has("Label", "Type", "Identifier") && separator == '\t') return KnowledgeFormat.WikiPathwaysDataNodes;
        if (CompoundColumns.LooksLikeHeader(header)) return KnowledgeFormat.CompoundTable;
        // A header line was not found; three cells or more in (nearly) every line are a GMT file.
        return separator == '\t' && lines.Count(l => l.Count(c => c == '\t') >= 2) * 10 >= lines.Length * 9 ? KnowledgeFormat.Gmt : null;
    }

    private static KnowledgeFormat? OfXml(byte[] start)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(start), KnowledgeXml.Settings());
            reader.MoveToContent();
            return (reader.LocalName, reader.NamespaceURI) switch
            {
                ("Pathway", var name) when name.Contains("/GPML/", StringComparison.OrdinalIgnoreCase) => KnowledgeFormat.Gpml,
                ("sbml", _) => KnowledgeFormat.Sbml,
                ("hmdb" or "metabolites", _) => KnowledgeFormat.HmdbXml,
                _ => null,
            };
        }
        catch (XmlException)
        {
            // Not told apart here: by the name of its root, as far as that can be seen, so that the reader says what is wrong.
            string text = Text(start);
            return text.Contains("<sbml", StringComparison.Ordinal) ? KnowledgeFormat.Sbml
                : text.Contains("/GPML/", StringComparison.Ordinal) ? KnowledgeFormat.Gpml
                : text.Contains("<hmdb", StringComparison.Ordinal) ? KnowledgeFormat.HmdbXml
                : null;
        }
    }

    private static string Text(byte[] start)
    {
        using var reader = new StreamReader(new MemoryStream(start), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^>\s.*<[^>]+>")]
    private static partial Regex DataItem();

    [GeneratedRegex(@"^((path:)?[a-z]{2,4}\d{5}\t(cpd:)?C\d{5}|(cpd:)?C\d{5}\t(path:)?[a-z]{2,4}\d{5})\s*$")]
    private static partial Regex KeggLink();

    [GeneratedRegex(@"^(path:)?[a-z]{2,4}\d{5}\t[^\t]+$")]
    private static partial Regex KeggPathway();

    [GeneratedRegex(@"^(cpd:)?C\d{5}\t[^\t]+$")]
    private static partial Regex KeggCompound();

    [GeneratedRegex(@"^\s*(CHEBI:)?\d+\t(R-[A-Z]{3}-\d+(\t[^\t]*){1,2}\tR-[A-Z]{3}-\d+|R-[A-Z]{3}-\d+)\t", RegexOptions.IgnoreCase)]
    private static partial Regex ReactomeRow();
}
