using Sirekap.Storage;

namespace Sirekap.Server.Tests.Intake;

/// <summary>A server whose entries are in PostgreSQL, and perhaps its files in a store that it shares with others.</summary>
internal sealed class ServerOnPostgres : RunningServer
{
    public ServerOnPostgres(string connection, S3Settings? store = null) => (Database, S3) = (connection, store);
}
