namespace Osteon.Vesicles;

/// <summary>Which tracks belong together.</summary>
/// <param name="Unit">What a group is, plural, for the report: «videos», «positions».</param>
/// <param name="GroupOfTrack">Group number of each track, any integers.</param>
public sealed record TrackGroups(string Unit, IReadOnlyList<int> GroupOfTrack);
