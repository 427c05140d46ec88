using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Cli;

/// <summary>The command line: parses, runs one command, turns its end into an exit code.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        using var cancellation = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            // The first signal asks the work to stop cleanly; a second one ends the process at once.
            signal.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        RootCommand root = Commands.Root.Create(cancellation.Token);
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if ((parsed.Errors.Count > 0 || UsageErrors.MistakenForArguments(parsed).Any()) && parsed.Action is not System.CommandLine.Help.HelpAction)
        {
            UsageErrors.Print(parsed);
            return ExitCode.Usage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("osteon: cancelled; what was finished is kept, nothing half-written is left");
            return ExitCode.Cancelled;
        }
        catch (OsteonException failure)
        {
            Console.Error.WriteLine(failure.Finding);
            return failure is StepFailedException ? ExitCode.StepFailed : ExitCode.Findings;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"osteon: {failure.Message}");
            return ExitCode.StepFailed;
        }
        catch (Exception bug)
        {
            Console.Error.WriteLine($"osteon: this is a bug in Osteon, please report it with the lines below and the command you ran.\n{bug}");
            return ExitCode.Bug;
        }
    }
}
