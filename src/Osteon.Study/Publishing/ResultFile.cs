namespace Osteon.Study;

/// <summary>One file of the results.</summary>
/// <param name="Path">Path inside the result folder, with forward slashes.</param>
/// <param name="Description">What the file holds, in a sentence; stands in the README of the results and in the RO-Crate.</param>
/// <param name="MediaType">IANA media type.</param>
/// <param name="Sha256">Digest of its content.</param>
/// <param name="Bytes">Its length.</param>
public sealed record ResultFile(string Path, string Description, string MediaType, string Sha256, long Bytes)
{
    /// <summary>Media type by the ending of a file's name.</summary>
    public static string MediaTypeOf(string path) => System.IO.Path.GetExtension(path) switch
    {
        ".html" => "text/html",
        ".tsv" => "text/tab-separated-values",
        ".csv" => "text/csv",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".json" => "application/json",
        ".md" => "text/markdown",
        ".yaml" or ".yml" => "application/yaml",
        ".txt" => "text/plain",
        _ => "application/octet-stream",
    };
}
