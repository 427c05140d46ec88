using Osteon.Primitives;

namespace Osteon.Formats.Tests.Delimited;

[Unit]
public sealed class DelimitedWriteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static readonly Table Example = new("ct", "Morphometry",
    [
        Column.Of("sample", ["r1", "tab\there", null]),
        Column.Of("bv_tv", [0.1, 1.0 / 3, null], "1", "Bone volume fraction"),
        Column.Of("n", [1, long.MaxValue, null], "1"),
        Column.Of("healed", [true, false, null]),
    ]);

    [Fact]
    public void One_header_line_with_bare_names_full_precision_and_empty_for_missing()
    {
        DelimitedText.Write(_folder["ct.tsv"], Example);
        Assert.Equal(
            "sample\tbv_tv\tn\thealed\nr1\t0.1\t1\ttrue\n\"tab\there\"\t0.3333333333333333\t9223372036854775807\tfalse\n\"\"\t\t\t\n",
            File.ReadAllText(_folder["ct.tsv"]));
    }

    [Fact]
    public void The_stream_stays_open_and_gets_the_same_bytes()
    {
        using var stream = new MemoryStream();
        DelimitedText.Write(stream, Example);
        stream.WriteByte((byte)'!');
        DelimitedText.Write(_folder["ct.tsv"], Example);
        Assert.Equal([.. File.ReadAllBytes(_folder["ct.tsv"]), (byte)'!'], stream.ToArray());
    }

    [Fact]
    public void The_dictionary_says_type_unit_and_meaning_of_every_column()
    {
        DelimitedText.Write(_folder["columns.tsv"], TableDictionary.Of([Example]));
        Assert.Equal(
            "table\tname\ttype\tunit\tdescription\nct\tsample\ttext\t\t\nct\tbv_tv\tnumber\t1\tBone volume " +
                "fraction\nct\tn\tinteger\t1\t\nct\thealed\tflag\t\t\n",
            File.ReadAllText(_folder["columns.tsv"]));
    }

    [Fact]
    public void Writing_where_it_is_not_possible_is_a_finding() =>
        Assert.Equal("OST-VOL-024", Assert.Throws<OsteonException>(() => DelimitedText.Write(_folder["no/ct.tsv"], Example)).Finding.Id);
}
