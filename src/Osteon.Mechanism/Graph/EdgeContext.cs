namespace Osteon.Mechanism;

/// <summary>Under which circumstances an edge was claimed. Null means that the claim does not say, which is not "everywhere".</summary>
public sealed record EdgeContext
{
    /// <summary>Nothing stated.</summary>
    public static EdgeContext None { get; } = new();

    /// <summary>Node of the cell that gave the vesicles.</summary>
    public string? Source { get; init; }

    /// <summary>State of the donor or of the vesicle: <c>native</c>, <c>aged-donor</c>, <c>hypoxia-preconditioned</c> ….</summary>
    public string? State { get; init; }

    /// <summary>Node of the cell that is acted on.</summary>
    public string? Recipient { get; init; }

    /// <summary>Species: <c>rat</c>, <c>mouse</c>, <c>human</c> ….</summary>
    public string? Species { get; init; }

    /// <summary>Node of the carrier; <c>carrier:none</c> when the claim says that there was none.</summary>
    public string? Carrier { get; init; }

    /// <summary>Node of the phase of healing.</summary>
    public string? Phase { get; init; }

    /// <summary>Node of the indication.</summary>
    public string? Indication { get; init; }

    /// <summary><c>in-vivo</c>, <c>in-vitro</c>, <c>ex-vivo</c> or <c>in-silico</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Keys in the order of the canonical text.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["source", "state", "recipient", "species", "carrier", "phase", "indication", "model"];

    /// <summary>Keys whose value is the id of a node.</summary>
    public static IReadOnlyList<string> NodeKeys { get; } = ["source", "recipient", "carrier", "phase", "indication"];

    /// <summary>The value of a key of <see cref="Keys"/>, or null when not stated.</summary>
    public string? this[string key] => key switch
    {
        "source" => Source,
        "state" => State,
        "recipient" => Recipient,
        "species" => Species,
        "carrier" => Carrier,
        "phase" => Phase,
        "indication" => Indication,
        "model" => Model,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "not a key of a context"),
    };

    /// <summary>A copy with one key set.</summary>
    public EdgeContext With(string key, string? value) => key switch
    {
        "source" => this with { Source = value },
        "state" => this with { State = value },
        "recipient" => this with { Recipient = value },
        "species" => this with { Species = value },
        "carrier" => this with { Carrier = value },
        "phase" => this with { Phase = value },
        "indication" => this with { Indication = value },
        "model" => this with { Model = value },
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "not a key of a context"),
    };

    /// <summary>The stated keys with their values, in the order of <see cref="Keys"/>.</summary>
    public IEnumerable<(string Key, string Value)> Stated()
    {
        foreach (string key in Keys)
            if (this[key] is { } value) yield return (key, value);
    }

    /// <summary>Whether nothing is stated.</summary>
    public bool IsEmpty => this == None;
}
