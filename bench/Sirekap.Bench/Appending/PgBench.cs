using System.Globalization;
using Sirekap.Testing;

namespace Sirekap.Bench.Appending;

/// <summary>The peer: PostgreSQL's own pgbench puts rows of the same size into the same table, one row or many a transaction.</summary>
static class PgBench
{
    public static async Task<double> RowsPerSecondAsync(PostgresCluster cluster, string database, int clients, int rows)
    {
        await cluster.SqlAsync("CREATE SEQUENCE IF NOT EXISTS places START 100000000 CACHE 1024", database);
        var sql = $"INSERT INTO sirekap.entries SELECT nextval('places'), sha256(random()::text::bytea), decode(repeat(md5(random()::text), 25), 'hex') FROM generate_series(1, {rows})";
        var script = cluster.Sockets + "/insert.sql";
        await PostgresHost.RunAsync("sh", "-c", "printf %s \"$1\" >\"$2\"", "sh", sql, script);
        var said = await PostgresHost.RunAsync("pgbench", "-n", "-M", "prepared", "-c", $"{clients}", "-j", "2", "-T", "6", "-f", script, "-h", cluster.Sockets, "-U", "postgres", database);
        var tps = said.Split('\n').First(line => line.StartsWith("tps = ", StringComparison.Ordinal)).Split(' ')[2];
        return double.Parse(tps, CultureInfo.InvariantCulture) * rows;
    }
}
