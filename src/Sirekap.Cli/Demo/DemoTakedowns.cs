using System.Text.Json;
using Sirekap.Cli.Client;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Cli.Demo;

/// <summary>Two invented takedowns: a figure that a supervisor has suspended, and a picture that was withheld and is shown again.</summary>
internal sealed class DemoTakedowns(Contest contest, IntakeClient client, DemoCrew crew, TimeProvider clock)
{
    private const string Province = "82", FigureStation = "8271021025003", PictureStation = "8271021010002", Field = "V.B";
    private static readonly TimeSpan Time = TimeSpan.FromDays(30);

    /// <summary>Plays them, if the province's chair has signed nothing yet.</summary>
    public async Task PlayAsync(CancellationToken cancellation)
    {
        var chair = await crew.MemberAsync(Role.Chair, Province, cancellation);
        var supervisor = await crew.MemberAsync(Role.Supervisor, Province, cancellation);
        if (await chair.SentAsync(cancellation) > 0)
            return;
        await TakeDownAsync(FigureStation, new FigureSubject(Field), TakedownReason.SupervisorOrder, "Contoh: Bawaslu memeriksa jumlah suara tidak sah di TPS ini.", "001/LP/PP/Prov/32.00/II/2024");
        if (await PictureAsync(cancellation) is not { } picture)
            return;
        var withheld = await TakeDownAsync(PictureStation, new PictureSubject(picture), TakedownReason.PersonalData, "Contoh: wajah seorang anak terlihat di tepi foto.", "002/PDP/II/2024");
        await SendAsync(supervisor, PictureStation, new LiftTakedown(withheld, "Contoh: setelah diperiksa, tidak ada wajah di foto ini."));

        async Task<long> TakeDownAsync(string station, TakedownSubject subject, TakedownReason reason, string sentence, string order)
        {
            var notice = new TakedownNotice(subject, reason, sentence, order, new(clock.GetUtcNow() + Time));
            var request = await SendAsync(chair, station, new RequestTakedown(notice));
            await SendAsync(supervisor, station, new ConfirmTakedown(request, notice));
            return request;
        }

        async Task<long> SendAsync(Correspondent signer, string station, TakedownAction action) => await signer.SendAsync(
            (election, at, sequence) => new TakedownStatement { Election = election, At = at, Sequence = sequence, Station = station, Contest = contest.Code, Action = action },
            cancellation);
    }

    private async Task<Digest?> PictureAsync(CancellationToken cancellation)
    {
        using var shown = await client.StationAsync(PictureStation, contest.Code, cancellation);
        return shown.RootElement.GetProperty("pages")[0].GetProperty("public") is { ValueKind: JsonValueKind.String } copy ? Digest.Parse(copy.GetString()!) : null;
    }
}
