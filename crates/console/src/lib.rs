//! The web console: the pages that a server or a relay hands to browsers.
//!
//! The pages are plain modules without a build step, embedded as they lie in `web/`. Who serves them
//! answers `GET PREFIX/NAME` with [`asset`] and sends [`SECURITY_HEADERS`] along. The pages load
//! nothing from another host, and show what models write as text only.
//!
//! ```
//! let page = turnhost_console::asset("index.html").expect("the first page is embedded");
//! assert_eq!(page.content_type, "text/html; charset=utf-8");
//! ```

#![forbid(unsafe_code)]

/// Headers of every answer: names in lower case, with their values.
///
/// The policy ([CSP Level 3]) allows the page's own files and websockets, and no inline code.
///
/// [CSP Level 3]: https://www.w3.org/TR/CSP3/
pub const SECURITY_HEADERS: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types console",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cache-control", "no-cache"),
];

/// A file of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asset {
    /// The path below the console's address, without a slash at its start.
    pub name: &'static str,
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The content.
    pub bytes: &'static [u8],
}

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";
const MANIFEST: &str = "application/manifest+json";

macro_rules! assets {
    ($($name:literal: $content_type:expr,)*) => {
        &[$(Asset {
            name: $name,
            content_type: $content_type,
            bytes: include_bytes!(concat!("../web/", $name)),
        },)*]
    };
}

/// All files, sorted by name.
pub const ASSETS: &[Asset] = assets! {
    "console.css": CSS,
    "icon.svg": SVG,
    "index.html": HTML,
    "js/app.js": SCRIPT,
    "js/approvals.js": SCRIPT,
    "js/base64.js": SCRIPT,
    "js/console-page.js": SCRIPT,
    "js/conversation.js": SCRIPT,
    "js/dom.js": SCRIPT,
    "js/heights.js": SCRIPT,
    "js/invite-view.js": SCRIPT,
    "js/items.js": SCRIPT,
    "js/keys.js": SCRIPT,
    "js/link.js": SCRIPT,
    "js/list-view.js": SCRIPT,
    "js/machines-view.js": SCRIPT,
    "js/main.js": SCRIPT,
    "js/pair-view.js": SCRIPT,
    "js/push.js": SCRIPT,
    "js/qr-picture.js": SCRIPT,
    "js/qr.js": SCRIPT,
    "js/relay.js": SCRIPT,
    "js/secure-channel.js": SCRIPT,
    "js/session.js": SCRIPT,
    "js/silence.js": SCRIPT,
    "js/start-view.js": SCRIPT,
    "js/stream.js": SCRIPT,
    "js/text.js": SCRIPT,
    "js/thread-view.js": SCRIPT,
    "js/virtual-list.js": SCRIPT,
    "manifest.webmanifest": MANIFEST,
    "service-worker.js": SCRIPT,
};

/// Returns the file at a path below the console's address; the empty path is the first page.
pub fn asset(path: &str) -> Option<Asset> {
    let name = if path.is_empty() { "index.html" } else { path };
    let at = ASSETS.binary_search_by(|asset| asset.name.cmp(name)).ok()?;
    Some(ASSETS[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str) -> &'static str {
        std::str::from_utf8(asset(name).expect("the file is embedded").bytes).expect("it is text")
    }

    #[test]
    fn files_are_found_by_their_names() {
        assert!(ASSETS.is_sorted_by_key(|asset| asset.name));
        assert_eq!(asset("").map(|asset| asset.name), Some("index.html"));
        for path in ["../Cargo.toml", "js", "js/", "/index.html", "index.html/"] {
            assert_eq!(asset(path), None, "{path}");
        }
    }

    #[test]
    fn the_service_worker_keeps_each_file_but_itself() {
        let kept = text("service-worker.js");
        for asset in ASSETS {
            let is_kept = kept.contains(&format!("\"{}\"", asset.name));
            let is_needed = !matches!(asset.name, "index.html" | "service-worker.js");
            assert_eq!(is_kept, is_needed, "{}", asset.name);
        }
    }

    #[test]
    fn nothing_is_loaded_from_another_host_and_no_code_is_inline() {
        for asset in ASSETS {
            let text = text(asset.name);
            for (at, _) in text.match_indices("://") {
                let from =
                    text[..at].rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
                let is_namespace = text[from..].starts_with("http://www.w3.org/2000/svg");
                assert!(is_namespace, "{}: {}", asset.name, &text[from..text.len().min(from + 40)]);
            }
            assert!(!text.contains("innerHTML") && !text.contains("eval("), "{}", asset.name);
        }
        let page = text("index.html");
        assert!(!page.contains("style=") && !page.contains("onclick="));
        assert_eq!(
            page.matches("<script").count(),
            page.matches("<script type=\"module\" src=").count()
        );
    }
}
