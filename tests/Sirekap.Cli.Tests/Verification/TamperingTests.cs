using CsCheck;

namespace Sirekap.Cli.Tests.Verification;

/// <summary>Whoever changes one byte of anything that is published is found out, and the place is named.</summary>
public sealed class TamperingTests : IDisposable
{
    private readonly TempFolder _site = new();
    private readonly PublishedNight _night = new();
    private readonly Check _check = new();

    public TamperingTests() => _night.PublishTo(_site);

    [Fact]
    public void One_flipped_bit_in_any_file_is_found_and_named()
    {
        var files = _site.Files.ToArray();
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Int[0, 1_000_000], Gen.Int[0, 7]).Sample(
            (file, place, bit) => Flip(files[file], place, bit), iter: 60, threads: 1);
    }

    /// <summary>The few files that a random pick seldom meets.</summary>
    [Theory]
    [InlineData("log/checkpoint")]
    [InlineData("log/vkey")]
    [InlineData("log/tile/0/000")]
    [InlineData("log/tile/1/000.p/1")]
    [InlineData("log/tile/entries/000")]
    [InlineData("api/v1/totals/desa.csv")]
    [InlineData("api/v1/reports/desa")]
    [InlineData("api/v1/reports/desa.csv")]
    [InlineData("api/v1/elections")]
    [InlineData("pemilu/desa.json")]
    [InlineData("wilayah/pemilu/desa/0.json")]
    public void A_flipped_bit_anywhere_in_these_files_is_found_and_named(string file) =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 7]).Sample((place, bit) => Flip(file, place, bit), iter: 5, threads: 1);

    /// <summary>The verifier takes that address from the document itself, so only the links can give it away.</summary>
    [Fact]
    public void A_changed_address_of_the_photographs_is_blamed_on_the_document_that_names_it()
    {
        const string file = "api/v1/elections";
        var honest = File.ReadAllText(_site[file]);
        _site.Write(file, System.Text.Encoding.UTF8.GetBytes(honest.Replace("foto.example.id", "voto.example.id", StringComparison.Ordinal)));
        Assert.Equal(file, _check.Run(_site)[0]);
    }

    public void Dispose()
    {
        _check.Dispose();
        _night.Dispose();
        _site.Dispose();
    }

    private void Flip(string file, int place, int bit)
    {
        var honest = File.ReadAllBytes(_site[file]);
        byte[] changed = [.. honest];
        changed[place % changed.Length] ^= (byte)(1 << bit);
        File.WriteAllBytes(_site[file], changed);
        try
        {
            var places = _check.Run(_site);
            Assert.True(
                places.Contains(file) || (file == "log/vkey" && places.Contains("log/checkpoint")),
                $"{file} byte {place % changed.Length} bit {bit}: {string.Join(", ", places.Take(5))}");
        }
        finally
        {
            File.WriteAllBytes(_site[file], honest);
        }
    }
}
