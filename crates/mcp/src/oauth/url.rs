//! The little that logins need of addresses and forms.

use turnhost_ports::McpError;

/// Returns scheme and authority of an address, and its path without query and fragment.
pub(super) fn split(url: &str) -> Option<(&str, &str)> {
    let after_scheme = url.find("://")? + 3;
    let rest = url.get(after_scheme..)?;
    let authority = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (origin, path) = url.split_at(after_scheme + authority);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    Some((origin, path.trim_end_matches('/')))
}

/// Refuses an address to which a secret should not go: anything but HTTPS, unless it stays on this machine.
pub(super) fn checked(url: &str) -> Result<&str, McpError> {
    let refused = || {
        McpError::Login(format!(
            "`{url}` is no address for a login; it must begin with `https://`, or `http://` on this machine"
        ))
    };
    let (origin, _) = split(url).ok_or_else(refused)?;
    if origin.starts_with("https://") && origin.len() > "https://".len() && !origin.contains('@') {
        return Ok(url);
    }
    let host = origin.strip_prefix("http://").ok_or_else(refused)?;
    let is_local = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next() == Some("::1"),
        None => matches!(host.split(':').next(), Some("localhost" | "127.0.0.1")),
    };
    if is_local && !host.contains('@') { Ok(url) } else { Err(refused()) }
}

/// Returns the port of an address of this machine without TLS.
pub(super) fn local_port(url: &str) -> Option<u16> {
    let (origin, _) = split(checked(url).ok()?)?;
    let host = origin.strip_prefix("http://")?;
    host.rsplit_once(':')?.1.parse().ok()
}

/// Writes pairs as a form (`application/x-www-form-urlencoded`).
pub(super) fn form(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// Reads the pairs of a query.
pub(super) fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_go_over_https_or_stay_on_the_machine() {
        for url in
            ["https://a.example/x", "http://127.0.0.1:8/x", "http://[::1]:8", "http://localhost"]
        {
            assert!(checked(url).is_ok(), "{url}");
        }
        for url in [
            "http://a.example",
            "ftp://a.example",
            "https://",
            "x",
            "http://127.0.0.1@a.example/",
            "http://127.0.0.1.a.example/",
            "javascript:alert(1)",
        ] {
            assert!(checked(url).is_err(), "{url}");
        }
    }

    #[test]
    fn an_address_has_an_origin_and_a_path() {
        assert_eq!(split("https://a.example/x/y/?q#f"), Some(("https://a.example", "/x/y")));
        assert_eq!(split("https://a.example"), Some(("https://a.example", "")));
        assert_eq!(split("nothing"), None);
    }
}
