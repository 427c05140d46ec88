using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>A sign that every textbook agrees on, or that must not be forced.</summary>
/// <param name="Subject">Node id.</param>
/// <param name="Sign">+ or −; unknown means: depends on the context, and no single sign may be claimed.</param>
/// <param name="Target">Node id.</param>
public sealed record CanonicalSign(string Subject, Sign Sign, string Target);

/// <summary>A name that several things bear in the literature and that belongs to one node here.</summary>
/// <param name="Name">The name; spelling as in <see cref="NodeNames.Key"/>.</param>
/// <param name="Node">Id of the node that it means.</param>
/// <param name="NotNode">Id of the node that it must never mean, or null.</param>
public sealed record ReservedName(string Name, string Node, string? NotNode);

/// <summary>What a graph is checked against. The shipped tables are <c>claims.tsv</c>, <c>canonical-signs.tsv</c> and <c>reserved-names.tsv</c>.</summary>
public sealed record CheckData
{
    /// <summary>Nothing to check against.</summary>
    public static CheckData None { get; } = new();

    /// <summary>The shipped tables.</summary>
    public static CheckData Shipped { get; } = new()
    {
        Claims = ClaimsOf(new MechSource("claims.tsv", Bytes("claims.tsv"))),
        Signs = SignsOf(new MechSource("canonical-signs.tsv", Bytes("canonical-signs.tsv"))),
        Reserved = [.. Rows(new MechSource("reserved-names.tsv", Bytes("reserved-names.tsv")), 3).Select(r => new ReservedName(r[0], r[1], r[2].Length > 0 ? r[2] : null))],
    };

    /// <summary>Claims that must all be used or left out with a reason: source and claim id, in the order of the table.</summary>
    public IReadOnlyList<(string Source, string Claim)> Claims { get; init; } = [];

    /// <summary>Signs that must hold.</summary>
    public IReadOnlyList<CanonicalSign> Signs { get; init; } = [];

    /// <summary>Names that belong to one node.</summary>
    public IReadOnlyList<ReservedName> Reserved { get; init; } = [];

    /// <summary>Reads a table with the columns <c>source</c> and <c>id</c>.</summary>
    /// <exception cref="InvalidContentException">OST-MEC-040: a row has another number of cells.</exception>
    public static IReadOnlyList<(string Source, string Claim)> ClaimsOf(MechSource table) => [.. Rows(table, 2).Select(r => (r[0], r[1]))];

    /// <summary>Reads a table with the columns <c>subject</c>, <c>sign</c> (+, -, ~) and <c>object</c>.</summary>
    /// <exception cref="InvalidContentException">OST-MEC-040: a row has another number of cells or an unknown sign.</exception>
    public static IReadOnlyList<CanonicalSign> SignsOf(MechSource table) =>
    [
        .. Rows(table, 3).Select(r => new CanonicalSign(r[0], r[1] switch
        {
            "+" => Sign.Plus,
            "-" => Sign.Minus,
            "~" => Sign.Unknown,
            _ => throw Broken(table.Name, null, r[1]),
        }, r[2])),
    ];

    private static byte[] Bytes(string name) => System.Text.Encoding.UTF8.GetBytes(ShippedMechanism.TableText(name));

    private static IEnumerable<string[]> Rows(MechSource table, int columns)
    {
        string[] lines = System.Text.Encoding.UTF8.GetString(table.Content.Span).Split('\n');
        for (int i = 1; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            if (line.Length == 0) continue;
            string[] cells = line.Split('\t');
            if (cells.Length != columns || cells[0].Length == 0) throw Broken(table.Name, i + 1, line);
            yield return cells;
        }
    }

    private static InvalidContentException Broken(string file, int? line, string value) => new(Finding.Error(
        "OST-MEC-040",
        string.Create(CultureInfo.InvariantCulture, $"a row of the table is not as its header says"),
        new SourceLocation(file, line),
        value.Length > MechLimits.ShownValue ? value[..MechLimits.ShownValue] : value));
}
