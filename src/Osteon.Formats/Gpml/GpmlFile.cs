using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Microsoft.Win32.SafeHandles;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Reads GPML 2013a and 2021 (https://pathvisio.org), the format of PathVisio and WikiPathways. Document type definitions are refused, so
/// that no entity is
/// expanded and nothing else is opened; size and depth are bounded.
/// </summary>
public static partial class GpmlFile
{
    /// <summary>Largest file, bytes: 64 MiB. The largest of WikiPathways has some 3 MB.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>Deepest nesting of elements; drawings need 6.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads a file.</summary>
    /// <exception cref="MissingSourceException">The file cannot be read.</exception>
    /// <exception cref="InvalidContentException">OST-GPM-001: too large. OST-GPM-002: no XML, or one with a document type. OST-GPM-003:
    /// no GPML of a known version.</exception>
    public static GpmlPathway Read(string path)
    {
        using SafeFileHandle handle = SourceFile.Open(path);
        long length = SourceFile.Length(handle, path);
        if (length > MaxBytes)
            throw Refusal.Content(
                "OST-GPM-001",
                new SourceLocation(path),
                string.Create(CultureInfo.InvariantCulture, $"the drawing has {length} bytes, more than the limit of {MaxBytes}"));
        byte[] bytes = new byte[length];
        int got = SourceFile.ReadAt(handle, path, 0, bytes);
        return Read(path, bytes.AsMemory(0, got));
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static GpmlPathway Read(string name, ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaxBytes) throw Refusal.Content("OST-GPM-001", new SourceLocation(name), "the drawing is too large");
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        try
        {
            using XmlReader xml = XmlReader.Create(new MemoryStream(content.ToArray(), writable: false), settings);
            return new GpmlParsing(name, xml).Read();
        }
        catch (XmlException broken)
        {
            bool doctype = broken.Message.Contains("DTD", StringComparison.Ordinal);
            throw Refusal.Content(
                "OST-GPM-002",
                new SourceLocation(name, broken.LineNumber > 0 ? broken.LineNumber : null, broken.LinePosition > 0 ? broken.LinePosition : null),
                doctype ? "the drawing has a document type definition, which is not read" : "the drawing is no well-formed XML",
                hint: doctype ? "Remove the lines from <!DOCTYPE on." : "Open it in PathVisio and save it again.");
        }
    }

    /// <summary>The identifier of a pathway in a text, for example <c>WP227</c> of <c>WP227_r126794</c>; null if there is none.</summary>
    internal static string? PathwayId(string? text) => text is not null && Wp().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"\bWP[0-9]{1,7}(?![0-9])")]
    private static partial Regex Wp();
}
