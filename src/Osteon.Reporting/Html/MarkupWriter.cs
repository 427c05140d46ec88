using System.Text;

namespace Osteon.Reporting;

/// <summary>
/// Writes HTML that is also well-formed XML: every element is closed in order, every attribute quoted, every text escaped. Nothing reaches
/// the page unescaped except through <see cref="Checked"/>, which takes only what this assembly made or checked itself.
/// </summary>
internal sealed class MarkupWriter
{
    /// <summary>Elements after which a line ends, for those who read the source.</summary>
    private static readonly HashSet<string> LineEnds = new(
        ["section", "figure", "table", "tr", "p", "li", "div", "nav", "header", "main", "details", "thead", "tbody", "dl", "ol", "ul"],
        StringComparer.Ordinal);

    private readonly StringBuilder _out = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element; attributes without value (null) are left out.</summary>
    public MarkupWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _out.Append('>');
        _open.Push(tag);
        return this;
    }

    /// <summary>Closes the element opened last, and checks that it is the one meant.</summary>
    public MarkupWriter Close(string tag)
    {
        if (_open.Count == 0 || _open.Pop() != tag) throw new InvalidOperationException($"</{tag}> closes nothing");
        _out.Append("</").Append(tag).Append('>');
        if (LineEnds.Contains(tag))
            _out.Append('\n');
        return this;
    }

    /// <summary>An element that holds nothing.</summary>
    public MarkupWriter Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _out.Append(" />");
        return this;
    }

    /// <summary>An element that holds only text.</summary>
    public MarkupWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    /// <summary>Escaped text.</summary>
    public MarkupWriter Text(string text)
    {
        Escape(text, attribute: false);
        return this;
    }

    /// <summary>Markup that was checked or made here.</summary>
    public MarkupWriter Checked(string markup)
    {
        _out.Append(markup);
        return this;
    }

    /// <summary>Rich text.</summary>
    public MarkupWriter Rich(RichText text)
    {
        foreach (Span span in text.Spans)
        {
            switch (span.Kind)
            {
                case SpanKind.Emphasis: Element("em", span.Text); break;
                case SpanKind.Strong: Element("strong", span.Text); break;
                case SpanKind.Code: Element("code", span.Text); break;
                case SpanKind.Link when span.Target is { } target && LinkTarget.IsSafe(target):
                    Element("a", span.Text, ("href", target));
                    break;
                default: Text(span.Text); break;
            }
        }

        return this;
    }

    /// <summary>The page; throws if an element is still open.</summary>
    public override string ToString() =>
        _open.Count == 0 ? _out.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> is still open");

    private void Tag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _out.Append('<').Append(tag);
        foreach ((string name, string? value) in attributes)
        {
            if (value is null) continue;
            _out.Append(' ').Append(name).Append("=\"");
            Escape(value, attribute: true);
            _out.Append('"');
        }
    }

    private void Escape(string text, bool attribute)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': _out.Append("&amp;"); break;
                case '<': _out.Append("&lt;"); break;
                case '>': _out.Append("&gt;"); break;
                case '"' when attribute: _out.Append("&quot;"); break;
                case '\n' when attribute: _out.Append("&#10;"); break;
                case '\n' or '\t': _out.Append((char)rune.Value); break;
                // What neither HTML nor XML can hold is shown as the replacement character; lone surrogates become it by enumeration.
                case < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF: _out.Append('\uFFFD'); break;
                default: _out.Append(rune.ToString()); break;
            }
        }
    }
}
