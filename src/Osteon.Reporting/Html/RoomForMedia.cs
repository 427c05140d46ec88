using System.Text;
using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>
/// Which drawings and pictures fit into the file. They are taken in the order of the report; what does not fit is left out and named.
/// </summary>
internal sealed class RoomForMedia
{
    private readonly HashSet<object> _kept = new(ReferenceEqualityComparer.Instance);
    private readonly List<Finding> _findings = [];

    private RoomForMedia()
    {
    }

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether a <see cref="FigureBlock"/>'s drawing or a <see cref="PanelImage"/> is in the file.</summary>
    public bool Holds(object medium) => _kept.Contains(medium);

    /// <summary>Measures the page without any media, then fills the rest.</summary>
    public static RoomForMedia In(Report report, HtmlReportParameters parameters)
    {
        var room = new RoomForMedia();
        long used = Encoding.UTF8.GetByteCount(HtmlPage.Render(report, parameters, room));
        foreach (Block block in report.Sections.SelectMany(s => s.Blocks))
        {
            if (block is FigureBlock { Svg: { } svg } figure)
                room.Take(figure, Encoding.UTF8.GetByteCount(svg), $"the drawing of figure '{figure.Id}'", ref used, parameters.MaxBytes);
            if (block is ImagePanelBlock panel)
                foreach (PanelImage image in panel.Images)
                    room.Take(image, image.Png.Length * 4L / 3 + 4, $"the picture '{image.Caption}'", ref used, parameters.MaxBytes);
        }

        return room;
    }

    private void Take(object medium, long bytes, string name, ref long used, long most)
    {
        if (used + bytes <= most)
        {
            used += bytes;
            _kept.Add(medium);
            return;
        }

        _findings.Add(Finding.Warning("OST-REP-001",
            $"To keep the report below {NumberText.Bytes(most)}, {name} ({NumberText.Bytes(bytes)}) is not in it.",
            hint: "It lies beside the report with the other figures."));
    }
}
