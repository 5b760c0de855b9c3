//! The addresses that the relay may post to: clients name them, so they must not lead inside.

use std::net::IpAddr;

use turnhost_http::{Destinations, is_public};

/// The longest address of a subscription.
const MAX_BYTES: usize = 2048;

/// Addresses that clients and accounts may name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Targets {
    /// Origins that the operator allows besides public ones, such as `http://127.0.0.1:8080`.
    pub(crate) allowed: Vec<String>,
}

impl Targets {
    /// Refuses an address that is not a public `https://` one and whose origin is not allowed.
    ///
    /// A name is not looked up here: it may lead elsewhere by the time that something is sent there, for
    /// which [`Targets::destinations`] is.
    pub(crate) fn check(&self, url: &str) -> Result<(), String> {
        let refused = || {
            format!(
                "`{}` is no address to push to; expected `https://` and a public host",
                url.chars().take(80).collect::<String>()
            )
        };
        let origin = origin(url).filter(|_| url.len() <= MAX_BYTES).ok_or_else(refused)?;
        if self.allows(&origin) {
            return Ok(());
        }
        let host = host(&origin).ok_or_else(refused)?;
        if origin.starts_with("https://") && may_be_public(host) { Ok(()) } else { Err(refused()) }
    }

    /// Returns the addresses that a message to this one may go to: those inside only where the operator said so.
    pub(crate) fn destinations(&self, url: &str) -> Destinations {
        let is_allowed = origin(url).is_some_and(|origin| self.allows(&origin));
        if is_allowed { Destinations::Any } else { Destinations::Public }
    }

    fn allows(&self, origin: &str) -> bool {
        self.allowed.iter().any(|allowed| allowed.trim_end_matches('/') == origin)
    }
}

/// Returns the scheme, host and port of an address (RFC 6454 section 4).
pub(super) fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let is_sound = matches!(scheme, "https" | "http")
        && !authority.is_empty()
        && !authority.contains(['@', '\\'])
        && url.bytes().all(|byte| byte.is_ascii_graphic());
    is_sound.then(|| format!("{scheme}://{}", authority.to_ascii_lowercase()))
}

fn host(origin: &str) -> Option<&str> {
    let authority = origin.split_once("://")?.1;
    match authority.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map(|(host, _)| host),
        None => authority.split(':').next(),
    }
}

fn may_be_public(host: &str) -> bool {
    if let Ok(address) = host.parse::<IpAddr>() {
        return is_public(address);
    }
    // A name, and none that resolvers take for a number or keep to the machine and its network.
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    host.contains('.')
        && !matches!(last, "localhost" | "local" | "internal" | "lan" | "home" | "")
        && !last.starts_with(|it: char| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_lead_inside_are_refused() {
        let targets = Targets { allowed: vec!["http://127.0.0.1:8080/".to_owned()] };
        for fine in [
            "https://push.example/send/abc",
            "https://updates.push.services.mozilla.com:443/wpush/v2/x",
            "https://93.184.216.34/x",
            "https://[2606:2800:220:1::1]/x",
            "http://127.0.0.1:8080/topic",
        ] {
            assert_eq!(targets.check(fine), Ok(()), "{fine}");
            let is_inside = fine.starts_with("http://");
            assert_eq!(targets.destinations(fine) == Destinations::Any, is_inside, "{fine}");
        }
        let long = format!("https://push.example/{}", "x".repeat(MAX_BYTES));
        for bad in [
            "",
            "push.example",
            "http://push.example/x",
            "ftp://push.example/x",
            "https://",
            "https://localhost/x",
            "https://a.localhost/x",
            "https://box/x",
            "https://box.local/x",
            "https://metadata.google.internal/x",
            "https://127.0.0.1/x",
            "https://127.1/x",
            "https://0x7f.0.0.1/x",
            "https://10.1.2.3/x",
            "https://192.168.1.1/x",
            "https://172.16.0.1/x",
            "https://169.254.169.254/x",
            "https://100.64.0.1/x",
            "https://0.0.0.0/x",
            "https://[::1]/x",
            "https://[::ffff:10.0.0.1]/x",
            "https://user@push.example/x",
            "https://push.example\\@10.0.0.1/x",
            "https://push.example/a b",
            "https://push.example/\r\nx: y",
            "http://127.0.0.1:8081/topic",
            long.as_str(),
        ] {
            assert!(targets.check(bad).is_err(), "{bad}");
        }
    }
}
