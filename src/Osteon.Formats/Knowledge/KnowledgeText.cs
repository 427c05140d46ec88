using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// The lines of a text input, one at a time. UTF-8, or what a byte order mark says; a byte that is neither becomes U+FFFD and a finding.
/// </summary>
internal sealed class KnowledgeText : IDisposable
{
    private readonly KnowledgePart _part;
    private readonly FindingCollector _findings;
    private readonly StreamReader _reader;
    private readonly int _longest;
    private bool _saidCoding;

    public KnowledgeText(KnowledgePart part, KnowledgeLimits limits, RunContext context)
    {
        _part = part;
        _findings = context.Findings;
        _longest = limits.MaxLineLength;
        _reader = new StreamReader(
            part.Open((byte)'\n', limits, context),
            Encoding.UTF8,
            detectEncodingFromByteOrderMarks: true,
            bufferSize: 1 << 16);
    }

    /// <summary>The number of the line read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next line without its end; null after the last.</summary>
    public string? Next()
    {
        string? line = _reader.ReadLine();
        if (line is null) return null;
        Line++;
        if (line.Length > _longest)
            throw Refusal.Content(
                "OST-KNW-006",
                _part.At(Line),
                $"the line is longer than {_longest} characters",
                hint: "Check that the file is the one you meant.");
        if (!_saidCoding && line.Contains('\uFFFD', StringComparison.Ordinal))
        {
            _saidCoding = true;
            _findings.Add(Finding.Warning(
                "OST-KNW-005",
                "the text is not UTF-8 everywhere; what cannot be read stands as \uFFFD",
                _part.At(Line),
                hint: "Save the file as UTF-8. Identifiers are plain ASCII and are not affected."));
        }

        return line;
    }

    public void Dispose() => _reader.Dispose();
}
