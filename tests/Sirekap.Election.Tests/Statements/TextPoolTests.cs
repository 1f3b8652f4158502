using System.Text;
using CsCheck;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Tests.Statements;

public sealed class TextPoolTests
{
    [Fact]
    public void A_name_is_in_memory_once_however_many_statements_hold_it() =>
        // Another word may fall on the same slot just then.
        Assert.Contains(Enumerable.Range(0, 100), _ => ReferenceEquals(NameIn("""{"IV.1":250}"""), NameIn("""{"IV.1":251}""")));

    [Fact]
    public void Text_is_read_as_it_is_written_whether_it_is_shared_or_not() =>
        Gen.String[Gen.Char["aZ09.é\""], 1, 30].Sample(text =>
        {
            var bytes = new CanonicalObject().Set("text", text).ToBytes();
            return CanonicalJson.Parse(bytes).Text("text") == text && CanonicalJson.Parse(bytes).Text("text") == text;
        });

    private static string NameIn(string json) => CanonicalJson.Parse(Encoding.UTF8.GetBytes(json)).Names.Single();
}
