using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Golden]
public sealed class ExampleTests
{
    [Fact]
    public void Dump()
    {
        StudyUnderstanding u = StudyCheck.Check(Studies.Example("li-2025"), new StudyCheckOptions(), RunContext.Default);
        Assert.Fail(u.Findings.Text() + "\n" + string.Join("\n", u.Lines) + "\n" + u.Summary);
    }
}
