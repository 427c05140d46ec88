using System.CommandLine;
using Osteon.Primitives;

namespace Osteon.Cli.Commands;

/// <summary>All commands.</summary>
internal static class Root
{
    public static RootCommand Create(CancellationToken cancellation)
    {
        var root = new RootCommand(
            """
            Osteon: from the raw data of a study of vesicles in bone repair to a result that can be defended.

            Exit codes: 0 done, 1 findings of severity error, 2 usage, 3 a step failed, 4 a bug, 130 cancelled.
            """);
        root.Options.Add(CommonOptions.Json);
        root.Options.Add(CommonOptions.Quiet);
        root.Options.Add(CommonOptions.Seed);
        root.Options.Add(CommonOptions.Threads);
        foreach (Command command in StudyCommands.Create(cancellation)) root.Subcommands.Add(command);
        root.Subcommands.Add(CtCommand.Create(cancellation));
        root.Subcommands.Add(NtaCommand.Create(cancellation));
        root.Subcommands.Add(BlotCommand.Create(cancellation));
        root.Subcommands.Add(TemCommand.Create(cancellation));
        root.Subcommands.Add(MetabolitesCommand.Create(cancellation));
        root.Subcommands.Add(VesiclesCommand.Create(cancellation));
        root.Subcommands.Add(StatsCommand.Create(cancellation));
        root.Subcommands.Add(KnowledgeCommand.Create(cancellation));
        root.Subcommands.Add(MechanismCommand.Create(cancellation));
        root.Subcommands.Add(TermsCommand.Create(cancellation));
        return root;
    }

    /// <summary>A command whose action runs in a <see cref="Session"/>.</summary>
    public static Command Command(string name, string description, Func<ParseResult, Session, int> action, CancellationToken cancellation)
    {
        var command = new Command(name, description);
        command.SetAction(arguments =>
        {
            var session = new Session(arguments, cancellation);
            try
            {
                int code = action(arguments, session);
                if (code != ExitCode.Done) session.JsonOfRefusal();
                return code;
            }
            catch (OsteonException failure)
            {
                session.Tell([failure.Finding]);
                session.JsonOfRefusal();
                return failure is StepFailedException ? ExitCode.StepFailed : ExitCode.Findings;
            }
            finally
            {
                session.Close();
            }
        });
        return command;
    }
}
