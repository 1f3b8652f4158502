using Sirekap.Cli.Verification;
using Sirekap.Election;
using Sirekap.Election.Loading;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Mirror.Sources;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;
using Sirekap.Server.Hosting;
using Sirekap.Server.Reading;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Verification;

/// <summary>Public pictures read again by a stranger, against what the server's machine logged of them.</summary>
public class PhotoCheckTests
{
    static readonly ElectionDefinition s_election = Election();
    static readonly DigitModel s_digits = DigitModel.Load(File.ReadAllBytes(ShippedData.Find("data/models/digits/digits.bin")));
    static readonly PageReader s_reader = new([s_election.Contests[0].Form], s_digits);
    static readonly byte[] s_photograph = File.ReadAllBytes(ShippedData.Find("data/forms/8271021022008-ppwp-page2.jpg"));

    [Fact]
    public async Task A_public_copy_reads_as_it_was_logged() => Assert.Empty(await CheckAsync(s_photograph, page: 2));

    [Fact]
    public async Task A_page_with_a_spoilt_tag_is_read_again_as_the_page_that_was_announced()
    {
        var (problems, logged) = await ReadAsync(Spoilt(), page: 2);
        Assert.Null(logged.Refused);
        Assert.NotEmpty(logged.Figures);
        Assert.Empty(problems);
    }

    [Fact]
    public async Task A_page_that_was_not_announced_is_refused_again()
    {
        var (problems, logged) = await ReadAsync(s_photograph, page: 3);
        Assert.Equal("wrong-page", logged.Refused);
        Assert.Empty(problems);
    }

    [Fact]
    public async Task A_figure_that_the_picture_does_not_show_is_found()
    {
        var (problems, _) = await ReadAsync(s_photograph, page: 2, logged => logged with { Figures = [logged.Figures[0] with { Confirmations = 0 }, .. logged.Figures[1..]] });
        Assert.Single(problems);
    }

    static async Task<IReadOnlyList<Problem>> CheckAsync(byte[] photograph, int page) => (await ReadAsync(photograph, page)).Problems;

    static async Task<(IReadOnlyList<Problem> Problems, ReadingStatement Logged)> ReadAsync(
        byte[] photograph, int page, Func<ReadingStatement, ReadingStatement>? change = null)
    {
        var model = Digest.Of("weights"u8);
        var sheet = new PageMachine(s_election, s_reader, model).Read(photograph, "8271021022008", "ppwp", page);
        var logged = new ReadingStatement
        {
            Election = s_election.Id,
            At = StatementTime.Parse("2024-02-14T13:00:00Z"),
            Sequence = 1,
            Station = "8271021022008",
            Contest = "ppwp",
            Form = 1,
            Page = page,
            Photo = Digest.Of(photograph),
            Model = model,
            PublicCopy = sheet.PublicCopyDigest,
            Refused = sheet.Refused,
            Fingerprint = sheet.Fingerprint,
            Signals = sheet.Signals,
            Figures = sheet.Figures,
        };
        var check = new PhotoCheck(new OnePicture(sheet.PublicCopy!), null, s_election, s_reader, model, _ => false);
        return (await check.CheckAsync([(1, change?.Invoke(logged) ?? logged)], TestContext.Current.CancellationToken), logged);
    }

    /// <summary>The photograph with a pen stroke over two white cells of its tag.</summary>
    static byte[] Spoilt()
    {
        Assert.Null(ManagedJpegDecoder.Open(s_photograph, out var photo));
        var tag = Assert.Single(s_reader.Read(photo!).Sketch().Tags);
        var white = Enumerable.Range(0, 36).Select(cell => tag.At((1.5 + (cell % 6)) / 8, (1.5 + (cell / 6)) / 8))
            .Where(middle => photo!.Luma[(int)middle.X, (int)middle.Y] > 150).Take(2).ToList();
        var half = (int)(tag.Side / 16);
        foreach (var middle in white)
        {
            for (var row = (int)middle.Y - half; row <= (int)middle.Y + half; row++)
                photo!.Luma.Pixels.AsSpan((row * photo.Width) + (int)middle.X - half, (2 * half) + 1).Fill(30);
        }

        return JpegWriter.Write(photo!, 95);
    }

    /// <summary>The shipped contests in the small country: pictures do not ask for regions.</summary>
    static ElectionDefinition Election()
    {
        var (contests, catalogue) = ElectionPackage.LoadContests(ElectionFolder.ReadFiles(ElectionFolder.Find()));
        return SmallElection.Definition with { Contests = contests, Catalogue = catalogue };
    }

    sealed class OnePicture(byte[] picture) : IPublicSource
    {
        public string Name => "one picture";

        public bool IsLive => false;

        public Task<byte[]?> ReadAsync(string path, CancellationToken cancellation) =>
            Task.FromResult(path == $"photos/{Digest.Of(picture)}.jpg" ? picture : null);
    }
}
