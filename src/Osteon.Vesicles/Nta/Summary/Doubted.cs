using System.Globalization;

namespace Osteon.Vesicles;

/// <summary>The recordings whose value lies outside a limit.</summary>
internal sealed class Doubted
{
    private const int MostNamed = 5;
    private readonly (string Name, double Value)[] _outside;

    public Doubted(IReadOnlyList<RecordingSummary> recordings, Func<RecordingSummary, double?> value, Func<double, bool> isOutside) =>
        _outside = [.. recordings.Select(r => (r.Name, Value: value(r))).Where(r => r.Value is { } v && isOutside(v)).Select(r => (r.Name, r.Value!.Value))];

    /// <summary>Whether there is any.</summary>
    public bool Any => _outside.Length > 0;

    /// <summary>Their names, the first few, each with its value.</summary>
    public string Named(string format) =>
        string.Join(", ", _outside.Take(MostNamed).Select(r => string.Create(CultureInfo.InvariantCulture, $"'{r.Name}' {r.Value.ToString(format, CultureInfo.InvariantCulture)}")))
        + (_outside.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {_outside.Length - MostNamed} more") : "");
}
