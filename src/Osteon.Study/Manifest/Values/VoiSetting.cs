using System.Diagnostics.CodeAnalysis;
using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The volume of interest as the manifest states it, the same for every scan of an assay.</summary>
public sealed record VoiSetting : ITextSetting<VoiSetting>
{
    private VoiSetting(string text, VoiText read) => (Text, Voi, MaskFile) = (text, read.Voi, read.MaskFile);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The box or cylinder; null for a mask.</summary>
    public Voi? Voi { get; }

    /// <summary>The mask file as written, relative to the data folder, or null.</summary>
    public string? MaskFile { get; }

    /// <inheritdoc/>
    public static string Syntax => VoiText.Syntax;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out VoiSetting? value, [NotNullWhen(false)] out string? reason)
    {
        var findings = new FindingCollector();
        value = VoiText.Parse(text, findings) is { } read ? new VoiSetting(text.Trim(), read) : null;
        reason = value is null ? SettingText.Reason(findings, Syntax) : null;
        return value is not null;
    }

    /// <summary>The mask file of one sample: <c>{sample}</c> in the name stands for its id. Null where the volume of interest is no mask.</summary>
    public string? MaskFileOf(Sample sample) => MaskFile?.Replace("{sample}", sample.Id, StringComparison.Ordinal);

    /// <summary>As written.</summary>
    public override string ToString() => Text;
}
