namespace Osteon.Mechanism;

/// <summary>Counts independent studies among evidences of several edges; can be used again after <see cref="Clear"/>.</summary>
internal sealed class StudyCount(GraphStudies studies)
{
    private readonly Union _union = new(studies.Names.Count);
    private readonly bool[] _counted = new bool[studies.Names.Count];
    private readonly List<int> _touched = [];

    /// <summary>How many there are: a citation of many works is one with each of them.</summary>
    public int Independent { get; private set; }

    public void Clear()
    {
        foreach (int study in _touched)
        {
            _counted[study] = false;
            _union.Clear(study);
        }

        _touched.Clear();
        Independent = 0;
    }

    public void Add(int edge, int evidence)
    {
        int own = studies.Of(edge, evidence);
        Touch(own);
        foreach (int work in studies.Also(edge, evidence))
        {
            Touch(work);
            if (_union.Root(work) == _union.Root(own)) continue;
            _union.Join(work, own);
            Independent--;
        }
    }

    private void Touch(int study)
    {
        if (_counted[study]) return;
        _counted[study] = true;
        _touched.Add(study);
        Independent++;
    }
}
