namespace Sirekap.Storage;

/// <summary>Small values that stay on this server: secrets such as signing keys, and settings. Never published.</summary>
public interface ISettings
{
    /// <summary>The value of a name, or null.</summary>
    ValueTask<byte[]?> FindAsync(string name, CancellationToken cancellation = default);

    /// <summary>The value of a name; made and stored durably if there is none.</summary>
    ValueTask<byte[]> GetOrAddAsync(string name, Func<byte[]> make, CancellationToken cancellation = default);

    /// <summary>Stores a value durably in the place of any earlier one.</summary>
    ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellation = default);
}
