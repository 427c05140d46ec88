using System.Buffers.Binary;

namespace Osteon.Reporting;

/// <summary>What has to hold before a report can be written.</summary>
internal static class ReportChecks
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static void Check(Report report)
    {
        var ids = new HashSet<string>(["content", "contents", "licences"], StringComparer.Ordinal);
        foreach (Section section in report.Sections)
        {
            Take(ids, section.Id);
            foreach (Block block in section.Blocks)
            {
                if (IdOf(block) is { } id) Take(ids, id);
                if (block is MechanismBlock mechanism)
                    foreach (string inside in MechanismMarkup.Ids(mechanism)) Take(ids, inside);
                if (block is TextTableBlock texts && texts.Rows.Any(r => r.Count != texts.Columns.Count))
                    throw new ArgumentException($"a row of the table '{texts.Id}' has not as many cells as there are columns");
                if (block is MeasureTableBlock table) CheckTable(table);
                if (block is ImagePanelBlock panel)
                    foreach (PanelImage image in panel.Images) PngSize(image);
            }
        }
    }

    /// <summary>Width and height of a picture in pixels.</summary>
    public static (int Width, int Height) PngSize(PanelImage image)
    {
        ReadOnlySpan<byte> png = image.Png.Span;
        if (png.Length < 33 || !png.StartsWith(PngSignature) || !png[12..16].SequenceEqual("IHDR"u8))
            throw new ArgumentException($"the picture '{image.Caption}' is not a PNG file");
        return (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
    }

    private static string? IdOf(Block block) => block switch
    {
        HeadingBlock heading => heading.Id,
        FigureBlock figure => figure.Id,
        ChecklistBlock checklist => checklist.Id,
        MeasureTableBlock table => table.Id,
        DataTableBlock table => table.Table.Id,
        MechanismBlock mechanism => mechanism.Id,
        TextTableBlock table => table.Id,
        _ => null,
    };

    private static void Take(HashSet<string> ids, string id)
    {
        if (!ids.Add(ReportId.Check(id))) throw new ArgumentException($"the identifier '{id}' is used twice in the report");
    }

    private static void CheckTable(MeasureTableBlock table)
    {
        foreach (MeasureRow row in table.Groups.SelectMany(g => g.Rows))
        {
            if (row.Attributes.Count != table.AttributeNames.Count)
                throw new ArgumentException(
                    $"row '{row.Unit}' has {row.Attributes.Count} attributes, the table has {table.AttributeNames.Count}");
            if (row.Measures.Select(m => m.Term.Id).Distinct(StringComparer.Ordinal).Count() != row.Measures.Count)
                throw new ArgumentException($"row '{row.Unit}' has two measures of one term");
        }
    }
}
