using System.Text;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// A preparation step on a command line: its kind, then its settings, separated by commas, <c>imputation,method=half_minimum</c>; lists in brackets separated by blanks,
/// <c>normalisation,method=internal_standard,standards=[IS1 IS2]</c>. The keys and their values are those of study.yaml.
/// </summary>
public static class PreparationSyntax
{
    /// <summary>In words, for help.</summary>
    public const string Syntax = "KIND[,KEY=VALUE…], for example imputation,method=half_minimum";

    /// <summary>The kinds there are.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. RecordShape.Of(typeof(PreparationStep)).Variants.Select(v => v.Kind)];

    /// <summary>The step, or null with findings.</summary>
    public static PreparationStep? Parse(string text, FindingCollector findings)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || !Kinds.Contains(parts[0]))
        {
            string given = parts.Length == 0 ? text : parts[0];
            findings.Add(Finding.Error("OST-CLI-010", $"--prepare: '{given}' is not a step", value: given, hint: NearestName.Hint(given, Kinds)));
            return null;
        }

        var yaml = new StringBuilder("kind: ").Append(parts[0]).Append('\n');
        foreach (string part in parts.Skip(1))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                findings.Add(Finding.Error("OST-CLI-010", $"--prepare: '{part}' is no setting", value: part, hint: "Settings are written KEY=VALUE."));
                return null;
            }

            string value = part[(equals + 1)..];
            if (value.StartsWith('[') && value.EndsWith(']')) value = $"[{string.Join(", ", value[1..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Quoted))}]";
            yaml.Append(part[..equals]).Append(": ").Append(value).Append('\n');
        }

        var own = new FindingCollector();
        PreparationStep? step = ManifestReader.ReadPart<PreparationStep>(yaml.ToString(), "--prepare", own);
        findings.AddRange(own.ToList().Select(f => f with { Location = null, Message = $"--prepare {parts[0]}: {f.Message}" }));
        return own.HasErrors ? null : step;
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
