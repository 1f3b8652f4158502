using System.Globalization;
using System.Text;

namespace Sirekap.Witness;

/// <summary>What a witness says of itself, as plain text.</summary>
public static class WitnessPage
{
    /// <summary>Its keys, and of each log what it has cosigned last.</summary>
    public static string Write(WitnessDesk desk, WitnessBook book)
    {
        var text = new StringBuilder("Saksi log · Log witness\n\n");
        foreach (var key in desk.Keys)
            text.Append(key).Append('\n');
        var states = book.All();
        foreach (var origin in desk.Logs.Select(log => log.Name).Concat(states.Select(state => state.Origin)).Distinct().Order(StringComparer.Ordinal))
            text.Append('\n').Append(Describe(origin, states.FirstOrDefault(state => state.Origin == origin), desk.Logs.Any(log => log.Name == origin)));
        return text.ToString();
    }

    /// <summary>One log's paragraph.</summary>
    public static string Describe(string origin, CosignedState? state, bool isWatched = true)
    {
        var title = isWatched ? origin : origin + " (tidak lagi diikuti · no longer watched)";
        return state is null
            ? $"{title}\n  belum ada · nothing yet\n"
            : string.Create(CultureInfo.InvariantCulture, $"{title}\n  {state.Head.Size} {state.Head.Root}\n  {DateTimeOffset.FromUnixTimeSeconds(state.Time):yyyy-MM-dd'T'HH:mm:ss'Z'}\n  {Log.AddCheckpoint.MonitoringPath(origin)}\n");
    }
}
