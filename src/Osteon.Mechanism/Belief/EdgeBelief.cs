using System.Globalization;

namespace Osteon.Mechanism;

/// <summary>How many independent studies of one class speak, with their names.</summary>
/// <param name="Class">The class.</param>
/// <param name="Studies">The studies, in the order of the file.</param>
public sealed record ClassCount(EvidenceClass Class, IReadOnlyList<Study> Studies);

/// <summary>One side of an edge: what supports it, or what refutes it.</summary>
/// <param name="Belief">Noisy-or of the studies, 0 without any.</param>
/// <param name="Classes">Counts by class, the strongest class first.</param>
public sealed record BeliefSide(double Belief, IReadOnlyList<ClassCount> Classes)
{
    /// <summary>How the belief was computed: <c>1 - (0.05 + 0.3^2)</c>.</summary>
    public string Arithmetic => NoisyOr.Arithmetic(Classes.Select(c => (EvidenceClasses.Rate(c.Class), c.Studies.Count)));

    /// <summary>Independent studies of all classes.</summary>
    public int Studies { get; } = Classes.Sum(c => c.Studies.Count);
}

/// <summary>How well an edge is supported, on a scale of words.</summary>
public enum BeliefLabel
{
    /// <summary>Nothing supports it; at best it is named.</summary>
    NamedOnly,

    /// <summary>Support below 0.4.</summary>
    Weak,

    /// <summary>0.4 to below 0.7.</summary>
    Supported,

    /// <summary>0.7 to below 0.9.</summary>
    WellSupported,

    /// <summary>0.9 and more.</summary>
    Established,
}

/// <summary>
/// Belief in an edge. Support and refutation stand side by side and are never netted. Mentions count for neither. A study counts once, in
/// one class
/// (<see cref="EvidenceClasses.Of(IReadOnlyCollection{Evidence}, Edge)"/>).
/// </summary>
/// <param name="Support">What speaks for the edge.</param>
/// <param name="Refutation">What speaks against it.</param>
/// <param name="Mentions">Evidences that only name it.</param>
public sealed record EdgeBelief(BeliefSide Support, BeliefSide Refutation, int Mentions)
{
    /// <summary>Belief of an edge in paths when it is only named: 0.05.</summary>
    public const double NamedOnly = 0.05;

    private static readonly BeliefSide Nothing = new(0, []);

    /// <summary>Belief of an edge in paths when it has no evidence at all: 0.01.</summary>
    public const double WithoutEvidence = 0.01;

    /// <summary>The support as used in paths: never 0, so that every edge can be walked and is seen to be the weakest.</summary>
    public double ForPaths => Support.Studies > 0 ? Support.Belief : Mentions > 0 ? NamedOnly : WithoutEvidence;

    /// <summary>The support in words.</summary>
    public BeliefLabel Label => Support.Studies == 0 ? BeliefLabel.NamedOnly : Support.Belief switch
    {
        >= 0.9 => BeliefLabel.Established,
        >= 0.7 => BeliefLabel.WellSupported,
        >= 0.4 => BeliefLabel.Supported,
        _ => BeliefLabel.Weak,
    };

    /// <summary>
    /// The belief of an edge by itself. <see cref="MechanismGraph.Beliefs"/> also knows what other edges show to be one study.
    /// </summary>
    public static EdgeBelief Of(Edge edge) => Of(edge, stance => Studies.Of(edge.Evidence.Where(e => e.Stance == stance)));

    /// <summary>The belief of an edge whose studies with one stance are known.</summary>
    internal static EdgeBelief Of(Edge edge, Func<Stance, IReadOnlyList<Study>> studies) => new(
        Side(studies(Stance.Supports), edge),
        Side(studies(Stance.Refutes), edge),
        Mentioned(edge.Evidence));

    /// <summary>The label as words.</summary>
    public static string Words(BeliefLabel label) => label switch
    {
        BeliefLabel.NamedOnly => "named only",
        BeliefLabel.WellSupported => "well supported",
        _ => label.ToString().ToLowerInvariant(),
    };

    /// <summary>One line: <c>0.86 = 1 - (0.05 + 0.3^2)</c>, with what stands against it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Support.Studies > 0 ? $"{Support.Belief:0.###} = {Support.Arithmetic}" : $"0, {ForPaths} in paths")}{(Refutation.Studies > 0 ? $"; against it {Refutation.Belief:0.###} = {Refutation.Arithmetic}" : "")}");

    private static int Mentioned(IReadOnlyList<Evidence> evidence)
    {
        int count = 0;
        for (int k = 0; k < evidence.Count; k++)
            if (evidence[k].Stance == Stance.Mentions) count++;
        return count;
    }

    private static BeliefSide Side(IReadOnlyList<Study> studies, Edge edge)
    {
        if (studies.Count == 0) return Nothing;
        // studies by their class, the strongest first
        var of = new List<Study>?[EvidenceClasses.Rates.Count];
        foreach (Study study in studies)
        {
            ref List<Study>? list = ref of[(int)EvidenceClasses.Of(study.Evidence, edge)];
            (list ??= new List<Study>(studies.Count)).Add(study);
        }

        var classes = new List<ClassCount>(1);
        for (int c = 0; c < of.Length; c++)
            if (of[c] is { } some) classes.Add(new ClassCount((EvidenceClass)c, some));
        return new BeliefSide(NoisyOr.Belief(classes.Select(c => (EvidenceClasses.Rate(c.Class), c.Studies.Count))), classes);
    }
}
