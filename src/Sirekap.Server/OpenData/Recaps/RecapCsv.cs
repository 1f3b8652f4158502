using System.Globalization;
using System.Text;
using Sirekap.Election.Recaps;

namespace Sirekap.Server.OpenData.Recaps;

/// <summary>A recapitulation as a table (RFC 4180, UTF-8, LF): a line for each unit below, the last for the whole.</summary>
internal static class RecapCsv
{
    /// <summary>The file.</summary>
    public static byte[] ToBytes(RecapSheet sheet)
    {
        var lines = new StringBuilder("code,name,stations,counted");
        foreach (var field in sheet.Contest.Fields)
            lines.Append(',').Append(field.Id);
        lines.Append('\n');
        foreach (var unit in sheet.Units.Append(sheet.Whole))
        {
            lines.Append(unit.Code).Append(',').Append(TotalsCsv.Quote(unit.Name)).Append(CultureInfo.InvariantCulture, $",{unit.Stations},{unit.Counted}");
            foreach (var figure in unit.Figures)
                lines.Append(',').Append(unit.Counted == 0 ? "" : figure.ToString(CultureInfo.InvariantCulture));
            lines.Append('\n');
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}
