using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

/// <summary>The scan as a source of planes: the same bytes whatever the order and the threads, coding, refusals.</summary>
[Unit]
public sealed class VirtualScanTests
{
    private static readonly PhantomObject Object = Phantoms.Of(
        [new Tube(0.3, 0.6, -9, -0.1, 1000), new Tube(0.3, 0.6, 0.1, 9, 1000)],
        [new Strut(new(-0.05, 0, 0), new(0.05, 0.3, 0.4), 0.08, 700)]);

    private static readonly VirtualScannerParameters Scanner = new VirtualScannerParameters() with
    {
        Shape = new GridShape(53, 39, 46),
        PsfSigmaUm = 40,
        Spacing = Spacing.FromMillimetres(0.05, 0.035, 0.04),
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_do_not_change_a_byte(int threads) =>
        Assert.Equal(
            Bytes(Phantoms.Scan(Object, Scanner, Phantoms.Seeded(7, 3))),
            Bytes(Phantoms.Scan(Object, Scanner, Phantoms.Seeded(7, threads))));

    [Fact]
    public void The_order_of_reading_does_not_change_a_byte()
    {
        byte[] forward = Bytes(Phantoms.Scan(Object, Scanner, Phantoms.Seeded(7)));
        using VirtualScan scan = VirtualMicroCt.Scan(Object, Scanner, Phantoms.Seeded(7));
        var any = new byte[forward.Length];
        int plane = any.Length / scan.Header.Shape.Depth;
        int[] order = [.. Enumerable.Range(0, scan.Header.Shape.Depth)];
        new Rng(1).Shuffle<int>(order);
        foreach (int z in order) scan.ReadSlice(z, any.AsSpan(z * plane, plane));
        Assert.Equal(forward, any);
        scan.Dispose();
        scan.ReadSlice(3, any.AsSpan(3 * plane, plane));
        Assert.Equal(forward, any);
    }

    [Fact]
    public void Another_seed_or_another_name_gives_other_noise_and_the_same_object()
    {
        Volume<ushort> first = Phantoms.Scan(Object, Scanner, Phantoms.Seeded(7));
        Volume<ushort> second = Phantoms.Scan(Object, Scanner, Phantoms.Seeded(8));
        Assert.NotEqual(Bytes(first), Bytes(second));
        var renamed = new PhantomObject("other", Object.Tubes, Object.Struts, Object.SoftTissueDensity, Object.Voi);
        Assert.NotEqual(Bytes(first), Bytes(Phantoms.Scan(renamed, Scanner, Phantoms.Seeded(7))));
        VirtualScannerParameters quiet = Scanner with { NoiseSd = 0 };
        Assert.Equal(Bytes(Phantoms.Scan(Object, quiet, Phantoms.Seeded(7))), Bytes(Phantoms.Scan(renamed, quiet, Phantoms.Seeded(8))));
    }

    [Fact]
    public void A_large_scan_and_a_small_one_agree_where_they_overlap()
    {
        // The object goes on beyond the grid and the blur sees it: nothing changes at the border.
        VirtualScannerParameters quiet = Scanner with { NoiseSd = 0 };
        Volume<ushort> small = Phantoms.Scan(Object, quiet);
        Volume<ushort> large = Phantoms.Scan(Object, quiet with { Shape = new GridShape(53 + 20, 39 + 8, 46 + 6) });
        for (int z = 0; z < 53; z++)
            for (int y = 0; y < 39; y++)
                for (int x = 0; x < 46; x++)
                    Assert.InRange(large[z + 10, y + 4, x + 3] - small[z, y, x], -1, 1);
    }

    [Fact]
    public void Eight_and_sixteen_bits_store_the_rounded_calibrated_density()
    {
        var slab = Phantoms.Of(new Tube(0, 4, -2, 0, 800));
        VirtualScannerParameters scanner = Phantoms.Perfect(8, 0.1) with { Calibration = new ValueScale(10, -200) };
        Volume<ushort> wide = Phantoms.Scan(slab, scanner);
        Assert.Equal(100, wide[0, 0, 0]);
        Assert.Equal(20, wide[7, 7, 7]);
        using VirtualScan narrow = VirtualMicroCt.Scan(slab, scanner with { VoxelType = VoxelType.UInt8 }, RunContext.Default);
        var plane = new byte[64];
        narrow.ReadSlice(0, plane);
        Assert.All(plane, v => Assert.Equal(100, v));
        Assert.Equal(VoxelType.UInt8, narrow.Header.VoxelType);
        Assert.Equal(ValueScale.Identity, narrow.Header.Scale);
        Assert.Equal("true", narrow.Header.Metadata["Synthetic"]);
    }

    [Fact]
    public void Values_beyond_the_coding_range_are_clipped_with_a_warning()
    {
        var slab = Phantoms.Of(new Tube(0, 4, -2, 0, 800));
        var context = new RunContext();
        Volume<ushort> scan = Phantoms.Scan(slab, Phantoms.Perfect(8, 0.1) with { Calibration = new ValueScale(0.01, 100) }, context);
        Assert.Equal(ushort.MaxValue, scan[0, 0, 0]);
        Assert.Equal(0, scan[7, 0, 0]);
        Finding warning = Assert.Single(context.Findings.ToList());
        Assert.Equal(("OST-VCT-009", Severity.Warning), (warning.Id, warning.Severity));
    }

    [Fact]
    public void All_wrong_settings_are_found_at_once()
    {
        var context = new RunContext();
        VirtualScannerParameters wrong = Scanner with
        {
            Shape = new GridShape(0, 1, 1),
            PsfSigmaUm = 20,
            NoiseSd = double.NaN,
            SuperSampling = 0,
            Calibration = new ValueScale(0, 1),
            VoxelType = VoxelType.Int16,
            SpecimenPosition = new PhantomPoint(double.NaN, 0, 0),
        };
        var refusal = Assert.Throws<InvalidContentException>(() => VirtualMicroCt.Scan(Object, wrong, context));
        Assert.Equal("OST-VCT-001", refusal.Finding.Id);
        Assert.Equal(
            ["OST-VCT-001", "OST-VCT-003", "OST-VCT-004", "OST-VCT-005", "OST-VCT-006", "OST-VCT-007", "OST-VCT-008"],
            context.Findings.ToList().Select(f => f.Id));
        Assert.Equal("OST-VCT-002", (Scanner with { Spacing = default }).Check()[0].Id);
        Assert.Empty(new VirtualScannerParameters().Check());
    }

    [Fact]
    public void Planes_and_buffers_that_do_not_exist_are_refused_and_a_wish_to_stop_is_heard()
    {
        using VirtualScan scan = VirtualMicroCt.Scan(Object, Scanner, RunContext.Default);
        Assert.Throws<ArgumentOutOfRangeException>(() => scan.ReadSlice(53, new byte[39 * 46 * 2]));
        Assert.Throws<ArgumentException>(() => scan.ReadSlice(0, new byte[39 * 46]));
        var cancelled = new RunContext { Cancellation = new CancellationToken(canceled: true) };
        using VirtualScan stopped = VirtualMicroCt.Scan(Object, Scanner, cancelled);
        Assert.ThrowsAny<OperationCanceledException>(() => stopped.ReadSlice(0, new byte[39 * 46 * 2]));
    }

    private static byte[] Bytes(Volume<ushort> volume) =>
        [.. Enumerable.Range(0, volume.Shape.Depth).SelectMany(z => MemoryMarshal.AsBytes(volume.Slice(z)).ToArray())];
}
