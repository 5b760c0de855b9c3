//! The signals of a server and of its commands.

use crate::program::Place;

/// A shell has what it starts with `&` in a script ignore the interrupt, and `nohup` the hangup.
#[test]
fn commands_of_a_server_that_ignores_interrupts_take_theirs() {
    let script = r#"trap '' INT QUIT HUP
turnhost app-server <<'END'
{"id":1,"method":"initialize","params":{"clientInfo":{"name":"test","version":"1"}}}
{"id":2,"method":"command/exec","params":{"command":["sh","-c","kill -INT $$; echo survived"]}}
END"#;
    let output = Place::new().shell(script).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains(r#"{"id":2,"result":{"exitCode":130,"#), "{text}");
    assert!(!text.contains("survived"), "{text}");
}
