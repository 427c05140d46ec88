using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// The Boolean network of a logic model. A node is on when its gate says so with every influence at full weight: any active activator and
/// no
/// active inhibitor (<see cref="LogicGate.InhibitorsVeto"/>; without activators: no active inhibitor), any favourable regulator
/// (<see cref="LogicGate.Any"/>) or all of them (<see cref="LogicGate.All"/>). Nodes without regulators and held nodes are constant: on
/// from
/// 0.5. Influences of unknown sign do not act. These are the drives of the continuous model at activities 0 and 1, where f(0) = 0 and
/// f(1) = 1.
/// </summary>
public sealed class BooleanNetwork
{
    private readonly (int From, bool Raises)[][] _inputs;
    private readonly bool?[] _constant;
    private readonly LogicGate _gate;

    /// <summary>Makes the network.</summary>
    /// <exception cref="InvalidContentException">See <see cref="LogicModelCheck"/>.</exception>
    public BooleanNetwork(LogicModel model, LogicCondition condition)
    {
        LogicModelCheck.Require(model, condition);
        _gate = model.Gate;
        Size = model.Nodes.Count;
        _inputs = new (int, bool)[Size][];
        _constant = new bool?[Size];
        var incoming = Enumerable.Range(0, model.Influences.Count).Where(k => model.Influences[k].Sign != Sign.Unknown)
            .ToLookup(k => model.Influences[k].To);
        for (int i = 0; i < Size; i++)
        {
            int[] all = [.. incoming[i]];
            bool activated = Array.Exists(all, k => model.Influences[k].Sign == Sign.Plus);
            _inputs[i] =
            [
                .. all.Where(k => !condition.Inactive.Contains(k))
                    .Select(k => (model.Influences[k].From, model.Influences[k].Sign == Sign.Plus)),
            ];
            if (condition.Held.TryGetValue(i, out double held)) _constant[i] = held >= 0.5;
            else if (model.Nodes[i].Maximum < 0.5) _constant[i] = false;
            else if (all.Length == 0) _constant[i] = model.Nodes[i].Input >= 0.5;
            else if (_inputs[i].Length == 0) _constant[i] = _gate != LogicGate.Any && !activated;
            else if (_gate == LogicGate.InhibitorsVeto && activated && !Array.Exists(_inputs[i], t => t.Raises)) _constant[i] = false;
            if (_constant[i] is not null) _inputs[i] = [];
        }
    }

    /// <summary>Number of nodes.</summary>
    public int Size { get; }

    /// <summary>The nodes that act on this one, ascending, each once.</summary>
    public IReadOnlyList<int> RegulatorsOf(int node) => [.. _inputs[node].Select(t => t.From).Distinct().Order()];

    /// <summary>The next value of a node in this state.</summary>
    public bool Next(int node, ReadOnlySpan<bool> state)
    {
        if (_constant[node] is { } constant) return constant;
        bool anyFor = false, allFor = true, hasActivator = false, activator = false, inhibitor = false;
        foreach ((int from, bool raises) in _inputs[node])
        {
            bool favourable = state[from] == raises;
            anyFor |= favourable;
            allFor &= favourable;
            hasActivator |= raises;
            activator |= raises && state[from];
            inhibitor |= !raises && state[from];
        }

        return _gate switch
        {
            LogicGate.Any => anyFor,
            LogicGate.All => allFor,
            _ => (activator || !hasActivator) && !inhibitor,
        };
    }

    /// <summary>
    /// The next value of a node when some values are not known (null), or null when both are possible as far as the known ones tell.
    /// </summary>
    public bool? Next(int node, ReadOnlySpan<bool?> state)
    {
        if (_constant[node] is { } constant) return constant;
        bool anyFor = false, allFor = true, canFor = false, canAll = true;
        bool hasActivator = false, activator = false, canActivate = false, inhibitor = false, canInhibit = false;
        foreach ((int from, bool raises) in _inputs[node])
        {
            bool? value = state[from];
            anyFor |= value == raises;
            canFor |= value is null || value == raises;
            allFor &= value == raises;
            canAll &= value is null || value == raises;
            hasActivator |= raises;
            activator |= raises && value == true;
            canActivate |= raises && value != false;
            inhibitor |= !raises && value == true;
            canInhibit |= !raises && value != false;
        }

        return _gate switch
        {
            LogicGate.Any => anyFor ? true : canFor ? null : false,
            LogicGate.All => allFor ? true : canAll ? null : false,
            _ when inhibitor || (hasActivator && !canActivate) => false,
            _ when !canInhibit && (activator || !hasActivator) => true,
            _ => null,
        };
    }

    /// <summary>
    /// Fixes what follows from the constants and the given values alone, round after round. Values that come out hold in every attractor,
    /// with
    /// synchronous and asynchronous updates alike.
    /// </summary>
    public bool?[] Percolate()
    {
        var state = new bool?[Size];
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = 0; i < Size; i++)
            {
                if (state[i] is not null || Next(i, state.AsSpan()) is not { } value) continue;
                state[i] = value;
                changed = true;
            }
        }

        return state;
    }
}
