namespace Sirekap.Specimen.Tests;

public class IndonesianNumbersTests
{
    [Theory]
    [InlineData(0, "nol")]
    [InlineData(11, "sebelas")]
    [InlineData(15, "lima belas")]
    [InlineData(90, "sembilan puluh")]
    [InlineData(100, "seratus")]
    [InlineData(210, "dua ratus sepuluh")]
    [InlineData(1024, "seribu dua puluh empat")]
    [InlineData(2024, "dua ribu dua puluh empat")]
    [InlineData(999_999, "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan")]
    public void Numbers_are_read_as_in_Indonesia(int number, string words) => Assert.Equal(words, IndonesianNumbers.InWords(number));

    [Fact]
    public void The_header_spells_station_and_date()
    {
        var words = SpecimenWords.Header("Maluku Utara", "Kota Ternate", "Ternate Selatan", "Jati Perumnas", 8, new(2024, 2, 14));
        Assert.Equal(
            ["08", "kosong delapan", "Rabu", "empat belas", "Februari", "dua ribu dua puluh empat", "1", "4"],
            new[] { "station", "station-words", "weekday", "day-words", "month-words", "year-words", "date.1", "date.8" }.Select(key => words[key]));
    }
}
