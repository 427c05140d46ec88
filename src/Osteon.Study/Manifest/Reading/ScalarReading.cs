using System.Globalization;
using System.Reflection;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Reads one scalar as the type that its key asks for, or says what is wrong with it.</summary>
internal sealed class ScalarReading(RecordKey key, Type type, YamlScalar scalar, SourceLocation place, FindingCollector findings)
{
    private static readonly string[] FlagWords = ["true", "false"];
    private static readonly MethodInfo SettingMethod =
        typeof(ScalarReading).GetMethod(nameof(Setting), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>The value, or null when a finding was given instead.</summary>
    public object? Read()
    {
        if (type == typeof(string)) return Text();
        if (type == typeof(bool)) return Flag();
        if (type == typeof(int)) return Whole();
        if (type == typeof(double)) return Real();
        if (type == typeof(Quantity)) return OneQuantity();
        if (type == typeof(QuantityRange)) return Range();
        if (type.IsEnum) return Word();
        if (RecordShape.IsTextSetting(type)) return SettingMethod.MakeGenericMethod(type).Invoke(this, []);
        throw new InvalidOperationException($"no reading for {type}");
    }

    private string? Text()
    {
        string text = scalar.Text.Trim();
        if (text.Length == 0)
            return Wrong(ManifestFindings.WrongValue, $"'{key.Name}' is an empty text", Example);
        if (key.Rules.Identifier && !Identifiers.IsValid(text))
            Wrong(ManifestFindings.BadIdentifier, $"the identifier '{text}' {Identifiers.Problem}", Identifiers.Hint);
        return text;
    }

    private object? Flag() => scalar.Text switch
    {
        "true" => true,
        "false" => false,
        _ => Wrong(
            ManifestFindings.WrongValue,
            $"'{scalar.Text}' is neither true nor false",
            scalar.Text.ToLowerInvariant() switch
            {
                "yes" or "y" or "on" => "Write true.",
                "no" or "n" or "off" => "Write false.",
                _ => NearestName.Hint(scalar.Text, FlagWords),
            }),
    };

    private object? Whole()
    {
        if (!int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            return Wrong(ManifestFindings.WrongValue, $"'{scalar.Text}' is not a whole number", Example);
        return InRange(number) ? number : null;
    }

    private object? Real()
    {
        if (!double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            return Wrong(
                ManifestFindings.WrongValue,
                $"'{scalar.Text}' is not a number",
                scalar.Text.Contains(',') ? "Use a decimal point." : Example);
        return InRange(number) ? number : null;
    }

    private object? OneQuantity()
    {
        if (Quantity.TryParse(scalar.Text, key.Rules.Dimension, out Quantity quantity, out string? reason))
            return InRange(quantity.Value) ? quantity : null;
        return WrongQuantity(scalar.Text, reason);
    }

    private object? Range()
    {
        if (QuantityRange.TryParse(scalar.Text, key.Rules.Dimension, out QuantityRange range, out string? reason))
            return InRange(range.Low.Value) && InRange(range.High.Value) ? range : null;
        int dots = scalar.Text.IndexOf("..", StringComparison.Ordinal);
        return WrongQuantity(dots < 0 ? scalar.Text : scalar.Text[(dots + 2)..], reason);
    }

    private string? WrongQuantity(string text, string reason)
    {
        if (!Quantity.TryParse(text, out Quantity found) || found.Dimension == key.Rules.Dimension)
            return Wrong(ManifestFindings.WrongValue, reason, Example);
        FindingKind kind = key.Rules.WrongDimensionId is { } id
            ? ManifestFindings.WrongDimension with { Id = id }
            : ManifestFindings.WrongDimension;
        return Wrong(kind, $"{key.Name}: {reason}", key.Rules.WrongDimensionHint ?? Example);
    }

    private object? Word()
    {
        IReadOnlyList<string> words = RecordShape.Words(type);
        for (int i = 0; i < words.Count; i++)
            if (words[i] == scalar.Text) return Enum.GetValues(type).GetValue(i);
        return Wrong(ManifestFindings.UnknownWord, $"'{scalar.Text}' is not a value of '{key.Name}'", NearestName.Hint(scalar.Text, words));
    }

    private T? Setting<T>()
        where T : class, ITextSetting<T> =>
        T.TryParse(scalar.Text, out T? value, out string? reason)
            ? value
            : Wrong(ManifestFindings.WrongValue, $"{key.Name}: {reason}", $"Write {T.Syntax}.") as T;

    private bool InRange(double number)
    {
        ManifestKeyAttribute rules = key.Rules;
        string? bound =
            number < rules.Minimum ? FormattableString.Invariant($"at least {rules.Minimum:R}") :
            number <= rules.Above ? FormattableString.Invariant($"above {rules.Above:R}") :
            number > rules.Maximum ? FormattableString.Invariant($"at most {rules.Maximum:R}") : null;
        if (bound is null) return true;
        Wrong(ManifestFindings.OutOfRange, $"'{scalar.Text}' is out of range: {key.Name} must be {bound}", Example);
        return false;
    }

    private string? Example => key.Rules.Example is { } example ? $"Example: {key.Name}: {example}" : null;

    private string? Wrong(FindingKind kind, string message, string? hint)
    {
        findings.Add(kind.At(place, message, scalar.Text, hint));
        return null;
    }
}
