//! Continuation of traces: W3C trace context, as it travels between programs.

use std::fmt;
use std::num::{NonZeroU64, NonZeroU128};
use std::sync::Arc;

/// Longest `tracestate` that is passed on, in bytes. What the specification
/// (section 3.3.1.5) asks for at least; a longer one is dropped whole.
const MAX_STATE_BYTES: usize = 512;

/// A place in a trace: the parent of what comes next.
///
/// <https://www.w3.org/TR/trace-context/>, level 1. Displays as the value of a
/// `traceparent` header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceContext {
    /// Names the trace.
    pub trace_id: NonZeroU128,
    /// Names the span within it.
    pub span_id: NonZeroU64,
    /// Flags; the lowest bit says that the trace is recorded.
    pub flags: u8,
    /// The value of `tracestate`, unchecked but for what a header can hold.
    pub state: Option<Arc<str>>,
}

/// A text that is no `traceparent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected `00-`, 32 hexadecimal digits, `-`, 16 of them, `-` and 2 of them, in lower case")]
pub struct TraceContextError;

impl TraceContext {
    /// Reads the values of `traceparent` and `tracestate`.
    ///
    /// A bad `tracestate` is dropped, as the specification wants. A later
    /// version of `traceparent` is read as far as this one goes.
    pub fn parse(traceparent: &str, tracestate: Option<&str>) -> Result<Self, TraceContextError> {
        let mut parts = traceparent.trim_ascii().split('-');
        let version = hex(parts.next(), 2)?;
        let trace_id = hex(parts.next(), 32)?;
        let span_id = hex(parts.next(), 16)?;
        let flags = hex(parts.next(), 2)?;
        if version == 0xff || (version == 0 && parts.next().is_some()) {
            return Err(TraceContextError);
        }
        let span_id = u64::try_from(span_id).ok().and_then(NonZeroU64::new);
        Ok(Self {
            trace_id: NonZeroU128::new(trace_id).ok_or(TraceContextError)?,
            span_id: span_id.ok_or(TraceContextError)?,
            flags: u8::try_from(flags).map_err(|_| TraceContextError)?,
            state: tracestate.map(str::trim_ascii).filter(|it| is_state(it)).map(Arc::from),
        })
    }
}

impl fmt::Display for TraceContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { trace_id, span_id, flags, .. } = self;
        write!(f, "00-{trace_id:032x}-{span_id:016x}-{flags:02x}")
    }
}

/// Returns `digits` hexadecimal digits in lower case, as a number.
fn hex(text: Option<&str>, digits: usize) -> Result<u128, TraceContextError> {
    let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.filter(|text| text.len() == digits && text.bytes().all(is_hex))
        .and_then(|text| u128::from_str_radix(text, 16).ok())
        .ok_or(TraceContextError)
}

fn is_state(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= MAX_STATE_BYTES
        && text.contains('=')
        && text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARENT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    fn state(text: &str) -> Option<Arc<str>> {
        TraceContext::parse(PARENT, Some(text)).unwrap().state
    }

    #[test]
    fn what_was_read_is_written_again() {
        let context = TraceContext::parse(&format!(" {PARENT} "), Some("k=v, t@x=1")).unwrap();
        assert_eq!(context.to_string(), PARENT);
        assert_eq!(context.flags, 1);
        assert_eq!(context.state.as_deref(), Some("k=v, t@x=1"));
        let zeros = "00-0000000000000000000000000000000a-000000000000000b-00";
        assert_eq!(TraceContext::parse(zeros, None).unwrap().to_string(), zeros);
    }

    #[test]
    fn a_later_version_is_read_as_far_as_this_one_goes() {
        let later = PARENT.replacen("00", "cc", 1) + "-more-to-come";
        assert_eq!(TraceContext::parse(&later, None).unwrap().to_string(), PARENT);
    }

    #[test]
    fn a_bad_state_is_dropped() {
        assert_eq!(state(""), None);
        assert_eq!(state("no pair"), None);
        assert_eq!(state("a=b\r\nx: y"), None);
        assert_eq!(state(&format!("a={}", "x".repeat(MAX_STATE_BYTES))), None);
        assert_eq!(state("a=b").as_deref(), Some("a=b"));
    }

    #[test]
    fn nothing_else_is_a_parent() {
        for bad in [
            "",
            "00",
            "banana",
            &PARENT.to_uppercase(),
            &PARENT.replacen("00", "ff", 1),
            &PARENT.replace("0af7", "+af7"),
            &format!("{PARENT}-x"),
            &format!("{PARENT}0"),
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        ] {
            assert_eq!(TraceContext::parse(bad, None), Err(TraceContextError), "{bad}");
        }
    }
}
