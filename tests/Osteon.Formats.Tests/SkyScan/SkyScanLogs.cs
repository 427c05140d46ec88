using System.Text;

namespace Osteon.Formats.Tests;

/// <summary>Logs in the two dialects of the scanners, written here from the description of their keys; no real log is copied.</summary>
internal static class SkyScanLogs
{
    /// <summary>
    /// 1172 and 1176: "Number of Rows", old NRecon with its misspelling, values with leading blanks, a path that is not UTF-8.
    /// </summary>
    public const string Older =
        """
        [System]
        Scanner=Skyscan1176
        Instrument S/N=00000000
        Software=Version 1. 1 (build 6)
        Home directory=C:\Núria
        Source Type=Hamamatsu
        Camera=Princeton Instruments
        [User]
        User Name=Núria
        [Acquisition]
        Data directory=D:\rat\Núria
        Filename Prefix=rat07_
        Filename Index Length=4
        Number Of Files= 1104
        Source Voltage (kV)=  65
        Source Current (uA)= 385
        Number of Rows=  668
        Number of Columns= 1000
        Camera binning=4x4
        Image Pixel Size (um)=   17.51
        Filter=Al 1 mm
        Exposure (ms)=   230
        Rotation Step (deg)=0.700
        Frame Averaging=ON (4)
        Random Movement=OFF (10)
        Use 360 Rotation=NO
        Study Date and Time=Feb 22, 2018  21:18:41
        Scan duration=00:11:20
        [Reconstruction]
        Reconstruction Program=NRecon
        Program Version=Version: 1.6.5.8
        Time and Date=Feb 23, 2018  09:01:02
        First Section=100
        Last Section=104
        Section to Section Step=1
        Sections Count=5
        Result File Type=BMP
        Result File Header Length (bytes)=1134
        Result Image Width (pixels)=35
        Result Image Height (pixels)=18
        Pixel Size (um)=17.50710
        Smoothing=1
        Smoothing kernel=2 (Gaussian)
        Ring Artifact Correction=5
        Beam Hardening Correction (%)=30
        CS Static Rotation (deg)=0.0
        Mininum for CS to Image Conversion=0.0000
        Maximum for CS to Image Conversion=0.0500
        HU Calibration=OFF
        BMP LUT=0
        Undersampling factor=1
        Reconstruction from ROI=OFF
        [File name convention]
        Filename Index Length=4
        Filename Prefix=rat07__rec
        """;

    /// <summary>
    /// 1272, 1275, 1278, 2214: other case, "Software Version", scaled pixel size, every second section, TIFF, eight digits.
    /// </summary>
    public const string Newer =
        """
        [System]
        Scanner=SkyScan1272
        Software Version=1.1.19
        Source type=Hamamatsu L11871_20
        Camera Type=XIMEA xiRAY16
        [Acquisition]
        Filename Prefix=rat08_
        Number Of Files=  962
        Number Of Rows= 1640
        Source Voltage (kV)= 70
        Source Current (uA)= 142
        Image Pixel Size (um)=    1.66
        Scaled Image Pixel Size (um)=    9.999
        Filter=Al 0.5mm
        Exposure (ms)=1500
        Rotation Step (deg)=0.400
        Frame Averaging=OFF
        Study Date and Time=27 Jan 2022  13h:32m:59s
        [Reconstruction]
        Reconstruction Program=InstaRecon
        First Section=000010
        Last Section=16
        Section to Section Step=2
        Sections Count=4
        Result File Type=TIF
        Result Image Width (pixels)=35
        Result Image Height (pixels)=18
        Pixel Size (um)=10.00000
        Minimum for CS to Image Conversion=-0.01
        Maximum for CS to Image Conversion=0.12
        HU Calibration=ON
        HU Calibration scale=65535
        [File name convention]
        Filename Index Length=8
        Filename Prefix=rat08__rec
        """;

    /// <summary>The bytes of a log as NRecon writes them.</summary>
    public static byte[] Bytes(string log) => Encoding.Latin1.GetBytes(log.ReplaceLineEndings("\r\n") + "\r\n");

    /// <summary>
    /// A folder as NRecon leaves it behind: log, slices 100 to 104 with a header of 1134 bytes, a scout view, a file of contours.
    /// </summary>
    public static ScratchFolder OlderFolder(string? log = null)
    {
        var scratch = new ScratchFolder();
        scratch.Write("rat07__rec.log", Bytes(log ?? Older));
        for (int section = 100; section <= 104; section++) File.Copy(
            Truth.Fixture("bmp/u8_nrecon_1134.bmp"), scratch[$"rat07__rec{section:0000}.bmp"]);
        File.Copy(Truth.Fixture("bmp/u8_pillow.bmp"), scratch["rat07__rec_spr.bmp"]);
        scratch.Write("rat07__rec.roi", [1, 2, 3]);
        return scratch;
    }
}
