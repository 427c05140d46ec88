using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>The settings of an electron microscopy assay as they apply to one picture.</summary>
public static class MicrographSettings
{
    /// <summary>
    /// The picture of a row with the assay's settings. Without a declared polarity that of a stained sample is found from each picture;
    /// vitrified membranes are dark.
    /// </summary>
    public static MicrographPicture PictureOf(ElectronMicroscopyAssay assay, string name, string path, StepInput? corrections)
    {
        var picture = new MicrographPicture(name, path)
        {
            PixelSizeNm = assay.PixelSize?.In("nm"),
            ScaleBarNm = assay.ScaleBar?.In("nm"),
            Polarity = assay.Polarity ?? (assay.Mode == MicroscopyMode.CryoTem ? MicrographPolarity.Dark : MicrographPolarity.Auto),
            Colour = assay.Colour,
            Corrections = corrections,
        };
        return assay.MeasuredDiameters is { } range ? picture with { DiametersNm = (range.Low.In("nm"), range.High.In("nm")) } : picture;
    }
}
