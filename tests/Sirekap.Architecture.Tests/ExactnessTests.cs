using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Sirekap.Architecture.Tests;

/// <summary>
/// A reading, and whether a form counts, must be the same on every machine and in every browser. So the pure rooms call no function whose last
/// bit is the machine's own: addition, multiplication, division and square root are exact everywhere (IEEE 754), the rest is in
/// <c>ExactMath</c>. What was compiled is looked at, so that no way of writing a call is missed.
/// </summary>
public partial class ExactnessTests
{
    [Theory]
    [InlineData("Sirekap.Reader")]
    [InlineData("Sirekap.Election")]
    public void A_pure_room_calls_no_function_whose_last_bit_is_the_machines_own(string room) =>
        Assert.DoesNotContain(Calls(System.Reflection.Assembly.Load(room).Location), IsInexact);

    [Fact]
    public void Such_calls_are_seen_however_they_are_written()
    {
        static T Power<T>(T value)
            where T : System.Numerics.IPowerFunctions<T> => T.Pow(value, value);
        Assert.Equal(4, Math.Pow(Math.Sqrt(4), Power(2.0) / 2), 1e-9);
        Assert.Equal(1, float.Exp(0) + MathF.Sin(0) + double.Hypot(0, 0));
        Assert.Equal(0, System.Runtime.Intrinsics.Vector128.Log(System.Runtime.Intrinsics.Vector128<float>.One)[0]);
        Assert.Equal(System.Numerics.Vector<float>.Count, System.Numerics.Vector.Sum(System.Numerics.Vector<float>.One));
        Assert.Equal(System.Numerics.Vector<int>.Count, System.Numerics.Vector.Sum(System.Numerics.Vector<int>.One));
        string[] seen = ["Vector::Sum<Single>", "Math::Pow", "Single::Exp", "MathF::Sin", "Double::Hypot", "Vector128::Log", "IPowerFunctions`1::Pow"];
        Assert.Equal(seen.Order(), Calls(typeof(ExactnessTests).Assembly.Location).Where(IsInexact).Order());
    }

    [Theory]
    [InlineData("Math::FusedMultiplyAdd")]
    [InlineData("Vector128::MultiplyAddEstimate")]
    [InlineData("Double::ReciprocalSqrtEstimate")]
    [InlineData("Fma::MultiplyAdd")]
    [InlineData("AdvSimd::FusedMultiplyAddScalar")]
    [InlineData("Vector::Sum<Single>")]
    [InlineData("Math::Atan2")]
    public void A_sum_rounded_once_or_by_lanes_is_the_machines_own_too(string call) => Assert.True(IsInexact(call));

    [Theory]
    [InlineData("Math::Sqrt")]
    [InlineData("Math::Round")]
    [InlineData("Sse2::MultiplyAddAdjacent")]
    [InlineData("Vector128::Sum<Single>")]
    [InlineData("Vector::Sum<Int32>")]
    [InlineData("BitOperations::Log2")]
    public void Roots_and_whole_numbers_are_exact(string call) => Assert.False(IsInexact(call));

    static bool IsInexact(string call) => Inexact().IsMatch(call) && call != "BitOperations::Log2";

    [GeneratedRegex(
        @"::(Pow|Cbrt|Hypot|RootN|(Exp|Log)(2|10)?(P1|M1)?|A?(Sin|Cos|Tan)(h|Pi)?|SinCos(Pi)?|Atan2(Pi)?|\w*Estimate|\w*Fused\w*|MultiplyAdd|MultiplySubtract)$"
        + @"|^(Vector::(Sum|Dot)<(Single|Double)>|Fma)")]
    private static partial Regex Inexact();

    /// <summary>
    /// Every member of the platform's numbers and vectors that an assembly calls, as <c>Math::Sqrt</c>; a generic one also with the simple type
    /// that it is called for, as <c>Vector::Sum&lt;Int32&gt;</c>.
    /// </summary>
    static List<string> Calls(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var names = image.GetMetadataReader();
        var plain = names.MemberReferences.Select(member => Name(names, member));
        var generic = Enumerable.Range(1, names.GetTableRowCount(TableIndex.MethodSpec))
            .Select(row => names.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)))
            .Where(call => call.Method.Kind == HandleKind.MemberReference)
            .Select(call => Name(names, (MemberReferenceHandle)call.Method) is { } name ? $"{name}<{FirstArgument(names.GetBlobReader(call.Signature))}>" : null);
        return [.. plain.Concat(generic).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Null for a member of anything else than the platform's numbers and vectors.</summary>
    static string? Name(MetadataReader names, MemberReferenceHandle handle)
    {
        var member = names.GetMemberReference(handle);
        return DeclaringType(names, member.Parent) is { } type
            && (type.Namespace is "System" or "System.Numerics" || type.Namespace.StartsWith("System.Runtime.Intrinsics", StringComparison.Ordinal))
            ? $"{type.Name}::{names.GetString(member.Name)}"
            : null;
    }

    /// <summary>ECMA-335 II.23.2.15: GENERICINST, how many, the types.</summary>
    static SignatureTypeCode FirstArgument(BlobReader signature)
    {
        signature.ReadByte();
        signature.ReadCompressedInteger();
        return signature.ReadSignatureTypeCode();
    }

    /// <summary>The type that a member belongs to; for a generic one the type without its arguments.</summary>
    static (string Namespace, string Name)? DeclaringType(MetadataReader names, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
            parent = Generic(names.GetBlobReader(names.GetTypeSpecification((TypeSpecificationHandle)parent).Signature));
        if (parent.Kind != HandleKind.TypeReference)
            return null;
        var type = names.GetTypeReference((TypeReferenceHandle)parent);
        return (names.GetString(type.Namespace), names.GetString(type.Name));
    }

    /// <summary>ECMA-335 II.23.2.12: GENERICINST, CLASS or VALUETYPE, the type; anything else has no members of the platform's numbers.</summary>
    static EntityHandle Generic(BlobReader signature) =>
        signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && signature.ReadCompressedInteger() > 0 ? signature.ReadTypeHandle() : default;
}
