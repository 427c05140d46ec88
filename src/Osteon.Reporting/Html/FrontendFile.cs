namespace Osteon.Reporting;

/// <summary>
/// The files that travel inside the assembly: drawing libraries, their licences, and the report's own script and style sheet.
/// </summary>
internal static class FrontendFile
{
    public const string Vega = "vega.min.js";
    public const string VegaLite = "vega-lite.min.js";
    public const string VegaEmbed = "vega-embed.min.js";
    public const string Cytoscape = "cytoscape.min.js";
    public const string GraphLicences = "third-party-licences-graph.txt";
    public const string Licences = "third-party-licences.txt";
    public const string RenderScript = "render.cjs";
    public const string ReportScript = "report.js";
    public const string ReportStyle = "report.css";

    /// <summary>The text of a file.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    /// <summary>Writes a file into a folder under its own name.</summary>
    public static void CopyTo(string name, string folder)
    {
        using Stream source = Open(name);
        using FileStream target = File.Create(Path.Combine(folder, name));
        source.CopyTo(target);
    }

    private static Stream Open(string name) =>
        typeof(FrontendFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"'{name}' is not embedded");
}
