using System.IO.Pipelines;
using System.Text;
using Sirekap.Server.Reports;

namespace Sirekap.Server.Tests.Reports;

/// <summary>A form whose photograph does not come to an end in time.</summary>
public class ReportUploadTests
{
    [Theory]
    [InlineData(true, "photo-too-slow")]
    [InlineData(false, "photos-busy")]
    public async Task What_was_typed_survives_a_photograph_that_is_too_slow_with_a_place_or_without(bool hasPlace, string code)
    {
        var slow = new Pipe();
        await slow.Writer.WriteAsync(
            Encoding.ASCII.GetBytes("--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nKata.\r\n--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\nxy"),
            TestContext.Current.CancellationToken);
        using var late = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var sent = await ReportUpload.ReadAsync("multipart/form-data; boundary=b", slow.Reader.AsStream(), hasPlace, late.Token);
        Assert.Equal((code, "Kata.", true), (sent.Fault?.Code, sent.Draft.Text, sent.Draft.HadPhoto));
    }
}
