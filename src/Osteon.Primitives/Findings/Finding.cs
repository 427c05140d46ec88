using System.Globalization;
using System.Text;

namespace Osteon.Primitives;

/// <summary>Where in which file something was found. Lines and columns count from 1.</summary>
/// <param name="File">The path as the user named it, not an absolute path of this machine.</param>
/// <param name="Line">Line, from 1, or null.</param>
/// <param name="Column">Column (character or table column), from 1, or null.</param>
public sealed record SourceLocation(string File, int? Line = null, int? Column = null)
{
    /// <inheritdoc/>
    public override string ToString() => (Line, Column) switch
    {
        (null, _) => File,
        ({ } line, null) => string.Create(CultureInfo.InvariantCulture, $"{File}:{line}"),
        ({ } line, { } column) => string.Create(CultureInfo.InvariantCulture, $"{File}:{line}:{column}"),
    };
}

/// <summary>
/// One thing that is wrong or worth knowing about a user's input, in words the user understands: what, where, which value, and what
/// to do. Findings are collected and reported all at once; they are data, not exceptions.
/// </summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Id">Stable identifier, <c>OST-AREA-NNN</c>, for example <c>OST-TIF-003</c>. Never reused for another meaning.</param>
/// <param name="Message">One sentence that says what was found.</param>
/// <param name="Location">File, line and column, where there is one.</param>
/// <param name="Value">The offending value as it stands in the input.</param>
/// <param name="Hint">What the user can do about it.</param>
public sealed record Finding(
    Severity Severity,
    string Id,
    string Message,
    SourceLocation? Location = null,
    string? Value = null,
    string? Hint = null)
{
    /// <summary>An error.</summary>
    public static Finding Error(string id, string message, SourceLocation? location = null, string? value = null, string? hint = null) =>
        new(Severity.Error, id, message, location, value, hint);

    /// <summary>A warning.</summary>
    public static Finding Warning(string id, string message, SourceLocation? location = null, string? value = null, string? hint = null) =>
        new(Severity.Warning, id, message, location, value, hint);

    /// <summary>A note.</summary>
    public static Finding Note(string id, string message, SourceLocation? location = null, string? value = null, string? hint = null) =>
        new(Severity.Note, id, message, location, value, hint);

    /// <summary>The finding as one or two lines of plain text, as the command line prints it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Severity.ToString().ToLowerInvariant()).Append(' ').Append(Id);
        if (Location is not null) text.Append("  ").Append(Location);
        text.Append("  ").Append(Message);
        if (Value is not null && !Message.Contains(Value, StringComparison.Ordinal)) text.Append(" (value: '").Append(Value).Append("')");
        if (Hint is not null) text.Append("\n    ").Append(Hint);
        return text.ToString();
    }
}
