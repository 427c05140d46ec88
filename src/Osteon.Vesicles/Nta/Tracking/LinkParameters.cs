using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>How spots of successive frames are joined to tracks.</summary>
/// <param name="SearchRange">Farthest that a particle moves between two frames, beyond what is predicted, pixels; positive.</param>
/// <param name="Memory">Frames for which a particle may be missing and still be the same; default 0.</param>
/// <param name="LargestSubnet">
/// Most particles of the earlier frame whose possible links depend on each other; default 100. Larger ones are not a puzzle but a search
/// range that is too long for the density.
/// </param>
/// <param name="SmallestRange">
/// Where a subnet is too large the search range is shortened by 5 % steps for it alone, down to this, pixels; null (default): half the
/// search range. Where that is not enough, no particle of the subnet is linked and their tracks end there, which is counted. The search
/// range itself means no shortening.
/// </param>
public sealed record LinkParameters(double SearchRange, int Memory = 0, int LargestSubnet = 100, double? SmallestRange = null)
{
    internal double SmallestRangeUsed => SmallestRange ?? (SearchRange / 2);

    /// <summary>Everything that is wrong with the numbers; findings OST-TRK-002.</summary>
    public IEnumerable<Finding> Check()
    {
        if (!(SearchRange > 0 && double.IsFinite(SearchRange))) yield return Wrong("the search range must be positive", SearchRange);
        if (Memory is < 0 or > 1000) yield return Wrong("the memory must be from 0 to 1000 frames", Memory);
        if (LargestSubnet is < 2 or > 2000) yield return Wrong("the largest subnet must be from 2 to 2000 particles", LargestSubnet);
        if (SmallestRange is { } smallest && !(smallest > 0)) yield return Wrong("the smallest range must be positive", smallest);
    }

    private static Finding Wrong(string message, double value) => Finding.Error(
        "OST-TRK-002", message, value: value.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Spots joined to tracks.</summary>
/// <param name="Tracks">Track of each spot, numbered from 0 in the order of their first spots (within a frame by row, then column).</param>
/// <param name="Count">Number of tracks.</param>
/// <param name="LargestSubnet">Most particles of an earlier frame whose links depended on each other.</param>
/// <param name="ShortenedSubnets">Subnets that were too large at first, of which at least a part was solved with a shorter range.</param>
/// <param name="RefusedSubnets">Subnets, or parts of a shortened one, that stayed too large.</param>
/// <param name="RefusedSpots">Spots in these that were left unlinked to the frame before.</param>
/// <param name="FirstRefusedFrame">First frame with a refused subnet, or null.</param>
public sealed record LinkedSpots(
    IReadOnlyList<int> Tracks, int Count, int LargestSubnet, int ShortenedSubnets, int RefusedSubnets, int RefusedSpots,
    int? FirstRefusedFrame);
