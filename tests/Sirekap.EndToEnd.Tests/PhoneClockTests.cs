using System.Text.Json;

namespace Sirekap.EndToEnd.Tests;

/// <summary>A phone whose clock is wrong: what is signed claims the right time as soon as the server's is known, and nothing is lost before.</summary>
[Collection(nameof(DeskSite))]
public class PhoneClockTests(DeskSite site)
{
    private const string Contest = "ppwp";

    [Theory]
    [InlineData("8271021008004", 1)]
    [InlineData("8271021008005", -1)]
    public async Task A_day_off_is_learnt_at_enrolment_told_and_corrected_in_what_is_signed_offline(string station, int days)
    {
        var officer = await PhoneAsync();
        var page = officer.Page;
        var now = TimeProvider.System.GetUtcNow();
        await page.Clock.SetSystemTimeAsync(now.AddDays(days).UtcDateTime);
        await officer.EnrolAsync(await SirekapProcess.PhoneLinkAsync(station, site.Data, site.Desk));
        Assert.Contains(days > 0 ? "24 jam terlalu cepat" : "24 jam terlalu lambat", await page.InnerTextAsync("#clock"), StringComparison.Ordinal);
        await page.Context.SetOfflineAsync(true);
        await officer.SignUnreadAsync(Contest);
        Assert.InRange(await SignedAtAsync(officer) - now, TimeSpan.FromMinutes(-3), TimeSpan.FromMinutes(3));
        await page.Context.SetOfflineAsync(false);
        await page.WaitForSelectorAsync("#state[data-proof=Holds]", new() { Timeout = 60_000 });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_clock_that_went_wrong_without_a_network_is_told_when_the_form_is_refused_and_the_form_is_signed_anew()
    {
        var officer = await PhoneAsync();
        var page = officer.Page;
        await officer.EnrolAsync(await SirekapProcess.PhoneLinkAsync("8271021008006", site.Data, site.Desk));
        await page.Context.SetOfflineAsync(true);
        // The day before the demonstration's voting day.
        await page.Clock.SetSystemTimeAsync(new DateTime(2024, 2, 13, 12, 0, 0, DateTimeKind.Utc));
        await officer.SignUnreadAsync(Contest, pages: 3);
        await page.Context.SetOfflineAsync(false);
        await page.WaitForSelectorAsync("#state[data-refusal=contest-not-open]", new() { Timeout = 60_000 });
        Assert.Contains("belum hari pemungutan suara", await page.InnerTextAsync("#state"), StringComparison.Ordinal);
        await officer.LookAsync("clock");
        await page.ClickAsync("#redo");
        await page.ClickAsync("#figures button");
        await officer.SignAsync();
        await page.WaitForSelectorAsync("#state[data-proof=Holds]", new() { Timeout = 60_000 });
        Assert.InRange(await SignedAtAsync(officer) - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(-3), TimeSpan.FromMinutes(3));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_day_fast_without_a_network_is_taken_as_it_claims_and_told_afterwards()
    {
        var officer = await PhoneAsync();
        var page = officer.Page;
        await officer.EnrolAsync(await SirekapProcess.PhoneLinkAsync("8271021008007", site.Data, site.Desk));
        await page.Context.SetOfflineAsync(true);
        var now = TimeProvider.System.GetUtcNow();
        await page.Clock.SetSystemTimeAsync(now.AddDays(1).UtcDateTime);
        await officer.SignUnreadAsync(Contest);
        Assert.InRange(await SignedAtAsync(officer) - now.AddDays(1), TimeSpan.FromMinutes(-3), TimeSpan.FromMinutes(3));
        await page.Context.SetOfflineAsync(false);
        await page.WaitForSelectorAsync("#state[data-proof=Holds]", new() { Timeout = 60_000 });
        Assert.Contains("24 jam terlalu cepat", await page.InnerTextAsync("#clock"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private async Task<PhoneDriver> PhoneAsync()
    {
        var person = await site.PersonAsync();
        await person.SetViewportSizeAsync(320, 640);
        return new(person, Path.Combine(site.Data, "foto-hp"));
    }

    /// <summary>The time that the form on the screen claims.</summary>
    private static async Task<DateTimeOffset> SignedAtAsync(PhoneDriver officer)
    {
        var entry = await officer.Page.EvaluateAsync<string>(
            """
            async () => {
              const { readParcel } = await import(document.querySelector('link[rel=manifest]').href.replace('manifest.webmanifest', 'store.js'));
              return (await readParcel(location.hash.split('/')[1])).entry;
            }
            """);
        return JsonDocument.Parse(entry).RootElement.GetProperty("statement").GetProperty("at").GetDateTimeOffset();
    }
}
