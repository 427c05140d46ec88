using Osteon.Primitives;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Osteon.Study;

/// <summary>
/// Builds a tree of <see cref="YamlNode"/>s from the parser's events. It works on events so that every value keeps its place, so that a
/// repeated key is reported with both places instead of stopping, and so that nesting and alias expansion are bounded while they are read:
/// a document of a few lines can otherwise stand for billions of values.
/// </summary>
internal sealed class YamlComposer
{
    internal const int MaxDepth = 32;
    internal const long MaxNodes = 100_000;

    private readonly string _file;
    private readonly FindingCollector _findings;
    private readonly Parser _parser;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private long _nodes;

    private YamlComposer(string text, string file, FindingCollector findings)
    {
        _file = file;
        _findings = findings;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The document, or null with findings that say why there is none.</summary>
    public static YamlNode? Compose(string text, string file, FindingCollector findings)
    {
        var composer = new YamlComposer(text, file, findings);
        try
        {
            return composer.Document();
        }
        catch (StoppedException)
        {
            return null;
        }
        catch (YamlException exception)
        {
            findings.Add(NotYaml(new SourceLocation(file, (int)exception.Start.Line, (int)exception.Start.Column), Plain(exception)));
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // On some broken texts (a tab after a block scalar) the scanner fails by itself instead of with a YamlException.
            Mark last = composer._parser.Current?.End ?? Mark.Empty;
            findings.Add(NotYaml(new SourceLocation(file, (int)last.Line, (int)last.Column), "it breaks off here"));
            return null;
        }
    }

    private static Finding NotYaml(SourceLocation place, string reason) => ManifestFindings.NotYaml.At(
        place,
        $"this is not valid YAML: {reason}",
        hint: "Check indentation (blanks, no tabs), colons, quotes and brackets on this line and the one before.");

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _)) return null;
        _parser.Consume<DocumentStart>();
        YamlNode root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
            _findings.Add(ManifestFindings.SeveralDocuments.At(
                Place(_parser.Current!.Start),
                "a second YAML document begins here",
                hint: "One study is one document: remove the line '---' or put the second study into its own folder."));
        return root;
    }

    private YamlNode Node(int depth)
    {
        ParsingEvent current = Next();
        Mark start = current.Start;
        if (depth > MaxDepth)
            Stop(
                start,
                $"the nesting is deeper than {MaxDepth} levels",
                "A study description needs six; look for a list or brace that is never closed.");
        Count(1, start);
        if (current is AnchorAlias alias)
        {
            _parser.MoveNext();
            return Aliased(alias);
        }

        // After an alias that is used as a key the parser may end a mapping where its value should be.
        if (current is not NodeEvent node) throw new YamlException(current.Start, current.End, "a value is missing");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            _findings.Add(ManifestFindings.Tag.At(
                Place(start),
                $"the YAML tag '{node.Tag.Value}' is not used here",
                hint: "Remove the tag; the kind of a value is known from its key."));
        YamlNode composed = node switch
        {
            Scalar => OneScalar(_parser.Consume<Scalar>()),
            SequenceStart => Sequence(depth),
            _ => Mapping(depth),
        };
        if (!node.Anchor.IsEmpty) _anchors[node.Anchor.Value] = composed;
        return composed;
    }

    private ParsingEvent Next() =>
        _parser.Accept<ParsingEvent>(out ParsingEvent? next) ? next : throw new YamlException("the document ends early");

    private static YamlScalar OneScalar(Scalar scalar) =>
        new((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, scalar.Style is ScalarStyle.Plain);

    private YamlSequence Sequence(int depth)
    {
        SequenceStart start = _parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
        return new YamlSequence((int)start.Start.Line, (int)start.Start.Column, items);
    }

    private YamlMapping Mapping(int depth)
    {
        MappingStart start = _parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            YamlNode key = Node(depth + 1);
            YamlNode value = Node(depth + 1);
            if (key is not YamlScalar name)
                _findings.Add(ManifestFindings.WrongShape.At(
                    new SourceLocation(_file, key.Line, key.Column),
                    "a key must be a word, not a list or mapping"));
            else if (seen.TryGetValue(name.Text, out YamlScalar? first))
                _findings.Add(ManifestFindings.DuplicateKey.At(
                    new SourceLocation(_file, name.Line, name.Column),
                    $"the key '{name.Text}' is given twice here, first on line {first.Line}",
                    hint: "Keep one of them; the first one was read."));
            else
            {
                seen.Add(name.Text, name);
                entries.Add(new YamlEntry(name, value));
            }
        }

        return new YamlMapping((int)start.Start.Line, (int)start.Start.Column, entries);
    }

    private YamlNode Aliased(AnchorAlias alias)
    {
        if (_anchors.TryGetValue(alias.Value.Value, out YamlNode? target))
        {
            Count(target.Weight, alias.Start);
            return target;
        }

        _findings.Add(ManifestFindings.UnknownAlias.At(
            Place(alias.Start),
            $"the alias '*{alias.Value.Value}' has no anchor '&{alias.Value.Value}' before it",
            hint: "An asterisk at the start of a value is a YAML alias. Put the value in quotes if a text is meant."));
        return new YamlScalar((int)alias.Start.Line, (int)alias.Start.Column, "", IsPlain: true);
    }

    private void Count(long nodes, Mark place)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes)
            Stop(
                place,
                $"the document stands for more than {MaxNodes} values once its aliases are expanded",
                "Write values out instead of repeating them by nested aliases.");
    }

    private void Stop(Mark place, string message, string hint)
    {
        _findings.Add(ManifestFindings.TooLarge.At(Place(place), message, hint: hint));
        throw new StoppedException();
    }

    private SourceLocation Place(Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);

    private static string Plain(YamlException exception)
    {
        string message = exception.Message;
        int end = message.IndexOf("): ", StringComparison.Ordinal);
        return message.StartsWith('(') && end > 0 ? message[(end + 3)..] : message;
    }

    /// <summary>A limit was passed; the finding is already there.</summary>
    private sealed class StoppedException : Exception;
}
