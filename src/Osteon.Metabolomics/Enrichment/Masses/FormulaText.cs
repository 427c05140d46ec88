using System.Globalization;
using System.Text.RegularExpressions;

namespace Osteon.Metabolomics;

/// <summary>Reads molecular formulas.</summary>
internal static partial class FormulaText
{
    private const int LargestCount = 100_000_000; // polysaccharides of genome-scale models have millions of atoms
    private const int DeepestNesting = 20;

    public static (MolecularFormula? Formula, string? Problem) Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, "no formula is stated"); // not IsBlank: NA is missing, but Na is sodium
        string plain = Spelled(text!.Trim());
        (string body, int charge) = SplitCharge(plain);
        var atoms = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (string part in Parts().Split(Spaces().Replace(body, "")))
        {
            Match multiple = Multiple().Match(part);
            if (multiple.Groups["n"].Value.Length > 6) return (null, $"'{text}' has an impossible count");
            int factor = multiple.Groups["n"].Length > 0 ? int.Parse(multiple.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) : 1;
            var parser = new Parser(multiple.Groups["rest"].Value);
            if (parser.Read() is not { } counts) return (null, $"'{text}': {parser.Problem}");
            foreach ((string symbol, long count) in counts)
            {
                long sum = atoms.GetValueOrDefault(symbol) + (count * factor);
                if (sum > LargestCount) return (null, $"'{text}' has an impossible count");
                if (sum > 0) atoms[symbol] = (int)sum;
            }
        }

        return atoms.Count == 0 ? (null, $"'{text}' holds no atom") : (new MolecularFormula(atoms, charge), null);
    }

    /// <summary>Subscripts as digits, superscripts as a charge behind a caret, dots of salts as one character.</summary>
    private static string Spelled(string text)
    {
        text = Superscript().Replace(text, m => "^" + string.Concat(m.Value.Select(Level)));
        return string.Concat(text.Select(c => c is >= '₀' and <= '₉' ? (char)('0' + (c - '₀')) : c is '−' or '–' ? '-' : c));
    }

    private static char Level(char c) => c switch
    {
        '⁺' => '+',
        '⁻' => '-',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' => '0',
        _ => (char)('4' + (c - '⁴')),
    };

    private static (string Body, int Charge) SplitCharge(string text)
    {
        foreach (Regex form in (Regex[])[Bracketed(), Caret(), InBrackets(), Spaced(), SignFirst(), Signs()])
        {
            Match match = form.Match(text);
            if (!match.Success || !Balanced(match.Groups["body"].ValueSpan)) continue;
            string sign = match.Groups["sign"].Value, digits = match.Groups["n"].Value;
            if (digits.Length > 3) continue;
            int size = digits.Length > 0 ? int.Parse(digits, CultureInfo.InvariantCulture) : sign.Length;
            return (match.Groups["body"].Value, sign[0] == '+' ? size : -size);
        }

        return (text, 0);
    }

    private static bool Balanced(ReadOnlySpan<char> text)
    {
        int open = 0;
        foreach (char c in text)
        {
            open += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (open < 0) return false;
        }

        return open == 0;
    }

    /// <summary>One part of a formula: symbols, counts, brackets.</summary>
    private sealed class Parser(string text)
    {
        private int _at;

        public string Problem { get; private set; } = "it is empty";

        public Dictionary<string, long>? Read()
        {
            if (text.Length == 0) return null;
            Dictionary<string, long>? counts = Group('\0', 0);
            return counts;
        }

        private Dictionary<string, long>? Group(char end, int depth)
        {
            var counts = new Dictionary<string, long>(StringComparer.Ordinal);
            if (depth > DeepestNesting) return Fail("brackets are nested too deeply");
            while (_at < text.Length && text[_at] != end)
            {
                Dictionary<string, long>? item = Item(depth);
                if (item is null) return null;
                int count = Count();
                if (count < 0) return Fail("a count is impossible");
                foreach ((string symbol, long n) in item)
                    counts[symbol] = Math.Min(counts.GetValueOrDefault(symbol) + (n * count), (long)LargestCount * 10);
            }

            if (end == '\0') return counts;
            if (_at >= text.Length) return Fail("a bracket is not closed");
            _at++;
            return counts;
        }

        private Dictionary<string, long>? Item(int depth)
        {
            char c = text[_at];
            Match isotope = Isotope().Match(text, _at);
            if (isotope.Success && isotope.Index == _at)
            {
                _at += isotope.Length;
                return Atom(isotope.Groups["symbol"].Value);
            }

            if (c is '(' or '[' or '{')
            {
                _at++;
                return Group(c == '(' ? ')' : c == '[' ? ']' : '}', depth + 1);
            }

            if (!char.IsAsciiLetterUpper(c))
                return Fail(c is ')' or ']' or '}' ? "a bracket is closed that was not opened" : $"'{c}' does not belong into a formula");
            int length = _at + 1 < text.Length && char.IsAsciiLetterLower(text[_at + 1]) ? 2 : 1;
            string symbol = text.Substring(_at, length);
            _at += length;
            return Atom(symbol);
        }

        private Dictionary<string, long>? Atom(string symbol) => IsotopeMasses.Of(symbol) is null
            ? Fail(symbol is "R" or "X" or "A" ? $"'{symbol}' stands for any group, so the formula is not definite"
                : $"'{symbol}' is no element of the table of masses")
            : new Dictionary<string, long>(StringComparer.Ordinal) { [symbol == "D" ? "2H" : symbol] = 1 };

        /// <summary>The count that follows, 1 without one, −1 if it is impossible.</summary>
        private int Count()
        {
            int start = _at;
            while (_at < text.Length && char.IsAsciiDigit(text[_at])) _at++;
            if (start == _at) return 1;
            return _at - start <= 9
                && int.Parse(text.AsSpan(start, _at - start), CultureInfo.InvariantCulture) is <= LargestCount and var count ? count : -1;
        }

        private Dictionary<string, long>? Fail(string problem)
        {
            Problem = problem;
            return null;
        }
    }

    [GeneratedRegex(@"[·•∙⋅.*]")]
    private static partial Regex Parts();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?<n>[0-9]*)(?<rest>.*)$")]
    private static partial Regex Multiple();

    [GeneratedRegex(@"[⁰¹²³⁴-⁹]*[⁺⁻]$")]
    private static partial Regex Superscript();

    [GeneratedRegex(@"^\[(?<body>.+)\](?<n>[0-9]*)(?<sign>[+-])$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?<body>.+)\^(?<n>[0-9]*)(?<sign>[+-])$")]
    private static partial Regex Caret();

    [GeneratedRegex(@"^(?<body>.+)\((?<n>[0-9]*)(?<sign>[+-])\)$")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"^(?<body>.+)\s(?<n>[0-9]*)(?<sign>[+-])$")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"^(?<body>.+?)(?<sign>[+-])(?<n>[0-9]+)$")]
    private static partial Regex SignFirst();

    [GeneratedRegex(@"^(?<body>.+?)(?<sign>\++|-+)(?<n>)$")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\G\[(?<symbol>[0-9]{1,3}[A-Z][a-z]?)\]")]
    private static partial Regex Isotope();
}
