using System.Globalization;
using CsCheck;

namespace Sirekap.Log.Tests;

static class Bytes
{
    public static readonly byte[] Seed = [.. Enumerable.Range(1, NoteSigner.SeedLength).Select(i => (byte)i)];

    public static readonly NoteSigner Signer = new("log.example/pemilu", Seed);

    public static readonly Gen<LogHash> AnyHash = Gen.Byte.Array[LogHash.Length].Select(bytes => new LogHash(bytes));

    public static byte[] OfEntry(long index) => System.Text.Encoding.ASCII.GetBytes("entry " + index.ToString(CultureInfo.InvariantCulture));

    public static LogHash Leaf(long index) => LogHash.OfLeaf(OfEntry(index));

    public static LogHash HashOf(string hex) => new(Convert.FromHexString(hex));

    public static bool Refuses(Action read)
    {
        try
        {
            read();
            return false;
        }
        catch (LogDataException)
        {
            return true;
        }
    }
}
