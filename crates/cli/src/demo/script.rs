//! The script of the demo: the model's responses, and the user's prompts.
//!
//! One list of steps answers one model request; a turn with two tool calls
//! makes three requests.

use std::time::Duration;

use serde_json::json;
use turnhost_host::{Pieces, Step};

/// The one file of the workspace.
pub(super) const FILE: &str = "greet.sh";

/// Its text at first.
pub(super) const BEFORE: &str = "#!/bin/sh\n# Greets whoever is named.\necho \"Hello, $1!\"\n";

/// Its output for `world` after the model's change.
pub(super) const GREETING_AFTER: &str = "Good morning, world!";

/// The file that the commands of the second turn write: once allowed, once not.
pub(super) const INSIDE: &str = "greeting.txt";
/// See [`INSIDE`].
pub(super) const OUTSIDE: &str = "escaped.txt";

/// The word after which the fourth turn is interrupted.
pub(super) const CUE: &str = "three";

/// The user's prompts, turn by turn.
pub(super) const PROMPTS: [&str; 5] = [
    "What is in this directory?",
    "Try it. Then try to leave a file next to the workspace.",
    "Make it say \"Good morning\" instead.",
    "Count to a million.",
    "Does it still work?",
];

const PATCH: &str = "\
*** Begin Patch
*** Update File: greet.sh
@@
 # Greets whoever is named.
-echo \"Hello, $1!\"
+echo \"Good morning, $1!\"
*** End Patch
";

/// 12 ms a word: to be seen as a stream, and over in a moment.
const PACE: Duration = Duration::from_millis(12);

/// Returns the answers to the model requests of all turns, in order.
pub(super) fn responses() -> Vec<Vec<Step>> {
    vec![
        vec![
            Step::Reasoning { text: "One file, three lines; no need to run anything.".into() },
            say("A shell script, greet.sh. It greets whoever you name."),
        ],
        vec![say("I run it with a name."), run("sh greet.sh world | tee greeting.txt")],
        vec![say("Now a file outside."), run("echo was here > ../outside/escaped.txt")],
        vec![say("One command wrote to the workspace, the other wanted to write beside it.")],
        vec![say("One line changes."), patch()],
        vec![say("Done.")],
        vec![say("one two three"), Step::Hold],
        vec![run("sh greet.sh world")],
        vec![say("That is what it says now.")],
    ]
}

fn say(text: &str) -> Step {
    Step::Text { text: text.to_owned(), pieces: Pieces::Words, pace: PACE }
}

/// Runs a shell without login files, which are the user's and may print or wait.
fn run(command: &str) -> Step {
    let arguments = json!({ "cmd": command, "shell": "/bin/sh", "login": false }).to_string();
    Step::Call { name: "exec_command".to_owned(), arguments }
}

fn patch() -> Step {
    let arguments = json!({ "input": PATCH }).to_string();
    Step::Call { name: "apply_patch".to_owned(), arguments }
}
