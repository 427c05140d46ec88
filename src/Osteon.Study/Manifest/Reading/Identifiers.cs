namespace Osteon.Study;

/// <summary>
/// Identifiers of samples, arms, assays and time points. Results, tables and files are named after them, on every operating system, so they
/// are kept to letters, digits and three marks.
/// </summary>
internal static class Identifiers
{
    public const int MaxLength = 64;
    public const string Problem = "has characters that a file name cannot have everywhere";
    public const string Hint =
        "Use up to 64 letters (a to z), digits, '_', '-' and '.', beginning with a letter or digit; put the printed name into 'label'.";

    public static bool IsValid(string text) =>
        text.Length is > 0 and <= MaxLength
        && char.IsAsciiLetterOrDigit(text[0])
        && text[^1] != '.'
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
