using Sirekap.Election.Contests;

namespace Sirekap.Server.Kpu;

/// <summary>The candidates of a contest, by KPU's ids.</summary>
internal static class KpuCandidates
{
    /// <summary>The payload; <paramref name="ts"/> is KPU's time of publication.</summary>
    public static KpuObject Of(Contest contest, string ts)
    {
        var candidates = KpuObject.Jsonb();
        foreach (var candidate in contest.Candidates)
        {
            candidates.Set(candidate.Id, KpuObject.Jsonb()
                .Set("ts", ts).Set("nama", candidate.Name).Set("warna", candidate.Color).Set("nomor_urut", candidate.Number));
        }

        return candidates;
    }
}
