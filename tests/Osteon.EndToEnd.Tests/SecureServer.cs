using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Osteon.EndToEnd.Tests;

/// <summary>
/// A server on this machine with a certificate that the child process is told to trust: downloads are tested without a network.
/// </summary>
internal sealed class SecureServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly Func<string, Answer> _answer;
    private readonly Task _work;

    public SecureServer(TempFolder folder, Func<string, Answer> answer)
    {
        _answer = answer;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        _certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(folder["trusted.pem"], _certificate.ExportCertificatePem());
        Environment = new Dictionary<string, string> { ["SSL_CERT_FILE"] = folder["trusted.pem"], ["NO_PROXY"] = "localhost", ["no_proxy"] = "localhost" };
        _listener.Start();
        _work = Task.Run(Serve);
    }

    /// <summary>What a server says: a status, a body, and where to go instead.</summary>
    internal sealed record Answer(int Status, byte[] Body, string? Location = null, long? StatedLength = null);

    /// <summary>What makes a child process trust this server.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The paths that were asked for.</summary>
    public List<string> Asked { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        _work.Wait(TimeSpan.FromSeconds(5));
        _certificate.Dispose();
    }

    private async Task Serve()
    {
        while (true)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(_certificate);
                using var reader = new StreamReader(stream, leaveOpen: true);
                string path = ((await reader.ReadLineAsync()) ?? "").Split(' ') is [_, var asked, ..] ? asked : "";
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                if (path.Length == 0) continue;
                lock (Asked) Asked.Add(path);
                Answer answer = _answer(path);
                string head = $"HTTP/1.1 {answer.Status} x\r\nContent-Length: {answer.StatedLength ?? answer.Body.Length}\r\nConnection: close\r\n"
                    + (answer.Location is null ? "" : $"Location: {answer.Location}\r\n") + "\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
                await stream.WriteAsync(answer.Body);
                await stream.FlushAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away, as it may.
            }
        }
    }
}
