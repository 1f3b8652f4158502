using System.Collections.Immutable;
using System.Text.Json;

namespace Sirekap.Election.Contests;

/// <summary>
/// What KPU's public JSON says of one station (<c>pemilu/hhcw/{contest}/…/{13 digits}.json</c>): some figures of the
/// form, never all, because KPU does not publish every part of it.
/// </summary>
/// <param name="Figures">The figures; null where KPU states none.</param>
/// <param name="Images">The addresses of the photographs, one per page; null where KPU has none.</param>
/// <param name="PublishedAt">KPU's time of the version, <c>yyyy-MM-dd HH:mm:ss</c> in western Indonesian time.</param>
/// <param name="HasVotes">Whether KPU has the candidates' votes.</param>
/// <param name="HasAdministration">Whether KPU has the administrative figures.</param>
public sealed record KpuStationPayload(
    FigureSet Figures, ImmutableArray<string?> Images, string PublishedAt, bool HasVotes, bool HasAdministration)
{
    /// <summary>Reads a payload.</summary>
    /// <exception cref="FormatException">The bytes are no such payload, or name a figure that the contest does not know; the message is a sentence.</exception>
    public static KpuStationPayload Parse(Contest contest, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var votes = root.GetProperty("chart");
            var administration = root.GetProperty("administrasi");
            var fields = new Dictionary<string, Votes>(StringComparer.Ordinal);
            Collect(votes, contest.Candidates.ToDictionary(candidate => candidate.Id, candidate => candidate.Field, StringComparer.Ordinal), fields);
            Collect(administration, contest.KpuFields.ToDictionary(kpu => kpu.Name, kpu => kpu.Field, StringComparer.Ordinal), fields);
            return new(
                FigureSet.From(contest, fields),
                [.. root.GetProperty("images").EnumerateArray().Select(image => image.GetString())],
                root.GetProperty("ts").GetString() ?? throw new FormatException("The payload's ts is null. KPU gives the time of each version."),
                HasVotes: votes.ValueKind == JsonValueKind.Object,
                HasAdministration: administration.ValueKind == JsonValueKind.Object);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"This is no station payload of KPU: {error.Message} Give a file as KPU served it.", error);
        }
    }

    private static void Collect(JsonElement block, Dictionary<string, string> fieldOf, Dictionary<string, Votes> figures)
    {
        if (block.ValueKind == JsonValueKind.Null)
            return;
        foreach (var member in block.EnumerateObject())
        {
            // KPU writes a member named null, of value null, into every chart; and null for a figure it does not have.
            if (member.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (!fieldOf.TryGetValue(member.Name, out var field))
                throw new FormatException($"KPU's payload has a figure {member.Name} that this contest does not know. Give the payload of this contest.");
            if (!member.Value.TryGetInt32(out var number) || number is < 0 or > Votes.Most)
                throw new FormatException($"KPU's payload states {member.Value.GetRawText()} for {member.Name}. A figure is a number from 0 to {Votes.Most}.");
            figures[field] = new Votes(number);
        }
    }
}
