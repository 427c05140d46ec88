using System.Reflection;

namespace Osteon.Mechanism;

/// <summary>The curated graph that comes with Osteon.</summary>
public static class ShippedMechanism
{
    private const string Folder = "mechanism/";

    private static readonly Lazy<MechanismGraph> Loaded = new(() => MechReader.Read(Sources()).Require());

    /// <summary>The graph of all shipped files.</summary>
    public static MechanismGraph Graph => Loaded.Value;

    /// <summary>Nodes of the terms of measures, by term id.</summary>
    public static IReadOnlyDictionary<string, string> TermNodes { get; } =
        TableText("terms.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split('\t')).ToDictionary(c => c[0], c => c[1], StringComparer.Ordinal);

    /// <summary>The shipped <c>.mech</c> files, by name.</summary>
    public static IReadOnlyList<MechSource> Sources() =>
    [
        .. typeof(ShippedMechanism).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(".mech", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => new MechSource(n[Folder.Length..], Bytes(n))),
    ];

    /// <summary>The text of a shipped table, for example <c>claims.tsv</c>.</summary>
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public static string TableText(string name) => System.Text.Encoding.UTF8.GetString(Bytes(Folder + name));

    private static byte[] Bytes(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new ArgumentException($"there is no shipped file {resource}", nameof(resource));
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
