using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.EndToEnd.Tests.Receipts;

/// <summary>Several receipts of one station on <c>verify.html</c>: which figures count as far as they tell, and what they do not tell.</summary>
[Collection(nameof(OfflinePages))]
public sealed class RecountTests(OfflinePages pages) : IDisposable
{
    private readonly InventedLog _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Officer_and_machine_agree()
    {
        _log.Send();
        var results = await CheckAsync(0, 1, 2);
        Assert.Contains("Officer and machine agree in every figure, and every sum is right.", results, StringComparison.Ordinal);
        Assert.Contains("other or later statements", results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_that_is_not_given_is_asked_for()
    {
        _log.Send();
        Assert.Contains("no receipt of the machine's reading of page 2", await CheckAsync(0, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_alone_gives_no_figures()
    {
        _log.Send();
        Assert.Contains("The officer's statement of the form is not among these receipts", await CheckAsync(1, 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_waits_for_people_until_they_decide()
    {
        _log.Send(misread: "C.2").Decide(Outcome.Accept, DecisionReason.Misread);
        var waiting = await CheckAsync(0, 1, 2);
        Assert.Contains("It waits for people", waiting, StringComparison.Ordinal);
        Assert.Contains("differs", waiting, StringComparison.Ordinal);
        var decided = await CheckAsync(0, 1, 2, 3);
        Assert.Contains("these figures count", decided, StringComparison.Ordinal);
        Assert.Contains("the machine misread", decided, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_sum_is_shown_and_a_correction_mends_it()
    {
        _log.Send(mistyped: "C.1").Decide(Outcome.Correct, DecisionReason.Mistyped, ("C.1", 90));
        Assert.Contains("95 + 110 + 10 ≠ 210", await CheckAsync(0, 1, 2), StringComparison.Ordinal);
        var decided = await CheckAsync(0, 1, 2, 3);
        Assert.Contains("Every sum of this form is right.", decided, StringComparison.Ordinal);
        Assert.DoesNotContain("≠", decided, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_of_the_plenary_counts_when_two_have_stated_it()
    {
        _log.Send(misread: "C.2").CorrectInPlenary(("C.1", 89), ("C.2", 111));
        var last = (int)(_log.Last - _log.Form);
        var proposed = await CheckAsync(0, 1, 2, last - 1);
        Assert.Contains("a proposal in the plenary", proposed, StringComparison.Ordinal);
        Assert.DoesNotContain("these figures count", proposed, StringComparison.Ordinal);
        var decided = await CheckAsync(0, 1, 2, last - 1, last);
        Assert.Contains("the plenary corrected it", decided, StringComparison.Ordinal);
        Assert.Contains("111", decided, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_can_read_is_not_counted()
    {
        _log.Send(misread: "J").Decide(Outcome.Unreadable, DecisionReason.Illegible);
        Assert.Contains("it was found unreadable", await CheckAsync(0, 1, 2, 3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_back_goes_on_waiting()
    {
        _log.Send(misread: "J").Decide(Outcome.Return, DecisionReason.Illegible);
        Assert.Contains("It waits for people", await CheckAsync(0, 1, 2, 3), StringComparison.Ordinal);
    }

    /// <summary>The browser reads assertions by itself; it must come to what the fold comes to.</summary>
    [Theory]
    [InlineData(TestPasskey.Desk, true)]
    [InlineData("https://meja.lain.example", false)]
    [InlineData(null, false)]
    public async Task A_passkey_decides_where_it_signed_at_its_own_desk(string? enrolledAt, bool isTaken)
    {
        using var passkey = new TestPasskey();
        Assert.Equal(isTaken, _log.Send(misread: "C.2").DecideBy(passkey, enrolledAt));
        var results = await CheckAsync(0, 1, 2, 3, 4);
        Assert.Equal(isTaken, results.Contains("these figures count", StringComparison.Ordinal));
        Assert.Equal(!isTaken, results.Contains($"Entry {_log.Last} is not used: its signature is wrong.", StringComparison.Ordinal));
        Assert.Contains("Signatures not checked: 3 statements", results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replacement_takes_the_place_of_the_form_that_it_names()
    {
        _log.Send();
        var first = _log.Form;
        var replaced = _log.Story.Submit(InventedLog.Station, "desa", Testing.Story.Figures(("C.1", 91)), first);
        var driver = await pages.OpenAsync("en");
        await driver.ChooseAsync(_log.File(first), _log.File(first + 1), _log.File(replaced));
        await driver.CheckAsync(_log.Key.ToString());
        var results = await driver.ResultsAsync();
        Assert.Contains("91", results, StringComparison.Ordinal);
        Assert.Contains($"Entry {first + 1} is about the form at entry {first}", results, StringComparison.Ordinal);
    }

    /// <summary>The same that the fold finds (K.306): a form that another phone contradicts waits for people.</summary>
    [Fact]
    public async Task Another_phone_s_other_figures_keep_a_form_from_agreeing_until_its_own_takes_the_place()
    {
        _log.Send();
        using var second = new TestKey();
        var (rival, figures) = Contradict(second);
        var results = await CheckAsync(0, 1, 2, (int)(rival - _log.Form));
        Assert.Contains($"Entry {rival} of another phone has other figures and does not replace entry {_log.Form}: people must decide", results, StringComparison.Ordinal);
        Assert.Contains("It waits for people", results, StringComparison.Ordinal);

        Assert.Null(_log.Story.Add(second, _log.Story.Form(InventedLog.Station, "desa", Testing.Story.Figures(figures), second, _log.Form)));
        var replaced = await CheckAsync(0, (int)(rival - _log.Form), (int)(_log.Last - _log.Form));
        Assert.DoesNotContain("of another phone has other figures", replaced, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_phone_s_other_figures_are_still_named_when_people_have_decided_and_wait_for_nobody()
    {
        _log.Send();
        using var second = new TestKey();
        var (rival, _) = Contradict(second);
        _log.Decide(Outcome.Accept, DecisionReason.Misread);
        var decided = await CheckAsync(0, 1, 2, (int)(rival - _log.Form), (int)(_log.Last - _log.Form));
        Assert.Contains("these figures count", decided, StringComparison.Ordinal);
        Assert.Contains($"Entry {rival} of another phone has other figures and does not replace entry {_log.Form}; people have decided.", decided, StringComparison.Ordinal);
    }

    /// <summary>Another phone of the station sends other figures.</summary>
    private (long Rival, (string, int)[] Figures) Contradict(TestKey second)
    {
        _log.Story.Enrol(second, Role.Officer, InventedLog.Station);
        var figures = _log.Story.Dossier(InventedLog.Station, "desa").Form!.Figures.Contest.Fields.Select(field => (field.Id, field.Id == "C.3" ? 11 : 10)).ToArray();
        Assert.Null(_log.Story.Add(second, _log.Story.Form(InventedLog.Station, "desa", Testing.Story.Figures(figures), second)));
        return (_log.Last, figures);
    }

    /// <summary>The results for the form and what follows it, by distance from the form.</summary>
    private async Task<string> CheckAsync(params int[] behind)
    {
        var driver = await pages.OpenAsync("en");
        await driver.ChooseAsync([.. behind.Select(distance => _log.File(_log.Form + distance))]);
        Assert.StartsWith("✓", await driver.CheckAsync(_log.Key.ToString()), StringComparison.Ordinal);
        Assert.Empty(driver.Errors);
        return await driver.ResultsAsync();
    }
}
