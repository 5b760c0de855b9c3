//! The offline model: rules instead of a network.
//!
//! It is what the provider `scripted` means when no script is given: enough to
//! try the server without a key, and honest about what it is. It looks at the
//! user's last message and does what these lines of it say, one tool call for
//! each model request, in order:
//!
//! ```text
//! run: COMMAND      calls exec_command
//! patch:            calls apply_patch with the lines that follow, up to *** End Patch
//! think: TEXT       reasons first
//! wait              stops in the middle of its answer, until it is interrupted
//! ```
//!
//! When nothing is left to do it reports what the tools returned.

use std::time::Duration;

use turnhost_ports::ModelRequest;
use turnhost_protocol::{
    ContentItem, FunctionCallOutputBody, FunctionCallOutputContentItem, ResponseItem,
};

use super::{Pieces, Step};

/// Wait before each word: visibly a stream, and over in a second.
const PACE: Duration = Duration::from_millis(8);

/// Bytes of a tool's output that are reported back.
const REPORT_CHARS: usize = 2_000;

/// The directive in a line of the user's message.
#[derive(Debug, PartialEq, Eq)]
enum Directive {
    Run(String),
    Patch(String),
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Directives {
    thoughts: Vec<String>,
    calls: Vec<Directive>,
    waits: bool,
}

/// Returns the steps of the response to `request`.
pub(crate) fn answer(request: &ModelRequest) -> Vec<Step> {
    let (text, outputs) = latest(request);
    let mut directives = parse(&text);
    let mut steps = Vec::new();
    if outputs.is_empty() {
        steps.extend(directives.thoughts.drain(..).map(|text| Step::Reasoning { text }));
    }
    if outputs.len() < directives.calls.len() {
        steps.push(call(request, directives.calls.swap_remove(outputs.len())));
        return steps;
    }
    if directives.waits {
        steps.extend([say("I wait here until you interrupt me.".to_owned()), Step::Hold]);
    } else if outputs.is_empty() {
        steps.push(say(introduction(&text)));
    } else {
        steps.push(say(report(&outputs)));
    }
    steps
}

/// Returns the user's last message, and what tools returned since, in order.
fn latest(request: &ModelRequest) -> (String, Vec<String>) {
    let mut outputs = Vec::new();
    for item in request.input.iter().rev().filter_map(|item| item.parse().ok()) {
        match item {
            ResponseItem::FunctionCallOutput(output) => outputs.push(body_text(output.output)),
            ResponseItem::CustomToolCallOutput(output) => outputs.push(body_text(output.output)),
            ResponseItem::Message(message) if message.role == "user" => {
                let text = content_text(message.content);
                // Context that the server adds is in tags.
                if !text.starts_with('<') {
                    outputs.reverse();
                    return (text, outputs);
                }
            }
            _ => {}
        }
    }
    (String::new(), Vec::new())
}

fn content_text(content: Vec<ContentItem>) -> String {
    let texts: Vec<_> = content
        .into_iter()
        .filter_map(|part| match part {
            ContentItem::InputText { text } => Some(text),
            _ => None,
        })
        .collect();
    texts.join("\n")
}

fn body_text(body: FunctionCallOutputBody) -> String {
    match body {
        FunctionCallOutputBody::Text(text) => text,
        FunctionCallOutputBody::Content(parts) => {
            let texts: Vec<_> = parts
                .into_iter()
                .map(|part| match part {
                    FunctionCallOutputContentItem::InputText { text } => text,
                    _ => "(not a text)".to_owned(),
                })
                .collect();
            texts.join("\n")
        }
    }
}

fn parse(text: &str) -> Directives {
    let mut directives = Directives::default();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(command) = line.strip_prefix("run:") {
            directives.calls.push(Directive::Run(command.trim().to_owned()));
        } else if let Some(thought) = line.strip_prefix("think:") {
            directives.thoughts.push(thought.trim().to_owned());
        } else if line.trim_end() == "patch:" {
            let mut patch = String::new();
            for line in lines.by_ref() {
                patch.push_str(line);
                patch.push('\n');
                if line.trim_end() == "*** End Patch" {
                    break;
                }
            }
            directives.calls.push(Directive::Patch(patch));
        } else if line.trim_end() == "wait" {
            directives.waits = true;
        }
    }
    directives
}

fn call(request: &ModelRequest, directive: Directive) -> Step {
    let has = |name: &str| request.tools.iter().any(|tool| *tool.name == *name);
    match directive {
        Directive::Patch(input) if has("apply_patch") => {
            Step::CustomCall { name: "apply_patch".to_owned(), input }
        }
        Directive::Patch(_) if !has("exec_command") => say(no_tool("apply_patch")),
        Directive::Run(_) if !has("exec_command") => say(no_tool("exec_command")),
        Directive::Patch(patch) => Step::run(&format!("apply_patch <<'EOF'\n{patch}EOF")),
        Directive::Run(command) => Step::run(&command),
    }
}

fn no_tool(name: &str) -> String {
    format!("I would call `{name}` for that, but this thread does not offer it.")
}

fn say(text: String) -> Step {
    Step::Text { text, pieces: Pieces::Words, pace: PACE }
}

fn introduction(text: &str) -> String {
    let heard: String = text.chars().take(REPORT_CHARS).collect();
    format!(
        "I am the scripted model that comes with Turnhost. I need no network and I understand \
         nothing: I follow rules. You wrote:\n\n{heard}\n\n\
         A line `run: COMMAND` makes me run a command, `patch:` and a patch below it make me \
         change files, `think: TEXT` makes me think first, and `wait` makes me wait for an \
         interrupt. Choose another `model_provider` for a model that understands you."
    )
}

fn report(outputs: &[String]) -> String {
    let mut text = "This came back:".to_owned();
    for output in outputs {
        text.push_str("\n\n");
        text.extend(output.trim_end().chars().take(REPORT_CHARS));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wishes() {
        let directives = parse(
            "please\nrun: ls -l\nthink: hm\npatch:\n*** Begin Patch\n*** End Patch\nrun: b\nwait",
        );
        assert_eq!(
            directives,
            Directives {
                thoughts: vec!["hm".into()],
                calls: vec![
                    Directive::Run("ls -l".into()),
                    Directive::Patch("*** Begin Patch\n*** End Patch\n".into()),
                    Directive::Run("b".into()),
                ],
                waits: true,
            }
        );
        assert_eq!(parse("wait for me, then run: x"), Directives::default());
    }
}
