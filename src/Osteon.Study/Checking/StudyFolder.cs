namespace Osteon.Study;

/// <summary>Where a study lies. Full paths are for opening files; findings name files as the user did.</summary>
/// <param name="Root">Full path of the study folder.</param>
/// <param name="ManifestPath">Full path of study.yaml.</param>
/// <param name="SamplesPath">Full path of samples.csv, whether it exists or not.</param>
/// <param name="DataRoot">Full path of the folder that samples.csv's files lie in; null when it should have been given and was not.</param>
public sealed record StudyFolder(string Root, string ManifestPath, string SamplesPath, string? DataRoot)
{
    /// <summary>Name of the manifest file in a study folder.</summary>
    public const string ManifestName = "study.yaml";

    /// <summary>Name of the sample table in a study folder.</summary>
    public const string SamplesName = "samples.csv";
}
