using System.Globalization;
using Osteon.Primitives;
using Spectre.Console;

namespace Osteon.Cli;

/// <summary>
/// Progress on standard error. On a terminal one line that is rewritten; in a pipe or a log a plain line for
/// every step of a study that ends, and one every two seconds in between.
/// </summary>
internal sealed class ConsoleProgress : IProgress<StepProgress>
{
    private const int BarWidth = 24;
    private const int LogInterval = 2000;
    private readonly Lock _gate = new();
    private readonly bool _quiet;
    private readonly bool _rich;
    private readonly IAnsiConsole? _console;
    private long _lastDrawn;
    private long _lastLogged = Environment.TickCount64;
    private string _lastDetail = "";
    private bool _drawn;

    public ConsoleProgress(bool quiet)
    {
        _quiet = quiet;
        _rich = !quiet && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");
        if (_rich) _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    }

    public void Report(StepProgress value)
    {
        if (_quiet) return;
        lock (_gate)
        {
            if (_rich) Draw(value);
            else Log(value);
        }
    }

    /// <summary>Removes the line from a terminal before something else is printed.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            if (_drawn) Console.Error.Write("\r\u001b[2K");
            _drawn = false;
        }
    }

    private void Draw(StepProgress value)
    {
        long now = Environment.TickCount64;
        if (_drawn && now - _lastDrawn < 80) return;
        _lastDrawn = now;
        _drawn = true;
        int full = (int)Math.Round(Math.Clamp(value.Fraction, 0, 1) * BarWidth);
        string text = value.Detail is { } detail ? $"{value.Step}: {detail}" : value.Step;
        int room = Math.Max(10, _console!.Profile.Width - BarWidth - 12);
        if (text.Length > room) text = text[..(room - 1)] + "…";
        Console.Error.Write("\r\u001b[2K");
        _console.Markup($"[green]{new string('━', full)}[/][grey]{new string('━', BarWidth - full)}[/] {Percent(value.Fraction),4} {Markup.Escape(text)}");
    }

    private void Log(StepProgress value)
    {
        string detail = value.Detail ?? "";
        bool ended = value.Step == "run" && detail.Contains(": ", StringComparison.Ordinal);
        if (ended ? detail == _lastDetail : Environment.TickCount64 - _lastLogged < LogInterval) return;
        if (!ended) _lastLogged = Environment.TickCount64;
        _lastDetail = detail;
        string text = value.Step == "run" ? detail : detail.Length == 0 ? value.Step : $"{value.Step}: {detail}";
        Console.Error.WriteLine($"[{Percent(value.Fraction),4}] {text}");
    }

    private static string Percent(double fraction) => Math.Floor(Math.Clamp(fraction, 0, 1) * 100).ToString("0", CultureInfo.InvariantCulture) + "%";
}
