using System.Globalization;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>
/// What options and manifests write about a blot, in one line of text each. Everything wrong becomes a finding that names the option.
/// </summary>
public static class BlotText
{
    private const string LadderHint = "Give LANE:kDa,kDa,… from top to bottom, for example 1:250,150,100,75,50,37,25,20; - stands for a band that is not the ladder's.";
    private const string ReferenceHint = "Give row:2, kda:42, lane, or total-protein:STAIN.tif.";
    private const string TargetHint = "Give NAME@kDa or NAME@row:N, several separated by commas, for example CD9@25,calnexin@90.";
    private const string SeriesHint = "Give LANE=AMOUNT,LANE=AMOUNT,…, for example 2=20,3=10,4=5,5=2.5.";
    private const string SamplesHint = "Give LANE=SAMPLE,LANE=SAMPLE,…, for example 2=A,3=A,4=B.";

    /// <summary>Polarity: detect, bright or dark.</summary>
    public static BlotPolarity? Polarity(string text, string option, FindingCollector findings) => text switch
    {
        "detect" => BlotPolarity.Detect,
        "bright" => BlotPolarity.BrightBands,
        "dark" => BlotPolarity.DarkBands,
        _ => Wrong<BlotPolarity?>(option, text, "Give detect, bright or dark.", findings),
    };

    /// <summary>Background: local-median, valley-line or rolling-ball.</summary>
    public static BlotBackground? Background(string text, string option, FindingCollector findings) => text switch
    {
        "local-median" => BlotBackground.LocalMedian,
        "valley-line" => BlotBackground.ValleyLine,
        "rolling-ball" => BlotBackground.RollingBall,
        _ => Wrong<BlotBackground?>(option, text, "Give local-median, valley-line or rolling-ball.", findings),
    };

    /// <summary>A ladder, LANE:kDa,kDa,…</summary>
    public static MolecularWeightLadder? Ladder(string text, string option, FindingCollector findings)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Whole(text[..colon], out int lane)) return Wrong<MolecularWeightLadder>(option, text, LadderHint, findings);
        var weights = new List<double?>();
        foreach (string part in text[(colon + 1)..].Split(','))
        {
            if (part.Trim() == "-") weights.Add(null);
            else if (Positive(part, out double weight)) weights.Add(weight);
            else return Wrong<MolecularWeightLadder>(option, text, LadderHint, findings);
        }

        double[] known = [.. weights.OfType<double>()];
        return known.Length < 2 || known.Zip(known.Skip(1)).Any(p => p.Second >= p.First)
            ? Wrong<MolecularWeightLadder>(option, text, LadderHint + " Weights fall from top to bottom; there are at least two.", findings)
            : new MolecularWeightLadder(lane, weights);
    }

    /// <summary>A reference; total-protein gives the file in <paramref name="stain"/> and null.</summary>
    public static BlotReference? Reference(string text, string option, out string? stain, FindingCollector findings)
    {
        stain = null;
        if (text == "lane") return new LaneReference();
        if (text.StartsWith("row:", StringComparison.Ordinal) && Whole(text[4..], out int row)) return new RowReference(row);
        if (text.StartsWith("kda:", StringComparison.Ordinal) && Positive(text[4..], out double weight)) return new WeightReference(weight);
        if (text.StartsWith("total-protein:", StringComparison.Ordinal) && text.Length > 14)
        {
            stain = text[14..];
            return null;
        }

        return Wrong<BlotReference>(option, text, ReferenceHint, findings);
    }

    /// <summary>Proteins whose presence is asked for.</summary>
    public static IReadOnlyList<BlotTarget> Targets(string text, string option, FindingCollector findings)
    {
        var targets = new List<BlotTarget>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            int at = part.LastIndexOf('@');
            string place = at < 1 ? "" : part[(at + 1)..];
            if (place.StartsWith("row:", StringComparison.Ordinal) && Whole(place[4..], out int row)) targets.Add(new BlotTarget(part[..at]) { Row = row });
            else if (Positive(place, out double weight)) targets.Add(new BlotTarget(part[..at]) { KiloDaltons = weight });
            else Wrong<BlotTarget>(option, part, TargetHint, findings);
        }

        return targets;
    }

    /// <summary>A dilution series, LANE=AMOUNT,…</summary>
    public static IReadOnlyDictionary<int, double> Series(string text, string option, FindingCollector findings)
    {
        var series = new Dictionary<int, double>();
        foreach ((int lane, string value) in Pairs(text, option, SeriesHint, findings))
            if (!Positive(value, out double amount) || !series.TryAdd(lane, amount)) Wrong<string>(option, $"{lane}={value}", SeriesHint, findings);
        return series;
    }

    /// <summary>What the lanes hold, LANE=SAMPLE,…</summary>
    public static IReadOnlyDictionary<int, BlotLaneContent> Samples(string text, string option, FindingCollector findings)
    {
        var samples = new Dictionary<int, BlotLaneContent>();
        foreach ((int lane, string value) in Pairs(text, option, SamplesHint, findings))
            if (value.Length == 0 || !samples.TryAdd(lane, new BlotLaneContent(value))) Wrong<string>(option, $"{lane}={value}", SamplesHint, findings);
        return samples;
    }

    private static List<(int Lane, string Value)> Pairs(string text, string option, string hint, FindingCollector findings)
    {
        var pairs = new List<(int, string)>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && Whole(part[..equals], out int lane)) pairs.Add((lane, part[(equals + 1)..].Trim()));
            else Wrong<string>(option, part, hint, findings);
        }

        return pairs;
    }

    private static bool Whole(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1;

    private static bool Positive(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && number > 0 && double.IsFinite(number);

    private static T? Wrong<T>(string option, string text, string hint, FindingCollector findings)
    {
        findings.Add(BlotPictureFindings.Syntax(option, text, hint));
        return default;
    }
}
