namespace Sirekap.Storage;

/// <summary>
/// Small records that people work with and that are not facts of the log: accounts, claims on work, readings in progress. Each has a
/// version; whoever changes one names the version that he saw, so of two who change it at once one is told. Never published.
/// </summary>
public interface IRecordStore
{
    /// <summary>A record; null where there is none.</summary>
    ValueTask<StoredRecord?> FindAsync(string kind, string name, CancellationToken cancellation = default);

    /// <summary>All records of a kind, by name.</summary>
    ValueTask<IReadOnlyList<StoredRecord>> ListAsync(string kind, CancellationToken cancellation = default);

    /// <summary>Stores a record durably in the place of a version of it.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Which one.</param>
    /// <param name="version">The version that it replaces; 0 where there must be none yet.</param>
    /// <param name="value">The record; empty to leave a mark that it is done with.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether it was stored; false where another version stands there.</returns>
    ValueTask<bool> TryPutAsync(string kind, string name, long version, ReadOnlyMemory<byte> value, CancellationToken cancellation = default);
}

/// <summary>A record as it was found.</summary>
/// <param name="Name">Which one of its kind.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="Value">The record.</param>
public sealed record StoredRecord(string Name, long Version, byte[] Value);
