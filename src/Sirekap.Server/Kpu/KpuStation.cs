using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Kpu;

/// <summary>One station's form: votes, pictures, administration. Figures stand only where the form is counted, pictures as soon as they are public.</summary>
internal static class KpuStation
{
    /// <summary>Takes the payload out of the count.</summary>
    public static KpuObject Of(Count count, ContestCount contest, Station station, PhotoLinks photos)
    {
        var dossier = contest.DossierOf(station);
        var counted = dossier?.CountedFigures;
        return KpuObject.Fixed()
            .Set("mode", "hhcw")
            .Set("chart", counted is { } votes ? Votes(contest.Contest, votes) : null)
            .Set("images", Images(contest.Contest, dossier, photos))
            .Set("administrasi", counted is { } figures ? Administration(contest.Contest, figures) : null)
            .Set("psu", null)
            .Set("ts", KpuTime.Text(Changed(dossier) ?? KpuTime.Beginning(count)))
            .Set("status_suara", counted is not null)
            .Set("status_adm", counted is not null);
    }

    private static KpuObject Votes(Contest contest, ImmutableArray<Figure> figures)
    {
        // KPU's own payloads carry this key in every station's chart.
        var votes = KpuObject.Jsonb().Set("null", null);
        foreach (var candidate in contest.Candidates)
            votes.Set(candidate.Id, figures[contest.IndexOf(candidate.Field)].Value.Value);
        return votes;
    }

    private static KpuObject Administration(Contest contest, ImmutableArray<Figure> figures)
    {
        var administration = KpuObject.Jsonb();
        foreach (var (name, field) in contest.KpuFields)
            administration.Set(name, figures[contest.IndexOf(field)].Value.Value);
        return administration;
    }

    private static ImmutableArray<object?> Images(Contest contest, Dossier? dossier, PhotoLinks photos) =>
        [.. contest.Form.Pages.Select(page =>
            dossier?.Readings.GetValueOrDefault(page.Number)?.Statement.PublicCopy is { } copy ? photos.UrlOf(copy) : null)];

    private static StatementTime? Changed(Dossier? dossier)
    {
        if (dossier?.Form is not { } form)
            return null;
        var changed = dossier.Decision is { } decision && decision.Statement.At > form.At ? decision.Statement.At : form.At;
        foreach (var reading in dossier.Readings.Values)
        {
            if (reading.Statement.At > changed)
                changed = reading.Statement.At;
        }

        return changed;
    }
}
