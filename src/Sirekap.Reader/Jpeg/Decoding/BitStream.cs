using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>
/// The bits of entropy-coded data up to its next marker. Behind the last bit come zeros without end, so that no step of decoding has to ask;
/// <see cref="IsExhausted"/> tells afterwards, and is asked at least once for each row of blocks.
/// </summary>
/// <param name="data">The data with stuffed bytes and restart markers.</param>
internal ref struct BitStream(ReadOnlySpan<byte> data)
{
    readonly ReadOnlySpan<byte> _data = data;
    int _at;

    /// <summary>The bits to come, the next one uppermost. Below <see cref="_count"/> there may be bits of the following bytes already.</summary>
    ulong _bits;

    int _count;

    /// <summary>How many of the bits handed out so far, or still kept, are zeros of our own.</summary>
    int _invented;

    /// <summary>Whether more bits were taken than there are.</summary>
    public readonly bool IsExhausted => _count < _invented;

    /// <summary>Makes at least 32 bits ready: enough for one code and the bits of its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prepare()
    {
        if (_count < 32)
            Fill();
    }

    /// <summary>Lends the bits that are ready to a loop that keeps them in registers; <see cref="Return"/> takes back what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly (ulong Bits, int Count) Lend() => (_bits, _count);

    /// <summary>Takes back what was lent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(ulong bits, int count) => (_bits, _count) = (bits, count);

    /// <summary>The next bits as a number, without taking them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Peek(int count) => unchecked((int)(_bits >> (64 - count)));

    /// <summary>Takes bits that are ready.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count)
    {
        unchecked
        {
            _bits <<= count;
            _count -= count;
        }
    }

    /// <summary>Takes 1 to 16 bits that are ready, as a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int count)
    {
        var value = Peek(count);
        Skip(count);
        return value;
    }

    /// <summary>Takes one bit, ready or not.</summary>
    public bool TakeFlag()
    {
        Prepare();
        return Take(1) != 0;
    }

    /// <summary>The signed value that a category's bits stand for (T.81, F.2.2.1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Extend(int bits, int size) => unchecked(bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits);

    /// <summary>Steps over a restart marker.</summary>
    /// <param name="number">Its number, 0 to 7.</param>
    /// <returns>False when the data before it is not used up, used twice, or another marker stands here.</returns>
    public bool TryRestart(int number)
    {
        if (_count < _invented || _count - _invented >= 8)
            return false;
        while (_at + 1 < _data.Length && _data[_at] == 0xFF && _data[_at + 1] == 0xFF)
            _at++;
        if (_at + 1 >= _data.Length || _data[_at] != 0xFF || _data[_at + 1] != 0xD0 + number)
            return false;
        (_at, _bits, _count, _invented) = (_at + 2, 0, 0, 0);
        return true;
    }

    void Fill()
    {
        unchecked
        {
            if (_at + 8 <= _data.Length)
            {
                var next = BinaryPrimitives.ReadUInt64BigEndian(_data[_at..]);
                if (!HoldsMarkerByte(next))
                {
                    var bytes = (64 - _count) >> 3;
                    _bits |= next >> _count;
                    _at += bytes;
                    _count += bytes << 3;
                    return;
                }
            }
        }

        FillSlowly();
    }

    /// <summary>Whether one of eight bytes is 0xFF.</summary>
    static bool HoldsMarkerByte(ulong bytes) => unchecked(((~bytes - 0x0101010101010101) & bytes & 0x8080808080808080) != 0);

    void FillSlowly()
    {
        for (; _count <= 56; _count += 8)
        {
            if (_at >= _data.Length)
                break;
            var value = _data[_at];
            if (value == 0xFF)
            {
                if (_at + 1 >= _data.Length || _data[_at + 1] != 0)
                    break;
                _at++;
            }

            _at++;
            _bits |= (ulong)value << (56 - _count);
        }

        if (_count >= 32)
            return;
        _invented += 64 - _count;
        _count = 64;
    }
}
