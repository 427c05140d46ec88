using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary>Writes the tables of a command into a folder that holds none of them yet.</summary>
internal static class ResultTables
{
    /// <summary>A target that is a file cannot become a folder; said before any work.</summary>
    public static void CheckTarget(string folder, FindingCollector findings)
    {
        if (File.Exists(folder))
            findings.Add(Finding.Error("OST-CLI-020", "the folder for the tables is a file", new SourceLocation(folder), hint: "Name a folder."));
        else if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            findings.Add(Finding.Error(
                "OST-CLI-021", "the folder for the tables is not empty", new SourceLocation(folder), hint: "Nothing is replaced: name a new or empty folder."));
    }

    /// <summary>Writes each table, and what their columns mean.</summary>
    public static IEnumerable<string> Write(string folder, IReadOnlyList<Table> tables)
    {
        Directory.CreateDirectory(folder);
        foreach (Table table in tables.Append(TableDictionary.Of(tables)))
        {
            string path = Path.Combine(folder, table.Id + ".tsv");
            DelimitedText.Write(path, table);
            yield return path;
        }
    }

    /// <summary>The digest of an input.</summary>
    public static StepOutput Digest(StepInput input, CancellationToken cancellation)
    {
        ContentDigest digest = input.Digest(cancellation);
        return new StepOutput(input.Name, digest.Sha256, digest.Bytes);
    }
}
