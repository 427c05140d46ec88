using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Osteon.Reporting.Tests;

/// <summary>A written report as tests read it.</summary>
internal static partial class ReportPage
{
    /// <summary>The page of a report.</summary>
    public static string Html(Report report)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Parses the page as XML; the texts of scripts and styles, which HTML does not escape, are taken out before.</summary>
    public static XDocument Parse(string html)
    {
        string text = StyleElement().Replace(ScriptElement().Replace(html, "<script$1></script>"), "<style></style>")
            .Replace("<!DOCTYPE html>", "", StringComparison.Ordinal);
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader);
    }

    /// <summary>The hash by which the page's policy allows a script or style.</summary>
    public static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("<script([^>]*)>(.*?)</script>", RegexOptions.Singleline)]
    public static partial Regex ScriptElement();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    public static partial Regex StyleElement();

    [GeneratedRegex("'sha256-([^']+)'")]
    public static partial Regex HashSource();

    [GeneratedRegex("<script type=\"text/plain\" data-bundle=\"([^\"]+)\">")]
    public static partial Regex BundleStart();
}
