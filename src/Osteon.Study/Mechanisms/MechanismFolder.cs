using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>A mechanism graph and what it is checked against.</summary>
/// <param name="Name">Where it is from, as the user named it; <c>shipped</c> for the one that comes with Osteon.</param>
/// <param name="Reading">The graph, or what is wrong with it.</param>
/// <param name="CheckData">Claims, canonical signs and reserved names.</param>
public sealed record LoadedMechanism(string Name, MechReading Reading, CheckData CheckData);

/// <summary>Finds the files of a mechanism graph.</summary>
public static class MechanismFolder
{
    private const string Pattern = "*.mech";

    /// <summary>
    /// The shipped graph for null; else all <c>.mech</c> files of a folder, or one <c>.mech</c> or <c>.json</c> file. Beside them <c>claims.tsv</c>, where
    /// there is one, lists the claims that have to be covered, and <c>canonical-signs.tsv</c> replaces the shipped signs.
    /// </summary>
    /// <exception cref="MissingSourceException">OST-MEC-050: there is no such file or folder, or the folder has no such file.</exception>
    /// <exception cref="InvalidContentException">OST-MEC-040: a table beside the graph is broken.</exception>
    public static LoadedMechanism Load(string? path)
    {
        if (path is null) return new LoadedMechanism("shipped", MechReader.Read(ShippedMechanism.Sources()), CheckData.Shipped);
        bool folder = Directory.Exists(path);
        if (!folder && !File.Exists(path)) throw Missing("there is no such file or folder", path);
        if (!folder && Path.GetExtension(path) == ".json") return new LoadedMechanism(path, MechJson.Read(path, System.Text.Encoding.UTF8.GetString(Bytes(path))), Data(Path.GetDirectoryName(path)));
        string[] files = folder ? [.. Directory.EnumerateFiles(path, Pattern).Order(StringComparer.Ordinal)] : [path];
        if (files.Length == 0) throw Missing($"the folder holds no {Pattern}", path);
        return new LoadedMechanism(
            path,
            MechReader.Read(files.Select(f => new MechSource(f, Bytes(f)))),
            Data(folder ? path : Path.GetDirectoryName(path)));
    }

    private static CheckData Data(string? folder)
    {
        string claims = Path.Combine(folder ?? "", "claims.tsv"), signs = Path.Combine(folder ?? "", "canonical-signs.tsv");
        return CheckData.Shipped with
        {
            Claims = File.Exists(claims) ? CheckData.ClaimsOf(new MechSource(claims, Bytes(claims))) : [],
            Signs = File.Exists(signs) ? CheckData.SignsOf(new MechSource(signs, Bytes(signs))) : CheckData.Shipped.Signs,
        };
    }

    /// <summary>At most one byte more than the reader takes, so that it can refuse a larger file without all of it being in memory.</summary>
    private static byte[] Bytes(string file)
    {
        using FileStream stream = File.OpenRead(file);
        byte[] bytes = new byte[Math.Min(stream.Length, MechLimits.FileBytes + 1L)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static MissingSourceException Missing(string message, string path) => new(Finding.Error(
        "OST-MEC-050",
        message,
        new SourceLocation(path),
        hint: "Name a folder of .mech files, one .mech file or one .json file; without --graph the shipped graph is used."));
}
