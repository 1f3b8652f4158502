using Sirekap.Storage.Tests.Postgres;
using Sirekap.Testing;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>Programs that are killed (SIGKILL) in the middle of load, again and again on one log.</summary>
public sealed class KillTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_server_on_SQLite_that_is_killed_keeps_all_its_promises() =>
        KillAsync("", () => Task.FromResult(LogDatabase.OpenSqlite(_folder["sirekap.db"])));

    [Fact]
    public async Task A_server_on_PostgreSQL_that_is_killed_keeps_all_its_promises()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        var connection = await PostgresDatabases.ConnectAsync();
        await KillAsync(connection, () => LogDatabase.OpenPostgresAsync(connection));
    }

    async Task KillAsync(string database, Func<Task<LogDatabase>> open)
    {
        var promises = new Promises(_folder.Path);
        var life = 0;
        foreach (var enough in FaultRuns.Kills)
        {
            using var victim = await VictimRun.Start(_folder.Path, life++, database, enough).WaitAsync(FaultRuns.Patience);
            await victim.KillAsync();
            Assert.True(victim.Lines >= enough);
            promises.Add(victim);
            await promises.RequireKeptAsync(open);
        }
        TestContext.Current.SendDiagnosticMessage($"{life} kills, {promises.Acknowledged} entries acknowledged, none lost, none changed");
        Assert.True(promises.Acknowledged >= 1000, $"{promises.Acknowledged} entries were acknowledged.");
    }
}
