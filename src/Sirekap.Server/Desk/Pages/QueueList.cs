using Sirekap.Server.Desk.Lists;

namespace Sirekap.Server.Desk.Pages;

/// <summary>How the queue is chosen from and sorted: <c>?wilayah=827102&amp;aturan=K.203&amp;status=keberatan&amp;urut=-isian</c>.</summary>
internal static class QueueList
{
    private const string Disputed = "keberatan", SentBack = "foto";

    /// <summary>The list over forms that break these hard rules.</summary>
    public static DeskList<QueueLine> Over(IEnumerable<string> rules) => new(
        [
            new("aturan", "desk.queue.rule", [.. rules.Select(rule => new PickValue(rule))], (line, rule) => line.Hard.Contains(rule)),
            new("status", "list.state", [new(Disputed, "desk.queue.state.keberatan"), new(SentBack, "desk.queue.state.foto"), new("biasa", "desk.queue.state.biasa")], (line, state) => state switch
            {
                Disputed => line.IsDisputed,
                SentBack => line.IsSentBack,
                _ => line is { IsDisputed: false, IsSentBack: false },
            }),
        ],
        [
            Column.Text<QueueLine>("tps", "desk.queue.station", line => line.Form.Station),
            Column.Text<QueueLine>("kecamatan", "desk.queue.district", line => line.District),
            Column.Number<QueueLine>("aturan", "desk.queue.rules", line => line.Hard.Length),
            Column.Number<QueueLine>("isian", "desk.queue.fields", line => line.Fields),
        ],
        (line, region) => region.Contains(line.Station));

    /// <summary>The usual order: disputed ones first, then the most broken rules, then the most fields in doubt; what was sent back last.</summary>
    public static IEnumerable<QueueLine> WorstFirst(IEnumerable<QueueLine> lines) => lines
        .OrderBy(line => line.IsSentBack).ThenByDescending(line => line.IsDisputed).ThenByDescending(line => line.Hard.Length)
        .ThenByDescending(line => line.Fields).ThenBy(line => line.Form.Station, StringComparer.Ordinal);
}
