using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Collects the measures of one scan that were asked for.</summary>
internal sealed class MeasureSheet(CtParameters parameters)
{
    private readonly Dictionary<string, Measure> _measures = new(StringComparer.Ordinal);

    /// <summary>Whether any of these measures was asked for.</summary>
    public bool WantsAny(params ReadOnlySpan<string> ids)
    {
        foreach (string id in ids)
            if (parameters.Wants(id)) return true;
        return false;
    }

    /// <summary>Enters a measure.</summary>
    public void Enter(Measure measure)
    {
        if (parameters.Wants(measure.Term.Id)) _measures[measure.Term.Id] = measure;
    }

    /// <summary>Enters a value.</summary>
    public void Of(string id, double value, long n)
    {
        if (parameters.Wants(id)) _measures[id] = Measure.Of(id, value, n);
    }

    /// <summary>Enters a value, or why there is none.</summary>
    public void OfNullable(string id, double? value, long n, string reason)
    {
        if (value is not { } v) Unavailable(reason, id);
        else if (double.IsFinite(v)) Of(id, v, n);
        else Unavailable("the value is too large for a double-precision number", id);
    }

    /// <summary>Enters a ratio, or why there is none when its denominator is 0.</summary>
    public void Ratio(string id, double numerator, double denominator, long n, string reasonIfZero)
    {
        if (parameters.Wants(id)) _measures[id] = Measure.Ratio(id, numerator, denominator, reasonIfZero, n);
    }

    /// <summary>Enters the reason why these have no value.</summary>
    public void Unavailable(string reason, params ReadOnlySpan<string> ids)
    {
        foreach (string id in ids)
            if (parameters.Wants(id)) _measures[id] = Measure.Unavailable(id, reason);
    }

    /// <summary>Enters the reason for every measure asked for that has no entry yet.</summary>
    public void UnavailableRest(string reason)
    {
        foreach (string id in CtTerms.All)
            if (parameters.Wants(id)) _measures.TryAdd(id, Measure.Unavailable(id, reason));
    }

    /// <summary>The measures in the order of the registry. Every one that was asked for must have been entered.</summary>
    public IReadOnlyList<Measure> InOrder() => [.. CtTerms.All.Where(parameters.Wants).Select(id => _measures[id])];
}
