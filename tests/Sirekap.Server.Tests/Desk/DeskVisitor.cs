using System.Buffers.Text;
using System.Formats.Asn1;
using System.Net.Http.Headers;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Sirekap.Election.Statements;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Desk;

/// <summary>A person's browser at the desk, with a passkey and its cookies.</summary>
public sealed class DeskVisitor(HttpClient http) : IDisposable
{
    private readonly Dictionary<string, string> _cookies = [];

    public TestPasskey Passkey { get; } = new();

    public KeyId Key => Passkey.Key;

    private string Credential => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(Passkey.Key.ToString()));

    /// <summary>The cookies that the browser holds, to be put back.</summary>
    public Dictionary<string, string> Cookies => _cookies;

    /// <summary>Sends a canonical object to the desk's API; gives the status and the answer, a refusal's members included.</summary>
    public async Task<(int Status, string Code, Dictionary<string, string>? Answer)> SendAsync(string path, CanonicalObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/desk/api/{path}", UriKind.Relative)) { Content = new ByteArrayContent(body.ToBytes()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Origin", TestPasskey.Desk);
        using var answer = await SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var read = JsonDocument.Parse(bytes);
        return answer.IsSuccessStatusCode
            ? ((int)answer.StatusCode, "", read.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString()))
            : ((int)answer.StatusCode, read.RootElement.GetProperty("code").GetString()!, null);
    }

    /// <summary>A page or file.</summary>
    public async Task<string> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        using var answer = await SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What the passkey answers when it is asked to sign.</summary>
    public CanonicalObject Answer(string signed)
    {
        var (client, data) = (Passkey.Client(Encoding.UTF8.GetBytes(signed)), Passkey.Data());
        return new CanonicalObject().Set("credential", Credential).Set("client", Base64Url.EncodeToString(client)).Set("data", Base64Url.EncodeToString(data))
            .Set("signature", Base64Url.EncodeToString(Wrap(Passkey.Sign(client, data))));
    }

    /// <summary>Opens an invitation.</summary>
    public Task<(int Status, string Code, Dictionary<string, string>? Answer)> AcceptAsync(string invitation) => SendAsync("invitation", new CanonicalObject()
        .Set("invitation", invitation).Set("public", Base64Url.EncodeToString(Passkey.PublicKey.AsSpan())).Set("answer", Answer(invitation)));

    public async Task<(int Status, string Code, Dictionary<string, string>? Answer)> LogInAsync()
    {
        var (_, _, begun) = await SendAsync("login/begin", []);
        return await SendAsync("login", Answer(begun!["text"]));
    }

    /// <summary>Prepares a statement and signs it; gives the code of the refusal, or nothing.</summary>
    public async Task<string> StateAsync(string path, CanonicalObject body)
    {
        var (_, code, prepared) = await SendAsync(path, body);
        if (prepared is null)
            return code;
        return (await SendAsync("sign", new CanonicalObject().Set("answer", Answer(prepared["statement"])))).Code;
    }

    public void Dispose() => Passkey.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await http.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            var (name, value) = (set[..set.IndexOf('=')], set[(set.IndexOf('=') + 1)..set.IndexOf(';')]);
            if (value.Length == 0)
                _cookies.Remove(name);
            else
                _cookies[name] = value;
        }

        return answer;
    }

    private static byte[] Wrap(byte[] signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature.AsSpan(0, 32), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature.AsSpan(32), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}
