using System.Globalization;
using System.Text;
using Sirekap.Election.Counting;
using Sirekap.Election.Sampling;

namespace Sirekap.Server.OpenData.Accuracy;

/// <summary>The estimate of errors as files, functions of the count and nothing else: the site serves them, and <c>sirekap verify</c> recomputes them.</summary>
public static class AccuracyFiles
{
    /// <summary>The JSON: <c>/api/v1/accuracy/{contest}</c>.</summary>
    public static byte[] Json(Count count, ContestCount contest) => OpenJson.ToBytes(Of(count, contest));

    /// <summary>The table: <c>/api/v1/accuracy/{contest}.csv</c>.</summary>
    public static byte[] Table(Count count, ContestCount contest) => Table(Of(count, contest));

    internal static AccuracyDocument Of(Count count, ContestCount contest)
    {
        var sheet = AccuracySheet.Of(count, contest);
        return new(
            contest.Contest.Code,
            count.Definition.Sample?.FormsPerProvince,
            Row("all", null, sheet.All),
            [.. sheet.Provinces.Select(line => Row(line.Province.Code, line.Province.Name, line.Row))],
            [.. sheet.Models.Select(line => Row(line.Model.ToString(), null, line.Row))],
            count.Size);
    }

    internal static byte[] Table(AccuracyDocument document)
    {
        var lines = new StringBuilder("by,of,name,sampled,forms,formsWrong,formsLow,formsHigh,figures,figuresWrong,figuresLow,figuresHigh\n");
        Write("all", [document.All]);
        Write("province", document.Provinces);
        Write("model", document.Models);
        return Encoding.UTF8.GetBytes(lines.ToString());

        void Write(string by, IEnumerable<AccuracyRowDocument> rows)
        {
            foreach (var row in rows)
            {
                lines.Append(CultureInfo.InvariantCulture, $"{by},{row.Of},{TotalsCsv.Quote(row.Name ?? "")},{row.Sampled}")
                    .Append(CultureInfo.InvariantCulture, $",{row.Forms.Read},{row.Forms.Wrong},{row.Forms.Low},{row.Forms.High}")
                    .Append(CultureInfo.InvariantCulture, $",{row.Figures.Read},{row.Figures.Wrong},{row.Figures.Low},{row.Figures.High}\n");
            }
        }
    }

    private static AccuracyRowDocument Row(string of, string? name, AccuracyRow row) => new(of, name, row.Sampled, Rate(row.Forms), Rate(row.Fields));

    private static ErrorRateDocument Rate(ErrorRate rate)
    {
        var (low, high) = rate.Interval;
        return new(rate.Wrong, rate.Read, low, high);
    }
}
