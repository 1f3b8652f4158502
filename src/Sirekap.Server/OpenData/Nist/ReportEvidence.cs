using System.Globalization;
using System.Text.Json;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.OpenData.Stations;

namespace Sirekap.Server.OpenData.Nist;

/// <summary>
/// What the standard has no place for, beside its report, keyed by unit and contest: written and recomputed totals, and for each station its state, broken rules, photographs' hashes
/// and places in the log.
/// </summary>
internal static class ReportEvidence
{
    /// <summary>Writes the document.</summary>
    public static void Write(StationTable table, Stream output, CancellationToken cancellation)
    {
        using var json = JsonPieces.To(output);
        json.WriteStartObject();
        json.WriteString("region", table.Region.Code);
        json.WriteNumber("size", table.Size);
        json.WriteString("report", string.Create(CultureInfo.InvariantCulture, $"{table.Size}.nist.json.gz"));
        json.WriteStartObject("units");
        foreach (var unit in new ReportUnits(table).All)
        {
            if (unit.Count is not { } count)
                continue;
            json.WriteStartObject(unit.Id);
            json.WriteStartObject(ElectionReport.ContestId(table.Contest));
            if (unit.Row is { } row)
                Station(json, row);
            else
                Region(json, count);
            if (count.Counted > 0)
                Totals(json, count);
            json.WriteEndObject();
            json.WriteEndObject();
            json.Pass(cancellation);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Region(Utf8JsonWriter json, UnitCount count)
    {
        json.WriteNumber("stations", count.Stations);
        json.WriteNumber("counted", count.Counted);
        json.WriteNumber("awaited", count.Awaited);
        json.WriteNumber("unreadable", count.Unreadable);
    }

    private static void Totals(Utf8JsonWriter json, UnitCount count)
    {
        json.WriteStartObject("written");
        json.WriteNumber("valid", count.ValidWritten);
        json.WriteNumber("total", count.TotalWritten);
        json.WriteEndObject();
        json.WriteStartObject("recomputed");
        json.WriteNumber("valid", count.ValidRecomputed);
        json.WriteNumber("total", count.TotalRecomputed);
        json.WriteEndObject();
    }

    private static void Station(Utf8JsonWriter json, StationRow row)
    {
        json.WriteString("state", row.State.Code());
        json.WriteBoolean("disputed", row.IsDisputed);
        json.WriteStartArray("findings");
        foreach (var code in row.Findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal))
            json.WriteStringValue(code);
        json.WriteEndArray();
        if (row.Form is not { } form)
            return;
        json.WriteStartObject("form");
        json.WriteNumber("log", form.Index);
        json.WriteString("at", form.At.ToString());
        json.WriteEndObject();
        json.WriteStartArray("pages");
        foreach (var (page, photo) in form.Pages)
        {
            json.WriteStartObject();
            json.WriteNumber("page", page);
            json.WriteString("photo", photo.ToString());
            if (row.Readings.GetValueOrDefault(page) is { } reading)
            {
                json.WriteNumber("reading", reading.Index);
                if (reading.Statement.PublicCopy is { } copy)
                    json.WriteString("publicCopy", copy.ToString());
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (row.Decision is not { } decision)
            return;
        json.WriteStartObject("decision");
        json.WriteNumber("log", decision.Index);
        json.WriteString("outcome", Codes.Name(decision.Statement.Outcome));
        json.WriteString("reason", Codes.Name(decision.Statement.Reason));
        json.WriteEndObject();
    }
}
