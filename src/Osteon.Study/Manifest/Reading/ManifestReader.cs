using System.Text;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What reading a study.yaml gave.</summary>
/// <param name="Manifest">
/// The study as far as it could be read, null when the file is no YAML mapping at all. Where <paramref name="Findings"/> has errors, values
/// that could not be read stand at their defaults: good enough to look for further problems, not to run.
/// </param>
/// <param name="Source">Which keys are stated, and where.</param>
/// <param name="Findings">All problems.</param>
public sealed record ManifestReading(Manifest? Manifest, ManifestSource Source, ValueList<Finding> Findings);

/// <summary>
/// Reads study.yaml. It never throws for what is in the file: every problem is a finding with line and column, and all are found in one go.
/// Reading only asks whether the text is a manifest; whether the manifest makes sense is asked by the checks.
/// </summary>
public static class ManifestReader
{
    /// <summary>The largest file that is read, in bytes. A long study description has 20 kB.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a manifest from a stream of UTF-8 text.</summary>
    /// <param name="stream">Read to its end, or to <see cref="MaxBytes"/>.</param>
    /// <param name="file">The name of the file in findings.</param>
    public static ManifestReading Read(Stream stream, string file)
    {
        byte[] buffer = new byte[MaxBytes + 1];
        int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > MaxBytes)
            return Failed(ManifestFindings.TooLarge.At(
                new SourceLocation(file),
                $"the file is larger than {MaxBytes / 1024} kB",
                hint: "Per-sample facts belong into samples.csv."), file);
        try
        {
            return Read(Strict.GetString(buffer.AsSpan(0, length)), file);
        }
        catch (DecoderFallbackException exception)
        {
            return Failed(ManifestFindings.NotText.At(
                new SourceLocation(file, LineOf(buffer.AsSpan(0, Math.Clamp(exception.Index, 0, length)))),
                "the file is not UTF-8 text",
                hint: "Save it as UTF-8 in your editor."), file);
        }
    }

    /// <summary>Reads a manifest from text.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="file">The name of the file in findings.</param>
    public static ManifestReading Read(string text, string file)
    {
        var findings = new FindingCollector();
        YamlNode? root = YamlComposer.Compose(text.StartsWith('\uFEFF') ? text[1..] : text, file, findings);
        if (root is YamlMapping mapping)
        {
            var binder = new ManifestBinder(file, findings);
            Manifest manifest = binder.Bind(mapping);
            return new ManifestReading(manifest, binder.Source, findings.ToList().ToValueList());
        }

        if (!findings.HasErrors)
            findings.Add(ManifestFindings.NotAMapping.At(
                new SourceLocation(file, 1, 1),
                root is null or YamlScalar { IsNull: true } ? "the file is empty" : "the file is not a mapping of keys to values",
                hint: "Begin with 'title: …'. 'osteon init DIR' writes a commented example."));
        return new ManifestReading(null, new ManifestSource(file), findings.ToList().ToValueList());
    }

    /// <summary>Reads one record of a manifest from YAML text, for example a step given on a command line; null with findings.</summary>
    internal static T? ReadPart<T>(string text, string file, FindingCollector findings)
        where T : class
    {
        YamlNode? root = YamlComposer.Compose(text, file, findings);
        return root is YamlMapping mapping ? (T?)new ManifestBinder(file, findings).BindPart(typeof(T), mapping) : null;
    }

    private static ManifestReading Failed(Finding finding, string file) => new(null, new ManifestSource(file), [finding]);

    private static int LineOf(ReadOnlySpan<byte> before) => 1 + before.Count((byte)'\n');
}
