namespace Osteon.Reporting;

/// <summary>How a piece of running text is set.</summary>
public enum SpanKind
{
    /// <summary>Plain text.</summary>
    Plain,

    /// <summary>Emphasis (italic).</summary>
    Emphasis,

    /// <summary>Strong emphasis (bold).</summary>
    Strong,

    /// <summary>Names of files, commands and parameters, set in a fixed-width face.</summary>
    Code,

    /// <summary>A link; <see cref="Span.Target"/> says where to.</summary>
    Link,
}

/// <summary>A piece of running text. The text is always data: it is escaped when it is written, whatever it contains.</summary>
/// <param name="Text">The words.</param>
/// <param name="Kind">How they are set.</param>
/// <param name="Target">For a link: an <c>https</c> address, <c>#id</c> of a part of the report or <c>name.html</c>; null for other
/// kinds.</param>
public sealed record Span(string Text, SpanKind Kind = SpanKind.Plain, string? Target = null);

/// <summary>
/// Running text with emphasis, code and links, built from pieces and never parsed from a string, so that no user's text can become markup.
/// A string converts to plain text.
/// </summary>
/// <param name="Spans">The pieces in order.</param>
public sealed record RichText(IReadOnlyList<Span> Spans)
{
    /// <summary>No text.</summary>
    public static RichText Empty { get; } = new([]);

    /// <summary>Plain text.</summary>
    public static implicit operator RichText(string text) => Of(text);

    /// <summary>Plain text.</summary>
    public static RichText Of(string text) => new([new Span(text)]);

    /// <summary>This text followed by plain text.</summary>
    public RichText Then(string text) => With(new Span(text));

    /// <summary>This text followed by emphasised text.</summary>
    public RichText Emphasis(string text) => With(new Span(text, SpanKind.Emphasis));

    /// <summary>This text followed by strong text.</summary>
    public RichText Strong(string text) => With(new Span(text, SpanKind.Strong));

    /// <summary>This text followed by a name of a file, command or parameter.</summary>
    public RichText Code(string text) => With(new Span(text, SpanKind.Code));

    /// <summary>
    /// This text followed by a link. The target is an absolute <c>https</c> or <c>http</c> address, <c>#id</c>, or a page in the same
    /// folder
    /// (<c>name.html</c> or <c>name.html#id</c>, the name of letters, digits, <c>-</c> and <c>_</c>); anything else (scripts, data, other
    /// files) throws <see cref="ArgumentException"/>.
    /// </summary>
    public RichText Link(string text, string target)
    {
        if (!LinkTarget.IsSafe(target))
            throw new ArgumentException($"'{target}' is not a web address, a part of the report or a page beside it", nameof(target));
        return With(new Span(text, SpanKind.Link, target));
    }

    /// <summary>The words alone.</summary>
    public override string ToString() => string.Concat(Spans.Select(s => s.Text));

    private RichText With(Span span) => new([.. Spans, span]);
}

/// <summary>Which link targets a report may hold.</summary>
internal static class LinkTarget
{
    private const string PageEnding = ".html";

    /// <summary>Whether the target is an absolute web address, an identifier inside the report, or a page in the same folder.</summary>
    public static bool IsSafe(string target) =>
        target.StartsWith('#')
            ? ReportId.IsValid(target[1..])
            : IsPage(target) || Uri.TryCreate(target, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http"
                && !target.Any(char.IsControl);

    /// <summary>Whether the target is a page in the same folder, perhaps with a part of it: no folder, no scheme, no query.</summary>
    public static bool IsPage(string target)
    {
        int hash = target.IndexOf('#', StringComparison.Ordinal);
        string file = hash < 0 ? target : target[..hash];
        return file.EndsWith(PageEnding, StringComparison.Ordinal) && file.Length > PageEnding.Length
            && file[..^PageEnding.Length].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            && (hash < 0 || ReportId.IsValid(target[(hash + 1)..]));
    }

    /// <summary>The address of a DOI, or null where it does not look like one.</summary>
    public static string? OfDoi(string doi) =>
        doi.StartsWith("10.", StringComparison.Ordinal) && doi.Contains('/') && !doi.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            ? "https://doi.org/" + Uri.EscapeDataString(doi).Replace("%2F", "/", StringComparison.Ordinal)
            : null;
}

/// <summary>Identifiers inside a report: what an HTML id, a link and a file name can all be.</summary>
internal static class ReportId
{
    /// <summary>Whether the identifier is letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, starting with a letter.</summary>
    public static bool IsValid(string id) =>
        id.Length > 0 && char.IsAsciiLetter(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>Returns the identifier, or throws <see cref="ArgumentException"/>.</summary>
    public static string Check(string id) =>
        IsValid(id)
            ? id
            : throw new ArgumentException($"'{id}' is not an identifier of a report (letters, digits, - _ ., a letter first)", nameof(id));
}
