using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Where JPEG data come from, for messages: a file, or a part of it such as a frame of a video.</summary>
/// <param name="Path">The file as the user named it.</param>
/// <param name="Part">Which part of it, or null for all.</param>
internal sealed record JpegOrigin(string Path, string? Part = null)
{
    /// <summary>What to do about damage.</summary>
    public const string Damaged = "The file is damaged: copy or export it again.";

    /// <summary>An exception for content that is broken or not read.</summary>
    public InvalidContentException Invalid(int number, string message, string? value = null, string? hint = null) =>
        new(Finding.Error(Id(number), Told(message), new SourceLocation(Path), value, hint));

    /// <summary>A warning.</summary>
    public Finding Warning(int number, string message, string? value = null, string? hint = null) =>
        Finding.Warning(Id(number), Told(message), new SourceLocation(Path), value, hint);

    /// <summary>A note.</summary>
    public Finding Note(int number, string message, string? value = null, string? hint = null) =>
        Finding.Note(Id(number), Told(message), new SourceLocation(Path), value, hint);

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"OST-JPG-{number:000}");

    private string Told(string message) => Part is null ? message : $"{Part}: {message}";
}
