using Microsoft.AspNetCore.Http;
using Sirekap.Election.Copies;
using Sirekap.Election.Regions;
using Sirekap.Forms.Copies;

namespace Sirekap.Server.OpenData.Copies;

/// <summary>The copy of a station's C.Hasil: data file, table and printed document, at the addresses of documents.</summary>
/// <param name="answers">Keeps answers while the log does not grow.</param>
/// <param name="contest">The contest's code.</param>
/// <param name="station">The station.</param>
internal sealed class CopyAnswers(CountAnswers answers, string contest, Station station)
{
    public IResult Data() => answers.Get($"copy/{station.Code}.json", contest, (count, votes) => StationSheet.Of(count, votes, station), sheet => sheet.ToBytes());

    public IResult Table(string type) => answers.Get($"copy/{station.Code}.csv", contest, (count, votes) => StationSheet.Of(count, votes, station), CopyPayloads.ToCsv, type);

    public IResult Document(string type, string site, string election, string language) => answers.Get(
        $"copy/{station.Code}.pdf/{language}/{site}", contest, (count, votes) => new Draft(StationSheet.Of(count, votes, station), count.Size), draft => draft.Print(site, election, language), type);

    private sealed record Draft(StationSheet Sheet, long Entries)
    {
        public byte[] Print(string site, string election, string language)
        {
            var proof = Sheet.Entry is { } entry ? $"{site}/bukti/{entry}" : $"{site}/dokumen/{Sheet.Contest.Code}/{Sheet.Station.Code}.json";
            using var output = new MemoryStream();
            CopyPdf.Write(output, Sheet, new(Sheet.ToDigest().ToString(), Entries, proof), election, language);
            return output.ToArray();
        }
    }
}
