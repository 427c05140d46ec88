using System.Globalization;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>A volume of interest as written in a manifest or on a command line.</summary>
/// <param name="Voi">What was written; null for a mask, whose file the caller reads.</param>
/// <param name="MaskFile">The path of the mask, or null.</param>
public sealed record VoiText(Voi? Voi, string? MaskFile)
{
    /// <summary>What can be written, in one clause.</summary>
    public const string Syntax =
        "box:Z0:Z1,Y0:Y1,X0:X1 (voxels from 0, half open) or cylinder:axis=z,centre=Y;X,radius=R,from=A,to=B (in voxels, or with mm or um) "
        + "or mask:FILE";

    /// <summary>The hint of a text that has none of the forms.</summary>
    private const string Forms = $"Write {Syntax}.";

    private static readonly string[] Kinds = ["box", "cylinder", "mask"];
    private static readonly string[] CylinderKeys = ["axis", "centre", "radius", "from", "to"];

    /// <summary>
    /// Reads one of <c>box:Z0:Z1,Y0:Y1,X0:X1</c> (voxels, half open, from 0),
    /// <c>cylinder:axis=z,centre=Y;X,radius=R[mm|um|vox],from=F,to=T</c> (each number in voxels unless a unit follows it; from and to may
    /// be left out; the centre's two coordinates are those that are not along the axis, in the order z, y, x) and <c>mask:FILE</c>. Null
    /// when it cannot be read; every problem is a finding.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="findings">Receives what is wrong.</param>
    /// <param name="location">Where the text stands, or null.</param>
    public static VoiText? Parse(string text, FindingCollector findings, SourceLocation? location = null)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string kind = (colon < 0 ? text : text[..colon]).Trim();
        string rest = colon < 0 ? "" : text[(colon + 1)..].Trim();
        var reader = new Reader(text, findings, location);
        switch (kind)
        {
            case "box":
                return reader.Box(rest) is { } box ? new VoiText(box, null) : null;
            case "cylinder":
                return reader.Cylinder(rest) is { } cylinder ? new VoiText(cylinder, null) : null;
            case "mask" when rest.Length > 0:
                return new VoiText(null, rest);
            case "mask":
                reader.Error("OST-VOI-012", "the mask has no file", Forms);
                return null;
            default:
                reader.Error("OST-VOI-010", $"'{kind}' is not a kind of volume of interest", $"{NearestName.Hint(kind, Kinds)} {Forms}");
                return null;
        }
    }

    private sealed record Reader(string Text, FindingCollector Findings, SourceLocation? Location)
    {
        public void Error(string id, string message, string? hint = null) => Findings.Add(Finding.Error(id, message, Location, Text, hint));

        public BoxVoi? Box(string text)
        {
            string[] parts = text.Split(',');
            if (parts.Length != 3)
            {
                Error("OST-VOI-011", "a box has three ranges, along z, y and x", Forms);
                return null;
            }

            var bounds = new (int From, int To)?[3];
            for (int i = 0; i < 3; i++) bounds[i] = Range("zyx"[i], parts[i]);
            return bounds is [{ } z, { } y, { } x] ? new BoxVoi(new VoxelBox(z.From, z.To, y.From, y.To, x.From, x.To)) : null;
        }

        public CylinderVoi? Cylinder(string text)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            bool sound = true;
            foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                string[] pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
                string key = pair[0] == "center" ? "centre" : pair[0];
                if (!CylinderKeys.Contains(key))
                    sound = Fail("OST-VOI-013", $"'{pair[0]}' is not a key of a cylinder", NearestName.Hint(pair[0], CylinderKeys));
                else if (pair.Length < 2 || pair[1].Length == 0) sound = Fail("OST-VOI-014", $"'{key}' has no value", Forms);
                else if (!values.TryAdd(key, pair[1])) sound = Fail("OST-VOI-015", $"'{key}' is given twice");
            }

            foreach (string key in CylinderKeys[..3])
                if (sound && !values.ContainsKey(key)) sound = Fail("OST-VOI-016", $"the cylinder has no {key}", Forms);
            if (!sound) return null;

            VolumeAxis? axis = Axis(values["axis"]);
            (VoiLength, VoiLength)? centre = Centre(values["centre"]);
            VoiLength? radius = Length("radius", values["radius"]);
            VoiLength? from = values.TryGetValue("from", out string? f) ? Length("from", f) : null;
            VoiLength? to = values.TryGetValue("to", out string? t) ? Length("to", t) : null;
            if (radius is { Value: <= 0 })
            {
                Error("OST-VOI-002", "the radius of the cylinder must be positive");
                radius = null;
            }

            bool complete =
                axis is not null && centre is not null && radius is not null && f is null == from is null && t is null == to is null;
            if (complete && IsEmpty(from, to))
            {
                Error("OST-VOI-022", $"the cylinder is empty: it goes from {from ?? default} to {to}, so its end must be the larger");
                return null;
            }

            return complete ? new CylinderVoi(axis!.Value, centre!.Value, radius!.Value, from, to) : null;
        }

        /// <summary>Ends in different units are compared once the voxel size is known.</summary>
        private static bool IsEmpty(VoiLength? from, VoiLength? to) =>
            to is { } end
            && (from is { } start ? start.IsMillimetres == end.IsMillimetres && end.Value <= start.Value : end.Value <= 0);

        private bool Fail(string id, string message, string? hint = null)
        {
            Error(id, message, hint);
            return false;
        }

        private (int From, int To)? Range(char axis, string text)
        {
            string[] ends = text.Split(':');
            if (ends.Length == 2
                && int.TryParse(ends[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int from)
                && int.TryParse(ends[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int to))
            {
                if (from < to) return (from, to);
                Error("OST-VOI-018", $"the range along {axis}, '{text.Trim()}', is empty: it is half open, so its end must be the larger");
                return null;
            }

            Error("OST-VOI-017", $"the range along {axis}, '{text.Trim()}', is not two whole numbers with a colon between them", Forms);
            return null;
        }

        private VolumeAxis? Axis(string text)
        {
            switch (text)
            {
                case "z" or "Z": return VolumeAxis.Z;
                case "y" or "Y": return VolumeAxis.Y;
                case "x" or "X": return VolumeAxis.X;
            }

            Error("OST-VOI-019", $"'{text}' is not an axis", "The axis of a cylinder is z, y or x.");
            return null;
        }

        private (VoiLength First, VoiLength Second)? Centre(string text)
        {
            string[] parts = text.Split(';');
            if (parts.Length != 2)
            {
                Error("OST-VOI-020", $"the centre '{text}' is not two coordinates with a semicolon between them", Forms);
                return null;
            }

            VoiLength? first = Length("centre", parts[0]);
            VoiLength? second = Length("centre", parts[1]);
            return first is { } a && second is { } b ? (a, b) : null;
        }

        private VoiLength? Length(string key, string text)
        {
            string number = text.Trim();
            (double factor, bool physical) = (1, false);
            if (number.EndsWith("mm", StringComparison.Ordinal)) (number, physical) = (number[..^2], true);
            else if (number.EndsWith("um", StringComparison.Ordinal) || number.EndsWith("µm", StringComparison.Ordinal))
                (number, factor, physical) = (number[..^2], 1e-3, true);
            else if (number.EndsWith("vox", StringComparison.Ordinal)) number = number[..^3];
            if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
                return new VoiLength(value * factor, physical);
            Error("OST-VOI-021", $"the {key} '{text.Trim()}' is not a number of voxels or a number with mm, um or vox", Forms);
            return null;
        }
    }
}
