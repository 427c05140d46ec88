using System.CommandLine;
using System.Globalization;
using Osteon.Formats;
using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary>The options that say which feature tables are read and how they are prepared.</summary>
internal sealed class MetaboliteOptions
{
    private const string NoFile = "OST-CLI-012";

    private static readonly string[] Transforms = ["none", "log10", "log2", "glog"];

    private readonly Argument<string[]> _tables = new("TABLE")
    {
        Description = $"Feature table: {string.Join(", ", FeatureTableFiles.All.Select(f => f.Id))}. Two tables are positive and negative mode of one study.",
        Arity = new ArgumentArity(1, 2),
    };

    private readonly Option<string?> _format = new("--format") { Description = "Kind of the table. Default: recognised by its titles.", HelpName = "ID" };
    private readonly Option<string?> _values = new("--values") { Description = "Which values are read where the file holds several kinds, for example normalised or raw.", HelpName = "NAME" };
    private readonly MetaboliteColumns _columns = new();
    private readonly Option<string[]> _polarity = new("--polarity")
    {
        Description = "Polarity of the features where the table does not state it: positive or negative, once for each table in their order.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _injections = new("--injections") { Description = "Table of the injections: kind, group, subject, order, batch, amount.", HelpName = "FILE" };
    private readonly Option<string?> _group = new("--group") { Description = "Column of the injections that names the group, where it is not called group.", HelpName = "COLUMN" };
    private readonly Option<string[]> _prepare = new("--prepare")
    {
        Description = $"A step of the preparation, repeated in order: {PreparationSyntax.Syntax}; 'default' stands for the default steps. Kinds: {string.Join(", ", PreparationSyntax.Kinds)}. Default: none.",
        HelpName = "STEP",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _transform = new("--transform") { Description = "A last step of the preparation: none, log10, log2 or glog. Default: none.", HelpName = "NAME" };
    private readonly Option<string> _inputScale = new("--input-scale") { Description = "Scale of the values in the table: raw, log2, log10 or ln. Ratios are made of intensities. Default: raw.", HelpName = "NAME", DefaultValueFactory = _ => "raw" };

    public MetaboliteOptions()
    {
        OneOf(_transform, Transforms);
        OneOf(_inputScale, [.. Enum.GetNames<LogarithmScale>().Select(n => n.ToLowerInvariant())]);
        OneOf(_format, [.. FeatureTableFiles.All.Select(f => f.Id)]);
        _polarity.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(t => t.Value).Where(t => t is not ("positive" or "negative")))
                result.AddError($"'{text}' is not a value of --polarity. {NearestName.Hint(text, ["positive", "negative"])}");
        });
    }

    /// <summary>Refuses a word that is not among the known ones, naming the nearest.</summary>
    public static void OneOf(Option option, IReadOnlyList<string> known) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && !known.Contains(result.Tokens[0].Value))
            result.AddError($"'{result.Tokens[0].Value}' is not a value of {option.Name}. {NearestName.Hint(result.Tokens[0].Value, known)}");
    });

    public void AddTo(Command command)
    {
        command.Arguments.Add(_tables);
        _columns.AddTo(command);
        command.Validators.Add(result =>
        {
            int stated = result.GetResult(_polarity)?.Tokens.Count ?? 0, tables = result.GetResult(_tables)?.Tokens.Count ?? 0;
            if (stated > 0 && stated != tables) result.AddError($"--polarity is given {stated} times for {tables} tables: state it once for each, in their order");
            if (result.GetResult(_format)?.Tokens is [{ Value: not "generic" } format] && _columns.IsGiven(result))
                result.AddError($"the columns of a table of the kind {format.Value} are known: --column, --intensities and --rows are for --format generic");
        });
        foreach (Option option in (Option[])[_format, _values, _polarity, _injections, _group, _prepare, _transform, _inputScale]) command.Options.Add(option);
    }

    /// <summary>The scale the table was given on.</summary>
    public LogarithmScale InputScale(ParseResult a) => Enum.Parse<LogarithmScale>(a.GetRequiredValue(_inputScale), ignoreCase: true);

    /// <summary>How a request ends that could not even be begun: a file that is not there is a finding, an option that cannot be read a usage error.</summary>
    public static int Refused(FindingCollector findings) =>
        findings.ToList().Any(f => f.Severity == Severity.Error && f.Id != NoFile) ? ExitCode.Usage : ExitCode.Findings;

    /// <summary>The run as asked for, without comparisons; null with findings.</summary>
    public MetaboliteRun? Read(ParseResult a, FindingCollector findings)
    {
        var steps = new List<PreparationStep>();
        bool byDefault = false;
        foreach (string text in a.GetValue(_prepare) ?? [])
        {
            if (text == "default") byDefault = true;
            else if (PreparationSyntax.Parse(text, findings) is { } step) steps.Add(step);
        }

        if (a.GetValue(_transform) is { } transform && transform != "none")
            steps.Add(new Transform { Method = Enum.Parse<TransformMethod>(transform, ignoreCase: true) });
        if (byDefault && steps.Count > 0)
            findings.Add(Finding.Error("OST-CLI-011", "'--prepare default' is given together with other steps", hint: "The default steps end with a logarithm; write out the steps you want instead."));
        string[] tables = a.GetRequiredValue(_tables);
        foreach (string missing in tables.Append(a.GetValue(_injections) ?? tables[0]).Distinct().Where(t => !File.Exists(t) && !Directory.Exists(t)))
            findings.Add(Finding.Error(NoFile, $"there is no file or folder '{missing}'", new SourceLocation(missing), missing, "Check the name."));
        if (findings.HasErrors) return null;
        string? format = a.GetValue(_format);
        var options = new FeatureTableReadOptions { Format = format, Values = a.GetValue(_values), Mapping = _columns.Read(a, generic: format == "generic") };
        Polarity[] polarities = [.. (a.GetValue(_polarity) ?? []).Select(p => Enum.Parse<Polarity>(p, ignoreCase: true))];
        string? group = a.GetValue(_group);
        LogarithmScale scale = InputScale(a);
        return new MetaboliteRun(
            new MetaboliteInput([.. tables.Select((t, i) => new MetaboliteTable(Input(t), i < polarities.Length ? options with { Polarity = polarities[i] } : options))]) { Injections = a.GetValue(_injections) is { } list ? Input(list) : null },
            byDefault ? null : steps,
            [])
        {
            Join = (table, found) => Labelled(group is null ? table : Grouped(table, group, found), scale),
        };
    }

    /// <summary>Digests of every file that was read.</summary>
    public static StepOutput[] Digests(MetaboliteRun run, CancellationToken cancellation) =>
    [
        .. run.Input.Files.Concat(run.Packs.Select(p => p.Input)).Select(input =>
        {
            ContentDigest digest = input.Digest(cancellation);
            return new StepOutput(input.Name, digest.Sha256, digest.Bytes);
        }),
    ];

    private static StepInput Input(string path) => new(path, path, Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), f))]
        : [(Path.GetFileName(path), path)]);

    /// <summary>What the values are is said by their name, so that a step for intensities refuses logarithms.</summary>
    private static FeatureTable Labelled(FeatureTable table, LogarithmScale scale) =>
        scale == LogarithmScale.Raw || table.Quantity.StartsWith("log", StringComparison.Ordinal) ? table : table.With(table.Intensities, $"{scale.ToString().ToLowerInvariant()} of {table.Quantity}");

    private static FeatureTable Grouped(FeatureTable table, string column, FindingCollector findings)
    {
        string[] columns = [.. table.Injections.SelectMany(i => i.Further.Keys).Distinct(StringComparer.Ordinal)];
        if (column == "group") return table;
        if (!columns.Contains(column))
            throw new InvalidContentException(Finding.Error(
                "OST-CLI-013", $"the injections have no column '{column}'", value: column,
                hint: columns.Length == 0 ? "Give a table of the injections with --injections." : NearestName.Hint(column, columns)));
        Injection[] injections = [.. table.Injections.Select(i => i with { Group = i.Further.TryGetValue(column, out string? text) && text.Length > 0 ? text : null })];
        string[] without = [.. injections.Where(i => i is { Kind: InjectionKind.Sample, Group: null }).Select(i => i.Name)];
        if (without.Length > 0)
            findings.Add(Finding.Warning("OST-CLI-014", string.Create(CultureInfo.InvariantCulture, $"{without.Length} samples have no '{column}' and take no part"), value: string.Join(", ", without.Take(8))));
        return new FeatureTable(injections, table.Features, table.Intensities) { Quantity = table.Quantity, AmountUnit = table.AmountUnit };
    }
}
