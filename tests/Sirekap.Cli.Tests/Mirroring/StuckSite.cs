using System.Net;
using System.Net.Sockets;

namespace Sirekap.Cli.Tests.Mirroring;

/// <summary>A socket that takes every connection and never ends an answer: it says nothing at all, or one byte after another of many.</summary>
sealed class StuckSite : IAsyncDisposable
{
    private const int FewBytes = 3;

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _taking;

    public StuckSite(int port, bool drips)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _taking = TakeAsync(drips);
    }

    /// <summary>Ends when somebody waits for the rest of an answer.</summary>
    public Task Stuck => _stuck.Task;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _taking;
        _end.Dispose();
    }

    private async Task TakeAsync(bool drips)
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptSocketAsync(_end.Token), drips));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(Socket socket, bool drips)
    {
        using (socket)
        {
            try
            {
                await socket.ReceiveAsync(new byte[4096], _end.Token);
                if (drips)
                    await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"u8.ToArray(), _end.Token);
                for (var sent = 0; ; sent++)
                {
                    if (!drips || sent == FewBytes)
                        _stuck.TrySetResult();
                    if (drips)
                        await socket.SendAsync("x"u8.ToArray(), _end.Token);
                    await Task.Delay(drips ? 10 : Timeout.Infinite, _end.Token);
                }
            }
            catch (Exception gone) when (gone is SocketException or OperationCanceledException)
            {
                _stuck.TrySetResult();
            }
        }
    }
}
