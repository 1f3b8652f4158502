using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Takedowns;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Desk;

/// <summary>The page offers what its person may ask for, and every picture that is served.</summary>
public sealed class TakedownDeskViewTests : IDisposable
{
    private const string Station = "1101022001001", Desa = SmallElection.Desa;

    private readonly Story _story = new(SmallElection.Definition);

    [Theory]
    [InlineData(Role.Chair, "110102", false, false, false)]
    [InlineData(Role.Supervisor, "1101", false, false, false)]
    [InlineData(Role.Chair, "11", true, false, true)]
    [InlineData(Role.Supervisor, "0", false, true, true)]
    [InlineData(Role.Reviewer, "0", false, false, false)]
    public void Only_what_would_work_is_offered(Role role, string region, bool request, bool confirm, bool lift)
    {
        var view = View(role, region);
        Assert.Equal((request, confirm, lift), (view.MayRequest, view.MayConfirm, view.MayLift));
    }

    [Fact]
    public void Pictures_of_a_form_that_was_replaced_can_be_chosen_still_and_none_twice()
    {
        Send(replaces: null);
        var first = Copies();
        Send(replaces: _story.Dossier(Station, Desa).Form!.Index);
        var pictures = View(Role.Chair, "11").Chosen!.Pictures;
        Assert.Equal([1, 2, null, null], pictures.Select(picture => picture.Page));
        Assert.Equal(Copies().Concat(first), pictures.Select(picture => picture.Copy));
    }

    public void Dispose() => _story.Dispose();

    private void Send(long? replaces)
    {
        _story.Submit(Station, Desa, Story.Figures(("C.1", 1)), replaces);
        _story.ReadAll(Station, Desa, (string _) => null);
    }

    private Digest[] Copies() => [.. _story.Dossier(Station, Desa).Readings.Values.Select(reading => reading.Statement.PublicCopy!.Value)];

    private TakedownDeskView View(Role role, string region) =>
        TakedownDeskView.Of(_story.Count, new DeskPerson(_story.Holder(role, region).Key, "", role, region), new QueryCollection(new Dictionary<string, StringValues> { ["tps"] = Station, ["kontes"] = Desa }));
}
