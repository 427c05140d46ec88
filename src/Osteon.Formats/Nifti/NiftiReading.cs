using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What the fields of a NIfTI-1 header mean, and what is wrong with them.</summary>
internal static class NiftiReading
{
    /// <summary>
    /// Relative difference between pixdim and the columns of sform, and cosine between these, beyond which a warning is found.
    /// </summary>
    private const double Tolerance = 1e-3;

    /// <summary>Shape, spacing, type and scale.</summary>
    public static VolumeHeader Interpret(NiftiHeader raw, ReadLimits limits, SourceLocation where, FindingCollector findings)
    {
        VoxelType type = TypeOf(raw, where, findings);
        GridShape shape = VoxelExtent.Check(Extents(raw, where), type, limits, where);
        return new VolumeHeader(shape, SpacingOf(raw, where, findings), type, ScaleOf(raw, where, findings), Metadata(raw));
    }

    /// <summary>Where the voxels begin in their (unpacked) file.</summary>
    public static long OffsetOf(NiftiHeader raw, SourceLocation where)
    {
        float offset = raw.VoxOffset;
        bool whole = float.IsFinite(offset) && offset >= 0 && offset < long.MaxValue / 2 && MathF.Floor(offset) == offset;
        if (!whole || (raw.SingleFile && offset < NiftiHeader.Size))
            throw Refusal.Content(
                "OST-NII-004",
                where,
                "vox_offset is not the place of voxels behind the header",
                Text(offset),
                "The header is broken.");
        return (long)offset;
    }

    private static VoxelType TypeOf(NiftiHeader raw, SourceLocation where, FindingCollector findings)
    {
        if (NiftiTypes.TypeOf(raw.DataType) is not { } type)
            throw Refusal.Content(
                "OST-NII-002",
                where,
                $"the voxels are {NiftiTypes.NameOf(raw.DataType)}, which Osteon does not read (datatype code)",
                raw.DataType.ToString(CultureInfo.InvariantCulture),
                "Convert to 8-, 16- or 32-bit integers or to floating point numbers.");
        if (raw.BitPix != 8 * type.Size())
            findings.Add(Finding.Warning(
                "OST-NII-003",
                $"bitpix contradicts datatype ({type}, {8 * type.Size()} bits); datatype is used",
                where,
                raw.BitPix.ToString(CultureInfo.InvariantCulture),
                "If the voxels look wrong, the header is broken."));
        return type;
    }

    private static long[] Extents(NiftiHeader raw, SourceLocation where)
    {
        int dimensions = raw.Dim[0];
        if (dimensions is < 1 or > 7)
            throw Refusal.Content(
                "OST-NII-005",
                where,
                "dim[0], the number of dimensions, is not 1 to 7",
                Text(dimensions),
                "The header is broken.");
        long[] extents = new long[dimensions];
        for (int i = 0; i < dimensions; i++) extents[i] = raw.Dim[i + 1];
        return extents;
    }

    private static Spacing? SpacingOf(NiftiHeader raw, SourceLocation where, FindingCollector findings)
    {
        Span<double> lengths = stackalloc double[3];
        bool negative = false;
        for (int i = 0; i < 3; i++)
        {
            float stored = raw.PixDim[i + 1];
            negative |= stored < 0;
            lengths[i] = double.Parse(Text(Math.Abs(stored)), CultureInfo.InvariantCulture);
        }

        string given = $"{lengths[0]:R}, {lengths[1]:R}, {lengths[2]:R}";
        if (negative)
            findings.Add(Finding.Warning(
                "OST-NII-006",
                "pixdim, a distance, is negative; its magnitude is used",
                where,
                given,
                "Directions belong into qform and sform."));
        NoteTransform(raw, lengths, where, findings);
        if (NiftiTypes.UnitOf(raw.Units & 7) is not { } unit)
        {
            findings.Add(SpacingFindings.Unknown(
                where,
                $"pixdim (x, y, z) is {given}, but xyzt_units names no unit of length",
                Text(raw.Units)));
            return null;
        }

        for (int i = 0; i < 3; i++) lengths[i] = DecimalLength.Millimetres(lengths[i], unit);
        bool flat = raw.Dim[0] < 3 && !(lengths[2] > 0);
        return SpacingFindings.From(flat ? lengths[..2] : lengths, where, findings);
    }

    /// <summary>
    /// Compares sform, if there is one, with pixdim. It is not used, but a contradiction means that one of the two is wrong.
    /// </summary>
    private static void NoteTransform(NiftiHeader raw, ReadOnlySpan<double> lengths, SourceLocation where, FindingCollector findings)
    {
        if (raw.SFormCode <= 0) return;
        for (int i = 0; i < 3; i++)
        {
            double norm = Math.Sqrt(Dot(raw.SRow, i, i));
            if (Math.Abs(norm - lengths[i]) <= Tolerance * lengths[i]) continue;
            findings.Add(Finding.Warning(
                "OST-NII-007",
                $"sform and pixdim state different distances along axis {"xyz"[i]}; pixdim is used",
                where,
                string.Create(CultureInfo.InvariantCulture, $"sform {norm:G7}, pixdim {lengths[i]:R}"),
                "State the right one with --spacing Z,Y,X --unit mm|um (manifest key 'spacing') if it is not pixdim."));
            return;
        }

        for (int i = 0; i < 3; i++)
        {
            int j = (i + 1) % 3;
            double cosine = Dot(raw.SRow, i, j) / Math.Sqrt(Dot(raw.SRow, i, i) * Dot(raw.SRow, j, j));
            if (Math.Abs(cosine) <= Tolerance) continue;
            findings.Add(Finding.Warning(
                "OST-NII-007",
                "the axes of sform are not at right angles (a sheared grid); lengths and volumes from pixdim may be wrong",
                where,
                Text(cosine),
                "Resample the volume to a rectangular grid."));
            return;
        }
    }

    private static double Dot(float[] rows, int i, int j)
    {
        double sum = 0;
        for (int row = 0; row < 3; row++) sum += (double)rows[(4 * row) + i] * rows[(4 * row) + j];
        return sum;
    }

    private static ValueScale ScaleOf(NiftiHeader raw, SourceLocation where, FindingCollector findings)
    {
        if (raw.Slope == 0) return ValueScale.Identity;
        if (float.IsFinite(raw.Slope) && float.IsFinite(raw.Intercept)) return new ValueScale(raw.Slope, raw.Intercept);
        if (float.IsFinite(raw.Slope))
            throw Refusal.Content(
                "OST-NII-008",
                where,
                "scl_slope is a number, but scl_inter is not",
                Text(raw.Intercept),
                "The header is broken.");
        findings.Add(Finding.Warning(
            "OST-NII-008",
            "scl_slope is not a number; stored values are taken as grey values",
            where,
            Text(raw.Slope),
            "Check thresholds against a histogram."));
        return ValueScale.Identity;
    }

    private static Dictionary<string, string> Metadata(NiftiHeader raw)
    {
        var metadata = new Dictionary<string, string>
        {
            ["qform_code"] = Text(raw.QFormCode),
            ["sform_code"] = Text(raw.SFormCode),
            ["pixdim[0]"] = Text(raw.PixDim[0]),
        };
        if (raw.Description.Length > 0) metadata["descrip"] = raw.Description;
        return metadata;
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
