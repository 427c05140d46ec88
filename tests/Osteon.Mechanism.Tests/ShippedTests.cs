namespace Osteon.Mechanism.Tests;

[Golden]
public sealed class ShippedTests
{
    [Fact]
    public void The_shipped_files_are_read_without_a_finding()
    {
        MechReading reading = MechReader.Read(ShippedMechanism.Sources());
        Assert.Empty(reading.Findings);
        Assert.True(reading.Graph!.Nodes.Count > 500 && reading.Graph.Edges.Count > 1000);
    }
}
