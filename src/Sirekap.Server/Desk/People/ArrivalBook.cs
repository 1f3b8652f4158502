using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Server.Desk.People;

/// <summary>
/// Who waits for admission. What becomes of them the log says: whoever is enrolled there waits no more, so a record is never changed.
/// </summary>
internal sealed class ArrivalBook(IRecordStore records)
{
    private const int ProvinceLength = 2;

    public async Task AddAsync(KeyId key, Arrival arrival) =>
        await records.TryPutAsync(KindOf(arrival.Region), key.ToString(), 0, arrival.ToBytes(), CancellationToken.None);

    /// <summary>All who ever waited in the provinces that a region touches, by key; the caller asks the log who waits still.</summary>
    public async Task<IReadOnlyDictionary<KeyId, Arrival>> ListAsync(Region region, CancellationToken cancellation)
    {
        var arrivals = new Dictionary<KeyId, Arrival>();
        foreach (var code in region.Level == RegionLevel.Nation ? region.Children.Select(child => child.Code).Append(region.Code) : [region.Code])
        {
            foreach (var stored in await records.ListAsync(KindOf(code), cancellation))
                arrivals[KeyId.Parse(stored.Name)] = Arrival.Parse(stored.Value);
        }

        return arrivals;
    }

    /// <summary>A kind for each province, which the first two characters of every code in it name; the nation's is <c>0</c>.</summary>
    private static string KindOf(string region) => $"arrival {region[..Math.Min(ProvinceLength, region.Length)]}";
}
