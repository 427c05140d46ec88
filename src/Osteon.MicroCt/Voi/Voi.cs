using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// The volume of interest: which voxels of a scan are measured. A closed set: <see cref="BoxVoi"/>, <see cref="CylinderVoi"/>,
/// <see cref="MaskVoi"/>. Every measure refers to it: TV is its volume, BV the bone inside it, and nothing outside it is seen.
/// </summary>
/// <remarks>
/// Coordinates in voxels are indices from 0: the integer i is the <em>centre</em> of voxel i. Coordinates in mm are index · spacing, so 0
/// mm is the centre of the first voxel. A length in mm that is a whole number of voxels up to a relative 1e-9 is taken as that whole
/// number.
/// </remarks>
public abstract record Voi
{
    private protected Voi()
    {
    }

    /// <summary>Whether a length of it is in mm, so that it cannot be placed in a volume whose voxel size nobody knows.</summary>
    public virtual bool NeedsVoxelSize => false;

    /// <summary>
    /// Everything that is wrong with it for a volume of this shape and spacing (null where unknown, which is reported elsewhere).
    /// </summary>
    internal abstract IEnumerable<Finding> Check(GridShape shape, Spacing? spacing);
}
