using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Osteon.Study;

/// <summary>
/// What the keys of study.yaml mean: the summaries of the records' properties and of the choices, read from the XML documentation that is
/// built beside the assemblies that own them. The sentence is written once, in the source.
/// </summary>
internal sealed partial class KeyDescriptions
{
    private readonly Dictionary<string, string> _summaries;

    private KeyDescriptions(Dictionary<string, string> summaries) => _summaries = summaries;

    /// <summary>Reads the documentation of every assembly that owns a type of the manifest.</summary>
    /// <param name="folder">The folder of the XML files, each named like its assembly.</param>
    public static KeyDescriptions Read(string folder)
    {
        IEnumerable<XElement> members = RecordShape.TypesFrom(typeof(Manifest)).Select(t => t.Assembly)
            .Where(a => a.GetName().Name!.StartsWith("Osteon.", StringComparison.Ordinal)).Distinct()
            .SelectMany(a => XDocument.Load(Path.Combine(folder, a.GetName().Name + ".xml")).Descendants("member"));
        return new KeyDescriptions(members.Where(m => m.Element("summary") is not null && !((string)m.Attribute("name")!).Contains("RegularExpressions.Generated", StringComparison.Ordinal))
            .ToDictionary(m => (string)m.Attribute("name")!, m => Plain(m.Element("summary")!), StringComparer.Ordinal));
    }

    /// <summary>Description of a key.</summary>
    public string Of(RecordKey key) => Find($"P:{key.Property.DeclaringType!.FullName}.{key.Property.Name}");

    /// <summary>Description of a record or enumeration.</summary>
    public string Of(Type type) => Find($"T:{type.FullName}");

    /// <summary>Description of a value of an enumeration.</summary>
    public string Of(Type enumeration, string name) => Find($"F:{enumeration.FullName}.{name}");

    private string Find(string id) => _summaries.GetValueOrDefault(id, "");

    private static string Plain(XElement summary) =>
        Blanks().Replace(string.Concat(summary.Nodes().Select(n => n switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" or "paramref" } reference =>
                Last((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? ""),
            XElement element => element.Value,
            _ => "",
        })), " ").Trim();

    private static string Last(string reference) => reference[(reference.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
