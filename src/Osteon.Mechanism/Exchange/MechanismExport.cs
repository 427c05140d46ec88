namespace Osteon.Mechanism;

/// <summary>
/// Writes a graph for other programs. Same graph and options give the same bytes. Nothing is invented on the way: what a format cannot
/// say is left out,
/// as docs/formats/mechanism-exchange.md tells for each.
/// </summary>
public static class MechanismExport
{
    /// <summary>Writes the graph in this format.</summary>
    public static void Write(MechanismGraph graph, ExchangeFormat format, ExportOptions options, TextWriter output)
    {
        switch (format)
        {
            case ExchangeFormat.Cx2: Cx2Export.Write(graph, options, output); break;
            case ExchangeFormat.GraphMl: GraphMlExport.Write(graph, options, output); break;
            case ExchangeFormat.Sif: SifExport.Write(graph, output); break;
            case ExchangeFormat.EdgeTable: EdgeTableExport.Write(graph, options, output); break;
            case ExchangeFormat.Bel: BelExport.Write(graph, options, output); break;
            case ExchangeFormat.SbmlQual: SbmlQualExport.Write(graph, options, output); break;
            case ExchangeFormat.Dot: DotExport.Write(graph, options, output); break;
            case ExchangeFormat.JsonLd: JsonLdExport.Write(graph, options, output); break;
            case ExchangeFormat.Svg: SvgExport.Write(graph, options, output); break;
            default: throw new ArgumentOutOfRangeException(nameof(format), format, "no such format");
        }
    }

    /// <summary>The graph in this format as text.</summary>
    public static string Text(MechanismGraph graph, ExchangeFormat format, ExportOptions? options = null)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(graph, format, options ?? new ExportOptions(), text);
        return text.ToString();
    }
}
