namespace Osteon.Mechanism;

/// <summary>Formats in which other programs read the graph. What each cannot say stands in docs/formats/mechanism-exchange.md.</summary>
public enum ExchangeFormat
{
    /// <summary>Cytoscape exchange, version 2: JSON with all attributes, positions and a style.</summary>
    Cx2,

    /// <summary>GraphML: XML with all attributes.</summary>
    GraphMl,

    /// <summary>Simple interaction format: subject, relation, object.</summary>
    Sif,

    /// <summary>One row per edge with everything the graph knows of it; read back without loss of edges.</summary>
    EdgeTable,

    /// <summary>Biological Expression Language, one statement per evidence.</summary>
    Bel,

    /// <summary>SBML level 3 with the package for qualitative models: signed inputs of every node.</summary>
    SbmlQual,

    /// <summary>Graphviz.</summary>
    Dot,

    /// <summary>Linked data: every edge and every evidence as a thing of its own.</summary>
    JsonLd,

    /// <summary>A layered drawing for a browser or a page.</summary>
    Svg,
}

/// <summary>Words and file endings of the formats.</summary>
public static class ExchangeFormats
{
    private static readonly (ExchangeFormat Format, string Word, string Ending)[] Table =
    [
        (ExchangeFormat.Cx2, "cx2", ".cx2"), (ExchangeFormat.GraphMl, "graphml", ".graphml"), (ExchangeFormat.Sif, "sif", ".sif"),
        (ExchangeFormat.EdgeTable, "tsv", ".tsv"), (ExchangeFormat.Bel, "bel", ".bel"), (ExchangeFormat.SbmlQual, "sbml-qual", ".sbml"),
        (ExchangeFormat.Dot, "dot", ".dot"), (ExchangeFormat.JsonLd, "json-ld", ".jsonld"), (ExchangeFormat.Svg, "svg", ".svg"),
    ];

    /// <summary>The words, in the order of <see cref="ExchangeFormat"/>.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Table.Select(t => t.Word)];

    /// <summary>The word of a format.</summary>
    public static string Word(ExchangeFormat format) => Table[(int)format].Word;

    /// <summary>The usual ending of files of a format, with its dot.</summary>
    public static string Ending(ExchangeFormat format) => Table[(int)format].Ending;

    /// <summary>The format of this word, or null.</summary>
    public static ExchangeFormat? Of(string word)
    {
        foreach ((ExchangeFormat format, string known, _) in Table)
            if (known.Equals(word, StringComparison.OrdinalIgnoreCase)) return format;
        return null;
    }

    /// <summary>The format whose usual ending the name has, or null.</summary>
    public static ExchangeFormat? OfFileName(string name)
    {
        foreach ((ExchangeFormat format, _, string ending) in Table)
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return format;
        return null;
    }
}
