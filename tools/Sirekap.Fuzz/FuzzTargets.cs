using System.Security.Cryptography;
using Sirekap.Election.Forms;
using Sirekap.Reader;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;

namespace Sirekap.Fuzz;

/// <summary>What hostile bytes are thrown at. Each names what came of one input; any exception is a bug.</summary>
public static class FuzzTargets
{
    /// <summary>The whole way of a picture. Pictures too small to be a page are decoded all the same.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="decoder">The decoder under test.</param>
    public static Func<byte[], string> Picture(PageReader reader, IJpegDecoder decoder) => jpeg =>
    {
        if (JpegHeader.Check(jpeg, out var header) is { } refusal)
            return refusal.Code();
        if (Math.Min(header.Width, header.Height) < 300)
            return decoder.TryDecode(jpeg.AsMemory(0, header.Length), header, header.NewPhoto()) ? "decoded" : "not decoded";
        return reader.Read(jpeg).Refusal?.Code() ?? "read";
    };

    /// <summary>A form definition.</summary>
    public static string Form(byte[] json)
    {
        try
        {
            FormDefinitionJson.Parse(json);
            return "form";
        }
        catch (FormatException)
        {
            return "refused";
        }
    }

    /// <summary>Digit weights whose hash is right, as a hostile author would make it.</summary>
    public static string Weights(byte[] file)
    {
        if (file.Length > SHA256.HashSizeInBytes)
            SHA256.HashData(file.AsSpan(0, file.Length - SHA256.HashSizeInBytes), file.AsSpan(file.Length - SHA256.HashSizeInBytes));
        try
        {
            DigitModel.Load(file);
            return "weights";
        }
        catch (DigitModelException)
        {
            return "refused";
        }
    }
}
