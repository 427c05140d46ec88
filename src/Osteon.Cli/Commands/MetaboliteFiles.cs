using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Reporting;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary>Writes feature tables and results of metabolites into a folder. Nothing that exists is replaced.</summary>
internal static class MetaboliteFiles
{
    /// <summary>Writes a table in an open format.</summary>
    /// <param name="kind">mztab, w4m, maf or tsv.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="table">The table.</param>
    /// <param name="findings">Receives what the format cannot say, and errors.</param>
    /// <returns>The files, as they are named beside the folder.</returns>
    public static IReadOnlyList<string> Write(string kind, string folder, FeatureTable table, FindingCollector findings)
    {
        string[] names = kind switch
        {
            "mztab" => ["metabolites.mztab"],
            "w4m" => ["dataMatrix.tsv", "sampleMetadata.tsv", "variableMetadata.tsv"],
            "tsv" => ["metabolites.tsv"],
            _ => ["i_Investigation.txt"],
        };
        if (!IsFree(folder, names, findings)) return [];
        using var mzTab = new MemoryStream();
        if (kind == "mztab") MetaboliteMzTab.Write(mzTab, table, [], ("metabolites", []), findings); // refuses tables that lack what it demands; then no folder is made
        Directory.CreateDirectory(folder);
        switch (kind)
        {
            case "mztab":
                AtomicFile.Write(Path.Combine(folder, names[0]), stream => stream.Write(mzTab.GetBuffer().AsSpan(0, (int)mzTab.Length)));
                break;
            case "w4m":
                AtomicFile.Write(Path.Combine(folder, names[0]), stream => FeatureTableWriter.WriteW4mDataMatrix(stream, table));
                AtomicFile.Write(Path.Combine(folder, names[1]), stream => FeatureTableWriter.WriteW4mSampleMetadata(stream, table));
                AtomicFile.Write(Path.Combine(folder, names[2]), stream => FeatureTableWriter.WriteW4mVariableMetadata(stream, table));
                break;
            case "tsv":
                AtomicFile.Write(Path.Combine(folder, names[0]), stream => FeatureTableWriter.WriteTsv(stream, table));
                break;
            default:
                names = [.. IsaTab.Write(folder, table, new IsaExport { Study = new IsaStudy { Identifier = "metabolites", Title = "Metabolites" } }, findings)];
                break;
        }

        return [.. names.Select(n => Path.Combine(folder, n))];
    }

    /// <summary>Writes the tables of results, the prepared table as text and as mzTab-M.</summary>
    public static IReadOnlyList<string> WriteResults(string folder, MetaboliteResults results, PreparedMetabolites prepared, FindingCollector findings)
    {
        const string Name = "metabolites";
        Table[] tables = [.. MetaboliteReport.Tables(Name, results), MetaboliteExport.Matrix(prepared.Final, $"{Name}_prepared")];
        string[] names = [.. tables.Select(t => t.Id + ".tsv"), "columns.tsv", $"{Name}.mztab"];
        if (!IsFree(folder, names, findings)) return [];
        byte[]? mzTab = MetaboliteMzTab.TryWrite(prepared.Final, results.Comparisons, (Name, [.. results.Effects.Select(e => PreparationText.Of(e.Effect.Step))]), findings);
        Directory.CreateDirectory(folder);
        foreach (Table table in tables) AtomicFile.Write(Path.Combine(folder, table.Id + ".tsv"), stream => DelimitedText.Write(stream, table));
        AtomicFile.Write(Path.Combine(folder, "columns.tsv"), stream => DelimitedText.Write(stream, TableDictionary.Of(tables)));
        if (mzTab is not null) AtomicFile.Write(Path.Combine(folder, $"{Name}.mztab"), stream => stream.Write(mzTab));
        return [.. names.Where(n => mzTab is not null || n != $"{Name}.mztab").Select(n => Path.Combine(folder, n))];
    }

    /// <summary>Whether a name can be that of a folder to write into; an error if a file has it. Asked before the work, so that no result is lost.</summary>
    public static bool CanBeFolder(string folder, FindingCollector findings)
    {
        if (!File.Exists(folder)) return true;
        findings.Add(Finding.Error("OST-CLI-016", $"'{folder}' is a file", new SourceLocation(folder), folder, "Name a folder."));
        return false;
    }

    private static bool IsFree(string folder, IReadOnlyList<string> names, FindingCollector findings)
    {
        if (!CanBeFolder(folder, findings)) return false;
        string[] there = [.. names.Where(n => File.Exists(Path.Combine(folder, n)))];
        foreach (string name in there)
            findings.Add(Finding.Error("OST-CLI-004", "the target exists already", new SourceLocation(Path.Combine(folder, name)), hint: "Choose another folder, or remove the file."));
        return there.Length == 0;
    }
}
