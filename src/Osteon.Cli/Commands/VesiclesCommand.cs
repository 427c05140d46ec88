using System.CommandLine;
using Osteon.Study;

namespace Osteon.Cli.Commands;

/// <summary><c>osteon vesicles misev</c>: what a study reports of its vesicles, and what it does not.</summary>
internal static class VesiclesCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var vesicles = new Command("vesicles", "Extracellular vesicles: what has to be reported of them.");
        vesicles.Subcommands.Add(Misev(cancellation));
        return vesicles;
    }

    private static Command Misev(CancellationToken cancellation)
    {
        Argument<string> study = StudyCommands.StudyArgument;
        Option<string?> data = StudyCommands.DataOption;
        var open = new Option<bool>("--open") { Description = "Only items that are missing or answered in part." };
        Command command = Root.Command(
            "misev",
            "Fills the reporting list of MISEV2023 and the components of the EV-METRIC from a study and the files of its assays, and "
                + "says how to supply what is missing.",
            (a, session) => Run(session, StudyCommands.Understand(a.GetRequiredValue(study), a.GetValue(data), session.Context),
                a.GetValue(open)),
            cancellation);
        command.Arguments.Add(study);
        command.Options.Add(data);
        command.Options.Add(open);
        return command;
    }

    private static int Run(Session session, StudyUnderstanding understood, bool openOnly)
    {
        if (understood.Manifest is null)
        {
            session.Tell(understood.Findings);
            return ExitCode.Findings;
        }

        MisevReport report = MisevReport.Of(understood);
        session.Json(() => MisevDocument.Of(report).ToJson());
        session.Tell(report.Findings);
        foreach (string line in MisevDocument.Lines(report, openOnly)) session.Result(line);
        return report.HasErrors ? ExitCode.Findings : ExitCode.Done;
    }
}
