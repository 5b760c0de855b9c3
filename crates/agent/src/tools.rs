//! The tools that a model is offered, and the arguments of its calls.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use turnhost_policy::Containment;
use turnhost_ports::ToolSpec;

/// Runs a shell command.
pub(crate) const EXEC_COMMAND: &str = "exec_command";
/// Writes to a command that runs, or waits for it.
pub(crate) const WRITE_STDIN: &str = "write_stdin";
/// Changes files.
pub(crate) const APPLY_PATCH: &str = "apply_patch";

/// How long a call waits for its command where the model does not say.
const DEFAULT_YIELD: Duration = Duration::from_secs(10);
/// The same for typing into a command: long enough for a prompt's answer.
const DEFAULT_STDIN_YIELD: Duration = Duration::from_millis(250);
/// The shortest wait: below it even quick commands would need a second call.
const MIN_YIELD: Duration = Duration::from_millis(250);
/// The longest wait: above it providers give up on an idle turn's cache.
const MAX_YIELD: Duration = Duration::from_mins(5);

/// Arguments of `exec_command`.
#[derive(Debug, Deserialize)]
pub(crate) struct ExecArgs {
    /// The script.
    pub(crate) cmd: String,
    /// Where it runs, relative to the thread's directory.
    pub(crate) workdir: Option<String>,
    /// Another shell than the user's.
    pub(crate) shell: Option<String>,
    /// Whether the shell reads its login files.
    pub(crate) login: Option<bool>,
    /// Whether it gets a terminal.
    pub(crate) tty: Option<bool>,
    yield_time_ms: Option<u64>,
    /// How much output the model wants to see.
    pub(crate) max_output_tokens: Option<usize>,
    #[serde(default)]
    sandbox_permissions: SandboxPermissions,
    /// Why it must leave the sandbox, for the user.
    pub(crate) justification: Option<String>,
    /// First words of commands to be allowed for good.
    pub(crate) prefix_rule: Option<Vec<String>>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SandboxPermissions {
    #[default]
    UseDefault,
    RequireEscalated,
}

impl ExecArgs {
    /// Parses the JSON text of a call's arguments; the error is for the model.
    pub(crate) fn parse(arguments: &str) -> Result<Self, String> {
        parse(arguments)
    }

    /// Where the model wants the command to run.
    pub(crate) fn containment(&self) -> Containment {
        match self.sandbox_permissions {
            SandboxPermissions::UseDefault => Containment::Sandboxed,
            SandboxPermissions::RequireEscalated => Containment::Unconfined,
        }
    }

    /// How long the call waits for the command's end.
    pub(crate) fn patience(&self) -> Duration {
        patience(self.yield_time_ms, DEFAULT_YIELD)
    }
}

/// Arguments of `write_stdin`.
#[derive(Debug, Deserialize)]
pub(crate) struct WriteStdinArgs {
    /// The command, as `exec_command` named it.
    pub(crate) session_id: i64,
    /// What to type; empty to wait only.
    pub(crate) chars: Option<String>,
    yield_time_ms: Option<u64>,
    /// How much output the model wants to see.
    pub(crate) max_output_tokens: Option<usize>,
}

impl WriteStdinArgs {
    /// Parses the JSON text of a call's arguments; the error is for the model.
    pub(crate) fn parse(arguments: &str) -> Result<Self, String> {
        parse(arguments)
    }

    /// How long the call waits for more output.
    pub(crate) fn patience(&self) -> Duration {
        let types = self.chars.as_deref().is_some_and(|chars| !chars.is_empty());
        patience(self.yield_time_ms, if types { DEFAULT_STDIN_YIELD } else { DEFAULT_YIELD })
    }
}

/// The patch in a call of the JSON form of `apply_patch`.
pub(crate) fn patch_argument(arguments: &str) -> Result<String, String> {
    #[derive(Deserialize)]
    struct PatchArgs {
        input: String,
    }
    parse::<PatchArgs>(arguments).map(|args| args.input)
}

fn parse<T: DeserializeOwned>(arguments: &str) -> Result<T, String> {
    serde_json::from_str(arguments)
        .map_err(|err| format!("failed to parse function arguments: {err}"))
}

fn patience(millis: Option<u64>, default: Duration) -> Duration {
    millis.map_or(default, Duration::from_millis).clamp(MIN_YIELD, MAX_YIELD)
}

/// The tools for a model. Encoded once in the life of the process.
///
/// Models that were trained on the freeform `apply_patch` get it with its
/// grammar; all others get a function that takes the same text.
pub(crate) fn offered(model: &str) -> Arc<[ToolSpec]> {
    static FREEFORM: LazyLock<Arc<[ToolSpec]>> = LazyLock::new(|| tools(&freeform_patch()));
    static FUNCTION: LazyLock<Arc<[ToolSpec]>> = LazyLock::new(|| tools(&function_patch()));
    Arc::clone(if knows_freeform_patch(model) { &FREEFORM } else { &FUNCTION })
}

/// By name, because no provider says it. A provider's prefix (`openai/gpt-5`) does not count.
fn knows_freeform_patch(model: &str) -> bool {
    let name = model.rsplit('/').next().unwrap_or(model);
    name.starts_with("gpt-5") || name.contains("codex")
}

fn tools(patch: &Value) -> Arc<[ToolSpec]> {
    [(EXEC_COMMAND, &exec_command()), (WRITE_STDIN, &write_stdin()), (APPLY_PATCH, patch)]
        .into_iter()
        .filter_map(|(name, spec)| {
            // A value that was written here always encodes.
            let json = serde_json::value::to_raw_value(spec).ok()?;
            Some(ToolSpec { name, json: json.into() })
        })
        .collect()
}

fn function(name: &str, description: &str, properties: &Value, required: &[&str]) -> Value {
    json!({
        "type": "function",
        "name": name,
        "description": description,
        "strict": false,
        "parameters": {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        },
    })
}

fn exec_command() -> Value {
    let properties = json!({
        "cmd": { "type": "string", "description": "The shell script to run." },
        "workdir": { "type": "string", "description": "Directory to run it in; the thread's own by default." },
        "shell": { "type": "string", "description": "Shell to run it with; the user's own by default." },
        "login": { "type": "boolean", "description": "Whether the shell reads its login files. Default true." },
        "tty": { "type": "boolean", "description": "Whether it gets a terminal. Default false; needed by programs that ask or draw." },
        "yield_time_ms": { "type": "integer", "description": "Milliseconds to wait for its end before it goes on in the background. Default 10000." },
        "max_output_tokens": { "type": "integer", "description": "Most tokens of output to return; the middle of longer output is cut." },
        "sandbox_permissions": {
            "type": "string",
            "enum": ["use_default", "require_escalated"],
            "description": "`require_escalated` asks to run it outside of the sandbox.",
        },
        "justification": { "type": "string", "description": "With `require_escalated`: one sentence that tells the user why." },
        "prefix_rule": {
            "type": "array",
            "items": { "type": "string" },
            "description": "With `require_escalated`: first words of such commands that the user may allow for good, for example [\"npm\", \"test\"].",
        },
    });
    let description = "Runs a command in a shell and returns its output and exit code, or a session id if it still runs.";
    function(EXEC_COMMAND, description, &properties, &["cmd"])
}

fn write_stdin() -> Value {
    let properties = json!({
        "session_id": { "type": "integer", "description": "The session id of the running command." },
        "chars": { "type": "string", "description": "Text to type into it. Empty to wait for more output only." },
        "yield_time_ms": { "type": "integer", "description": "Milliseconds to wait for output. Default 250 after typing, else 10000." },
        "max_output_tokens": { "type": "integer", "description": "Most tokens of output to return; the middle of longer output is cut." },
    });
    let description =
        "Types into a command that still runs, or waits for it, and returns what it wrote since.";
    function(WRITE_STDIN, description, &properties, &["session_id"])
}

fn freeform_patch() -> Value {
    json!({
        "type": "custom",
        "name": APPLY_PATCH,
        "description": "Adds, changes, moves and deletes files. The input is the patch itself, not JSON.",
        "format": { "type": "grammar", "syntax": "lark", "definition": include_str!("../prompts/apply_patch.lark") },
    })
}

fn function_patch() -> Value {
    let properties = json!({
        "input": { "type": "string", "description": "The whole patch, from `*** Begin Patch` to `*** End Patch`." },
    });
    let description = "Adds, changes, moves and deletes files by a patch.";
    function(APPLY_PATCH, description, &properties, &["input"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_and_types(model: &str) -> Vec<(String, String)> {
        let text = |value: &Value, key: &str| value[key].as_str().unwrap().to_owned();
        offered(model)
            .iter()
            .map(|tool| {
                let value: Value = serde_json::from_str(tool.json.get()).unwrap();
                assert_eq!(text(&value, "name"), tool.name);
                (text(&value, "name"), text(&value, "type"))
            })
            .collect()
    }

    #[test]
    fn every_model_can_run_commands_and_change_files() {
        let own = |pairs: [(&str, &str); 3]| {
            pairs.map(|(name, kind)| (name.to_owned(), kind.to_owned())).to_vec()
        };
        assert_eq!(
            names_and_types("mock-model"),
            own([
                ("exec_command", "function"),
                ("write_stdin", "function"),
                ("apply_patch", "function")
            ])
        );
        assert_eq!(
            names_and_types("openai/gpt-5.5"),
            own([
                ("exec_command", "function"),
                ("write_stdin", "function"),
                ("apply_patch", "custom")
            ])
        );
        assert!(Arc::ptr_eq(&offered("a"), &offered("b")), "encoded once");
    }

    #[test]
    fn arguments_are_typed() {
        let args = ExecArgs::parse(r#"{"cmd":"ls","sandbox_permissions":"require_escalated","prefix_rule":["ls"],"yield_time_ms":500}"#).unwrap();
        assert_eq!(args.cmd, "ls");
        assert_eq!(args.containment(), Containment::Unconfined);
        assert_eq!(args.patience(), Duration::from_millis(500));
        assert_eq!(
            ExecArgs::parse(r#"{"cmd":"ls","yield_time_ms":1}"#).unwrap().patience(),
            MIN_YIELD
        );
        assert_eq!(WriteStdinArgs::parse(r#"{"session_id":7}"#).unwrap().patience(), DEFAULT_YIELD);
        assert_eq!(
            WriteStdinArgs::parse(r#"{"session_id":7,"chars":"x"}"#).unwrap().patience(),
            DEFAULT_STDIN_YIELD
        );
        assert_eq!(patch_argument(r#"{"input":"*** Begin Patch"}"#).unwrap(), "*** Begin Patch");
    }

    #[test]
    fn bad_arguments_are_told_to_the_model() {
        let error = |arguments| ExecArgs::parse(arguments).unwrap_err();
        assert_eq!(
            error("{}"),
            "failed to parse function arguments: missing field `cmd` at line 1 column 2"
        );
        assert_eq!(
            error(r#"{"cmd": 5}"#),
            "failed to parse function arguments: invalid type: integer `5`, expected a string at line 1 column 9"
        );
        assert!(
            error(r#"{"cmd":"x","sandbox_permissions":"zzz"}"#).contains("unknown variant `zzz`")
        );
    }
}
