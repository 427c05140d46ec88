using System.Globalization;
using System.Text;

namespace Osteon.Formats.Tests.Nta;

/// <summary>Small files of every kind, made here in the layouts of the programs.</summary>
public static class NtaSamples
{
    /// <summary>Number of tracks in each of the ten bins of 5 nm from 80 nm.</summary>
    private static readonly int[] Traces = [3, 7, 12, 20, 31, 25, 14, 6, 2, 0];

    public static string ZetaViewSize { get; } = MakeZetaViewSize(1000);

    public static string ZetaViewPositions { get; } = string.Join("\r\n",
    [
        "Use\tPosition\tMean Int.\tAv. No of Particles\tConc. (p./mL)\tOrig. Conc. (p./cm^3)\tNo. of Traces\tX50 (nm)\tPeak ø (nm)\tSpan\tDrift (µm/s)\tRemoval",
        "X\t0.10\t112.4\t81.0\t3.5E+7\t3.5E+10\t61\t104.5\t98.2\t0.9\t4.1\t",
        "X\t0.20\t110.0\t79.0\t3.4E+7\t3.4E+10\t59\t101.5\t97.0\t0.8\t6.0\t",
        "\t0.30\t109.1\t8.0\t3.0E+6\t3.0E+9\t0\t5997.5\t5997.5\t0.0\t35.2\tMAX_DRIFT, MIN_TRACES",
        "Mean\t\t111.2\t80.0\t3.5E+7\t3.5E+10\t60\t103.0\t97.6\t0.85\t5.1\t",
        "St.Dev.\t\t1.7\t1.4\t7.1E+5\t7.1E+8\t1.4\t2.1\t0.8\t0.07\t1.3\t",
        "Rel.St.Dev.\t\t1.5\t1.8\t2.0\t2.0\t2.4\t2.1\t0.9\t8.3\t26.6\t",
        "",
    ]);

    public static string ZetaViewProfile { get; } = string.Join("\n",
    [
        "ZetaView S/N:\t00-0000", "Software:\tZetaView (version 8.05.05 SP2)\tAnalyze:\t8.05", "Type of Measurement:\tProfile", "Temperature:\t24.800000\tsensed",
        "Profile Voltage:\t29.900000", "Mobility:\t-2.1500", "Zeta Potential / mV:\t-27.600000", "Parabola A:\t1.2",
        "Position\tPositive V\tNegative V\tAverage\tParabola Fit", "0.10\t12.5\t-11.5\t12.0\t12.1", "0.50\t-4.0\t4.4\t-4.2\t-4.0", "0.90\t12.9\t-12.3\t12.6\t12.4", "",
    ]);

    public static string NanoSightExperiment { get; } = MakeNanoSight("NTA Experiment Summary File", ["v_00", "v_01"]);

    public static string NanoSightVideo { get; } = MakeNanoSight("NTA Single Analysis Summary File", ["v_00"]);

    public const string NanoSightParticles = "Particle ID,Size/nm,Diffusion coefficient/nm^2 s^-1,Ln(Adjusted intensity)/AU,Start frame,Tracklength,Included in distribution?\r\n" +
        "0,101.5,4836000,2.1,0,3,True\r\n4,88.25,5560000,1.7,1,2,False\r\n";

    public const string NanoSightTracks = "Particle ID,Size/nm,Diffusion coefficient/nm^2 s^-1,Frame,X/pixels,Y/pixels,Ln(Adjusted intensity)/AU,Included in distribution?\r\n" +
        "0,101.5,4836000,0,10.5,20.25,2.0,True\r\n0,101.5,4836000,1,11.5,19.75,2.1,True\r\n0,101.5,4836000,2,12.25,19.5,2.2,True\r\n" +
        "4,88.25,5560000,1,400.125,3.5,1.7,False\r\n4,88.25,5560000,2,401,4.5,1.7,False\r\n";

    public const string TrackMate = "LABEL,ID,TRACK_ID,QUALITY,POSITION_X,POSITION_Y,POSITION_Z,POSITION_T,FRAME,RADIUS\n" +
        "Label,Spot ID,Track ID,Quality,X,Y,Z,T,Frame,Radius\nLabel,Spot ID,Track ID,Quality,X,Y,Z,T,Frame,R\n" +
        ",,,(quality),(micron),(micron),(micron),(sec),,(micron)\n" +
        "ID1,1,0,5.5,1.25,2.5,0,0,0,0.5\nID2,2,0,5.75,1.5,2.25,0,0.0333333333,1,0.5\nID3,3,1,4,9.5,9.75,0,0.0333333333,1,0.5\n" +
        "ID4,4,1,4,9.25,9.5,0,0.1,3,0.5\nID5,5,,1.5,5,5,0,0.0666666667,2,0.5\n";

    public const string TrackMateSpots = "ID,X,Y,FRAME,QUALITY\n7,1.5,2.5,0,3.25\n8,4.5,6,0,2\n9,1.75,2.25,1,3\n";

    public const string Trackpy = ",y,x,mass,size,ecc,signal,raw_mass,ep,frame,particle\n" +
        "0,5.5,310.25,160.5,2.3,0.2,9.8,10714,0.07,0,0\n1,6.5,294,352.1,2.7,0.1,11.9,10891,0.03,0,1\n2,5.75,310.5,158,2.2,0.2,9.4,10600,0.07,1,0.0\n3,6.25,293.5,350,2.7,0.1,11.8,10800,0.03,2,1\n4,50,60,20,2,0.3,3,9000,0.1,2,\n";

    public const string Sizes = "d (nm);run 1;run 2\n50;1,5;2\n60;4;5,25\n70;3;2,5\n80;0;1\n";

    /// <summary>Every kind with its usual name.</summary>
    public static IReadOnlyList<(NtaFormat Format, string Name, string Text)> All { get; } =
    [
        (NtaFormat.ZetaViewSize, "20250101_0001_s_size_488.txt", ZetaViewSize),
        (NtaFormat.ZetaViewPositions, "20250101_0001_s_size_488_11pos.txt", ZetaViewPositions),
        (NtaFormat.ZetaViewProfile, "20250101_0002_s_prof_488.txt", ZetaViewProfile),
        (NtaFormat.NanoSightExperiment, "v-ExperimentSummary.csv", NanoSightExperiment),
        (NtaFormat.NanoSightSummary, "v_00_Summary.csv", NanoSightVideo),
        (NtaFormat.NanoSightParticles, "v_00_ParticleData.csv", NanoSightParticles),
        (NtaFormat.NanoSightTracks, "v_00_AllTracks.csv", NanoSightTracks),
        (NtaFormat.TrackMateSpots, "spots.csv", TrackMate),
        (NtaFormat.TrackMateSpots, "open_spots.csv", TrackMateSpots),
        (NtaFormat.TrackpyFeatures, "tracks.csv", Trackpy),
        (NtaFormat.SizeTable, "sizes.csv", Sizes),
    ];

    /// <summary>The columns of <see cref="Sizes"/>.</summary>
    public static NtaColumns SizeColumns { get; } = new() { Size = "d (nm)", Counts = ["run 1", "run 2"] };

    /// <summary>What must be stated for a kind.</summary>
    public static NtaReadOptions Options(NtaFormat format) =>
        format == NtaFormat.SizeTable ? new NtaReadOptions { Columns = SizeColumns } : NtaReadOptions.Default;

    /// <summary>A size distribution in the layout of version 8.06 with 200 linear and 200 logarithmic bins.</summary>
    public static string MakeZetaViewSize(double dilution)
    {
        var text = new StringBuilder();
        int total = Traces.Sum();
        foreach (string line in (string[])
        [
            "Original File:\tD:\\20250101_0001_s_size_488.avi\tSection:\t0.09999 [0]", "Operator:\tx", "Experiment:\t20250101_0001", "ZetaView S/N:\t00-0000", "Cell S/N:\t1",
            "Software:\tZetaView (version 8.06.01 SP1)\tAnalyze:\t8.06.01 SP1", "SOP:\t<No SOP>", "Sample:\ts", "Electrolyte:\tPBS", "pH:\t7.000000\tentered", "Conductivity: 53.000000\tsensed",
            "Temperature:\t24.930000\tsensed", "Viscosity:\t0.901280", "Date:\t2025-01-01", "Time:\t10:11:12", "Remarks:\tsaid \"ok\": yes",
            "Positions:\t11", F($"Number of Traces:\t{total}\t(at 0.09999)\tAverage Number of Particles:\t80.500000\tDilution::\t{dilution:F6}"),
            "Image Evaluation:", "Minimum Tracelength:\t15", "Camera:\tFpSec 30 #Cycles 1 FRate 30.000000", "Brightness:\tNaN", "Camera Trigger Delay µs:\t0", "Micrometer per Pixel:\t0.713000",
            "Results (Pos 0.1):", "Median Number (D50):\t98.064516", "Size Distribution", "Size / nm\tNumber\tConcentration / cm-3\tVolume / nm^3\tArea / nm^2",
        ])
            text.Append(line).Append("\r\n");
        for (int bin = 0; bin < 210; bin++)
            Row(2.5 + (5 * bin), bin is >= 16 and < 26 ? Traces[bin - 16] : 0);
        text.Append("-1.000E+0\t-1.000E+0\t-1.000E+0\t-1.000E+0\t0.000E+0\r\n");
        for (int bin = 0; bin < 200; bin++) Row(4.683 * Math.Pow(10, bin / 64.0), bin == 85 ? total : 0);
        return text.ToString();

        void Row(double d, int n) =>
            text.Append(F($"{E(d)}\t{E(n)}\t{E(n * 80.5 * 4.29087e5 / total)}\t{E(n * Math.PI / 6 * d * d * d)}\t{E(n * Math.PI / 4 * d * d)}\r\n"));
    }

    private static string MakeNanoSight(string title, string[] videos)
    {
        int n = videos.Length;
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append("\r\n");
        string Each(string value) => string.Concat(Enumerable.Repeat("," + value, n));
        string names = string.Concat(videos.Select(v => "," + v));
        Line(title + ",");
        Line("Created with NTA 3.4 Build 3.4.4,");
        Line("");
        Line("[Experiment Details],,");
        Line("Sample Description,\"beads, 100 nm\",");
        Line("Filename:" + names + ",");
        Line("Processed" + Each("Yes") + ",");
        Line("[Conditions],,,");
        Line("Temperature/C" + Each("22.000"));
        Line("Viscosity/cP" + Each("0.952941"));
        Line("Frame rate/fps" + Each("24.982500"));
        Line("[Settings],,,");
        Line("Detection Threshold" + Each("5"));
        Line("[Results]" + new string(',', n) + ",Average,Standard Error,");
        Line("Dilution factor (concentrations adjusted for this factor)" + Each("1.00e+03") + ",,");
        Line("Concentration (Particles / ml)" + Each("1.80e+08") + ",1.80e+08,0.00e+00");
        Line("Particles per frame" + Each("60.5") + ",60.5,0.0");
        Line("[Concentration Warnings]");
        Line("Particles per frame" + Each("OK"));
        Line("[Size Data],,");
        Line("Analysis Method,FTLA,");
        foreach ((string weighting, string column, double power, double factor) in ((string, string, double, double)[])
            [("Number", "Concentration (particles / ml)", 0, 1), ("Surface Area", "Surface area conc. (nm² / ml)", 2, Math.PI), ("Volume", "Volume conc. (nm³ / ml)", 3, Math.PI / 6)])
            Block(weighting, "Bin centre (nm)", column, bin => factor * Math.Pow(bin, power));
        Line("[Diffusion Coefficient Data],,");
        Line("Analysis Method,FTLA,");
        Block("Number", "Bin centre (E4 nm²/s)", "Concentration (particles / ml)", _ => 1, 4);
        return text.ToString();

        void Block(string weighting, string axis, string column, Func<double, double> weight, double step = 1)
        {
            Line("Weighting," + weighting + ",");
            Line("Filename" + names + ",Average,Standard Error,");
            Line("Mean" + Each("10.5") + ",10.5,0.0,");
            Line("D50" + Each("10.5") + ",10.5,0.0,");
            Line("Valid Tracks" + Each("120.0") + ",,,");
            Line("Graph Data,");
            Line(axis + Each(column) + ",Concentration average,Standard Error,");
            for (int bin = 0; bin < 20; bin++)
            {
                double value = Math.Round((bin is > 5 and < 15 ? 2e7 : 0) * weight(bin));
                Line(F($"{(bin + 0.5) * step:F1}{Each(F($"{value:F0}"))},{value:F0},0,"));
            }

            Line("");
            Line("Percentile" + Each("Size (nm)") + ",");
            for (int p = 0; p <= 100; p += 25) Line(F($"{p}{Each(F($"{(6 + (9 * p / 100.0)) * step:F1}"))}"));
            Line(",,,");
        }
    }

    private static string E(double value)
    {
        if (value == 0) return "0.000E+0";
        string[] parts = value.ToString("E3", CultureInfo.InvariantCulture).Split('E');
        return parts[0] + "E" + int.Parse(parts[1], CultureInfo.InvariantCulture).ToString("+0;-0", CultureInfo.InvariantCulture);
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
