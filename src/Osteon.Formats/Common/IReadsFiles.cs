namespace Osteon.Formats;

/// <summary>A volume that says which files its voxels and facts come from.</summary>
internal interface IReadsFiles
{
    /// <summary>
    /// Paths of the files, in the order in which they are read; without the header file that was named to open it. Each stands there once.
    /// </summary>
    IReadOnlyList<string> Files { get; }
}
