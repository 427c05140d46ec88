using System.Diagnostics.CodeAnalysis;
using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The threshold as the manifest states it.</summary>
public sealed record ThresholdSetting : ITextSetting<ThresholdSetting>
{
    private ThresholdSetting(string text, Threshold threshold) => (Text, Threshold) = (text, threshold);

    /// <summary>Otsu's threshold.</summary>
    public static ThresholdSetting Otsu { get; } = new("otsu", new OtsuThreshold());

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>What it means.</summary>
    public Threshold Threshold { get; }

    /// <inheritdoc/>
    public static string Syntax => ThresholdText.Syntax;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ThresholdSetting? value, [NotNullWhen(false)] out string? reason)
    {
        var findings = new FindingCollector();
        value = ThresholdText.Parse(text, findings) is { } threshold ? new ThresholdSetting(text.Trim(), threshold) : null;
        reason = value is null ? SettingText.Reason(findings, Syntax) : null;
        return value is not null;
    }

    /// <summary>As written.</summary>
    public override string ToString() => Text;
}
