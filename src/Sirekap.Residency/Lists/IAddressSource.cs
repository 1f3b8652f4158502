using System.Net;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Lists;

/// <summary>Something in memory that knows addresses: a database, the providers' list of regions. Asking it is fast and connects to nothing.</summary>
public interface IAddressSource
{
    /// <summary>Its name, as it is shown beside every answer.</summary>
    string Name { get; }

    /// <summary>The day of its data; null where it could not be read.</summary>
    DateOnly? Date { get; }

    /// <summary>Asks it about an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="at">The moment to put into the evidence.</param>
    Check Ask(IPAddress address, DateTimeOffset at);
}

/// <summary>A source that could not be read. It stays in the evidence: what was asked and did not answer makes verdicts weaker.</summary>
/// <param name="name">Its name.</param>
/// <param name="trouble">Why.</param>
public sealed class BrokenSource(string name, Trouble trouble) : IAddressSource
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public DateOnly? Date => null;

    /// <summary>Why it cannot be used.</summary>
    public Trouble Trouble => trouble;

    /// <inheritdoc/>
    public Check Ask(IPAddress address, DateTimeOffset at) => new DatabaseCheck { Source = name, At = at, Address = address.ToString(), Trouble = trouble };
}
