using System.Globalization;
using DuckDB.NET.Data;
using Sirekap.Election.Regions;

namespace Sirekap.Bench.Recounting;

/// <summary>The peer: the stations' figures as a table of DuckDB in memory, a row for each station, summed at all levels by one query of grouping sets.</summary>
sealed class DuckTable : IDisposable
{
    static readonly string[] s_levels = ["province", "regency", "district", "village"];

    readonly DuckDBConnection _connection = new("DataSource=:memory:");
    readonly int _columns;

    public DuckTable(RegionTree tree, int columns, Func<int, int, int> figureOf)
    {
        _columns = columns;
        _connection.Open();
        Run($"CREATE TABLE stations ({string.Join(", ", s_levels.Select(level => level + " INTEGER"))}, {string.Join(", ", Enumerable.Range(0, columns).Select(column => $"f{column} INTEGER"))})");
        using var appender = _connection.CreateAppender("stations");
        foreach (var station in tree.Nation.Stations)
        {
            var row = appender.CreateRow();
            var above = new List<int>();
            for (Region? over = station.Village; over is { } region; over = region.Parent)
                above.Add(region.Index);
            // From the province downwards; the nation is the empty grouping set.
            foreach (var region in above.SkipLast(1).Reverse())
                row.AppendValue(region);
            for (var column = 0; column < columns; column++)
                row.AppendValue(figureOf(station.Ordinal, column));
            row.EndRow();
        }
    }

    public static string Version
    {
        get
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            return connection.ServerVersion;
        }
    }

    /// <summary>All sums of all regions, each read: how many rows, and the sum over all of them.</summary>
    public (int Rows, long Sum) Recount()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", s_levels)}, {string.Join(", ", Enumerable.Range(0, _columns).Select(column => $"SUM(f{column})::BIGINT"))} FROM stations "
            + "GROUP BY GROUPING SETS ((), (province), (province, regency), (province, regency, district), (province, regency, district, village))";
        using var reader = command.ExecuteReader();
        var (rows, sum) = (0, 0L);
        for (; reader.Read(); rows++)
        {
            for (var column = 0; column < _columns; column++)
                sum += reader.GetInt64(s_levels.Length + column);
        }

        return (rows, sum);
    }

    /// <summary>How many threads it takes.</summary>
    public void Threads(int threads) => Run(string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));

    public void Dispose() => _connection.Dispose();

    void Run(string statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
