using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>How a picture in colour becomes grey, as options write it.</summary>
public static class ColourText
{
    private static readonly (ColourRule Rule, string Word)[] Words =
        [(ColourRule.Luminance, "luminance"), (ColourRule.Red, "red"), (ColourRule.Green, "green"), (ColourRule.Blue, "blue")];

    /// <summary>The words, for help texts.</summary>
    public static string Syntax => string.Join(", ", Words.Select(w => w.Word));

    /// <summary>The word of a rule.</summary>
    public static string Word(ColourRule rule) => Words.First(w => w.Rule == rule).Word;

    /// <summary>The rule of a word; a wrong word is a finding and null.</summary>
    public static ColourRule? Parse(string text, string option, FindingCollector findings)
    {
        foreach ((ColourRule rule, string word) in Words)
            if (word == text) return rule;
        findings.Add(Finding.Error("OST-CLI-033", $"{option} is {Syntax}, not '{text}'", value: text, hint: NearestName.Hint(text, [.. Words.Select(w => w.Word)])));
        return null;
    }
}
