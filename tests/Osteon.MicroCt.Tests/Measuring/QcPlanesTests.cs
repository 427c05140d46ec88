using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

[Unit]
public sealed class QcPlanesTests
{
    private static readonly GridShape Shape = new(10, 12, 20);

    [Fact]
    public void Planes_go_through_the_centre_and_show_the_unfiltered_scan_in_its_window()
    {
        Volume<ushort> volume = TestVolumes.Of(Shape, (z, y, x) => (ushort)((1000 * z) + (50 * y) + x), new ValueScale(2, -7));
        var parameters = new CtParameters(new FixedThreshold(5000))
        {
            Voi = new BoxVoi((2, 3, 4), (9, 10, 15)),
            Filter = new GaussianFilterParameters(0.5),
        };
        QcPlanes planes = CtMeasurement.Measure(volume, parameters, RunContext.Default).Planes!;
        Assert.Equal((VolumeAxis.Z, 5, 12, 20), (planes.AcrossZ.Normal, planes.AcrossZ.Index, planes.AcrossZ.Rows, planes.AcrossZ.Columns));
        Assert.Equal((VolumeAxis.Y, 6, 7, 20), (planes.AcrossY.Normal, planes.AcrossY.Index, planes.AcrossY.Rows, planes.AcrossY.Columns));
        Assert.Equal((VolumeAxis.X, 9, 7, 12), (planes.AcrossX.Normal, planes.AcrossX.Index, planes.AcrossX.Rows, planes.AcrossX.Columns));
        Check(planes, planes.AcrossZ, (r, c) => volume[5, r, c]);
        Check(planes, planes.AcrossY, (r, c) => volume[2 + r, 6, c]);
        Check(planes, planes.AcrossX, (r, c) => volume[2 + r, c, 9]);
    }

    [Fact]
    public void Outlines_are_the_rims_of_bone_and_of_the_volume_of_interest()
    {
        Volume<byte> volume = TestVolumes.Of(Shape, (z, y, x) => (byte)(y is >= 4 and <= 8 && x is >= 6 and <= 30 ? 200 : 10));
        var parameters = new CtParameters(new FixedThreshold(100)) { Voi = new BoxVoi((0, 2, 3), (10, 11, 18)) };
        QcPlane plane = CtMeasurement.Measure(volume, parameters, RunContext.Default).Planes!.AcrossZ;
        for (int y = 0; y < Shape.Height; y++)
        {
            for (int x = 0; x < Shape.Width; x++)
            {
                bool bone = y is >= 4 and <= 8 && x is >= 6 and <= 17;
                bool boneRim = bone && (y is 4 or 8 || x is 6 or 17);
                bool voi = y is >= 2 and <= 10 && x is >= 3 and <= 17;
                bool voiRim = voi && (y is 2 or 10 || x is 3 or 17);
                QcOutline expected = (boneRim ? QcOutline.Bone : 0) | (voiRim ? QcOutline.Voi : 0);
                Assert.Equal(expected, (QcOutline)plane.Outlines.Span[(y * Shape.Width) + x]);
            }
        }
    }

    [Fact]
    public void A_constant_scan_and_values_that_are_no_numbers_can_be_shown()
    {
        Volume<float> volume = TestVolumes.Of(Shape, (z, y, x) => x == 3 ? float.NaN : 5f);
        QcPlanes planes = CtMeasurement.Measure(volume, new CtParameters(new FixedThreshold(1)), RunContext.Default).Planes!;
        Assert.Equal(0, planes.AcrossZ.Grey.Span[3]);
        Assert.Equal(planes.AcrossZ.Grey.Span[0], planes.AcrossZ.Grey.Span[1]);
    }

    private static void Check(QcPlanes planes, QcPlane plane, Func<int, int, ushort> stored)
    {
        Assert.Equal(plane.Rows * plane.Columns, plane.Grey.Length);
        for (int r = 0; r < plane.Rows; r++)
        {
            for (int c = 0; c < plane.Columns; c++)
            {
                double grey = (2.0 * stored(r, c)) - 7;
                double level = Math.Clamp(255 * (grey - planes.WindowLow) / (planes.WindowHigh - planes.WindowLow), 0, 255);
                Assert.InRange(plane.Grey.Span[(r * plane.Columns) + c] - level, -0.51, 0.51);
            }
        }
    }
}
