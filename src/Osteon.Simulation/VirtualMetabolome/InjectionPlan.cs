using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>One planned injection.</summary>
/// <param name="Injection">What the table says of it.</param>
/// <param name="Subject">The subject, as its place among all subjects; −1 for pools and blanks.</param>
/// <param name="Batch">The batch, from 0.</param>
/// <param name="Place">Where in its batch: −1 first, 1 last.</param>
internal readonly record struct PlannedInjection(Injection Injection, int Subject, int Batch, double Place);

/// <summary>A subject: its name and its arm.</summary>
internal readonly record struct VirtualSubject(string Name, int Arm);

/// <summary>Who belongs to which arm, and what is injected when.</summary>
internal static class InjectionPlan
{
    /// <summary>The subjects of all arms, by name; those without a given name are named in a random order over the arms.</summary>
    public static IReadOnlyList<VirtualSubject> Subjects(IReadOnlyList<VirtualArm> arms, RandomStreams random)
    {
        int[] unnamed = [.. arms.SelectMany((arm, a) => Enumerable.Repeat(a, arm.SubjectNames is null ? arm.Subjects : 0))];
        random.Stream("virtual-metabolome", "allocation").Shuffle<int>(unnamed);
        IEnumerable<VirtualSubject> named =
            arms.SelectMany((arm, a) => (arm.SubjectNames ?? []).Select(name => new VirtualSubject(name, a)));
        IEnumerable<VirtualSubject> drawn = unnamed.Select((a, i) => new VirtualSubject(Numbered("subject", i), a));
        return [.. named.Concat(drawn).OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>All injections in their order.</summary>
    public static IReadOnlyList<PlannedInjection> Injections(
        IReadOnlyList<VirtualSubject> subjects, VirtualMetabolomeParameters parameters, RandomStreams random)
    {
        VirtualAcquisition acquisition = parameters.Acquisition;
        List<int>[] batches = Batches(subjects, parameters.Arms.Count, acquisition.Batches, random);
        var plan = new List<PlannedInjection>();
        int qcs = 0, blanks = 0;
        for (int b = 0; b < batches.Length; b++)
        {
            var kinds = new List<(InjectionKind Kind, int Subject)>();
            kinds.AddRange(Enumerable.Repeat((InjectionKind.Blank, -1), acquisition.LeadingBlanks));
            if (acquisition.QcEvery > 0) kinds.AddRange(Enumerable.Repeat((InjectionKind.Qc, -1), acquisition.LeadingQcs));
            int sinceQc = 0;
            foreach (int subject in batches[b])
            {
                kinds.Add((InjectionKind.Sample, subject));
                if (acquisition.QcEvery == 0 || ++sinceQc < acquisition.QcEvery) continue;
                kinds.Add((InjectionKind.Qc, -1));
                sinceQc = 0;
            }

            if (acquisition.QcEvery > 0 && sinceQc > 0) kinds.Add((InjectionKind.Qc, -1));
            if (acquisition.LeadingBlanks > 0) kinds.Add((InjectionKind.Blank, -1));
            for (int i = 0; i < kinds.Count; i++)
            {
                (InjectionKind kind, int subject) = kinds[i];
                string name = kind switch
                {
                    InjectionKind.Qc => Numbered("QC", qcs++),
                    InjectionKind.Blank => Numbered("blank", blanks++),
                    _ => subjects[subject].Name,
                };
                var injection = new Injection
                {
                    Name = name,
                    Kind = kind,
                    Group = subject < 0 ? null : parameters.Arms[subjects[subject].Arm].Id,
                    Subject = subject < 0 ? null : subjects[subject].Name,
                    Order = plan.Count + 1,
                    Batch = string.Create(CultureInfo.InvariantCulture, $"B{b + 1}"),
                };
                plan.Add(new PlannedInjection(injection, subject, b, kinds.Count == 1 ? 0 : (2.0 * i / (kinds.Count - 1)) - 1));
            }
        }

        return plan;
    }

    /// <summary>
    /// Deals the subjects of each arm to the batches in turn, going on where the arm before stopped, and puts each batch in a random order.
    /// </summary>
    private static List<int>[] Batches(IReadOnlyList<VirtualSubject> subjects, int arms, int count, RandomStreams random)
    {
        List<int>[] batches = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        Rng rng = random.Stream("virtual-metabolome", "order");
        int next = 0;
        for (int arm = 0; arm < arms; arm++)
        {
            int[] members = [.. Enumerable.Range(0, subjects.Count).Where(s => subjects[s].Arm == arm)];
            rng.Shuffle<int>(members);
            foreach (int member in members) batches[next++ % count].Add(member);
        }

        foreach (List<int> batch in batches) rng.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(batch));
        return batches;
    }

    private static string Numbered(string what, int index) => string.Create(CultureInfo.InvariantCulture, $"{what}-{index + 1:00}");
}
