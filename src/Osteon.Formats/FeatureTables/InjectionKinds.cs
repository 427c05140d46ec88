using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Kinds of injections: the words that state one, and the words in a name from which one may be guessed.</summary>
internal static class InjectionKinds
{
    private static readonly HashSet<string> QcWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "qc", "qcs", "pqc", "qcp", "pool", "pools", "pooled", "pooledqc", "qcpool", "poolqc", "质控",
    };

    private static readonly HashSet<string> BlankWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "blank", "blanks", "blk", "solvent", "空白",
    };

    private static readonly HashSet<string> ReferenceWords = new(StringComparer.OrdinalIgnoreCase) { "srm", "nist", "sst" };

    /// <summary>
    /// A kind as a column states it; null if the word means none. A diluted pool of Workflow4Metabolomics, <c>pool4</c>, has its dilution
    /// with it.
    /// </summary>
    public static (InjectionKind Kind, double? Dilution)? Of(string word)
    {
        string plain = FeatureTitles.Plain(word);
        switch (plain)
        {
            case "sample" or "samples" or "biological" or "study" or "studysample" or "unknown" or "subject" or "experimentalsample"
                or "case" or "control":
                return (InjectionKind.Sample, null);
            case "qc" or "pqc" or "pool" or "pool1" or "pooled" or "pooledqc" or "qcpool" or "poolqc" or "qualitycontrol" or "pooledsample"
                or "pooledqualitycontrol":
                return (InjectionKind.Qc, null);
            case "blank" or "solvent" or "solventblank" or "extractionblank" or "processblank" or "procedureblank" or "proceduralblank":
                return (InjectionKind.Blank, null);
            case "reference" or "standard" or "standards" or "referencematerial" or "std" or "ltr" or "srm":
                return (InjectionKind.Reference, null);
            case "dilution" or "dilutedpool" or "dilutedqc" or "qcdilution" or "dilutionseries" or "dqc":
                return (InjectionKind.Dilution, null);
            default:
                return plain.StartsWith("pool", StringComparison.Ordinal)
                    && int.TryParse(plain.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out int factor) && factor > 1
                        ? (InjectionKind.Dilution, 1.0 / factor)
                        : null;
        }
    }

    /// <summary>The word a kind is written with.</summary>
    public static string Word(InjectionKind kind) => kind switch
    {
        InjectionKind.Sample => "sample",
        InjectionKind.Qc => "pool",
        InjectionKind.Blank => "blank",
        InjectionKind.Reference => "reference",
        InjectionKind.Dilution => "dilution",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>
    /// The kind a name hints at; null if none. Names are cut into words at every character that is no letter and where letters meet digits:
    /// <c>S01_QC04</c> holds the word QC, <c>HAQCAT</c> does not.
    /// </summary>
    public static InjectionKind? Guess(string name)
    {
        bool qc = false, blank = false, reference = false;
        foreach (string word in Words(name))
        {
            qc |= QcWords.Contains(word);
            blank |= BlankWords.Contains(word);
            reference |= ReferenceWords.Contains(word);
        }

        return blank ? InjectionKind.Blank : reference ? InjectionKind.Reference : qc ? InjectionKind.Qc : null;
    }

    private static IEnumerable<string> Words(string name)
    {
        int start = -1;
        for (int i = 0; i <= name.Length; i++)
        {
            bool letter = i < name.Length && char.IsLetter(name[i]);
            if (letter && start < 0) start = i;
            if (letter || start < 0) continue;
            yield return name[start..i];
            start = -1;
        }
    }
}
