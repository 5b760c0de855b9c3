//! Proxies: which requests go through one.

use std::net::IpAddr;

use hyper::Uri;
use hyper::header::HeaderValue;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};

use crate::error::{HttpError, HttpErrorKind};
use crate::target::{Target, bare_host};

/// The proxies in use, by the rules of `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and
/// `NO_PROXY`, each in either case.
///
/// Loopback addresses are never sent to a proxy, which could not reach them: they
/// mean this machine. `NO_PROXY=*` covers names and addresses alike.
#[derive(Debug)]
pub struct Proxies {
    /// `None` where no request goes through a proxy.
    matcher: Option<Matcher>,
}

impl Proxies {
    /// Reads the proxies of the environment, or else of the system's settings.
    pub fn from_system() -> Self {
        let variable = |name: &str| std::env::var(name).ok();
        Self { matcher: (!excludes_all(variable)).then(Matcher::from_system) }
    }

    /// Reads the proxies that variables name; `variable` reads one.
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Self {
        let read = |name| first(&variable, name);
        let build = || {
            Matcher::builder()
                .all(read("ALL_PROXY"))
                .http(read("HTTP_PROXY"))
                .https(read("HTTPS_PROXY"))
                .no(read("NO_PROXY"))
                .build()
        };
        Self { matcher: (!excludes_all(&variable)).then(build) }
    }

    pub(crate) fn route(&self, target: &Target) -> Result<Route, HttpError> {
        let matcher = self.matcher.as_ref().filter(|_| !is_loopback(target.host()));
        let Some(proxy) = matcher.and_then(|it| it.intercept(target.uri())) else {
            return Ok(Route::Direct);
        };
        if !matches!(proxy.uri().scheme_str(), Some("http" | "https")) {
            let message = format!(
                "proxies of the kind `{}` are not supported: use one with http:// or https://",
                proxy.uri().scheme_str().unwrap_or_default()
            );
            return Err(HttpError::new(HttpErrorKind::Invalid, message));
        }
        Ok(if target.is_encrypted() { Route::Tunnel(proxy) } else { Route::Forward(proxy) })
    }
}

/// Returns a variable's value; upper case wins.
fn first(variable: impl Fn(&str) -> Option<String>, name: &str) -> String {
    variable(name).or_else(|| variable(&name.to_ascii_lowercase())).unwrap_or_default()
}

fn excludes_all(variable: impl Fn(&str) -> Option<String>) -> bool {
    first(variable, "NO_PROXY").split(',').any(|entry| entry.trim() == "*")
}

fn is_loopback(host: &str) -> bool {
    let name = host.strip_suffix('.').unwrap_or(host);
    host.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
        || name.eq_ignore_ascii_case("localhost")
        || name.to_ascii_lowercase().ends_with(".localhost")
}

/// The route to a target.
#[derive(Debug)]
pub(crate) enum Route {
    /// A connection of its own.
    Direct,
    /// The proxy is asked for the resource.
    Forward(Intercept),
    /// The proxy passes bytes on.
    Tunnel(Intercept),
}

impl Route {
    /// Returns the proxy's address, if there is one.
    pub(crate) fn proxy(&self) -> Option<&Uri> {
        match self {
            Self::Direct => None,
            Self::Forward(proxy) | Self::Tunnel(proxy) => Some(proxy.uri()),
        }
    }

    /// Returns the host of a proxy that answers requests itself.
    pub(crate) fn proxy_host(&self) -> Option<String> {
        match self {
            Self::Direct | Self::Tunnel(_) => None,
            Self::Forward(proxy) => Some(bare_host(proxy.uri()).to_owned()),
        }
    }

    /// Selects if a request's first line names the host.
    pub(crate) fn wants_whole_address(&self) -> bool {
        matches!(self, Self::Forward(_))
    }

    /// Returns the credentials for a proxy that answers requests itself.
    pub(crate) fn forward_credentials(&self) -> Option<&HeaderValue> {
        match self {
            Self::Forward(proxy) => proxy.basic_auth(),
            Self::Direct | Self::Tunnel(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goes_through(no_proxy: &str, url: &str) -> bool {
        let proxies = Proxies::from_variables(|name| match name {
            "all_proxy" => Some("http://proxy.test:1".into()),
            "NO_PROXY" => Some(no_proxy.into()),
            _ => None,
        });
        proxies.route(&Target::parse(url, &[]).unwrap()).unwrap().proxy().is_some()
    }

    #[test]
    fn exceptions_are_kept() {
        for url in ["http://example.test/", "https://192.0.2.1/", "http://[2001:db8::1]:8/"] {
            assert!(goes_through("", url), "{url}");
            assert!(!goes_through("*", url), "{url}");
            assert!(!goes_through("a.test, * ", url), "{url}");
        }
        assert!(!goes_through("example.test", "http://a.example.test/"));
        assert!(!goes_through("192.0.2.0/24", "http://192.0.2.1/"));
    }

    #[test]
    fn loopback_is_never_sent_to_a_proxy() {
        for host in ["localhost", "LOCALHOST:1", "a.localhost", "127.0.0.1:80", "127.9.9.9"] {
            assert!(!goes_through("", &format!("http://{host}/")), "{host}");
        }
        assert!(
            !goes_through("", "http://[::1]/") && !goes_through("", "http://[::ffff:127.0.0.1]/")
        );
        assert!(goes_through("", "http://localhost.test/"));
    }

    #[test]
    fn an_unsupported_kind_is_named() {
        let proxies = Proxies::from_variables(|name| {
            (name == "ALL_PROXY").then(|| "socks5://proxy.test:1".into())
        });
        let err = proxies.route(&Target::parse("http://a.test/", &[]).unwrap()).unwrap_err();
        assert!(err.to_string().contains("`socks5`"), "{err}");
    }
}
