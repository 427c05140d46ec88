namespace Osteon.Cli;

/// <summary>Exit codes of every command; part of the contract.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Findings = 1;
    public const int Usage = 2;
    public const int StepFailed = 3;
    public const int Bug = 4;
    public const int Cancelled = 130;
}
