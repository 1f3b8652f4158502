using System.Globalization;
using Sirekap.Election.Regions;

namespace Sirekap.Import;

/// <summary>Folds stations into runs in which code, name and id count up together.</summary>
internal static class StationRuns
{
    /// <summary>The runs by village; the stations come by code.</summary>
    public static ILookup<string, StationRun> Of(IEnumerable<KpuStation> stations)
    {
        var runs = new List<(string Village, StationRun Run)>();
        foreach (var station in stations)
        {
            var single = Single(station);
            if (runs.Count > 0 && runs[^1] is var (village, run) && village == station.Village && Continues(run, single))
                runs[^1] = (village, run with { Last = single.Last });
            else
                runs.Add((station.Village, single));
        }

        return runs.ToLookup(run => run.Village, run => run.Run, StringComparer.Ordinal);
    }

    private static StationRun Single(KpuStation station)
    {
        var (kind, number) = (station.Name[..3], int.Parse(station.Name.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture));
        if (station.Name != $"{kind} {number:D3}")
            throw new InvalidDataException($"Station {station.Code} is named \"{station.Name}\". A name is three capitals, a blank and three digits.");
        return new(station.Suffix, station.Suffix, station.Special, kind, number, station.Id);
    }

    private static bool Continues(StationRun run, StationRun next)
    {
        var step = next.First - run.First;
        return next.First == run.Last + 1 && next.Special == run.Special && next.Kind == run.Kind && next.Number == run.Number + step
            && next.Id == (run.Id == 0 ? 0 : run.Id + step);
    }
}
