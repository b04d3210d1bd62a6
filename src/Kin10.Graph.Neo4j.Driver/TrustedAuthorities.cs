using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using global::Neo4j.Driver;

namespace Kin10.Graph.Neo4j.Driver;

/// <summary>Trusts what these authorities have signed, for the host that it names, and nothing else.</summary>
internal sealed class TrustedAuthorities(X509Certificate2Collection authorities) : TrustManager
{
    public override bool ValidateServerCertificate(
        Uri uri, X509Certificate2 certificate, X509Chain chain, SslPolicyErrors sslPolicyErrors)
    {
        if ((sslPolicyErrors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(authorities);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in chain.ChainElements)
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return own.Build(certificate);
    }
}
