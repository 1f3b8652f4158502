using System.Numerics;

namespace Sirekap.Election.Forms;

/// <summary>
/// The AprilTag family 36h10. A tag is eight cells a side: a black border around six rows of six cells. Any two tags differ
/// in at least ten cells, however they are turned.
/// </summary>
public static partial class AprilTag36h10
{
    /// <summary>Cells a side without the border.</summary>
    public const int DataCells = 6;

    /// <summary>Cells a side with the black border.</summary>
    public const int Cells = 8;

    /// <summary>The upright code of a tag: 36 bits row by row from the upper left, the first in the highest place, 1 is white. Null for a tag that is not known here.</summary>
    public static ulong? CodeOf(int id) => id is >= FirstId and <= LastId ? Table[id - FirstId] : null;

    /// <summary>Whether a cell of a code is white; rows and columns 0 to 5 from the upper left.</summary>
    public static bool IsWhite(ulong code, int row, int column) => (code >> (35 - ((row * DataCells) + column)) & 1) != 0;

    /// <summary>The code that is seen when the tag has been turned clockwise by quarters.</summary>
    public static ulong Turn(ulong code, int quarterTurns)
    {
        for (var turn = 0; turn < (quarterTurns & 3); turn++)
        {
            ulong turned = 0;
            for (var row = 0; row < DataCells; row++)
            {
                for (var column = 0; column < DataCells; column++)
                    turned = (turned << 1) | (IsWhite(code, DataCells - 1 - column, row) ? 1UL : 0UL);
            }

            code = turned;
        }

        return code;
    }

    /// <summary>The number of cells in which two codes differ.</summary>
    public static int Distance(ulong left, ulong right) => BitOperations.PopCount(left ^ right);
}
