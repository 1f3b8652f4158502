using System.Net;
using Npgsql;

namespace Sirekap.Storage.Tests.Postgres;

public class PostgresHostsTests
{
    [Fact]
    public void Hosts_have_ports_of_their_own_or_the_common_one_and_a_socket_is_this_machine() => Assert.Equal(
        [("db1", 6000), ("db2", 5433), ("::1", 5434), ("fd00::7", 6000), (null, 0)],
        PostgresHosts.Of("Host=db1,db2:5433,[::1]:5434,fd00::7,/run/postgresql;Port=6000;Database=sirekap"));

    [Fact]
    public async Task A_pinned_connection_names_nothing_but_addresses_and_remembers_whose_certificate_to_expect()
    {
        var target = await PostgresHosts.PinAsync("Host=db1,/run/postgresql,db2:5433;Database=sirekap;SSL Mode=VerifyFull", FindAsync, null, TestContext.Current.CancellationToken);
        var pinned = new NpgsqlConnectionStringBuilder(target.ConnectionString);
        Assert.Equal(("10.4.0.1:5432,[fd00::1]:5432,/run/postgresql,10.4.0.2:5433", "sirekap", SslMode.VerifyFull), (pinned.Host, pinned.Database, pinned.SslMode));
        Assert.Equal(("db1", "db1", "db2"), (target.NameOf[IPEndPoint.Parse("10.4.0.1:5432")], target.NameOf[IPEndPoint.Parse("[fd00::1]:5432")], target.NameOf[IPEndPoint.Parse("10.4.0.2:5433")]));
        Assert.Equal([IPAddress.Parse("10.4.0.2")], target.Of("db2", 5433));

        static Task<IReadOnlyList<IPAddress>> FindAsync(string host, int port, IReadOnlyList<IPAddress> known, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<IPAddress>>(
            (host, port) == ("db1", 5432) ? [IPAddress.Parse("fd00::1"), IPAddress.Parse("10.4.0.1")] : [IPAddress.Parse("10.4.0.2")]);
    }
}
