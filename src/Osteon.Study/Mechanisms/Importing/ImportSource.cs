namespace Osteon.Study;

/// <summary>Which kind of foreign file.</summary>
public enum ImportFormat
{
    /// <summary>GPML 2013a or 2021.</summary>
    Gpml,

    /// <summary>Simple interaction format.</summary>
    Sif,

    /// <summary>A table with a row per edge.</summary>
    EdgeTable,

    /// <summary>Columns of SIGNOR.</summary>
    Signor,

    /// <summary>Columns of miRTarBase.</summary>
    MirTarBase,
}

/// <summary>What the candidates of a source say of themselves: nobody has checked them, and under which terms they may be used.</summary>
public static class ImportSource
{
    /// <summary>Licence of the source, as far as the kind of file tells it.</summary>
    public static string Licence(ImportFormat format) => format switch
    {
        ImportFormat.Gpml => "WikiPathways is CC0; other drawings as their authors say",
        ImportFormat.Signor => "SIGNOR: terms of the release you downloaded, non-commercial in recent ones; do not redistribute unread",
        ImportFormat.MirTarBase => "miRTarBase: terms of the publisher, academic use; do not redistribute unread",
        _ => "terms of whoever made the file",
    };

    /// <summary>Name of the source.</summary>
    public static string Name(ImportFormat format) => format switch
    {
        ImportFormat.Gpml => "GPML drawing",
        ImportFormat.Sif => "SIF file",
        ImportFormat.EdgeTable => "edge table",
        ImportFormat.Signor => "SIGNOR",
        _ => "miRTarBase",
    };

    /// <summary>The caution of every imported evidence.</summary>
    public static string Caution(ImportFormat format) => $"imported from a {Name(format)}, checked by no curator ({Licence(format)})";

    /// <summary>Species as a word of the context, from a name or an NCBI number; null where the source says none.</summary>
    public static string? Species(string text) => text.Trim() switch
    {
        "" or "-1" => null,
        "Homo sapiens" or "9606" => "human",
        "Mus musculus" or "10090" => "mouse",
        "Rattus norvegicus" or "10116" => "rat",
        var other when other.All(char.IsAsciiDigit) => "ncbitaxon-" + other,
        var other => CandidateGraph.Plain(other).ToLowerInvariant().Replace('.', '-').Replace('_', '-').Replace('/', '-').Replace('+', '-'),
    };

    /// <summary>PubMed numbers in a text as references, each once.</summary>
    public static IReadOnlyList<string> References(string text) =>
    [
        .. text.Split(['|', ';', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Reference).OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Which kind of node a name is by its form alone: microRNA, or null.</summary>
    public static bool IsMirna(string label)
    {
        string name = label.Length > 4 && label[3] == '-' && label[..3].All(char.IsAsciiLetterLower) ? label[4..] : label;
        string rest = name.StartsWith("miR", StringComparison.OrdinalIgnoreCase) ? name[3..].TrimStart('-')
            : name.StartsWith("let-7", StringComparison.OrdinalIgnoreCase) ? "7"
            : name.StartsWith("let7", StringComparison.OrdinalIgnoreCase) ? "7" : "";
        return rest.Length > 0 && char.IsAsciiDigit(rest[0]);
    }

    private static string? Reference(string token)
    {
        string bare = token.StartsWith("pmid:", StringComparison.OrdinalIgnoreCase) ? token[5..] : token;
        if (bare.Length is > 0 and <= 10 && bare[0] != '0' && bare.All(char.IsAsciiDigit)) return "pmid:" + bare;
        string doi = token.StartsWith("doi:", StringComparison.OrdinalIgnoreCase) ? token[4..] : token;
        int slash = doi.IndexOf('/', StringComparison.Ordinal);
        bool isDoi = doi.StartsWith("10.", StringComparison.Ordinal) && slash is >= 7 and <= 12 && slash < doi.Length - 1
            && doi[3..slash].All(char.IsAsciiDigit) && !doi.Contains('"', StringComparison.Ordinal) && !doi.Any(char.IsWhiteSpace) && CandidateGraph.Line(doi) == doi;
        return isDoi ? "doi:" + doi : null;
    }
}
