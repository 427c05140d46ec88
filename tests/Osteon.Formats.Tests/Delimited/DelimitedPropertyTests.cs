using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Delimited;

/// <summary>Any table that is written is read back; any bytes that are read give a table, findings or a refusal.</summary>
[Property]
public sealed class DelimitedPropertyTests : IDisposable
{
    private static readonly string[] Pieces = ["a", "B", "7", " " +
        "", "\t", ",", ";", "\"", "\n", "\r", "\r\n", "µ", "ä", "骨", "#", "", "\"\"", "0.5", "🦴"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Gen<string> Text => Gen.ListOf(Gen.Elements(Pieces)).Select(p => string.Concat(p.Take(8)));

    private static Gen<Table> Tables =>
        from rows in Gen.Choose(0, 6)
        from texts in Gen.ArrayOf(Text, rows)
        from more in Gen.ArrayOf(Text, rows)
        from bits in Gen.ArrayOf(Gen.Choose(int.MinValue, int.MaxValue).Two(), rows)
        from name in Text
        from alone in Gen.Elements(true, false)
        let doubles = bits.Select(b => BitConverter.Int64BitsToDouble(((long)b.Item1 << 32) | (uint)b.Item2))
        let numbers = doubles.Select(d => double.IsFinite(d) ? d : (double?)null)
        let first = Column.Of("x" + name.Trim() + "x", texts)
        select new Table("t", "t", alone ? [first] : [first, Column.Of("number", [.. numbers]), Column.Of("more", more)]);

    [Fact]
    public void What_is_written_is_read_back() => PropertyCheck.ForAll(
        Tables,
        table =>
        {
            DelimitedText.Write(_folder["t.tsv"], table);
            var findings = new FindingCollector();
            RawTable read = DelimitedText.Read(_folder["t.tsv"], DelimitedOptions.Default with { Separator = '\t' }, findings);
            Assert.DoesNotContain(findings.ToList(), f => f.Id is not ("OST-TBL-019" or "OST-TBL-022"));
            Assert.Equal(table.Columns.Select(c => c.Name), read.Header.Texts);
            Assert.Equal(table.RowCount, read.Rows.Count);
            for (int row = 0; row < table.RowCount; row++)
                for (int column = 0; column < table.Columns.Count; column++)
                {
                    string text = read.Rows[row][column].Text;
                    Assert.Equal(table.Columns[column].Text(row), text);
                    if (table.Columns[column] is NumberColumn { Values: var values } && values[row] is { } number)
                        Assert.Equal(number, double.Parse(text, CultureInfo.InvariantCulture));
                }
        },
        count: 300);

    [Fact]
    public void Any_bytes_give_a_table_with_places_inside_the_file_or_a_refusal()
    {
        byte[] good = Encoding.UTF8.GetBytes("sample,arm,bv_tv,note\nr1,control,0.231,\"a, " +
            "\"\"b\"\"\"\nr2,ev,0.318,größer\n\nr3,ev,0.299,\n");
        int clean = 0, wrong = 0;
        PropertyCheck.ForAll(
            Gen.Choose(0, int.MaxValue),
            seed =>
            {
                byte[] bytes = Mutation.Of(good, good.Length, new Rng((ulong)seed));
                var findings = new FindingCollector();
                int lines = 1 + bytes.Count(b => b is (byte)'\n' or (byte)'\r');
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    RawTable table = DelimitedText.Read(_folder.Write("f.csv", bytes), DelimitedOptions.Default, findings);
                    foreach (RawRow row in table.Rows)
                        for (int i = 0; i < row.Count; i++)
                            Assert.True(row[i].Line >= 1 && row[i].Line <= lines && row[i].Column == i + 1);
                    if (!findings.HasErrors) Assert.All(table.Rows, r => Assert.Equal(table.Header.Count, r.Count));
                }
                catch (InvalidContentException)
                {
                    wrong++;
                    return;
                }

                Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
                Assert.All(findings.ToList(), f => Assert.InRange(f.Location!.Line ?? 1, 1, lines));
                if (findings.HasErrors) wrong++;
                else clean++;
            },
            count: 1000);
        Assert.True(clean >= 50 && wrong >= 200, $"the changes tell nothing: {clean} clean, {wrong} wrong");
    }
}
