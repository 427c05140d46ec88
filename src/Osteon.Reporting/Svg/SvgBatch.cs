using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>One batch of figures on its way through a Node.js process.</summary>
internal sealed class SvgBatch(IReadOnlyList<SvgRequest> figures, string[] requests, SvgRendererParameters parameters, RunContext context)
{
    private const string Fallback = "The report is complete; its figures are drawn by the browser, which needs JavaScript.";
    private readonly string?[] _svgs = new string?[figures.Count];
    private readonly List<Finding> _findings = [];
    private int _answered;
    private bool _tooOld;

    public SvgRendering Run(string script)
    {
        var start = new ProcessStartInfo(parameters.Node, [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetDirectoryName(script)!,
        };
        start.Environment.Remove("NODE_OPTIONS");
        Process? node;
        try
        {
            node = Process.Start(start);
        }
        catch (Win32Exception e)
        {
            return Without(Finding.Warning("OST-FIG-001",
                $"Node.js could not be started ('{parameters.Node}': {e.Message}), so no figure was drawn as SVG.",
                value: parameters.Node,
                    hint: $"Install Node.js {parameters.MinimumNodeVersion} or newer to get figures/*.svg. {Fallback}"));
        }

        using (node!) Converse(node!);
        for (int i = 0; i < figures.Count && !_tooOld; i++)
            if (_svgs[i] is not null && !SvgDrawing.TryAdopt(_svgs[i]!, figures[i].Id, out _svgs[i], out string? reason))
                _findings.Add(Finding.Warning("OST-FIG-005", $"The drawing of figure '{figures[i].Id}' was refused: {reason}.",
                    value: figures[i].Id));
        return new SvgRendering(_svgs, _findings);
    }

    private void Converse(Process node)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        stop.CancelAfter(parameters.Timeout);
        try
        {
            Task<string> errors = node.StandardError.ReadToEndAsync(stop.Token);
            Task asking = AskAsync(node, stop.Token);
            ListenAsync(node, stop.Token).GetAwaiter().GetResult();
            if (_tooOld) return;
            asking.GetAwaiter().GetResult();
            node.WaitForExitAsync(stop.Token).GetAwaiter().GetResult();
            if (_answered < figures.Count) BrokeOff(errors.GetAwaiter().GetResult());
        }
        catch (OperationCanceledException) when (!context.Cancellation.IsCancellationRequested)
        {
            _findings.Add(Finding.Warning("OST-FIG-004",
                FormattableString.Invariant($"Drawing was stopped after {parameters.Timeout.TotalSeconds:0.#} s; ")
                    + FormattableString.Invariant($"{figures.Count - _answered} of {figures.Count} figures have no SVG."),
                hint: Fallback));
        }
        catch (JsonException)
        {
            _findings.Add(Finding.Warning("OST-FIG-001",
                $"The program '{parameters.Node}' does not answer as Node.js does, so no figure was drawn as SVG.",
                value: parameters.Node, hint: Fallback));
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }
    }

    private async Task AskAsync(Process node, CancellationToken stop)
    {
        try
        {
            foreach (string request in requests) await node.StandardInput.WriteLineAsync(request.AsMemory(), stop).ConfigureAwait(false);
            node.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process is gone; what it said, or that it said too little, is reported by the listener.
        }
    }

    private async Task ListenAsync(Process node, CancellationToken stop)
    {
        while (await node.StandardOutput.ReadLineAsync(stop).ConfigureAwait(false) is { } line)
        {
            using JsonDocument answer = JsonDocument.Parse(line);
            JsonElement root = answer.RootElement;
            if (root.TryGetProperty("node", out JsonElement version))
            {
                if (CheckVersion(version.GetString()!)) continue;
                return;
            }

            Accept(root);
            context.Report("drawing figures", (double)++_answered / figures.Count, figures[root.GetProperty("id").GetInt32()].Id);
            if (_answered == figures.Count) return;
        }
    }

    private bool CheckVersion(string version)
    {
        if (int.TryParse(version.Split('.')[0], out int main) && main >= parameters.MinimumNodeVersion) return true;
        _tooOld = true;
        _findings.Add(Finding.Warning("OST-FIG-002",
            $"Node.js {version} is too old to draw figures; {parameters.MinimumNodeVersion} or newer is needed.",
            value: version, hint: Fallback));
        return false;
    }

    private void Accept(JsonElement answer)
    {
        int index = answer.GetProperty("id").GetInt32();
        string id = figures[index].Id;
        if (answer.TryGetProperty("error", out JsonElement error))
        {
            _findings.Add(Finding.Warning("OST-FIG-003", $"Figure '{id}' could not be drawn: {error.GetString()}.", value: id));
            return;
        }

        _svgs[index] = answer.GetProperty("svg").GetString();
        foreach (JsonElement warning in answer.GetProperty("warnings").EnumerateArray())
            _findings.Add(Finding.Note("OST-FIG-006", $"Figure '{id}': {warning.GetString()}.", value: id));
    }

    private void BrokeOff(string errors) =>
        _findings.Add(Finding.Warning("OST-FIG-004",
            $"The drawing process broke off; {figures.Count - _answered} of {figures.Count} figures have no SVG.",
            value: errors.Trim() is { Length: > 0 } text ? text[..Math.Min(500, text.Length)] : null, hint: Fallback));

    private SvgRendering Without(Finding finding) => new(_svgs, [finding]);
}
