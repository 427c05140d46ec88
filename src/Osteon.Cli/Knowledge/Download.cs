using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Cli.Knowledge;

/// <summary>
/// The only code of Osteon that uses a network, called by <c>osteon knowledge fetch</c> alone and never by a run. Encrypted connections
/// only, also after a redirection; a limit of size; nothing is sent but the address and the name of the program.
/// </summary>
internal static class Download
{
    private const int MostRedirections = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Downloads an address into a file and returns its digest.</summary>
    /// <exception cref="StepFailedException">OST-KNW-203: nobody answers. OST-KNW-204: the answer is not the file.</exception>
    /// <exception cref="InvalidContentException">OST-KNW-205: it is too large. OST-KNW-206: a redirection leaves https.</exception>
    public static ContentDigest ToFile(Uri address, string path, long mostBytes, RunContext context) =>
        ToFileAsync(address, path, mostBytes, context).GetAwaiter().GetResult();

    private static async Task<ContentDigest> ToFileAsync(Uri address, string path, long mostBytes, RunContext context)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(20) };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"osteon/{OsteonVersion.Current}");
        try
        {
            using HttpResponseMessage response = await Answer(client, address, context.Cancellation).ConfigureAwait(false);
            return await Save(response, address, path, mostBytes, context).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or AuthenticationException or IOException)
        {
            throw Unreachable(address, (e.InnerException ?? e).Message, e);
        }
        catch (OperationCanceledException e) when (!context.Cancellation.IsCancellationRequested)
        {
            throw Unreachable(address, string.Create(CultureInfo.InvariantCulture, $"no answer for {Patience.TotalSeconds} seconds"), e);
        }
    }

    private static async Task<HttpResponseMessage> Answer(HttpClient client, Uri address, CancellationToken cancellation)
    {
        Uri at = address;
        for (int i = 0; i <= MostRedirections; i++)
        {
            if (at.Scheme != Uri.UriSchemeHttps)
                throw new InvalidContentException(Finding.Error(
                    "OST-KNW-206",
                    "only https is used",
                    value: at.ToString(),
                    hint: "The publisher's server leads away from https; download the file yourself if you trust it."));
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            HttpResponseMessage response = await client.GetAsync(
                at,
                HttpCompletionOption.ResponseHeadersRead,
                patience.Token).ConfigureAwait(false);
            if (response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest
                && response.Headers.Location is { } location)
            {
                at = new Uri(at, location);
                response.Dispose();
                continue;
            }

            if (response.StatusCode == HttpStatusCode.OK) return response;
            int status = (int)response.StatusCode;
            response.Dispose();
            throw new StepFailedException(Finding.Error(
                "OST-KNW-204",
                string.Create(CultureInfo.InvariantCulture, $"the server does not give the file (status {status})"),
                new SourceLocation(at.ToString()),
                hint: status == 404
                    ? "There is probably no such version; look at the publisher's site."
                    : "Try again later, or download the file yourself and use 'osteon knowledge add'."));
        }

        throw new StepFailedException(Finding.Error(
            "OST-KNW-204",
            "the server redirects without end",
            new SourceLocation(address.ToString()),
            hint: "Download the file yourself and use 'osteon knowledge add'."));
    }

    private static async Task<ContentDigest> Save(
        HttpResponseMessage response, Uri address, string path, long mostBytes, RunContext context)
    {
        long? stated = response.Content.Headers.ContentLength;
        if (stated > mostBytes) throw TooLarge(address, mostBytes);
        using Stream content = await response.Content.ReadAsStreamAsync(context.Cancellation).ConfigureAwait(false);
        using var file = new FileStream(path, FileMode.CreateNew);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
            patience.CancelAfter(Patience);
            int got = await content.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
            if (got == 0) break;
            total += got;
            if (total > mostBytes) throw TooLarge(address, mostBytes);
            hash.AppendData(buffer, 0, got);
            await file.WriteAsync(buffer.AsMemory(0, got), context.Cancellation).ConfigureAwait(false);
            context.Report("downloading", stated > 0 ? (double)total / stated.Value : 0, address.Host);
        }

        return stated is { } length && length != total
            ? throw Unreachable(
                address,
                string.Create(CultureInfo.InvariantCulture, $"the connection ended after {total} of {length} bytes"),
                null)
            : new ContentDigest(Convert.ToHexStringLower(hash.GetHashAndReset()), total);
    }

    private static InvalidContentException TooLarge(Uri address, long mostBytes) => new(Finding.Error(
        "OST-KNW-205",
        string.Create(CultureInfo.InvariantCulture, $"the file is larger than the {mostBytes} bytes that the catalogue allows"),
        new SourceLocation(address.ToString()),
        hint: "Look at it yourself before you use 'osteon knowledge add'."));

    private static StepFailedException Unreachable(Uri address, string why, Exception? inner) => new(
        Finding.Error(
            "OST-KNW-203",
            $"the file could not be downloaded: {why}",
            new SourceLocation(address.ToString()),
            hint: "Without a network, download the file elsewhere and use 'osteon knowledge add'. Runs never need one."),
        inner);
}
