using Sirekap.Cli.Verification;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;
using Sirekap.Mirror.Sources;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Verification;

public sealed class VerifierTests : IDisposable
{
    private readonly TempFolder _site = new();
    private readonly PublishedNight _night = new();
    private readonly Check _check = new();

    [Fact]
    public void An_honest_site_holds_in_every_step()
    {
        _night.PublishTo(_site);
        Assert.Empty(_check.Run(_site));
        Assert.Equal(["checkpoint", "data", "log", "statements", "totals", "published", "photos"], _check.Report.Steps.Select(step => step.Id));
        Assert.Empty(_check.Verifier.Ignored);
        Assert.True(_night.Story.Count.Size > TilePath.FullWidth, "the night is too short for a full tile");
    }

    [Fact]
    public void A_check_of_a_part_of_the_published_files_takes_fewer_and_says_so()
    {
        _night.PublishTo(_site);
        var pinned = _check.Options with { LogKey = _night.Key.ToString(), RootKey = _night.Story.Root.Key.ToString(), All = false, Sample = 0 };
        Assert.Empty(_check.Run(_site, pinned));
        var all = _check.Report.Steps.Single(step => step.Id == "published").Text.En;
        Assert.Empty(_check.Run(_site, pinned with { AtMost = 1 }));
        Assert.NotEqual(all, _check.Report.Steps.Single(step => step.Id == "published").Text.En);
        Assert.Contains("at most 1 regions", Assert.Single(_check.Report.Notes).En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_without_pinned_keys_says_what_it_took_on_trust()
    {
        _night.PublishTo(_site);
        _check.Run(_site);
        Assert.Contains(_check.Report.Notes, note => note.En.Contains(_night.Key.ToString(), StringComparison.Ordinal));
        Assert.Contains(_check.Report.Notes, note => note.En.Contains(_night.Story.Root.Key.ToString(), StringComparison.Ordinal));
        var pinned = _check.Options with { LogKey = _night.Key.ToString(), RootKey = _night.Story.Root.Key.ToString() };
        Assert.Empty(_check.Run(_site, pinned));
        Assert.Empty(_check.Report.Notes);
    }

    [Fact]
    public void A_log_of_another_key_than_the_pinned_one_is_refused()
    {
        _night.PublishTo(_site);
        var other = new NoteSigner(PublishedNight.Origin, new byte[32]).Verifier.ToString();
        Assert.Equal(["log/checkpoint"], _check.Run(_site, _check.Options with { LogKey = other }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pinned_key_that_named_its_successor_is_still_enough(bool retire)
    {
        _night.PublishTo(_site);
        var next = new NoteSigner(PublishedNight.Origin, [.. Enumerable.Repeat((byte)3, NoteSigner.SeedLength)]);
        _night.ChangeKey(_site, next, SignedCheckpoint.Open(File.ReadAllBytes(_site["log/checkpoint"]), _night.Key).Head, retire);
        _night.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 4711));
        _night.PublishTo(_site);
        foreach (var key in (NoteVerifier[])[_night.Key, next.Verifier])
            Assert.Empty(_check.Run(_site, _check.Options with { LogKey = key.ToString() }));
        _check.Run(_site, _check.Options with { LogKey = _night.Key.ToString() });
        Assert.Contains(_check.Report.Notes, note => note.En.Contains(next.Verifier.ToString()!, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_key_that_begins_another_history_is_found_out()
    {
        var next = new NoteSigner(PublishedNight.Origin, [.. Enumerable.Repeat((byte)3, NoteSigner.SeedLength)]);
        _night.ChangeKey(_site, next, new TreeHead(3, LogHash.OfLeaf([])));
        _night.PublishTo(_site);
        Assert.Equal(["log/" + KeyRotation.PathFrom(_night.Key)], _check.Run(_site, _check.Options with { LogKey = _night.Key.ToString() }));
    }

    [Fact]
    public void A_policy_demands_witnesses()
    {
        using var policies = new TempFolder();
        Cosigner[] witnesses = [Cosigner.Ed25519("bawaslu.example", new byte[32]), Cosigner.Ed25519("kampus.example", [.. Enumerable.Repeat((byte)1, 32)])];
        var names = string.Concat(witnesses.Select(witness => $"witness {witness.Verifier.Name} {witness.Verifier}\n"));
        policies.Write("any", System.Text.Encoding.UTF8.GetBytes(names + "group g any bawaslu.example kampus.example\nquorum g\n"));
        policies.Write("all", System.Text.Encoding.UTF8.GetBytes($"log {_night.Key}\n{names}group g all bawaslu.example kampus.example\nquorum g\n"));
        policies.Write("wrong", "quorum nobody\n"u8);
        _night.Witnesses = witnesses[..1];
        _night.PublishTo(_site);
        Assert.Empty(_check.Run(_site, _check.Options with { Policy = policies["any"] }));
        Assert.Contains("and 1 of 2 witnesses, as demanded", _check.Report.Steps[0].Text.En, StringComparison.Ordinal);
        Assert.Equal(["log/checkpoint"], _check.Run(_site, _check.Options with { Policy = policies["all"] }));
        Assert.Throws<SourceUnreachableException>(() => _check.Run(_site, _check.Options with { Policy = policies["wrong"] }));
    }

    [Fact]
    public void Another_root_key_than_the_pinned_one_is_refused()
    {
        _night.PublishTo(_site);
        Assert.Equal(["log entry 0"], _check.Run(_site, _check.Options with { RootKey = new string('0', 32) }));
    }

    [Fact]
    public void A_replaced_data_file_is_named()
    {
        _night.PublishTo(_site);
        _check.Election.Write("regions/11.csv", [.. File.ReadAllBytes(_check.Election["regions/11.csv"]), .. "# \n"u8]);
        Assert.Equal(["regions/11.csv"], _check.Run(_site));
        File.Delete(_check.Election["rules.json"]);
        Assert.Equal(["regions/11.csv", "rules.json"], _check.Run(_site));
    }

    [Fact]
    public void A_statement_of_an_unauthorised_key_is_located_even_in_a_properly_signed_log()
    {
        using var intruder = new TestKey();
        var index = _night.Story.Count.Size;
        Assert.Equal("key-unknown", _night.Story.Add(intruder, Claim(intruder))!.Code);
        _night.PublishTo(_site);
        Assert.Equal([$"log entry {index}"], _check.Run(_site));
    }

    [Fact]
    public void A_statement_with_another_statement_s_signature_is_located()
    {
        var honest = SignedEntry.Sign(Claim(_night.Story.Importer), _night.Story.Importer);
        var text = System.Text.Encoding.UTF8.GetString(honest.Bytes.Span).Replace("\"C.1\":7", "\"C.1\":8", StringComparison.Ordinal);
        var index = _night.Story.Count.Size;
        _night.Story.AddBytes(System.Text.Encoding.UTF8.GetBytes(text));
        _night.PublishTo(_site);
        Assert.Equal([$"log entry {index}"], _check.Run(_site));
    }

    [Fact]
    public void Bytes_that_are_no_statement_are_located()
    {
        var index = _night.Story.Count.Size;
        _night.Story.AddBytes("{\"rumour\":true}"u8.ToArray());
        _night.PublishTo(_site);
        Assert.Equal([$"log entry {index}"], _check.Run(_site));
    }

    /// <summary>Two servers may let the same officer's forms in at once; the later one is ignored, and nobody has done wrong.</summary>
    [Fact]
    public void A_statement_that_only_came_too_late_is_told_but_no_problem()
    {
        _night.Story.Submit("1101012001001", SmallElection.Desa, Story.Figures(("D", 1)));
        _night.PublishTo(_site);
        Assert.Empty(_check.Run(_site));
        Assert.Equal("form-exists", Assert.Single(_check.Verifier.Ignored).Reason.Code);
    }

    /// <summary>Two phones of a station that differ are evidence in the log, not a fault of it.</summary>
    [Fact]
    public void A_form_that_contradicts_another_phone_s_is_neither_a_problem_nor_ignored()
    {
        const string Station = "1101012001001";
        using var second = new TestKey();
        _night.Story.Enrol(second, Role.Officer, Station);
        Assert.Null(_night.Story.Add(second, _night.Story.Form(Station, SmallElection.Desa, Story.Figures(("D", 1)), second)));
        _night.PublishTo(_site);
        Assert.Empty(_check.Run(_site));
        Assert.Empty(_check.Verifier.Ignored);
    }

    /// <summary>Which reasons are faults and which are not is written down for everyone.</summary>
    [Fact]
    public void The_reasons_that_depend_on_place_are_those_of_the_documentation()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "docs/statements.md")))
            folder = folder.Parent;
        var documented = File.ReadAllLines(Path.Combine(folder.FullName, "docs/statements.md"))
            .Where(line => line.Contains("` | place |", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        Assert.Equal(IgnoredCheck.OfPlace.Order(), documented.Order());
    }

    [Fact]
    public void A_changed_total_is_located_by_path_and_field()
    {
        _night.PublishTo(_site);
        const string path = "api/v1/regions/0/desa";
        var text = File.ReadAllText(_site[path]);
        Assert.Contains("\"C.1\":400", text, StringComparison.Ordinal);
        File.WriteAllText(_site[path], text.Replace("\"C.1\":400", "\"C.1\":4000", StringComparison.Ordinal));
        Assert.Equal([path], _check.Run(_site));
        Assert.Contains("/totals/C.1: served 4000, but the log gives 400", _check.Report.Problems.Single().Sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_cell_of_the_table_is_located_by_line_and_column()
    {
        _night.PublishTo(_site);
        const string path = "api/v1/totals/desa.csv";
        var text = File.ReadAllText(_site[path]);
        var lines = text.Split('\n');
        File.WriteAllText(_site[path], text.Replace(lines[1], lines[1] + "9", StringComparison.Ordinal));
        Assert.Equal([path], _check.Run(_site));
        Assert.Contains("line 2 (0) J: ", _check.Report.Problems.Single().Sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        _night.PublishTo(_site);
        const string path = "api/v1/stations/1101012001001/desa";
        File.Delete(_site[path]);
        Assert.Equal([path], _check.Run(_site));
    }

    [Fact]
    public void Published_files_that_are_older_than_the_log_are_named()
    {
        _night.PublishTo(_site);
        _night.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 1));
        _night.PublishLogTo(_site);
        Assert.Contains("api/v1/stations/1101012001001/desa", _check.Run(_site));
        Assert.DoesNotContain("pemilu/hhcw/desa.json", _check.Report.Problems.Select(problem => problem.Place));
    }

    [Fact]
    public void A_server_s_data_folder_has_only_its_log_to_check()
    {
        _night.PublishLogTo(_site);
        Assert.Empty(_check.Run(_site, _check.Options with { Photos = false }));
        Assert.DoesNotContain(_check.Report.Steps, step => step.Id == "published");
        Assert.Contains(_check.Report.Notes, note => note.En.Contains("only the log was checked", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_a_key_cannot_be_checked_until_one_is_given()
    {
        _night.PublishLogTo(_site);
        File.Delete(_site["log/vkey"]);
        Assert.Throws<SourceUnreachableException>(() => _check.Run(_site));
        Assert.Empty(_check.Run(_site, _check.Options with { LogKey = _night.Key.ToString(), Photos = false }));
    }

    [Fact]
    public void A_saved_copy_can_be_checked_again_offline()
    {
        _night.PublishTo(_site);
        using var saved = new TempFolder();
        Assert.Empty(_check.Run(_site, copy: new SavedCopy(saved.Path)));
        Assert.Equal(_site.Files, saved.Files);
        Assert.Empty(_check.Run(saved));
        Assert.Contains(_check.Report.Steps, step => step.Id == "published");
    }

    public void Dispose()
    {
        _check.Dispose();
        _night.Dispose();
        _site.Dispose();
    }

    private ClaimStatement Claim(TestKey signer) => new()
    {
        Election = _night.Story.Definition.Id,
        At = _night.Story.Now,
        Sequence = signer.NextSequence(),
        Source = "kpu",
        Station = "1101012001001",
        Contest = SmallElection.Desa,
        Payload = Digest.Of("x"u8),
        Figures = Story.Figures(("C.1", 7)),
    };
}
