namespace Osteon.Mechanism;

/// <summary>Strongly connected components by Tarjan 1972 (doi:10.1137/0201010), without recursion.</summary>
internal static class StrongComponents
{
    /// <summary>For each node the number of its component.</summary>
    public static int[] Of(SignedArcs arcs)
    {
        int[] component = new int[arcs.Nodes], index = new int[arcs.Nodes], low = new int[arcs.Nodes], next = new int[arcs.Nodes];
        Array.Fill(component, -1);
        Array.Fill(index, -1);
        var open = new Stack<int>();
        var work = new Stack<int>();
        int counter = 0, components = 0;
        for (int start = 0; start < arcs.Nodes; start++)
        {
            if (index[start] >= 0) continue;
            work.Push(start);
            while (work.TryPeek(out int node))
            {
                if (index[node] < 0)
                {
                    index[node] = low[node] = counter++;
                    open.Push(node);
                }

                if (next[node] < arcs.Outgoing[node].Length)
                {
                    int to = arcs.To[arcs.Outgoing[node][next[node]++]];
                    if (index[to] < 0) work.Push(to);
                    else if (component[to] < 0) low[node] = Math.Min(low[node], index[to]);
                    continue;
                }

                work.Pop();
                if (work.TryPeek(out int parent)) low[parent] = Math.Min(low[parent], low[node]);
                if (low[node] != index[node]) continue;
                int member;
                do
                {
                    member = open.Pop();
                    component[member] = components;
                }
                while (member != node);
                components++;
            }
        }

        return component;
    }
}
