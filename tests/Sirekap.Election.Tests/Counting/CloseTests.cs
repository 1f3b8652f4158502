using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

public sealed class CloseTests : IDisposable
{
    private readonly Story _story = new(SmallElection.Definition);

    public void Dispose() => _story.Dispose();

    [Fact]
    public void Nothing_counts_after_the_root_has_closed_the_log()
    {
        Assert.Null(_story.Count.ClosedAt);
        Assert.Null(_story.Add(_story.Root, Closing(_story.Root)));
        var end = _story.Count.Size - 1;
        Assert.Equal(end, _story.Count.ClosedAt);
        Assert.Equal("log-closed", _story.Add(_story.Root, Closing(_story.Root))!.Code);
        Assert.Equal(end, _story.Count.ClosedAt);
        Assert.Equal("log-closed", _story.Count.Judge(SignedEntry.Parse(_story.Entries[0]))!.Code);
    }

    [Fact]
    public void Only_the_root_closes_the_log()
    {
        Assert.Equal("key-role", _story.Add(_story.Reviewer, Closing(_story.Reviewer))!.Code);
        Assert.Null(_story.Count.ClosedAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void An_earlier_log_is_named_by_a_whole_root(string root)
    {
        var opening = (ElectionStatement)SignedEntry.Parse(_story.Entries[0]).Statement;
        var members = (opening with { After = new("example.id/lama", 3, root.Length == 0 ? "x" : root) }).ToCanonical();
        Assert.Equal("malformed", Assert.Throws<RefusedException>(() => Statement.From(CanonicalJson.Parse(members.ToBytes()))).Refusal.Code);
    }

    private CloseStatement Closing(TestKey key) => new() { Election = SmallElection.Definition.Id, At = _story.Now, Sequence = key.NextSequence(), Reason = "the result is final" };
}
