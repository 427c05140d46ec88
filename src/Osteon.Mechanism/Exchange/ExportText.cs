using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Osteon.Mechanism;

/// <summary>Writers of XML and JSON that give the same bytes everywhere.</summary>
internal static class ExportText
{
    /// <summary>Writes an XML document: UTF-8 declared, indented, LF, no document type.</summary>
    public static void Xml(TextWriter output, Action<XmlWriter> write)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            NewLineChars = "\n",
            CloseOutput = false,
            ConformanceLevel = ConformanceLevel.Document,
        };
        using (XmlWriter xml = XmlWriter.Create(output, settings)) write(xml);
        output.Write('\n');
    }

    /// <summary>Writes a JSON document: indented, LF, letters of all languages as they are.</summary>
    public static void Json(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(bytes, options)) write(json);
        output.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        output.Write('\n');
    }

    /// <summary>The text with characters that XML 1.0 cannot hold replaced by U+FFFD.</summary>
    public static string Clean(string text)
    {
        bool good = true;
        for (int i = 0; i < text.Length && good; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else good = XmlConvert.IsXmlChar(text[i]);
        }

        if (good) return text;
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool allowed = !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append(allowed ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    /// <summary>The text on one line: tabs and line ends become blanks.</summary>
    public static string OneLine(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 ? text : string.Concat(text.Select(c => c < ' ' ? ' ' : c));
}
