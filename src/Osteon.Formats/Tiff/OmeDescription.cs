using System.Globalization;
using System.Xml;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// What OME-XML in the description of a TIFF file says about its one image: how many planes of what, and the size of a voxel.
/// </summary>
/// <param name="Planes">Planes along z; null if not stated.</param>
/// <param name="Channels">Channels times time points times images; 1 for a plain volume.</param>
/// <param name="Spacing">Voxel size where all three axes are stated.</param>
internal sealed record OmeDescription(int? Planes, long Channels, Spacing? Spacing)
{
    /// <summary>Unit of PhysicalSize where none is stated, by the OME schema.</summary>
    private const string DefaultUnit = "µm";

    /// <summary>Parses a description; null if it is not OME-XML, or is damaged, or keeps its facts in another file.</summary>
    public static OmeDescription? Parse(string? description)
    {
        if (description is null || !description.Contains("<OME", StringComparison.Ordinal)) return null;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        OmeDescription? found = null;
        try
        {
            using var xml = XmlReader.Create(new StringReader(description.Trim()), settings);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Pixels") continue;
                long channels = (long)(Whole(xml, "SizeC") ?? 1) * (Whole(xml, "SizeT") ?? 1);
                found = found is null
                    ? new OmeDescription(Whole(xml, "SizeZ"), channels, SpacingOf(xml))
                    : found with { Channels = found.Channels + channels };
            }
        }
        catch (XmlException)
        {
            return null;
        }

        return found;
    }

    private static Spacing? SpacingOf(XmlReader xml) =>
        Length(xml, "Z") is { } z && Length(xml, "Y") is { } y
            && Length(xml, "X") is { } x ? Primitives.Spacing.FromMillimetres(z, y, x) : null;

    private static double? Length(XmlReader xml, string axis) =>
        double.TryParse(xml.GetAttribute($"PhysicalSize{axis}"), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? TiffSpacing.Millimetres(value, xml.GetAttribute($"PhysicalSize{axis}Unit") ?? DefaultUnit)
            : null;

    private static int? Whole(XmlReader xml, string name) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value : null;
}
