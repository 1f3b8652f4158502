using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.OpenData;

/// <summary>Takes attestations out of the count.</summary>
internal static class DescribeResidency
{
    /// <summary>Attestations on a page: two days of one server.</summary>
    private const int MostItems = 48;

    /// <summary>The newest attestations before an index; all when none is named.</summary>
    public static ResidencyDocument Of(Count count, long? before)
    {
        var all = count.Attestations;
        var end = all.Count;
        while (before is { } limit && end > 0 && all[end - 1].Index >= limit)
            end--;
        var start = Math.Max(0, end - MostItems);
        return new([.. all.Skip(start).Take(end - start).Reverse().Select(Of)], all.Count, start > 0 ? all[start].Index : null, count.Size);
    }

    private static AttestationDocument Of(Attestation attestation)
    {
        var said = attestation.Statement;
        return new(attestation.Index, said.At.ToString(), attestation.Key.ToString(), said.Program, said.Home, said.Evidence.ToString(), [.. said.Endpoints.Select(endpoint => Of(endpoint.Key, endpoint.Value))]);
    }

    private static EndpointDocument Of(string name, EndpointState state)
    {
        var shown = state.Place as ShownPlace;
        return new(name, state.Role, state.Data, state.Standing, state.Country, shown?.Host, shown?.Addresses, (state.Place as SealedPlace)?.Seal.ToString());
    }
}
