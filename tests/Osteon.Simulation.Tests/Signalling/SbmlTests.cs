using System.Diagnostics;
using System.Globalization;
using Osteon.Mechanism;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

[Oracle]
public sealed class SbmlTests
{
    private static readonly string[] Arcs = ["A -> C", "B -> C", "D -| C", "C -> E", "E -| F", "C -| F", "F -> C", "D -| B", "G -| H"];

    [Theory]
    [InlineData(LogicGate.InhibitorsVeto)]
    [InlineData(LogicGate.Any)]
    [InlineData(LogicGate.All)]
    public void The_core_document_is_valid_and_runs_to_the_same_trajectory_elsewhere(LogicGate gate)
    {
        LogicModel model = LogicText.Model(gate, Arcs);
        model = model with
        {
            Nodes = [.. model.Nodes.Select((n,
                i) => n with { TimeConstant = 1 + (0.3 * i), Maximum = 1 - (0.02 * i), Input = 0.3 + (0.05 * i), Initial = 0.1 * i })],
            Influences = [.. model.Influences.Select((a, i) => a with { Weight = 0.95 - (0.05 * i), Curve = new(1.3 + (0.1 * i), 0.5) })],
        };
        LogicCondition condition = model.Hold("A", 0.9) with { Inactive = new HashSet<int> { 3 } };
        Compare(model, condition);
    }

    [Fact]
    public void A_model_of_the_shipped_graph_runs_to_the_same_trajectory_elsewhere()
    {
        GraphModel made = GraphModel.Of(ShippedMechanism.Graph,
            new GraphModelParameters { From = ["mirna:miR-29a"], To = ["process:angiogenesis", "process:osteogenesis"] });
        LogicModel model = made.Model.WithSigns([.. made.Model.Uncertain.Select((_, i) => i % 2 == 0)]);
        Compare(model, model.Hold("mirna:miR-29a", 0));
    }

    [Theory]
    [InlineData(LogicGate.InhibitorsVeto)]
    [InlineData(LogicGate.Any)]
    [InlineData(LogicGate.All)]
    public void The_qual_document_is_valid_and_has_the_same_rules(LogicGate gate)
    {
        LogicModel model = LogicText.Model(gate, Arcs);
        LogicCondition condition = model.Hold("A", 1) with { Inactive = new HashSet<int> { 1 } };
        var network = new BooleanNetwork(model, condition);
        int n = model.Nodes.Count;
        bool[][] states = [.. Enumerable.Range(0, 1 << n).Where(s => s % 7 == 0)
            .Select(s => Enumerable.Range(0, n).Select(i => (s >> i & 1) != 0).ToArray())];
        string Word(IEnumerable<bool> s) => string.Concat(s.Select(v => v ? '1' : '0'));
        string[] lines = Run("qual", SbmlModel.Text(SbmlQualModel.Document(model, condition)), states.Select(Word));
        Assert.Equal(states.Select(s => Word(Enumerable.Range(0, n).Select(i => network.Next(i, s)))), lines);
    }

    private static void Compare(LogicModel model, LogicCondition condition)
    {
        double[] times = [0, 0.5, 1, 2.5, 7, 20];
        var system = new LogicSystem(model, condition);
        OdeSolution own = Rodas.Solve(system.Problem, system.Initial(), times, new OdeParameters(1e-9, 1e-11), RunContext.Default);
        string[] lines = Run("core", SbmlModel.Text(SbmlModel.Document(model, condition)),
            times.Select(t => t.ToString("R", CultureInfo.InvariantCulture)));
        Assert.Equal(model.Nodes.Count, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split(' ');
            for (int t = 0; t < times.Length; t++) Assert.Equal(double.Parse(cells[t + 1], CultureInfo.InvariantCulture),
                own.States[t, i], 1e-6);
        }
    }

    private static string[] Run(string kind, string document, IEnumerable<string> words)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, document);
            string script = Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Simulation.Tests", "Signalling", "sbml_run.py");
            (int code, string said) = Python(["-c", "import libsbml, scipy"]);
            Assert.SkipUnless(code == 0,
                "SKIPPED: libSBML or scipy for Python is not on this machine (Debian: python3-sbml5, python3-scipy).");
            (code, said) = Python([script, kind, file, .. words]);
            Assert.True(code == 0, said);
            return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (int Code, string Said) Python(IEnumerable<string> arguments)
    {
        const string Debian = "/usr/bin/python3";
        var start = new ProcessStartInfo(File.Exists(Debian) ? Debian : "python3", arguments) { RedirectStandardOutput = true };
        try
        {
            using Process process = Process.Start(start)!;
            string said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, said);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (127, "no python3");
        }
    }
}
