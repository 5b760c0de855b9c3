//! `write_stdin`: writes to a command that runs, or waits for it.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use turnhost_ports::ToolSpec;

use super::arguments::{self, Count, Time, Whole};
use super::exec_command::DEFAULT_YIELD;
use super::{CallCx, Progress, Tool, ToolCall, ToolInput};
use crate::action::ProcessId;
use crate::processes::WaitingCall;
use crate::tool_output;

pub(super) const NAME: &str = "write_stdin";

/// Time that a call waits after typing if the model names none: long enough for a prompt's answer.
const TYPED_YIELD: Duration = Duration::from_millis(250);

/// The tool.
pub(super) struct WriteStdin(ToolSpec);

#[derive(Debug, Deserialize)]
struct Arguments {
    /// The command, as `exec_command` named it.
    session_id: Whole,
    /// Text to type; empty to wait only.
    chars: Option<String>,
    yield_time_ms: Option<Time>,
    max_output_tokens: Option<Count>,
}

impl WriteStdin {
    pub(super) fn new() -> Self {
        let properties = json!({
            "session_id": { "type": "integer", "description": "The session id of the running command." },
            "chars": { "type": "string", "description": "Text to type into it. Empty to wait for more output only; \"\\u0003\" to interrupt it." },
            "yield_time_ms": { "type": "integer", "description": "Milliseconds to wait for output. Default 250 after typing, else 10000." },
            "max_output_tokens": { "type": "integer", "description": "Most tokens of output to return; the middle of longer output is cut." },
        });
        let description = "Types into a command that still runs, or waits for it, and returns what it wrote since.";
        Self(super::function(NAME, description, &properties, &["session_id"]))
    }
}

impl Tool for WriteStdin {
    fn spec(&self) -> &ToolSpec {
        &self.0
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(arguments) = input else {
            return Err(super::unsupported(NAME, input.form()));
        };
        Ok(Box::new(WriteStdinCall(arguments::parse(arguments)?)))
    }
}

struct WriteStdinCall(Arguments);

impl ToolCall for WriteStdinCall {
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        let Arguments { session_id, chars, yield_time_ms, max_output_tokens } = &mut self.0;
        let stdin = chars.take().filter(|chars| !chars.is_empty());
        let default = if stdin.is_some() { TYPED_YIELD } else { DEFAULT_YIELD };
        let waiting = WaitingCall {
            call: cx.call.clone(),
            turn: cx.turn.id,
            since: cx.cx.now,
            timeout: arguments::yield_time(*yield_time_ms, default),
            shown: tool_output::Limit::new(
                max_output_tokens.map(Count::to_usize),
                cx.turn.settings.output_token_limit,
            ),
            stdin,
        };
        match cx.cx.wait_for_process(ProcessId(session_id.0), waiting) {
            Ok(()) => Progress::Running,
            Err(output) => Progress::done(output),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_id_is_taken_in_every_form() {
        for json in [r#"{"session_id":7}"#, r#"{"session_id":7.0}"#, r#"{"session_id":"7"}"#] {
            let args: Arguments = arguments::parse(json).unwrap();
            assert_eq!(args.session_id, Whole(7));
        }
    }
}
