using System.Runtime.InteropServices;

namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>
/// The coefficients of all blocks of a component, at first zero. On memory outside of the garbage collector's heap, up to 50 MB for the largest
/// picture, which is gone as soon as it is not needed any more. Every access is checked.
/// </summary>
/// <param name="columns">Blocks in a row.</param>
/// <param name="rows">Rows of blocks.</param>
internal sealed unsafe class CoefficientStore(int columns, int rows) : IDisposable
{
    short* _values = (short*)NativeMemory.AllocZeroed((nuint)columns * (nuint)rows * 64, sizeof(short));

    /// <summary>The 64 coefficients of a block, row by row.</summary>
    public Span<short> this[int column, int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, columns);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, rows);
            ObjectDisposedException.ThrowIf(_values is null, this);
            return new(_values + (((nint)row * columns) + column) * 64, 64);
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(_values);
        _values = null;
    }
}
