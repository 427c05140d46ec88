using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>One file that was read.</summary>
/// <param name="Name">Its name without folders; for a part of an archive or folder, the path inside it.</param>
/// <param name="Format">What it was read as.</param>
/// <param name="Records">How many records it held: lines, nodes, compounds, reactions.</param>
public sealed record KnowledgeInput(string Name, KnowledgeFormat Format, long Records);

/// <summary>A pack as read from files, with what was understood of them.</summary>
/// <param name="Pack">Compounds in the order of their keys and sets in the order of theirs; every member and every end of an edge is a
/// compound of the pack.</param>
/// <param name="Inputs">The files in the order in which they were read.</param>
/// <param name="SetsWithoutCompounds">Sets that the files name but that hold no compound; they are not in the pack.</param>
public sealed record KnowledgeReading(KnowledgePack Pack, IReadOnlyList<KnowledgeInput> Inputs, int SetsWithoutCompounds);
