using Sirekap.Storage.Tests.Sqlite;

namespace Sirekap.Storage.Tests.Publishing;

public sealed class LogKeyTests
{
    [Fact]
    public async Task The_key_is_made_once_and_stays_the_same()
    {
        using var file = new SqliteFile();
        using var other = new SqliteFile();
        var first = (await LogKey.LoadOrCreateAsync(new SqliteSettings(file.Database), "log.example")).Verifier.ToString();
        file.Reopen();
        Assert.Equal(first, (await LogKey.LoadOrCreateAsync(new SqliteSettings(file.Database), "log.example")).Verifier.ToString());
        Assert.NotEqual(first, (await LogKey.LoadOrCreateAsync(new SqliteSettings(other.Database), "log.example")).Verifier.ToString());
    }
}
