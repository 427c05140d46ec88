namespace Osteon.Mechanism;

/// <summary>A point of a drawing, in pixels, y downwards.</summary>
public readonly record struct DrawingPoint(double X, double Y);

/// <summary>A node where it is drawn.</summary>
/// <param name="Id">Id of the node.</param>
/// <param name="X">Middle of the box, pixels from the left.</param>
/// <param name="Y">Middle of the box, pixels from the top.</param>
/// <param name="Width">Width of the box.</param>
/// <param name="Height">Height of the box.</param>
/// <param name="Layer">Column, from 0.</param>
/// <param name="Lines">The label, cut into at most two lines that fit the box by estimate.</param>
public sealed record DrawnNode(string Id, double X, double Y, double Width, double Height, int Layer, IReadOnlyList<string> Lines);

/// <summary>An edge where it is drawn: points from subject to object, to be joined by curves that leave and arrive horizontally.</summary>
/// <param name="Id">Id of the edge.</param>
/// <param name="Points">At least two points; two further ones for every column that is passed.</param>
/// <param name="IsWithinColumn">Whether it joins nodes of one column and therefore bows out to the right.</param>
public sealed record DrawnEdge(string Id, IReadOnlyList<DrawingPoint> Points, bool IsWithinColumn);

/// <summary>One of the columns cargo, target, pathway, cell, outcome, with the space it takes.</summary>
/// <param name="Title">What it holds.</param>
/// <param name="Left">Left border, pixels.</param>
/// <param name="Right">Right border, pixels.</param>
public sealed record DrawnBand(string Title, double Left, double Right);

/// <summary>A layered drawing.</summary>
/// <param name="Width">Width, pixels.</param>
/// <param name="Height">Height, pixels.</param>
/// <param name="Bands">Bands that hold a node, from left to right.</param>
/// <param name="Nodes">Nodes in the order of the graph.</param>
/// <param name="Edges">Edges in the order of the graph.</param>
/// <param name="Crossings">Crossings of edges between neighbouring columns.</param>
public sealed record MechanismDrawing(
    double Width,
    double Height,
    IReadOnlyList<DrawnBand> Bands,
    IReadOnlyList<DrawnNode> Nodes,
    IReadOnlyList<DrawnEdge> Edges,
    long Crossings);
