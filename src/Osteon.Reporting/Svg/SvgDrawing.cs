using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;

namespace Osteon.Reporting;

/// <summary>
/// What a drawing may hold before it is put into a report: shapes and text and nothing that acts or loads. A drawing with anything else is
/// refused as a whole, not repaired.
/// </summary>
public static class SvgDrawing
{
    private static readonly HashSet<string> Elements = new(
        ["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "clipPath",
            "linearGradient",
            "radialGradient", "stop", "title", "desc"],
        StringComparer.Ordinal);

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>
    /// Checks a drawing and gives back its text with every identifier prefixed by <paramref name="prefix"/>, so that several drawings can
    /// stand in one page. Refused are: text that is not well-formed, document types, elements other than shapes, groups, text, clips and
    /// gradients, event handlers, style attributes (the report's content policy would drop them), and references to anything outside the
    /// drawing.
    /// </summary>
    public static bool TryAdopt(string svg, string prefix, [NotNullWhen(true)] out string? adopted, [NotNullWhen(false)] out string? reason)
    {
        adopted = null;
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), Settings);
            document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            reason = "it is not well-formed: " + e.Message;
            return false;
        }

        reason = document.Root!.Name.LocalName != "svg"
            ? "it is not an SVG"
            : document.Descendants().Select(Fault).FirstOrDefault(f => f is not null);
        if (reason is not null) return false;
        foreach (XAttribute attribute in document.Descendants().Attributes().ToList())
        {
            if (attribute.Name == "id") attribute.Value = prefix + "-" + attribute.Value;
            else if (IsLink(attribute)) attribute.Value = "#" + prefix + "-" + attribute.Value[1..];
            else if (attribute.Value.StartsWith("url(#", StringComparison.Ordinal))
                attribute.Value = "url(#" + prefix + "-" + attribute.Value[5..];
        }

        adopted = document.Root!.ToString(SaveOptions.DisableFormatting);
        return true;
    }

    private static bool IsLink(XAttribute attribute) => attribute.Name.LocalName == "href" && !attribute.IsNamespaceDeclaration;

    private static string? Fault(XElement element)
    {
        if (!Elements.Contains(element.Name.LocalName)) return $"it holds a <{element.Name.LocalName}> element";
        foreach (XAttribute attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            string name = attribute.Name.LocalName;
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return $"it holds an event handler ({name})";
            if (name == "style") return "it holds a style attribute";
            bool outside = IsLink(attribute) ? !attribute.Value.StartsWith('#')
                : attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase)
                && !attribute.Value.StartsWith("url(#", StringComparison.Ordinal);
            if (outside) return $"it refers to something outside ({name})";
        }

        return null;
    }
}
