using System.Xml;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One forward pass over a drawing; both versions differ in names of attributes and in where publications stand.</summary>
internal sealed class GpmlParsing(string name, XmlReader xml)
{
    private const string Space2013 = "http://pathvisio.org/GPML/2013a";
    private const string Space2021 = "http://pathvisio.org/GPML/2021";

    private readonly List<GpmlDataNode> _nodes = [];
    private readonly List<GpmlGroup> _groups = [];
    private readonly List<GpmlInteraction> _lines = [];
    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _publications = new(StringComparer.Ordinal);
    private readonly HashSet<string> _decorations = new(StringComparer.Ordinal);

    private SourceLocation Here => xml is IXmlLineInfo { LineNumber: > 0 } info
        ? new SourceLocation(name, info.LineNumber, info.LinePosition)
        : new SourceLocation(name);

    public GpmlPathway Read()
    {
        if (!NextElement() || xml.LocalName != "Pathway" || xml.NamespaceURI is not (Space2013 or Space2021))
            throw Refusal.Content(
                "OST-GPM-003",
                Here,
                "the file is no drawing in GPML 2013a or 2021",
                xml.NodeType == XmlNodeType.Element ? xml.NamespaceURI : null,
                "Open it in PathVisio 3 and save it again.");
        var pathway = new GpmlPathway(name, xml.NamespaceURI == Space2013 ? "2013a" : "2021")
        {
            Id = GpmlFile.PathwayId(Attribute("Version", "version")),
            Title = Attribute("Name", "title") ?? "",
            Organism = Attribute("Organism", "organism") ?? "",
        };
        string? xref = null;
        while (NextElement())
        {
            switch (xml.LocalName)
            {
                case "DataNode": ReadNode(); break;
                case "Interaction": ReadLine(); break;
                case "Group": ReadGroup(); break;
                case "State": ReadState(null); break;
                case "Citation": ReadCitation(); break;
                case "PublicationXref": ReadPublication(); break;
                case "Label" or "Shape" or "GraphicalLine" when Identifier() is { } id: _decorations.Add(id); break;
                case "Xref" when xml.Depth == 1: xref = Attribute("ID", "identifier"); break;
                default: break;
            }
        }

        return pathway with
        {
            Id = pathway.Id ?? GpmlFile.PathwayId(xref) ?? GpmlFile.PathwayId(Path.GetFileName(name)),
            Nodes = _nodes,
            Groups = _groups,
            Interactions = _lines,
            States = _states,
            Publications = _publications,
            Decorations = _decorations,
        };
    }

    private void ReadNode()
    {
        var node = new GpmlDataNode(Identifier(), OneLine(Attribute("TextLabel", "textLabel") ?? ""), Attribute("Type", "type") ?? "", Here)
        {
            Group = Attribute("GroupRef", "groupRef"),
            AliasOf = Attribute("elementRef", "aliasRef"),
        };
        foreach (int depth in Children())
        {
            if (xml.LocalName == "State")
            {
                ReadState(node.Id);
            }
            else if (xml.LocalName == "Xref" && xml.Depth == depth + 1)
            {
                node = node with { Database = Attribute("Database", "dataSource")?.Trim(), Identifier = Attribute("ID", "identifier")?.Trim() };
            }
        }

        _nodes.Add(node);
    }

    private void ReadLine()
    {
        SourceLocation where = Here;
        string? id = Identifier();
        (string? Reference, string Head)? start = null, end = null;
        List<string> anchors = [], citations = [];
        foreach (int _ in Children())
        {
            switch (xml.LocalName)
            {
                case "Point":
                    (string? Reference, string Head) point = (Attribute("GraphRef", "elementRef"), Attribute("ArrowHead", "arrowHead") ?? "");
                    if (start is null) start = point;
                    else end = point; // only the ends count, whatever bends lie between
                    break;
                case "Anchor" when Identifier() is { } anchor: anchors.Add(anchor); break;
                case "CitationRef" when Attribute("elementRef", "elementRef") is { } citation: citations.Add(citation); break;
                case "BiopaxRef": citations.Add(Text()); break;
                default: break;
            }
        }

        if (start is not { } first || end is not { } last) return;
        _lines.Add(new GpmlInteraction(id, first.Reference, first.Head, last.Reference, last.Head, where) { Anchors = anchors, Citations = citations });
    }

    private void ReadGroup()
    {
        string? graph = Identifier();
        string? id = Attribute("GroupId", "elementId") ?? graph;
        if (id is null) return;
        _groups.Add(new GpmlGroup(id, Attribute("Style", "type") ?? "")
        {
            GraphId = graph ?? id,
            Label = Attribute("TextLabel", "textLabel") is { } label && OneLine(label) is { Length: > 0 } text ? text : null,
            Group = Attribute("GroupRef", "groupRef"),
        });
    }

    private void ReadState(string? node)
    {
        if (Identifier() is { } id && (node ?? Attribute("GraphRef", "elementRef")) is { } owner) _states.TryAdd(id, owner);
    }

    /// <summary>2021: the publication is the reference of the citation.</summary>
    private void ReadCitation()
    {
        if (Identifier() is not { } id) return;
        foreach (int _ in Children())
            if (xml.LocalName == "Xref") AddPublication(id, Attribute("Database", "dataSource"), Attribute("ID", "identifier"));
    }

    /// <summary>2013a: a BioPAX element with the identifier and the collection as texts.</summary>
    private void ReadPublication()
    {
        string? id = null, database = null, identifier = null;
        if (xml.MoveToFirstAttribute())
        {
            do
            {
                if (xml.LocalName == "id") id = xml.Value;
            }
            while (xml.MoveToNextAttribute());
            xml.MoveToElement();
        }

        foreach (int _ in Children())
        {
            if (xml.LocalName == "ID") identifier = Text();
            else if (xml.LocalName == "DB") database = Text();
        }

        if (id is not null) AddPublication(id, database, identifier);
    }

    private void AddPublication(string id, string? database, string? identifier)
    {
        if (identifier?.Trim() is not { Length: > 0 } given) return;
        string? reference = (database?.Trim().ToUpperInvariant(), given) switch
        {
            ("PUBMED" or "PMID" or "", _) when given.Length <= 10 && given[0] != '0' && given.All(char.IsAsciiDigit) => "pmid:" + given,
            (_, _) when given.StartsWith("10.", StringComparison.Ordinal) && given.Contains('/', StringComparison.Ordinal) && !given.Contains(' ', StringComparison.Ordinal) => "doi:" + given,
            _ => null,
        };
        if (reference is not null) _publications.TryAdd(id, reference);
    }

    private string? Identifier() => Attribute("GraphId", "elementId");

    private string? Attribute(string name2013, string name2021)
    {
        string? value = xml.GetAttribute(name2013) ?? xml.GetAttribute(name2021);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Visits the elements inside the one the reader stands on, at any depth; gives the depth of that one.</summary>
    private IEnumerable<int> Children()
    {
        if (xml.IsEmptyElement) yield break;
        int depth = xml.Depth;
        while (Advance() && xml.Depth > depth)
            if (xml.NodeType == XmlNodeType.Element) yield return depth;
    }

    private string Text()
    {
        if (xml.IsEmptyElement) return "";
        int depth = xml.Depth;
        string text = "";
        while (Advance() && xml.Depth > depth)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length == 0) text = xml.Value.Trim();
        return text;
    }

    private bool NextElement()
    {
        while (Advance())
            if (xml.NodeType == XmlNodeType.Element) return true;
        return false;
    }

    private bool Advance()
    {
        if (!xml.Read()) return false;
        if (xml.Depth > GpmlFile.MaxDepth) throw Refusal.Content("OST-GPM-002", Here, $"elements are nested deeper than {GpmlFile.MaxDepth}");
        return true;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
