using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Exceptions that carry an error finding, in one line each.</summary>
internal static class Refusal
{
    /// <summary>The content is broken, contradicts itself or asks for more than is allowed.</summary>
    public static InvalidContentException Content(
        string id,
        SourceLocation where,
        string message,
        string? value = null,
        string? hint = null) =>
        new(Finding.Error(id, message, where, value, hint));

    /// <summary>A file that was named is not there or cannot be opened.</summary>
    public static MissingSourceException Missing(
        string id,
        SourceLocation where,
        string message,
        string? value = null,
        string? hint = null) =>
        new(Finding.Error(id, message, where, value, hint));
}
