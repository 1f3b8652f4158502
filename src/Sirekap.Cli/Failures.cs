using System.Data.Common;
using System.Net.Sockets;
using Sirekap.Cli.Client;
using Sirekap.Election.Loading;
using Sirekap.Mirror.Sources;
using Sirekap.Storage;

namespace Sirekap.Cli;

/// <summary>Failures whose cause lies outside the program: their sentence is enough, a stack trace would only hide it.</summary>
internal static class Failures
{
    /// <summary>The exit status of a command that could not do its work.</summary>
    public const int ExitStatus = 2;

    /// <summary>Whether a failure has a sentence for people.</summary>
    public static bool AreForPeople(Exception failure) => failure is
        IOException or UnauthorizedAccessException or FormatException or InvalidDataException or HttpRequestException or TimeoutException
        or StartRefusedException or ElectionDataException or IntakeRefusedException or OperationCanceledException or DllNotFoundException
        or SourceUnreachableException or DbException;

    /// <summary>What happened, and what to do where that can be told.</summary>
    public static string Sentence(Exception failure) => failure switch
    {
        OperationCanceledException => "ended.",
        _ when Inner<SocketException>(failure) is { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            $"{failure.Message} Another program listens there: end it, or choose another address with --urls.",
        IOException when failure.Message.Contains(".lock", StringComparison.Ordinal) =>
            $"{failure.Message} Another server has this data folder open: end it, or choose another folder with --data.",
        UnauthorizedAccessException => $"{failure.Message} Choose a folder that you may write to with --data.",
        _ => failure.Message,
    };

    private static T? Inner<T>(Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T found)
                return found;
        }

        return null;
    }
}
