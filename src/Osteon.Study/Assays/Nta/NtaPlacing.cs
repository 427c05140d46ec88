using System.Globalization;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Where recordings belong, as columns of a table say: <c>isolation, dilution, dilution_name, video, role</c>. The same columns have the same meaning in samples.csv and in a
/// table given with <c>--design</c>.
/// </summary>
public static class NtaPlacing
{
    /// <summary>The isolation; empty cells are one isolation.</summary>
    public const string IsolationColumn = "isolation";

    /// <summary>How many times the measured sample was diluted.</summary>
    public const string DilutionColumn = "dilution";

    /// <summary>Name of a separate dilution, where one factor was prepared several times.</summary>
    public const string DilutionNameColumn = "dilution_name";

    /// <summary>Name of the recording.</summary>
    public const string VideoColumn = "video";

    /// <summary><c>sample</c> (the default) or <c>blank</c>.</summary>
    public const string RoleColumn = "role";

    private const string FileColumn = "file";
    private const string Blank = "blank";
    private static readonly string[] Roles = ["sample", Blank];

    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = [IsolationColumn, DilutionColumn, DilutionNameColumn, VideoColumn, RoleColumn];

    /// <summary>
    /// The measurements that a table names: column <c>file</c>, relative to the table's folder, and any of <see cref="Columns"/>. Everything wrong becomes a finding.
    /// </summary>
    public static IReadOnlyList<NtaSource> Read(string path, FindingCollector findings)
    {
        RawTable table = DelimitedText.Read(path, DelimitedOptions.Default, findings);
        string[] names = [.. table.Header.Texts.Select(t => t.Trim())], known = [FileColumn, .. Columns];
        foreach ((int i, string name) in names.Index())
            if (!known.Contains(name))
                findings.Add(Finding.Error(
                    "OST-NTS-040", $"'{name}' is not a column of a table of recordings", new SourceLocation(path, 1, i + 1), name, NearestName.Hint(name, known)));
        if (!names.Contains(FileColumn))
        {
            findings.Add(Finding.Error("OST-NTS-041", "the table has no column 'file'", new SourceLocation(path, 1), hint: $"Its columns are {string.Join(", ", known)}."));
            return [];
        }

        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        var sources = new List<NtaSource>();
        for (int row = 0; row < table.Rows.Count; row++)
        {
            int index = row;
            string Cell(string column) => table.IndexOf(column) is >= 0 and var i ? table.Cell(index, i).Text.Trim() : "";
            SourceLocation At(string column) => new(path, table.Rows[index].Line, table.IndexOf(column) + 1);
            string file = Cell(FileColumn), full = Path.Combine(folder, file);
            if (file.Length == 0 || !(File.Exists(full) || Directory.Exists(full)))
            {
                findings.Add(Finding.Error("OST-NTS-042", file.Length == 0 ? "the row names no file" : $"there is no file '{file}'", At(FileColumn), file,
                    "Files are looked for beside the table."));
                continue;
            }

            sources.Add(Of(NtaSource.InputOf(file, full), Cell, At, findings));
        }

        if (table.Rows.Count == 0) findings.Add(Finding.Error("OST-NTS-043", "the table names no recording", new SourceLocation(path, 1)));
        return sources;
    }

    /// <summary>The measurement of a row of samples.csv.</summary>
    /// <param name="row">The row; its sample names the isolation where no column does.</param>
    /// <param name="findings">Receives what is wrong with its cells.</param>
    public static NtaSource Of(Sample row, FindingCollector findings)
    {
        NtaSource source = Of(
            NtaSource.InputOf(row.File, row.FullPath ?? row.File), column => row.Covariates.GetValueOrDefault(column, ""), _ => row.Location, findings);
        return source with { Row = row, Isolation = row.Covariates.GetValueOrDefault(IsolationColumn) is { Length: > 0 } named ? named : row.Id };
    }

    private static NtaSource Of(StepInput input, Func<string, string> cell, Func<string, SourceLocation> at, FindingCollector findings)
    {
        string isolation = cell(IsolationColumn), dilution = cell(DilutionColumn), name = cell(DilutionNameColumn), video = cell(VideoColumn), role = cell(RoleColumn);
        double? factor = null;
        if (dilution.Length > 0)
        {
            if (double.TryParse(dilution, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 1 && double.IsFinite(value)) factor = value;
            else
                findings.Add(Finding.Error(
                    "OST-NTS-044", $"'{dilution}' is not a dilution", at(DilutionColumn), dilution, "Write how many times the sample was diluted: 1000 for 1 part in 1000."));
        }

        if (role.Length > 0 && !Roles.Contains(role))
            findings.Add(Finding.Error("OST-NTS-045", $"'{role}' is not a role of a recording", at(RoleColumn), role, NearestName.Hint(role, Roles)));
        return new NtaSource(input, isolation.Length > 0 ? isolation : "1", at(FileColumn))
        {
            Dilution = factor,
            DilutionName = name.Length > 0 ? name : null,
            Video = video.Length > 0 ? video : null,
            Blank = role == Blank,
        };
    }
}
