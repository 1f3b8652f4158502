using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Sirekap.EndToEnd.Tests;

/// <summary>A demonstration of its own for those who decide on its forms, and people with passkeys in browsers of their own.</summary>
public sealed class DeskSite : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("sirekap-desk-").FullName;
    private SirekapProcess? _demo;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The public site; the desk stands at the same port of <c>localhost</c>.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>The same server where passkeys and keys of phones may be used: a browser takes <c>localhost</c> for secure.</summary>
    public Uri Desk => new($"http://localhost:{Address.Port}");

    public string Data => _data;

    public async ValueTask InitializeAsync()
    {
        if (DemoSite.Chromium is null)
            return;
        // A passkey is bound to its desk's address, so the port must be known before the start.
        _demo = SirekapProcess.Start("demo", _data, FreePort());
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = DemoSite.Chromium, Args = DemoSite.Flags });
        Address = await _demo.ReadyAsync();
    }

    /// <summary>The link that enrols a phone for the demonstration's station that has sent nothing.</summary>
    public string PhoneLink => _demo!.Output.Split('\n').Single(line => line.StartsWith("phone ", StringComparison.Ordinal)).Split(": ")[1].Trim();

    /// <summary>A phone of its own: what it keeps lies in a folder, so that it can be switched off and on again.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="scene">The JPEG that its camera sees.</param>
    /// <param name="offline">Whether it is switched on without a network.</param>
    public async Task<IBrowserContext> PhoneAsync(string folder, string scene, bool offline = false)
    {
        Assert.SkipWhen(_playwright is null, "Chromium is not installed (Debian's package chromium); ./test installs it when it runs as root.");
        var film = Path.Combine(folder, "scene.y4m");
        Film.Write(film, await File.ReadAllBytesAsync(scene));
        return await _playwright!.Chromium.LaunchPersistentContextAsync(folder, new()
        {
            ExecutablePath = DemoSite.Chromium,
            Args = [.. DemoSite.Flags, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={film}"],
            ViewportSize = new() { Width = 320, Height = 640 },
            Offline = offline,
        });
    }

    /// <summary>The links of the invitations that the demonstration printed for a role.</summary>
    public IReadOnlyList<string> Invitations(string role) =>
    [
        .. _demo!.Output.Split('\n').Where(line => line.StartsWith($"desk {role} ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim()),
    ];

    /// <summary>The link of the one invitation of a role in a region.</summary>
    public string Invitation(string role, string region) => _demo!.Output.Split('\n')
        .Select(line => line.Split($"desk {role} {region}: ", 2)).Single(parts => parts is ["", _])[1].Trim();

    /// <summary>Somebody with an empty browser and an authenticator in it that knows who is there.</summary>
    public async Task<IPage> PersonAsync()
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed (Debian's package chromium); ./test installs it when it runs as root.");
        return await _browser!.PersonAsync();
    }

    /// <summary>Somebody who has taken an invitation and sits at the desk.</summary>
    public async Task<IPage> InvitedAsync(string link) => await (await PersonAsync()).AcceptAsync(link);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_demo is not null)
            await _demo.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A port that nobody listens on.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

[CollectionDefinition(nameof(DeskSite))]
public class DeskSiteTests : ICollectionFixture<DeskSite>;
