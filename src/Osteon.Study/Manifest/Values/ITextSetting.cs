using System.Diagnostics.CodeAnalysis;

namespace Osteon.Study;

/// <summary>A setting that a person writes as one short text with its own syntax, such as a threshold or a volume of interest.</summary>
/// <typeparam name="TSelf">The setting itself.</typeparam>
public interface ITextSetting<TSelf>
    where TSelf : class, ITextSetting<TSelf>
{
    /// <summary>The syntax in words, shown in the schema and when a value cannot be read.</summary>
    static abstract string Syntax { get; }

    /// <summary>Reads the text. When it cannot be read, <paramref name="reason"/> says in one clause what is wrong with it.</summary>
    static abstract bool TryParse(string text, [NotNullWhen(true)] out TSelf? value, [NotNullWhen(false)] out string? reason);
}
