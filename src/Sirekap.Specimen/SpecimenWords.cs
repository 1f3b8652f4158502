using System.Collections.Immutable;
using System.Globalization;

namespace Sirekap.Specimen;

/// <summary>The words on a form's writing lines.</summary>
public static class SpecimenWords
{
    /// <summary>The header of a station's form.</summary>
    /// <param name="province">The province's name, and so on downwards.</param>
    /// <param name="regency">Regency or city.</param>
    /// <param name="district">District.</param>
    /// <param name="village">Village.</param>
    /// <param name="station">The station's number.</param>
    /// <param name="day">Voting day.</param>
    public static ImmutableDictionary<string, string> Header(
        string province, string regency, string district, string village, int station, DateOnly day)
    {
        var indonesian = CultureInfo.GetCultureInfo("id-ID");
        var words = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        words["province"] = province;
        words["regency"] = regency;
        words["district"] = district;
        words["village"] = village;
        words["station"] = station.ToString("00", CultureInfo.InvariantCulture);
        words["station-words"] = (station < 10 ? "kosong " : "") + IndonesianNumbers.InWords(station);
        words["weekday"] = day.ToString("dddd", indonesian);
        words["day-words"] = IndonesianNumbers.InWords(day.Day);
        words["month-words"] = day.ToString("MMMM", indonesian);
        words["year-words"] = IndonesianNumbers.InWords(day.Year);
        words["open"] = "07 : 00";
        words["close"] = "13 : 00";
        words["count-from"] = "13 : 30";
        words["count-to"] = "18 : 15";
        words["place"] = village;
        var date = day.ToString("ddMMyyyy", CultureInfo.InvariantCulture);
        for (var place = 0; place < date.Length; place++)
            words[$"date.{place + 1}"] = date.Substring(place, 1);
        return words.ToImmutable();
    }
}
