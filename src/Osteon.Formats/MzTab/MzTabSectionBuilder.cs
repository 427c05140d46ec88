namespace Osteon.Formats;

/// <summary>A table while it is being read.</summary>
internal sealed class MzTabSectionBuilder
{
    private readonly MzTabSectionKind _kind;
    private readonly List<string> _names;
    private readonly List<string?>?[] _texts;
    private readonly List<double>?[] _numbers;
    private readonly List<int> _lines = [];

    public MzTabSectionBuilder(MzTabSectionKind kind, List<string> names, int headerLine)
    {
        _kind = kind;
        _names = names;
        HeaderLine = headerLine;
        _texts = new List<string?>?[names.Count];
        _numbers = new List<double>?[names.Count];
        for (int i = 0; i < names.Count; i++)
        {
            bool numeric = names[i].StartsWith("abundance_", StringComparison.Ordinal)
                || names[i].StartsWith("smallmolecule_abundance_", StringComparison.Ordinal);
            if (numeric) _numbers[i] = [];
            else _texts[i] = [];
        }
    }

    public int HeaderLine { get; }

    public int Width => _names.Count;

    public bool IsNumeric(int column) => _numbers[column] is not null;

    public void Add(int column, double value) => _numbers[column]!.Add(value);

    public void Add(int column, string? text) => _texts[column]!.Add(text);

    public void EndRow(int line) => _lines.Add(line);

    public MzTabSection Build() => new(
        _kind,
        [.. _names.Select((name, i) => _numbers[i] is { } numbers ? new MzTabColumn(name, numbers, i + 2) : new MzTabColumn(name, _texts[i]!, i + 2))],
        _lines,
        HeaderLine);
}
