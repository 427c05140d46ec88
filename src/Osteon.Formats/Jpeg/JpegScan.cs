using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Decodes one scan: the blocks of one component or of several in turn.</summary>
internal ref struct JpegScan
{
    private readonly JpegFrame _frame;
    private readonly JpegOrigin _origin;
    private readonly JpegComponent[] _components;
    private readonly ReadOnlySpan<byte> _data;
    private readonly (int First, int Last, int High, int Low) _band;
    private JpegBits _bits;
    private int _blocksToSkip;
    private bool _rest;

    /// <summary>Prepares the components of a scan.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="components">Components of the scan with their codes set.</param>
    /// <param name="band">First and last coefficient and the bits before and after the scan; 0, 63, 0, 0 for a scan of whole blocks.</param>
    /// <param name="data">All of the picture.</param>
    /// <param name="origin">For messages.</param>
    public JpegScan(
        JpegFrame frame, JpegComponent[] components, (int First, int Last, int High, int Low) band, ReadOnlySpan<byte> data, JpegOrigin origin)
    {
        _frame = frame;
        _components = components;
        _band = band;
        _data = data;
        _origin = origin;
    }

    /// <summary>Decodes the scan whose data begin at a place; returns the place of the marker behind them, and whether data were left over.</summary>
    /// <param name="position">First byte of the data.</param>
    /// <param name="restartInterval">Units between restart markers, or 0.</param>
    public (int Position, bool LeftOver) Decode(int position, int restartInterval)
    {
        _bits = new JpegBits(_data, position);
        bool single = _components.Length == 1;
        JpegComponent first = _components[0];
        int across = single ? (first.Width + 7) / 8 : _frame.UnitsAcross;
        int down = single ? (first.Height + 7) / 8 : _frame.UnitsDown;
        long untilRestart = restartInterval == 0 ? long.MaxValue : restartInterval;
        int restarts = 0;
        Span<short> scratch = stackalloc short[64];
        for (int y = 0; y < down; y++)
        {
            for (int x = 0; x < across; x++)
            {
                if (untilRestart-- == 0)
                {
                    Restart(restarts++);
                    untilRestart = restartInterval - 1;
                }

                if (single)
                {
                    Decode(first, y, x, scratch);
                }
                else
                {
                    foreach (JpegComponent component in _components)
                        for (int v = 0; v < component.Down; v++)
                            for (int h = 0; h < component.Across; h++)
                                Decode(component, (y * component.Down) + v, (x * component.Across) + h, scratch);
                }

                if (_bits.Overrun) throw EndsEarly(y, x);
            }
        }

        return (_bits.Position, _rest || _bits.HasRest);
    }

    private void Decode(JpegComponent component, int row, int column, scoped Span<short> scratch)
    {
        if (!_frame.Progressive)
        {
            scratch.Clear();
            Sequential(component, scratch);
            component.Transform(scratch, row, column);
            return;
        }

        Span<short> block = component.Block(row, column);
        if (_band.First == 0)
        {
            if (_band.High == 0) block[0] = (short)(Direct(component) << _band.Low);
            else if (_bits.TakeBit() == 1) block[0] |= (short)(1 << _band.Low);
        }
        else if (_band.High == 0)
        {
            FirstPass(component.OtherCode!, block);
        }
        else
        {
            Refine(component.OtherCode!, block);
        }
    }

    private int Direct(JpegComponent component)
    {
        _bits.Fill();
        int category = component.DirectCode!.Symbol(ref _bits);
        if (category < 0) throw NoWord();
        component.LastDirect += _bits.TakeSigned(category);
        return component.LastDirect;
    }

    private void Sequential(JpegComponent component, scoped Span<short> block)
    {
        block[0] = (short)Direct(component);
        ReadOnlySpan<byte> order = JpegTables.Zigzag;
        JpegHuffman code = component.OtherCode!;
        for (int k = 1; k < 64; k++)
        {
            _bits.Fill();
            int symbol = code.Symbol(ref _bits);
            if (symbol < 0) throw NoWord();
            (int run, int category) = (symbol >> 4, symbol & 15);
            if (category == 0)
            {
                if (run != 15) return;
                k += 15;
                continue;
            }

            k += run;
            if (k > 63) throw RunTooLong();
            block[order[k]] = (short)_bits.TakeSigned(category);
        }
    }

    /// <summary>The first pass over a band of coefficients: runs of zeros, values, and runs of blocks that are all zero.</summary>
    private void FirstPass(JpegHuffman code, scoped Span<short> block)
    {
        if (_blocksToSkip > 0)
        {
            _blocksToSkip--;
            return;
        }

        ReadOnlySpan<byte> order = JpegTables.Zigzag;
        for (int k = _band.First; k <= _band.Last; k++)
        {
            _bits.Fill();
            int symbol = code.Symbol(ref _bits);
            if (symbol < 0) throw NoWord();
            (int run, int category) = (symbol >> 4, symbol & 15);
            if (category == 0)
            {
                if (run != 15)
                {
                    _blocksToSkip = (1 << run) - 1 + _bits.Take(run);
                    return;
                }

                k += 15;
                continue;
            }

            k += run;
            if (k > 63) throw RunTooLong();
            block[order[k]] = (short)(_bits.TakeSigned(category) << _band.Low);
        }
    }

    /// <summary>
    /// A later pass, which adds one bit: coefficients that are not zero yet get a correction bit as they are passed over, new ones appear as ±1.
    /// </summary>
    private void Refine(JpegHuffman code, scoped Span<short> block)
    {
        ReadOnlySpan<byte> order = JpegTables.Zigzag;
        int k = _band.First;
        if (_blocksToSkip == 0)
        {
            for (; k <= _band.Last; k++)
            {
                _bits.Fill();
                int symbol = code.Symbol(ref _bits);
                if (symbol < 0) throw NoWord();
                (int run, int category) = (symbol >> 4, symbol & 15);
                int value = 0;
                if (category == 0)
                {
                    if (run != 15)
                    {
                        _blocksToSkip = (1 << run) + _bits.Take(run);
                        break;
                    }
                }
                else if (category == 1)
                {
                    value = _bits.TakeBit() == 1 ? 1 << _band.Low : -1 << _band.Low;
                }
                else
                {
                    throw RunTooLong();
                }

                for (; k <= _band.Last; k++)
                {
                    ref short coefficient = ref block[order[k]];
                    if (coefficient != 0) Correct(ref coefficient);
                    else if (--run < 0) break;
                }

                if (value == 0) continue;
                if (k > _band.Last) throw RunTooLong();
                block[order[k]] = (short)value;
            }
        }

        if (_blocksToSkip == 0) return;
        for (; k <= _band.Last; k++)
        {
            ref short coefficient = ref block[order[k]];
            if (coefficient != 0) Correct(ref coefficient);
        }

        _blocksToSkip--;
    }

    private void Correct(ref short coefficient)
    {
        int bit = 1 << _band.Low;
        if (_bits.TakeBit() == 0 || (coefficient & bit) != 0) return;
        coefficient += (short)(coefficient > 0 ? bit : -bit);
    }

    private void Restart(int number)
    {
        if (_bits.Overrun) throw EndsEarly(-1, number);
        _rest |= _bits.HasRest;
        int position = _bits.Position;
        while (position + 1 < _data.Length && !(_data[position] == 0xFF && _data[position + 1] is not (0 or 0xFF)))
        {
            _rest |= _data[position] != 0xFF;
            position++;
        }

        int marker = position + 1 < _data.Length ? _data[position + 1] : -1;
        if (marker != 0xD0 + (number & 7))
            throw _origin.Invalid(
                10,
                "a restart marker is missing or out of turn",
                string.Create(CultureInfo.InvariantCulture, $"restart {number + 1}"),
                JpegOrigin.Damaged);
        _bits.RestartAt(position + 2);
        _blocksToSkip = 0;
        foreach (JpegComponent component in _components) component.LastDirect = 0;
    }

    private readonly InvalidContentException EndsEarly(int y, int x) => _origin.Invalid(
        1,
        "the pixels end early",
        y < 0
            ? string.Create(CultureInfo.InvariantCulture, $"before restart marker {x + 1}")
            : string.Create(CultureInfo.InvariantCulture, $"in block row {y + 1}, block {x + 1}"),
        "The file was cut off or damaged: copy or export it again.");

    private readonly InvalidContentException NoWord() =>
        _bits.Overrun ? EndsEarly(0, 0) : _origin.Invalid(10, "the coded pixels hold bits that are no word of their code", null, JpegOrigin.Damaged);

    private readonly InvalidContentException RunTooLong() =>
        _bits.Overrun ? EndsEarly(0, 0) : _origin.Invalid(10, "the coded pixels run over the end of a block", null, JpegOrigin.Damaged);
}
