namespace Osteon.Metabolomics;

/// <summary>
/// The blocks of an InChIKey. The first 14 letters hash the connectivity (the skeleton); the next ten hash stereochemistry, isotopes and
/// the kind of InChI; the last letter counts protons: N neutral, M one removed, O one added, and so on. Two keys with the first two blocks
/// equal are the same structure up to protonation, as an acid and its base. Only a shared first block means the same skeleton:
/// stereoisomers,
/// also different sugars such as glucose and galactose. Source: Heller et al. 2015, 10.1186/s13321-015-0068-4.
/// </summary>
/// <param name="Skeleton">First block, 14 letters.</param>
/// <param name="Layers">Second block, ten letters, or null where only the first block was written.</param>
/// <param name="Protonation">Last letter, or null.</param>
public readonly record struct InchiKey(string Skeleton, string? Layers, char? Protonation)
{
    private const int SkeletonLetters = 14;
    private const int LayerLetters = 10;

    /// <summary>Whether all three blocks are there.</summary>
    public bool IsFull => Layers is not null && Protonation is not null;

    /// <summary>The first two blocks: the structure up to protonation. Null where only the first block was written.</summary>
    public string? WithoutProtonation => Layers is null ? null : $"{Skeleton}-{Layers}";

    /// <summary>The blocks of a key in the normal form of <see cref="IdentifierText"/>; throws <see cref="ArgumentException"/> for
    /// other text.</summary>
    public static InchiKey Of(string normal)
    {
        string[] blocks = normal.Split('-');
        if (blocks.Length > 3 || blocks[0].Length != SkeletonLetters || (blocks.Length > 1 && blocks[1].Length != LayerLetters)
            || (blocks.Length > 2 && blocks[2].Length != 1))
            throw new ArgumentException($"'{normal}' is not an InChIKey in normal form", nameof(normal));
        return new InchiKey(blocks[0], blocks.Length > 1 ? blocks[1] : null, blocks.Length > 2 ? blocks[2][0] : null);
    }

    /// <inheritdoc/>
    public override string ToString() => Layers is null ? Skeleton : Protonation is null ? $"{Skeleton}-{Layers}"
        : $"{Skeleton}-{Layers}-{Protonation}";
}
