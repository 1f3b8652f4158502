using System.Globalization;
using System.Text;
using Sirekap.Election.Statistics.Sheets;

namespace Sirekap.Server.Site.Statistics;

/// <summary>Draws a fingerprint as few SVG paths: one for each strength of ink, its squares joined upwards into bars. One unit is one square; turnout to the right, share upwards.</summary>
internal static class FingerprintDrawing
{
    /// <summary>From how many stations each strength of ink begins.</summary>
    public static readonly int[] Levels = [1, 3, 10, 100, 1_000];

    /// <summary>The path of a strength; empty where no square has it.</summary>
    public static string Path(TurnoutFingerprint picture, int level)
    {
        var path = new StringBuilder();
        for (var turnout = 0; turnout < TurnoutFingerprint.Side; turnout++)
        {
            for (var share = 0; share < TurnoutFingerprint.Side;)
            {
                var from = share;
                while (share < TurnoutFingerprint.Side && LevelOf(picture.At(turnout, share)) == level)
                    share++;
                if (share > from)
                    path.Append(CultureInfo.InvariantCulture, $"M{turnout} {TurnoutFingerprint.Side - share}h1v{share - from}h-1z");
                else
                    share++;
            }
        }

        return path.ToString();
    }

    /// <summary>How many stations have a turnout and a share in two classes of ten percentage points, from 0 to 9.</summary>
    public static int Coarse(TurnoutFingerprint picture, int turnout, int share)
    {
        const int Squares = TurnoutFingerprint.Side / 10;
        var sum = 0;
        for (var x = turnout * Squares; x < (turnout + 1) * Squares; x++)
        {
            for (var y = share * Squares; y < (share + 1) * Squares; y++)
                sum += picture.At(x, y);
        }

        return sum;
    }

    private static int LevelOf(int stations) => Array.FindLastIndex(Levels, least => stations >= least);
}
