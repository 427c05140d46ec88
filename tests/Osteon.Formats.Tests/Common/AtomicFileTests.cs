using Osteon.Primitives;

namespace Osteon.Formats.Tests.Common;

[Unit]
public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private sealed class Breaking(int at) : ISliceSource
    {
        public VolumeHeader Header { get; } = new(new GridShape(4, 4, 4), null, VoxelType.UInt8);

        public void ReadSlice(int z, Span<byte> destination)
        {
            if (z == at) throw new InvalidContentException(Finding.Error("OST-TST-001", "broken"));
        }

        public void Dispose()
        {
        }
    }

    [Theory]
    [InlineData(".nii")]
    [InlineData(".nii.gz")]
    [InlineData(".mha")]
    [InlineData(".nrrd")]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else(string ending)
    {
        string path = _folder.Write("v" + ending, "old");
        Assert.Throws<InvalidContentException>(() => VolumeFiles.Write(path, new Breaking(2), RunContext.Default));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_cancelled_write_leaves_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            VolumeFiles.Write(_folder["v.nrrd"], new Breaking(-1), new RunContext { Cancellation = source.Token }));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_finding()
    {
        OsteonException thrown = Assert.Throws<OsteonException>(() =>
            VolumeFiles.Write(_folder["no/v.nrrd"], new Breaking(-1), RunContext.Default));
        Assert.Equal("OST-VOL-024", thrown.Finding.Id);
        Assert.Equal(_folder["no/v.nrrd"], thrown.Finding.Location!.File);
    }

    [Fact]
    public void A_target_that_is_a_folder_is_a_finding_and_leaves_nothing()
    {
        Directory.CreateDirectory(_folder["v.nrrd"]);
        Assert.Equal(
            "OST-VOL-024",
            Assert.Throws<OsteonException>(() => VolumeFiles.Write(_folder["v.nrrd"], new Breaking(-1), RunContext.Default)).Finding.Id);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }
}
