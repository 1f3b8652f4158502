using System.Globalization;
using System.Text.Json;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Server.OpenData.Stations;

namespace Sirekap.Server.OpenData.Nist;

/// <summary>
/// A table of stations as an ElectionReport of NIST SP 1500-100 version 2 (Election Results Common Data Format). A function of the table: nothing in it is of this
/// server or of its clock. What is not counted has no count, never 0.
/// </summary>
internal static class ElectionReport
{
    /// <summary>Writes the document.</summary>
    public static void Write(StationTable table, ElectionDefinition election, Stream output, CancellationToken cancellation)
    {
        var units = new ReportUnits(table);
        using var json = JsonPieces.To(output);
        json.WriteStartObject();
        Head(json, table, election, units);
        json.WriteStartArray("GpUnit");
        foreach (var unit in units.All)
        {
            Unit(json, unit);
            json.Pass(cancellation);
        }

        json.WriteEndArray();
        json.WriteStartArray("Election");
        Election(json, table, election, units, cancellation);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter json, StationTable table, ElectionDefinition election, ReportUnits units)
    {
        json.WriteString("@type", "ElectionResults.ElectionReport");
        json.WriteString("Format", units.HasStations ? "precinct-level" : "summary-contest");
        json.WriteString("GeneratedDate", table.Changed?.ToString() ?? $"{Day(election)}T00:00:00Z");
        json.WriteString("Issuer", "Sirekap Terbuka");
        json.WriteString("IssuerAbbreviation", "ST");
        json.WriteNumber("SequenceStart", 1);
        json.WriteNumber("SequenceEnd", 1);
        json.WriteString("Status", units.Whole.Counted + units.Whole.Unreadable == units.Whole.Stations ? "unofficial-complete" : "unofficial-partial");
        json.WriteString("VendorApplicationId", "sirekap-terbuka");
        json.WriteString("Notes", string.Create(
            CultureInfo.InvariantCulture, $"Follows from {table.Size} entries of the log. Evidence of every unit: {table.Size}.nist-evidence.json.gz beside this file."));
        json.WriteStartArray("ExternalIdentifier");
        json.WriteIdentifier("other", "log-size", table.Size.ToString(CultureInfo.InvariantCulture));
        json.WriteEndArray();
    }

    private static void Unit(Utf8JsonWriter json, ReportUnit unit)
    {
        json.WriteStartObject();
        json.WriteString("@id", unit.Id);
        json.WriteString("@type", "ElectionResults.ReportingUnit");
        json.WriteString("Type", unit.Type);
        if (unit.OtherType is { } other)
            json.WriteString("OtherType", other);
        json.WriteText("Name", ("id", unit.Name));
        json.WriteStartArray("ExternalIdentifier");
        json.WriteIdentifier("national-level", null, unit.Code);
        json.WriteEndArray();
        if (unit.Parts.Any())
        {
            json.WriteStartArray("ComposingGpUnitIds");
            foreach (var part in unit.Parts)
                json.WriteStringValue(ReportUnit.IdOf(part));
            json.WriteEndArray();
        }

        if (unit.Count is { } count)
        {
            json.WriteNumber("SubUnitsReported", count.Counted);
            json.WriteNumber("TotalSubUnits", count.Stations);
            // A sum over some of its stations would pass for the unit's number.
            if (count.Counted == count.Stations && count.Voters > 0)
            {
                json.WriteNumber("VotersRegistered", count.Voters);
                json.WriteNumber("VotersParticipated", count.Turnout);
            }

            json.WriteStartArray("CountStatus");
            json.WriteStartObject();
            json.WriteString("@type", "ElectionResults.CountStatus");
            json.WriteString("Status", count.Status);
            json.WriteString("Type", "total");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Election(Utf8JsonWriter json, StationTable table, ElectionDefinition election, ReportUnits units, CancellationToken cancellation)
    {
        json.WriteStartObject();
        json.WriteString("@type", "ElectionResults.Election");
        json.WriteString("Type", "general");
        json.WriteText("Name", ("id", election.Name.In("id")), ("en", election.Name.In("en")));
        json.WriteString("StartDate", Day(election));
        json.WriteString("EndDate", Day(election));
        json.WriteString("ElectionScopeId", ReportUnit.IdOf(election.Regions.Nation.Code));
        json.WriteStartArray("Candidate");
        foreach (var candidate in table.Contest.Candidates)
        {
            json.WriteStartObject();
            json.WriteString("@id", $"candidate-{candidate.Id}");
            json.WriteString("@type", "ElectionResults.Candidate");
            json.WriteText("BallotName", ("id", candidate.Name));
            json.WriteStartArray("ExternalIdentifier");
            json.WriteIdentifier("national-level", null, candidate.Id);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("Contest");
        Votes(json, table.Contest, election, units, cancellation);
        json.WriteEndArray();
        json.WriteStartArray("BallotCounts");
        Ballots(json, units, cancellation);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Votes(Utf8JsonWriter json, Contest contest, ElectionDefinition election, ReportUnits units, CancellationToken cancellation)
    {
        json.WriteStartObject();
        json.WriteString("@id", ContestId(contest));
        json.WriteString("@type", "ElectionResults.CandidateContest");
        json.WriteString("Name", contest.Name.In("id"));
        json.WriteString("Abbreviation", contest.Code);
        json.WriteString("ElectionDistrictId", ReportUnit.IdOf(election.Regions.Nation.Code));
        json.WriteNumber("VotesAllowed", 1);
        json.WriteNumber("SubUnitsReported", units.Whole.Counted);
        json.WriteNumber("TotalSubUnits", units.Whole.Stations);
        json.WriteStartArray("ContestSelection");
        for (var place = 0; place < contest.Candidates.Length; place++)
        {
            var candidate = contest.Candidates[place];
            json.WriteStartObject();
            json.WriteString("@id", $"selection-{candidate.Id}");
            json.WriteString("@type", "ElectionResults.CandidateSelection");
            json.WriteNumber("SequenceOrder", candidate.Number);
            json.WriteStartArray("CandidateIds");
            json.WriteStringValue($"candidate-{candidate.Id}");
            json.WriteEndArray();
            json.WriteStartArray("VoteCounts");
            foreach (var unit in units.All)
            {
                if (unit.Count is not { Counted: > 0 } count)
                    continue;
                json.StartCount("ElectionResults.VoteCounts", unit.Id);
                json.WriteNumber("Count", count.Candidates[place]);
                json.WriteEndObject();
                json.Pass(cancellation);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The standard counts ballots by election, not by contest: they are this contest's since a report has one.</summary>
    private static void Ballots(Utf8JsonWriter json, ReportUnits units, CancellationToken cancellation)
    {
        foreach (var unit in units.All)
        {
            if (unit.Count is not { Counted: > 0 } count)
                continue;
            json.StartCount("ElectionResults.BallotCounts", unit.Id);
            json.WriteNumber("BallotsCast", count.TotalWritten);
            json.WriteNumber("BallotsRejected", count.Invalid);
            json.WriteEndObject();
            json.Pass(cancellation);
        }
    }

    /// <summary>The identifier of a contest within a report.</summary>
    public static string ContestId(Contest contest) => $"contest-{contest.Code}";

    private static string Day(ElectionDefinition election) => election.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
