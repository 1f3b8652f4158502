using Microsoft.Data.Sqlite;

namespace Sirekap.Storage;

/// <summary>Short forms for commands with positional parameters <c>$0, $1, …</c>.</summary>
static class SqliteCommands
{
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i}", values[i]);
        return command;
    }

    public static object? Scalar(this SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar();
    }
}
