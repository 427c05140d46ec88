using Microsoft.Win32.SafeHandles;

namespace Osteon.Formats;

/// <summary>Voxels that lie in a file as they are.</summary>
internal sealed class PlainBytes(string file, long start) : IVoxelBytes
{
    private readonly SafeFileHandle _handle = SourceFile.Open(file);

    public string File => file;

    public int Read(long offset, Span<byte> destination) => SourceFile.ReadAt(_handle, file, start + offset, destination);

    public bool Finish() => false;

    public void Dispose() => _handle.Dispose();
}
