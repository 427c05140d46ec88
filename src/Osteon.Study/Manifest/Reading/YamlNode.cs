namespace Osteon.Study;

/// <summary>A value of a YAML document with its place. Lines and columns count from 1.</summary>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>How many values it stands for when aliases are expanded.</summary>
    public abstract long Weight { get; }
}

/// <summary>A text. Plain means written without quotes, so that null and numbers can be told from text.</summary>
internal sealed record YamlScalar(int Line, int Column, string Text, bool IsPlain) : YamlNode(Line, Column)
{
    public override long Weight => 1;

    /// <summary>Whether nothing, <c>~</c> or <c>null</c> is written.</summary>
    public bool IsNull => IsPlain && (Text is "" or "~" or "null" or "Null" or "NULL");
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column)
{
    public override long Weight { get; } = 1 + Items.Sum(i => i.Weight);
}

/// <summary>One key of a mapping with its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>Keys with values; keys are unique.</summary>
internal sealed record YamlMapping(int Line, int Column, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line, Column)
{
    public override long Weight { get; } = 1 + Entries.Sum(e => 1 + e.Value.Weight);
}
