using System.Globalization;
using System.Reflection;
using Npgsql;

namespace Sirekap.Storage;

/// <summary>
/// Makes and renews the tables of a log from the numbered SQL files beside this class. To be applied by the owner of the
/// tables, who is never a server: servers only check that it was done.
/// </summary>
public static class PostgresMigrations
{
    const string Begin = """
        CREATE SCHEMA IF NOT EXISTS sirekap;
        CREATE TABLE IF NOT EXISTS sirekap.migrations (number integer PRIMARY KEY, name text NOT NULL, applied timestamptz NOT NULL DEFAULT now());
        """;

    static readonly Assembly s_here = typeof(PostgresMigrations).Assembly;

    static IEnumerable<string> Files => s_here.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The number of the last file, which the tables must have reached.</summary>
    internal static int Latest => NumberOf(Files.Last());

    /// <summary>Applies the files that were not applied yet, each in one transaction, and returns their names.</summary>
    /// <param name="connectionString">The database, as the owner of the tables, who may create roles.</param>
    /// <param name="cancellation">Gives up; what was applied stays.</param>
    public static async Task<IReadOnlyList<string>> ApplyAsync(string connectionString, CancellationToken cancellation = default)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var applied = new List<string>();
        foreach (var file in Files)
        {
            if (await ApplyAsync(connection, file, cancellation))
                applied.Add(file);
        }
        return applied;
    }

    static async Task<bool> ApplyAsync(NpgsqlConnection connection, string file, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Two who migrate at once take turns; the second finds everything done.
        await connection.ExecuteAsync($"SELECT pg_advisory_xact_lock({PostgresLocks.Migration})", cancellation);
        await connection.ExecuteAsync(Begin, cancellation);
        await using var note = connection.Command("INSERT INTO sirekap.migrations (number, name) VALUES ($1, $2) ON CONFLICT DO NOTHING", NumberOf(file), file);
        if (await note.ExecuteNonQueryAsync(cancellation) == 0)
            return false;
        await connection.ExecuteAsync(Read(file), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    static int NumberOf(string file) => int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture);

    static string Read(string file)
    {
        using var reader = new StreamReader(s_here.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }
}
