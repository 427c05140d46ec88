using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The names of a numbered series of data files, as a header states them: a printf pattern with first, last and step.</summary>
internal static class DataFiles
{
    /// <summary>
    /// The names that <paramref name="pattern"/> gives for first, first + step … last. The pattern holds exactly one <c>%d</c> (also
    /// <c>%03d</c>, <c>%3d</c>,
    /// <c>%i</c>, <c>%u</c>); <c>%%</c> is a percent sign.
    /// </summary>
    /// <exception cref="InvalidContentException">
    /// OST-VOL-027: the pattern or its numbers make no series, or one longer than allowed.
    /// </exception>
    public static IReadOnlyList<string> Numbered(string pattern, (long First, long Last, long Step) numbers, int most, SourceLocation where)
    {
        if (Split(pattern) is not { } parts)
            throw Refusal.Content(
                "OST-VOL-027",
                where,
                "a series of data files needs exactly one %d in its name",
                pattern,
                "Write for example slice%04d.raw 1 200 1.");
        (long first, long last, long step) = numbers;
        bool runs = step != 0 && InRange(first) && InRange(last) && InRange(step) && (step > 0 ? last >= first : last <= first);
        long count = runs ? ((last - first) / step) + 1 : 0;
        if (!runs || count > most)
            throw Refusal.Content(
                "OST-VOL-027",
                where,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the numbers {first} {last} {step} (first, last, step) make no series of 1 to {most} data files"),
                pattern,
                "State first, last and step so that the step leads from the first to the last.");
        var names = new string[(int)count];
        for (int i = 0; i < names.Length; i++) names[i] = parts.Before + Number(first + (i * step), parts.Width, parts.Zeros) + parts.After;
        return names;
    }

    private static bool InRange(long number) => number is > int.MinValue and < int.MaxValue;

    private static string Number(long value, int width, bool zeros)
    {
        string digits = value.ToString(CultureInfo.InvariantCulture);
        if (!zeros) return digits.PadLeft(width);
        return value < 0 ? "-" + digits[1..].PadLeft(width - 1, '0') : digits.PadLeft(width, '0');
    }

    private static (string Before, string After, int Width, bool Zeros)? Split(string pattern)
    {
        (string Before, int Width, bool Zeros)? directive = null;
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                text.Append(pattern[i]);
                continue;
            }

            if (i + 1 < pattern.Length && pattern[i + 1] == '%')
            {
                text.Append('%');
                i++;
                continue;
            }

            int digits = i + 1;
            while (digits < pattern.Length && char.IsAsciiDigit(pattern[digits])) digits++;
            string width = pattern[(i + 1)..digits];
            if (directive is not null || width.Length > 2 || digits >= pattern.Length || pattern[digits] is not ('d' or 'i' or 'u'))
                return null;
            directive = (text.ToString(), width.Length == 0 ? 0 : int.Parse(width, CultureInfo.InvariantCulture), width.StartsWith('0'));
            text.Clear();
            i = digits;
        }

        return directive is { } d ? (d.Before, text.ToString(), d.Width, d.Zeros) : null;
    }
}
