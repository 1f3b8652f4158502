using System.Text;
using System.Text.Json;

namespace Sirekap.Server.Phones;

/// <summary>The election as the first screen needs it: one module, so that nothing is fetched before it stands. The rules' files beside it stay what they are.</summary>
internal static class PhoneElection
{
    /// <summary>The module <c>contests.js</c>: <c>id</c>, <c>day</c>, and every contest's own file with its form's id.</summary>
    /// <param name="files">The election's files.</param>
    public static byte[] ToModule(Dictionary<string, ReadOnlyMemory<byte>> files)
    {
        using var election = JsonDocument.Parse(files["election.json"]);
        var contests = election.RootElement.GetProperty("contests").EnumerateArray().Select(code => Contest(files, code.GetString()!));
        return Encoding.UTF8.GetBytes(
            $"export const ELECTION = {{\"id\":{election.RootElement.GetProperty("id").GetRawText()},\"day\":{election.RootElement.GetProperty("day").GetRawText()},\"contests\":[{string.Join(',', contests)}]}};\n");
    }

    private static string Contest(Dictionary<string, ReadOnlyMemory<byte>> files, string code)
    {
        using var form = JsonDocument.Parse(files[$"contests/{code}/form.json"]);
        return $"{{\"contest\":{Encoding.UTF8.GetString(files[$"contests/{code}/contest.json"].Span)},\"form\":{form.RootElement.GetProperty("id").GetRawText()}}}";
    }
}
