using System.Globalization;
using Sirekap.Storage;

namespace Sirekap.Testing;

/// <summary>Databases for tests, each with the tables of a log, on one cluster that starts when the first is asked for.</summary>
public static class PostgresDatabases
{
    /// <summary>The role that servers log in as: a member of <c>sirekap_server</c>.</summary>
    public const string Server = "server1";

    private static readonly Lazy<Task<PostgresCluster>> s_cluster = new(StartAsync);
    private static int s_made;

    /// <summary>The cluster that all share.</summary>
    public static Task<PostgresCluster> ClusterAsync() => s_cluster.Value;

    /// <summary>Makes a database for a new log and returns its name.</summary>
    public static async Task<string> MakeAsync()
    {
        var cluster = await ClusterAsync();
        var name = "log" + Interlocked.Increment(ref s_made).ToString(CultureInfo.InvariantCulture);
        await cluster.SqlAsync($"CREATE DATABASE {name} TEMPLATE template_log OWNER owner");
        return name;
    }

    /// <summary>Makes a database for a new log and returns the connection string of a server.</summary>
    public static async Task<string> ConnectAsync() => (await ClusterAsync()).For(await MakeAsync(), Server);

    /// <summary>Prepares a cluster as an operator would: an owner, who migrates, and a role for servers.</summary>
    public static async Task PrepareAsync(PostgresCluster cluster, string database)
    {
        await cluster.SqlAsync("CREATE ROLE owner LOGIN CREATEROLE");
        await cluster.SqlAsync($"CREATE DATABASE {database} OWNER owner");
        await PostgresMigrations.ApplyAsync(cluster.For(database, "owner") + ";Pooling=false");
        await cluster.SqlAsync($"CREATE ROLE {Server} LOGIN IN ROLE sirekap_server");
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        var cluster = await PostgresCluster.MakeAsync(await PostgresHost.StartAsync(), "shared");
        await PrepareAsync(cluster, "template_log");
        return cluster;
    }
}
