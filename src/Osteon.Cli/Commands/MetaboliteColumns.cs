using System.CommandLine;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Cli.Commands;

/// <summary>The options that declare the columns of a table of no known kind.</summary>
internal sealed class MetaboliteColumns
{
    private static readonly (string Name, FeatureField Field)[] Fields = [.. Enum.GetValues<FeatureField>().Select(f => (NameOf(f), f))];

    private readonly Option<string[]> _columns = new("--column")
    {
        Description = $"Which column of a table of no known kind holds what, FIELD=TITLE, repeated. Fields: {string.Join(", ", Fields.Select(f => f.Name))}. Default: by well-known titles.",
        HelpName = "FIELD=TITLE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _intensities = new("--intensities")
    {
        Description = "Columns of values of a table of no known kind: a title or a pattern with *, repeated. Default: the names of --injections.",
        HelpName = "PATTERN",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _rows = new("--rows") { Description = "What the rows of a table of no known kind are: features or injections. Default: features.", HelpName = "NAME" };

    public MetaboliteColumns()
    {
        MetaboliteOptions.OneOf(_rows, ["features", "injections"]);
        _columns.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(t => t.Value))
            {
                string field = text.Split('=', 2)[0];
                if (!text.Contains('=', StringComparison.Ordinal) || text.EndsWith('=')) result.AddError($"--column is written FIELD=TITLE, not '{text}'");
                else if (!Fields.Any(f => f.Name == field)) result.AddError($"'{field}' is not a field of --column. {NearestName.Hint(field, [.. Fields.Select(f => f.Name)])}");
            }

            foreach (IGrouping<string, string> twice in result.Tokens.GroupBy(t => t.Value.Split('=', 2)[0], t => t.Value).Where(g => g.Count() > 1))
                result.AddError($"--column names '{twice.Key}' {twice.Count()} times");
        });
    }

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_columns, _intensities, _rows]) command.Options.Add(option);
    }

    /// <summary>Whether any column is declared.</summary>
    public bool IsGiven(System.CommandLine.Parsing.CommandResult command) =>
        ((Option[])[_columns, _intensities, _rows]).Any(option => command.GetResult(option)?.Tokens.Count > 0);

    /// <summary>The declaration; null where the kind of the table says it all.</summary>
    /// <param name="a">What was given.</param>
    /// <param name="generic">Whether the table is said to be of no known kind.</param>
    public FeatureTableMapping? Read(ParseResult a, bool generic)
    {
        string[] columns = a.GetValue(_columns) ?? [], intensities = a.GetValue(_intensities) ?? [];
        string? rows = a.GetValue(_rows);
        if (!generic && columns.Length == 0 && intensities.Length == 0 && rows is null) return null;
        return new FeatureTableMapping
        {
            Orientation = rows == "injections" ? FeatureTableOrientation.InjectionsInRows : FeatureTableOrientation.FeaturesInRows,
            Columns = columns.Select(c => c.Split('=', 2)).ToDictionary(c => Fields.First(f => f.Name == c[0]).Field, c => c[1]),
            Values = intensities,
        };
    }

    /// <summary>A field as it is written in study.yaml.</summary>
    private static string NameOf(FeatureField field) =>
        string.Concat(field.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
