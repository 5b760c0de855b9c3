//! Connections to hosts: directly, or through the proxy that the server's own environment names.

use std::fmt;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, lookup_host};
use turnhost_protocol::NetworkApprovalProtocol as Protocol;

use super::addresses::is_elsewhere;
use super::request::Request;

/// Time in which a host must answer: what browsers give it.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(20);

/// Bytes of another proxy's answer to `CONNECT`.
const MAX_ANSWER_BYTES: usize = 16 * 1024;

/// Returns the addresses of a host.
type Find = dyn Fn(&str) -> Vec<IpAddr> + Send + Sync;

/// Finds the addresses of hosts.
#[derive(Clone, Default)]
enum Names {
    /// As the system does.
    #[default]
    System,
    /// By a function of the embedder's.
    Own(Arc<Find>),
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::System => "System",
            Self::Own(_) => "Own",
        })
    }
}

impl Names {
    async fn addresses(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        match self {
            Self::System => Ok(lookup_host((host, port)).await?.collect()),
            Self::Own(find) => Ok(find(host).into_iter().map(|ip| (ip, port).into()).collect()),
        }
    }
}

/// Makes connections for commands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dialer {
    names: Names,
    http: Option<Upstream>,
    https: Option<Upstream>,
    /// Hosts, and with a dot before them domains, that are reached directly; `*` is all.
    direct: Vec<String>,
}

/// Another proxy on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Upstream {
    host: String,
    port: u16,
}

impl Dialer {
    /// Makes connections as the variables `http_proxy`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` say, in
    /// either case but for the first, which a web server would set from a request.
    pub(crate) fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Self {
        let either = |name: &str| variable(&name.to_lowercase()).or_else(|| variable(name));
        let upstream = |url: Option<String>| url.as_deref().and_then(Upstream::parse);
        let all = upstream(either("ALL_PROXY"));
        let direct = either("NO_PROXY").unwrap_or_default();
        let direct = direct.split(',').map(|host| host.trim().to_ascii_lowercase());
        Self {
            names: Names::default(),
            http: upstream(variable("http_proxy")).or_else(|| all.clone()),
            https: upstream(either("HTTPS_PROXY")).or(all),
            direct: direct.filter(|host| !host.is_empty()).collect(),
        }
    }

    /// Returns the same, but names are resolved by `find`.
    pub(crate) fn with_names(
        self,
        find: impl Fn(&str) -> Vec<IpAddr> + Send + Sync + 'static,
    ) -> Self {
        Self { names: Names::Own(Arc::new(find)), ..self }
    }

    /// Returns the same, but names are resolved as another one does.
    pub(crate) fn with_names_of(self, other: &Self) -> Self {
        Self { names: other.names.clone(), ..self }
    }

    /// Connects to the host of a request.
    pub(super) async fn dial(&self, request: &Request) -> io::Result<TcpStream> {
        let dial = async {
            match self.upstream(request) {
                Some(upstream) => upstream.dial(request).await,
                None => self.directly(request).await,
            }
        };
        tokio::time::timeout(CONNECT_TIMEOUT, dial)
            .await
            .unwrap_or_else(|_| Err(ErrorKind::TimedOut.into()))
    }

    /// Resolves the host once, and connects to the first of its addresses that may be reached and answers.
    /// The address itself is judged, wherever the name leads to or led to when it was asked for.
    async fn directly(&self, request: &Request) -> io::Result<TcpStream> {
        let addresses = self.names.addresses(&request.host, request.port).await?;
        let mut last = io::Error::new(
            ErrorKind::PermissionDenied,
            "it leads to this machine, to its links or to a metadata service",
        );
        for address in addresses.into_iter().filter(|address| is_elsewhere(*address)) {
            match TcpStream::connect(address).await {
                Ok(stream) => return Ok(stream),
                Err(err) => last = err,
            }
        }
        Err(last)
    }

    fn upstream(&self, request: &Request) -> Option<&Upstream> {
        let upstream = match request.protocol {
            Protocol::Http => self.http.as_ref(),
            Protocol::Https | Protocol::Socks5Tcp | Protocol::Socks5Udp => self.https.as_ref(),
        };
        let is_direct = self.direct.iter().any(|direct| {
            let domain = direct.strip_prefix("*.").or_else(|| direct.strip_prefix('.'));
            let domain = domain.unwrap_or(direct);
            let below = request.host.strip_suffix(domain);
            direct == "*" || below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
        });
        upstream.filter(|_| !is_direct)
    }
}

impl Upstream {
    /// Reads `http://HOST:PORT`; a proxy of another kind is not used.
    fn parse(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("http://").or_else(|| (!url.contains("://")).then_some(url))?;
        let place = rest.split('/').next()?.rsplit('@').next()?;
        let (host, port) = place.rsplit_once(':')?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        Some(Self { host, port: port.parse().ok()? })
    }

    /// Has the proxy connect to the host, which it resolves itself. What this machine would not reach
    /// by its address is refused here.
    async fn dial(&self, request: &Request) -> io::Result<TcpStream> {
        if request.host == "localhost" || request.host.ends_with(".localhost") {
            return Err(ErrorKind::PermissionDenied.into());
        }
        if let Ok(ip) = request.host.parse::<std::net::IpAddr>()
            && !is_elsewhere((ip, request.port).into())
        {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let mut stream = TcpStream::connect((self.host.as_str(), self.port)).await?;
        let to = request.authority();
        stream.write_all(format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n\r\n").as_bytes()).await?;
        let mut answer = Vec::new();
        // Byte by byte, since what follows is the host's.
        while !answer.ends_with(b"\r\n\r\n") {
            if answer.len() >= MAX_ANSWER_BYTES {
                return Err(ErrorKind::InvalidData.into());
            }
            answer.push(stream.read_u8().await?);
        }
        let status = answer.split(|byte| *byte == b' ').nth(1).unwrap_or_default();
        if status.starts_with(b"2") {
            return Ok(stream);
        }
        let status = String::from_utf8_lossy(status);
        Err(io::Error::other(format!("the proxy {}:{} answered {status}", self.host, self.port)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(host: &str, variables: &[(&str, &str)]) -> Option<String> {
        let value = |name: &str| variables.iter().find(|it| it.0 == name).map(|it| it.1.to_owned());
        let dialer = Dialer::from_variables(value);
        let head = format!("CONNECT {host}:443 HTTP/1.1\r\n\r\n");
        let request = Request::parse(head.as_bytes()).unwrap();
        dialer.upstream(&request).map(|it| format!("{}:{}", it.host, it.port))
    }

    #[test]
    fn the_server_s_own_proxy_is_used_but_for_the_hosts_that_are_excepted() {
        let variables = [
            ("HTTPS_PROXY", "http://user:pass@proxy.corp:8080/"),
            ("NO_PROXY", "corp.org, .intern,10.1.2.3"),
        ];
        assert_eq!(way("crates.io", &variables).as_deref(), Some("proxy.corp:8080"));
        for direct in ["corp.org", "a.corp.org", "a.intern", "10.1.2.3"] {
            assert_eq!(way(direct, &variables), None, "{direct}");
        }
        assert_eq!(way("xcorp.org", &variables).as_deref(), Some("proxy.corp:8080"));
        assert_eq!(way("a.org", &[("ALL_PROXY", "socks5://p:1")]), None);
        assert_eq!(way("a.org", &[("all_proxy", "p:1"), ("no_proxy", "*")]), None);
    }
}
