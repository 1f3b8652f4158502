using System.Globalization;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Log;

namespace Sirekap.Cli.Verification;

/// <summary>What each step says of itself, and the notes beside the result.</summary>
internal static class Texts
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static LocalizedText Checkpoint(SignedCheckpoint checkpoint, int witnesses) => witnesses == 0
        ? Both(
            $"Checkpoint {checkpoint.Checkpoint.Origin} ditandatangani kunci log: {checkpoint.Size:N0} entri.",
            $"The checkpoint of {checkpoint.Checkpoint.Origin} is signed by the log's key: {checkpoint.Size:N0} entries.")
        : Both(
            $"Checkpoint {checkpoint.Checkpoint.Origin} ditandatangani kunci log dan {checkpoint.Cosignatures.Length} dari {witnesses} saksi, seperti diminta: {checkpoint.Size:N0} entri.",
            $"The checkpoint of {checkpoint.Checkpoint.Origin} is signed by the log's key and {checkpoint.Cosignatures.Length} of {witnesses} witnesses, as demanded: {checkpoint.Size:N0} entries.");

    public static LocalizedText Data(int files, string folder) => Both(
        $"Data pemilu: {files:N0} berkas di {folder} dibandingkan dengan hash dalam entri pertama log.",
        $"Election data: {files:N0} files in {folder} compared with the hashes in the log's first entry.");

    public static LocalizedText Log(long entries, int tiles) => Both(
        $"Semua {entries:N0} entri diunduh dan di-hash; akarnya sama dengan checkpoint; {tiles:N0} petak hash dibandingkan.",
        $"All {entries:N0} entries fetched and hashed; their root is the checkpoint's; {tiles:N0} tiles of hashes compared.");

    public static LocalizedText Statements(Count count) => Both(
        $"Bentuk, tanda tangan dan wewenang {count.Size:N0} pernyataan diperiksa; {count.Ignored.Count:N0} diabaikan hitungan.",
        $"Form, signature and authority of {count.Size:N0} statements checked; the count ignores {count.Ignored.Count:N0}.");

    public static LocalizedText Totals(Count count) => Both(
        $"Semua jumlah di {count.Definition.Regions.RegionCount:N0} wilayah dihitung ulang dari TPS-nya.",
        $"All totals of {count.Definition.Regions.RegionCount:N0} regions added up again from their stations.");

    public static LocalizedText Attestations(int attestations, int compared, int opened) => Both(
        $"{attestations:N0} pernyataan tempat data: waktunya, {compared:N0} berkas bukti, dan {opened:N0} segel diperiksa. Yang dinyatakan tidak dapat diperiksa dari sini.",
        $"{attestations:N0} attestations of where data is: their times, {compared:N0} evidence files and {opened:N0} seals checked. What is declared cannot be checked from here.");

    public static LocalizedText AttestationGap(StatementTime from, StatementTime to) => Both(
        $"Antara {from} dan {to} peladen tidak menyatakan tempat datanya, padahal seharusnya tiap jam.",
        $"Between {from} and {to} the server did not attest where its data is, which it should every hour.");

    public static LocalizedText NoEvidence(Digest evidence, long index) => Both(
        $"Berkas bukti {evidence} yang disebut entri {index} tidak disajikan di sini.",
        $"The evidence file {evidence}, which log entry {index} names, is not published here.");

    public static LocalizedText Published(int files, long size) => Both(
        $"{files:N0} berkas tersaji (JSON KPU, JSON terbuka, CSV) dibandingkan bita demi bita dengan hitungan {size:N0} entri.",
        $"{files:N0} published files (KPU's JSON, open JSON, CSV) compared byte for byte with the count of {size:N0} entries.");

    public static LocalizedText Pictures(int pictures, int readAgain, int withheld) => Both(
        $"{pictures:N0} foto publik dibandingkan dengan hash dalam log; {readAgain:N0} dibaca ulang mesin; {withheld:N0} ditutup dengan pernyataan yang berlaku.",
        $"{pictures:N0} public pictures compared with the log's hashes; {readAgain:N0} read again by the machine; {withheld:N0} withheld by a takedown in force.");

    public static LocalizedText Growth(long from, long to) => Both(
        $"Selama pemeriksaan log bertambah dari {from:N0} ke {to:N0} entri; yang baru diperiksa dengan cara yang sama.",
        $"The log grew from {from:N0} to {to:N0} entries during the check; what is new was checked in the same way.");

    public static LocalizedText Stopped(string step) => step switch
    {
        "checkpoint" => Both($"Checkpoint log.", $"The log's checkpoint."),
        "data" => Both($"Data pemilu.", $"The election data."),
        "log" => Both($"Entri dan petak log.", $"The log's entries and tiles."),
        _ => Both($"Log selama pemeriksaan.", $"The log during the check."),
    };

    public static LocalizedText KeyOnTrust(string key) => Both(
        $"Kunci log diambil dari sumber itu sendiri, jadi pengambilan pertama ini dipercaya. Lain kali pakai --vkey \"{key}\".",
        $"The log's key was taken from the source itself: this first fetch is trusted. Next time give --vkey \"{key}\".");

    public static LocalizedText KeyChanged(KeyRotation change) => Both(
        $"Log ini telah berganti kunci, ditandatangani kedua kunci, pada {change.Head.Size:N0} entri. Lain kali pakai --vkey \"{change.New}\".",
        $"The log has changed its key, signed by both, at {change.Head.Size:N0} entries. Next time give --vkey \"{change.New}\".");

    public static LocalizedText Continues(string log, long size, string root) => Both(
        $"Log ini melanjutkan {log} sejak {size:N0} entri, akar {root}. Periksa dengan --after.",
        $"This log continues {log} from {size:N0} entries on, root {root}. Check that with --after.");

    public static LocalizedText Closed(long index) => Both(
        $"Log ini telah ditutup oleh entri {index:N0}.", $"This log was closed by its entry {index:N0}.");

    public static LocalizedText RootOnTrust(string root) => Both(
        $"Kunci akar pemilu diambil dari log. Bandingkan dengan yang diumumkan, atau pakai --root {root}.",
        $"The election's root key was taken from the log. Compare it with the one announced, or give --root {root}.");

    public static LocalizedText PublishedInPart(int most, int seed) => Both(
        $"Berkas tersaji dibandingkan hanya untuk paling banyak {most:N0} wilayah dan {most:N0} TPS per pemilihan, diundi dengan benih {seed}. Tanpa --at-most semuanya.",
        $"Published files were compared for at most {most:N0} regions and {most:N0} stations of each contest, drawn with seed {seed}. Without --at-most it is all of them.");

    public static LocalizedText NothingPublished(string name) => Both(
        $"{name} tidak memuat berkas tersaji, jadi hanya log yang diperiksa.",
        $"{name} holds no published files, so only the log was checked.");

    public static LocalizedText CopyOfMovingSite(long from, long to) => Both(
        $"Situs bertambah dari {from:N0} ke {to:N0} entri selama disalin; salinan ini bisa berbeda zaman. Salin lagi saat tenang.",
        $"The site grew from {from:N0} to {to:N0} entries while it was copied: files of the copy may be of different moments. Copy again when it is calm.");

    public static LocalizedText Holds(string name, SignedCheckpoint checkpoint) => Both(
        $"Benar: semua yang diperiksa di {name} sesuai dengan {checkpoint.Size:N0} entri log yang ditandatangani.",
        $"All holds: everything checked at {name} follows from the {checkpoint.Size:N0} signed entries of its log.");

    public static LocalizedText Fails(string name, int problems, string place) => Both(
        $"Tidak benar: {name} tidak sesuai dengan log di {problems:N0} tempat; yang pertama {place}.",
        $"Something is wrong at {name}; places that do not hold: {problems:N0}, the first of them {place}.");

    public static LocalizedText NotChecked(string sentence) => Both(
        $"Tidak dapat diperiksa: {sentence}", $"Could not be checked: {sentence}");

    private static LocalizedText Both(FormattableString id, FormattableString en) => new(id.ToString(Indonesian), en.ToString(English));
}
