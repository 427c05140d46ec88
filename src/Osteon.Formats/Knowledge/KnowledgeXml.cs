using System.Text;
using System.Xml;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// An XML input that is read forward only, with flat memory: document type definitions are refused (no entities, no external files),
/// nesting and the length of texts are bounded.
/// </summary>
internal sealed class KnowledgeXml : IDisposable
{
    private readonly KnowledgePart _part;
    private readonly KnowledgeLimits _limits;
    private readonly GuardedStream _stream;
    private readonly XmlReader _reader;
    private readonly char[] _chunk = new char[1 << 12];

    public KnowledgeXml(KnowledgePart part, KnowledgeLimits limits, RunContext context)
    {
        _part = part;
        _limits = limits;
        _stream = part.Open((byte)'<', limits, context);
        _reader = XmlReader.Create(_stream, Settings());
    }

    /// <summary>Name of the element the reader stands on, without prefix.</summary>
    public string Element => _reader.LocalName;

    public string Namespace => _reader.NamespaceURI;

    public int Depth => _reader.Depth;

    /// <summary>The place the reader stands at.</summary>
    public SourceLocation Here => _reader is IXmlLineInfo { LineNumber: > 0 } info ? _part.At(info.LineNumber) : _part.Location;

    public static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
        // HMDB has held control characters in descriptions; a record is not to be lost for them.
        CheckCharacters = false,
    };

    /// <summary>Goes to the next start of an element; false at the end of the document.</summary>
    public bool NextElement()
    {
        while (Read())
            if (_reader.NodeType == XmlNodeType.Element) return true;
        return false;
    }

    /// <summary>
    /// Goes to the next element inside the element of this depth, which must not be empty; false when that has ended. What the caller did
    /// not consume of the element it stood on comes next.
    /// </summary>
    public bool NextInside(int depth)
    {
        while (true)
        {
            if (!Read() || _reader.Depth <= depth) return false;
            if (_reader.NodeType == XmlNodeType.Element) return true;
        }
    }

    /// <summary>Whether the element the reader stands on is written <c>&lt;a/&gt;</c>.</summary>
    public bool IsEmpty => _reader.IsEmptyElement;

    /// <summary>An attribute without prefix, or null.</summary>
    public string? Attribute(string name) => _reader.GetAttribute(name);

    /// <summary>An attribute whatever its prefix, or null.</summary>
    public string? AnyAttribute(string localName)
    {
        string? value = null;
        if (_reader.MoveToFirstAttribute())
        {
            do
            {
                if (_reader.LocalName == localName) value = _reader.Value;
            }
            while (value is null && _reader.MoveToNextAttribute());
            _reader.MoveToElement();
        }

        return value;
    }

    /// <summary>The text of the element the reader stands on; afterwards it stands on its end.</summary>
    public string Text()
    {
        if (_reader.IsEmptyElement) return "";
        int depth = _reader.Depth;
        string? only = null;
        StringBuilder? text = null;
        while (Read() && _reader.Depth > depth)
        {
            if (_reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA)) continue;
            if (only is not null && text is null) text = new StringBuilder(only);
            string piece = Piece(text?.Length ?? 0);
            if (text is not null) text.Append(piece);
            else only = piece;
        }

        return (text?.ToString() ?? only ?? "").Trim();
    }

    /// <summary>Passes over the element the reader stands on; afterwards it stands on its end.</summary>
    public void Skip()
    {
        if (_reader.IsEmptyElement) return;
        int depth = _reader.Depth;
        while (Read() && _reader.Depth > depth)
        {
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    private string Piece(int before)
    {
        int got = Chunk();
        var first = new string(_chunk, 0, got);
        if (got < _chunk.Length) return first;
        var text = new StringBuilder(first);
        while ((got = Chunk()) > 0)
        {
            text.Append(_chunk, 0, got);
            if (before + text.Length > _limits.MaxTextLength)
                throw Refusal.Content(
                    "OST-KNW-006", Here, $"the text of an element is longer than {_limits.MaxTextLength} characters", hint: "The file is not what it seems to be.");
        }

        return text.ToString();
    }

    private int Chunk()
    {
        try
        {
            return _reader.ReadValueChunk(_chunk, 0, _chunk.Length);
        }
        catch (XmlException e)
        {
            throw Broken(e);
        }
    }

    private bool Read()
    {
        bool more;
        try
        {
            more = _reader.Read();
        }
        catch (XmlException e)
        {
            throw Broken(e);
        }

        if (more && _reader.Depth > _limits.MaxDepth)
            throw Refusal.Content(
                "OST-KNW-006",
                Here,
                $"elements are nested more than {_limits.MaxDepth} deep",
                hint: "The file is not what it seems to be.");
        return more;
    }

    private InvalidContentException Broken(XmlException e)
    {
        bool definition = e.Message.Contains("DTD", StringComparison.Ordinal);
        return new InvalidContentException(
            Finding.Error(
                "OST-KNW-004",
                definition ? "the XML holds a document type definition, which is never read" : $"the XML is broken: {e.Message}",
                e.LineNumber > 0 ? _part.At(e.LineNumber, e.LinePosition) : _part.Location,
                hint: definition
                    ? "Files of this kind need none; one that has it may try to read other files of yours."
                    : "The file is probably incomplete; download it again."),
            e);
    }
}
