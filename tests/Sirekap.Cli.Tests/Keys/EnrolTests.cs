using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Sirekap.Cli.Client;
using Sirekap.Cli.Keys;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;

namespace Sirekap.Cli.Tests.Keys;

/// <summary>A further server's key gets its role from the root, over the intake of a running server.</summary>
public sealed class EnrolTests : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private readonly StringWriter _screen = new();
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = await SirekapHost.BuildAsync(builder, options => options.Data = _data.Path, TestContext.Current.CancellationToken);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _http.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _screen.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task The_root_enrols_the_public_half_of_a_key_once()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await EnrolAsync(_data["keys/root.pem"], key);
        var id = KeyId.Of(key.ExportSubjectPublicKeyInfo());
        using var view = JsonDocument.Parse(await _http.GetStringAsync(new Uri($"/api/v1/keys/{id}", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("reader", view.RootElement.GetProperty("role").GetString());
        await EnrolAsync(_data["keys/root.pem"], key);
        Assert.Contains($"{id}: sudah terdaftar", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_root_enrols_a_reader()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var refused = await Assert.ThrowsAsync<IntakeRefusedException>(() => EnrolAsync(_data["keys/reader.pem"], key));
        Assert.NotEmpty(refused.Code);
    }

    private Task EnrolAsync(string root, ECDsa key)
    {
        var file = _data["new.pem"];
        File.WriteAllText(file, key.ExportSubjectPublicKeyInfoPem());
        return new EnrolRun(new IntakeClient(_http), "pemilu-2024", TimeProvider.System, _screen)
            .RunAsync(root, file, Role.Reader, "0", TestContext.Current.CancellationToken);
    }
}
