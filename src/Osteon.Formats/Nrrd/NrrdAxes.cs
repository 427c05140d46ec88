using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>The axes of a NRRD: which are the three of the volume, and the distances along them.</summary>
internal sealed class NrrdAxes
{
    /// <summary>Cosine between two axes beyond which a grid counts as sheared.</summary>
    private const double MaxCosine = 1e-4;

    private const int MaxDimension = 16;

    private readonly NrrdHeader _raw;
    private readonly List<int> _kept;

    private NrrdAxes(NrrdHeader raw, long[] sizes, List<int> kept)
    {
        _raw = raw;
        _kept = kept;
        Sizes = sizes;
    }

    /// <summary>Every size, fastest first.</summary>
    public long[] Sizes { get; }

    /// <summary>The sizes of the volume, fastest first.</summary>
    public long[] Extents => [.. _kept.Select(a => Sizes[a])];

    /// <summary>Reads the sizes and picks the axes: those of size 1 that no volume needs are left out.</summary>
    public static NrrdAxes Read(NrrdHeader raw)
    {
        raw.Required("dimension");
        long dimension = raw.Integer("dimension")!.Value;
        if (dimension is < 1 or > MaxDimension) throw raw.Bad("dimension", Text(dimension), "2 or 3");
        string text = raw.Required("sizes");
        string[] words = NrrdHeader.Words(text);
        long[] sizes = new long[words.Length];
        bool good = words.Length == dimension;
        for (int i = 0; i < words.Length && good; i++) good = NrrdHeader.TryInteger(words[i], out sizes[i]);
        if (!good)
            throw raw.Bad("sizes", text, string.Create(CultureInfo.InvariantCulture, $"{dimension} whole numbers, as many as 'dimension'"));
        string[]? kinds = Kinds(raw, sizes.Length);
        var kept = Enumerable.Range(0, sizes.Length).ToList();
        for (int axis = kept.Count - 1; axis >= 0 && kept.Count > 1; axis--)
            if (sizes[axis] == 1 && kinds is not null && !IsSpatial(kinds[axis])) kept.Remove(axis);
        while (kept.Count > 3 && sizes[kept[^1]] == 1) kept.RemoveAt(kept.Count - 1);
        var axes = new NrrdAxes(raw, sizes, kept);
        axes.CheckKinds(kinds);
        return axes;
    }

    /// <summary>The spacing in mm, or null with a finding that says why there is none.</summary>
    public Spacing? SpacingOf(SourceLocation where, FindingCollector findings)
    {
        if (_raw.Text("space directions") is { } directions) return FromDirections(directions, findings);
        if (_raw.Text("spacings") is { } spacings) return FromSpacings(spacings, findings);
        findings.Add(SpacingFindings.Unknown(where, "the header has neither 'space directions' nor 'spacings'"));
        return null;
    }

    private static string[]? Kinds(NrrdHeader raw, int dimension)
    {
        if (raw.Text("kinds") is not { } text) return null;
        string[] kinds = NrrdHeader.Words(text);
        return kinds.Length == dimension ? kinds : throw raw.Bad("kinds", text, "one word for each axis");
    }

    private static bool IsSpatial(string kind) => kind.ToLowerInvariant() is "domain" or "space" or "none" or "???";

    private void CheckKinds(string[]? kinds)
    {
        if (kinds is null) return;
        foreach (int axis in _kept)
            if (!IsSpatial(kinds[axis]))
                throw Refusal.Content(
                    "OST-NRD-009",
                    _raw.Where("kinds"),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"axis {axis + 1} is not one of space but holds {kinds[axis]}, {Sizes[axis]} of them"),
                    kinds[axis],
                    "Save one channel or time point to a file of its own.");
    }

    private Spacing? FromSpacings(string text, FindingCollector findings)
    {
        string[] words = NrrdHeader.Words(text);
        double[] values = new double[words.Length];
        bool good = words.Length == Sizes.Length;
        for (int i = 0; i < words.Length && good; i++) good = TryNumber(words[i], out values[i]);
        if (!good) throw _raw.Bad("spacings", text, "one number for each axis");
        SourceLocation where = _raw.Where("spacings");
        if (_raw.Text("units") is not { } unitText)
        {
            findings.Add(SpacingFindings.Unknown(where, "the header gives 'spacings' without 'units'", text));
            return null;
        }

        string[] units = Quoted(unitText) ?? throw _raw.Bad("units", unitText, "one unit in quotes for each axis");
        if (units.Length != Sizes.Length) throw _raw.Bad("units", unitText, "one unit in quotes for each axis");
        double[] lengths = new double[_kept.Count];
        for (int i = 0; i < lengths.Length; i++)
        {
            if (Length(units[_kept[i]]) is not { } unit)
            {
                findings.Add(SpacingFindings.Unknown(_raw.Where("units"), "'units' names no unit of length", unitText));
                return null;
            }

            lengths[i] = Math.Abs(DecimalLength.Millimetres(values[_kept[i]], unit));
        }

        return SpacingFindings.From(lengths, where, findings);
    }

    private Spacing? FromDirections(string text, FindingCollector findings)
    {
        SourceLocation where = _raw.Where("space directions");
        List<double[]?> vectors = Vectors(text) ?? throw _raw.Bad("space directions", text, "one vector (a,b,c) or none for each axis");
        if (vectors.Count != Sizes.Length) throw _raw.Bad("space directions", text, "one vector (a,b,c) or none for each axis");
        double[][] kept = new double[_kept.Count][];
        for (int i = 0; i < kept.Length; i++)
        {
            if (vectors[_kept[i]] is { } vector)
            {
                kept[i] = vector;
                continue;
            }

            findings.Add(SpacingFindings.Unknown(where, "an axis has no direction", text));
            return null;
        }

        if (UnitsOfSpace(kept[0].Length, where, findings) is not { } units) return null;
        double[] lengths = new double[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i].Length != units.Length)
                throw _raw.Bad("space directions", text, "vectors with as many numbers as the space has dimensions");
            lengths[i] = NormInMillimetres(kept[i], units);
        }

        return IsSheared(kept, where, findings) ? null : SpacingFindings.From(lengths, where, findings);
    }

    /// <summary>The length of a vector; exactly the component's where only one is not 0, so that nothing is lost by squaring.</summary>
    private static double NormInMillimetres(double[] vector, Unit[] units)
    {
        double largest = 0;
        double[] mm = new double[vector.Length];
        for (int i = 0; i < mm.Length; i++)
        {
            mm[i] = Math.Abs(DecimalLength.Millimetres(vector[i], units[i]));
            largest = Math.Max(largest, mm[i]);
        }

        if (!(largest > 0) || !double.IsFinite(largest)) return largest;
        double sum = 0;
        foreach (double component in mm) sum += component / largest * (component / largest);
        return largest * Math.Sqrt(sum);
    }

    private static bool IsSheared(double[][] vectors, SourceLocation where, FindingCollector findings)
    {
        for (int i = 0; i < vectors.Length; i++)
            for (int j = 0; j < i; j++)
            {
                double dot = 0, ii = 0, jj = 0;
                for (int k = 0; k < vectors[i].Length; k++)
                {
                    dot += vectors[i][k] * vectors[j][k];
                    ii += vectors[i][k] * vectors[i][k];
                    jj += vectors[j][k] * vectors[j][k];
                }

                double cosine = dot / Math.Sqrt(ii * jj);
                if (!(Math.Abs(cosine) > MaxCosine)) continue;
                findings.Add(Finding.Warning(
                    "OST-NRD-010",
                    "the axes of 'space directions' are not at right angles (a sheared grid), so that no voxel size can be stated",
                    where,
                    string.Create(CultureInfo.InvariantCulture, $"cosine {cosine:R} between axes {j + 1} and {i + 1}"),
                    "Resample the volume to a rectangular grid. " + SpacingFindings.Hint));
                return true;
            }

        return false;
    }

    /// <summary>The unit along each axis of the world.</summary>
    private Unit[]? UnitsOfSpace(int dimension, SourceLocation where, FindingCollector findings)
    {
        if (_raw.Text("space units") is { } text)
        {
            string[] names = Quoted(text) ?? throw _raw.Bad("space units", text, "one unit in quotes for each dimension of the space");
            if (names.Length != dimension) throw _raw.Bad("space units", text, "one unit in quotes for each dimension of the space");
            Unit?[] units = [.. names.Select(Length)];
            if (!Array.Exists(units, u => u is null)) return [.. units.OfType<Unit>()];
            findings.Add(SpacingFindings.Unknown(_raw.Where("space units"), "'space units' names no unit of length", text));
            return null;
        }

        if (_raw.Text("space") is { } space && IsAnatomical(space))
        {
            findings.Add(Finding.Note(
                "OST-NRD-011",
                "the header states no 'space units'; distances in a space of patient or scanner coordinates are millimetres",
                _raw.Where("space"),
                space,
                "If the file means something else, state it with --spacing Z,Y,X --unit mm|um."));
            return [.. Enumerable.Repeat(Unit.Of("mm"), dimension)];
        }

        findings.Add(SpacingFindings.Unknown(
            where,
            "the header gives 'space directions' without 'space units'",
            _raw.Text("space directions")));
        return null;
    }

    /// <summary>
    /// The spaces whose coordinates are those of DICOM or NIfTI, in mm: left-posterior-superior, RAS, scanner-xyz …, also with time.
    /// </summary>
    private static bool IsAnatomical(string space) => space.ToLowerInvariant() is
        "right-anterior-superior" or "ras" or "left-anterior-superior" or "las" or "left-posterior-superior" or "lps" or "scanner-xyz" or
        "right-anterior-superior-time" or "rast" or "left-anterior-superior-time" or "last" or
        "left-posterior-superior-time" or "lpst" or "scanner-xyz-time";

    private static Unit? Length(string name) =>
        Unit.TryParse(name, out Unit? unit) && unit.Dimension == Dimension.Length ? unit
        : name.Trim().ToLowerInvariant() is "millimeters" or "millimetres" ? Unit.Of("mm")
        : name.Trim().ToLowerInvariant() is "micrometers" or "micrometres" ? Unit.Of("um")
        : null;

    /// <summary>Strings in double quotes with blanks between; words without quotes are taken too, as some writers leave them out.</summary>
    private static string[]? Quoted(string text)
    {
        var strings = new List<string>();
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t')
            {
                at++;
                continue;
            }

            bool quoted = text[at] == '"';
            int start = quoted ? at + 1 : at;
            int end = quoted ? text.IndexOf('"', start) : text.IndexOfAny([' ', '\t', '"'], start);
            if (end < 0 && quoted) return null;
            if (end < 0) end = text.Length;
            strings.Add(text[start..end]);
            at = quoted ? end + 1 : end;
        }

        return [.. strings];
    }

    /// <summary>Vectors in parentheses, or the word none, with blanks between.</summary>
    private static List<double[]?>? Vectors(string text)
    {
        var vectors = new List<double[]?>();
        int at = 0;
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\t') at++;
            if (at == text.Length) return vectors;
            if (text.AsSpan(at).StartsWith("none", StringComparison.OrdinalIgnoreCase))
            {
                vectors.Add(null);
                at += 4;
                continue;
            }

            int end = text[at] == '(' ? text.IndexOf(')', at) : -1;
            if (end < 0) return null;
            string[] parts = text[(at + 1)..end].Split(',');
            double[] vector = new double[parts.Length];
            for (int i = 0; i < parts.Length; i++)
                if (!TryNumber(parts[i].Trim(), out vector[i])) return null;
            vectors.Add(Array.TrueForAll(vector, double.IsNaN) ? null : vector);
            at = end + 1;
        }
    }

    /// <summary>A number; nan, which stands for an axis without one, is allowed.</summary>
    private static bool TryNumber(string text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)) return true;
        value = double.NaN;
        return text.Equals("nan", StringComparison.OrdinalIgnoreCase);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
