namespace Sirekap.Log.Tests.Tree;

/// <summary>RFC 6962, section 2.1, word for word: slow, and written apart from the code under test.</summary>
static class NaiveTree
{
    public static LogHash Root(List<LogHash> leaves)
    {
        if (leaves.Count == 0)
            return LogHash.EmptyTree;
        if (leaves.Count == 1)
            return leaves[0];
        var k = Split(leaves.Count);
        return LogHash.OfNode(Root(leaves[..k]), Root(leaves[k..]));
    }

    public static List<LogHash> Path(int m, List<LogHash> leaves)
    {
        if (leaves.Count == 1)
            return [];
        var k = Split(leaves.Count);
        return m < k ? [.. Path(m, leaves[..k]), Root(leaves[k..])] : [.. Path(m - k, leaves[k..]), Root(leaves[..k])];
    }

    public static List<LogHash> Proof(int m, List<LogHash> leaves) =>
        m == 0 || m == leaves.Count ? [] : SubProof(m, leaves, complete: true);

    static List<LogHash> SubProof(int m, List<LogHash> leaves, bool complete)
    {
        if (m == leaves.Count)
            return complete ? [] : [Root(leaves)];
        var k = Split(leaves.Count);
        return m <= k
            ? [.. SubProof(m, leaves[..k], complete), Root(leaves[k..])]
            : [.. SubProof(m - k, leaves[k..], complete: false), Root(leaves[..k])];
    }

    static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n)
            k *= 2;
        return k;
    }
}
