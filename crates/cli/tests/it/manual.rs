//! The program's output for shells and `man`.

use crate::program::Place;

#[test]
fn each_shell_gets_a_script_that_knows_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = Place::new().shell(&format!("turnhost completions {shell}")).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{text}");
        for word in ["app-server", "exec", "output-schema", "unarchive"] {
            assert!(text.contains(word), "{shell} does not complete `{word}`");
        }
    }
}

#[test]
fn help_says_what_the_program_is_and_what_to_type_first() {
    let help = |command: &str| {
        let output = Place::new().shell(&format!("turnhost {command} --help")).output().unwrap();
        assert!(output.status.success(), "{command}");
        String::from_utf8(output.stdout).unwrap()
    };
    let text = help("");
    assert!(text.starts_with("An app server for coding agents"), "{text}");
    assert!(text.contains("First steps:") && text.contains("turnhost doctor"), "{text}");
    for command in ["exec", "app-server", "mcp add"] {
        assert!(help(command).contains("For example:"), "{command}");
    }
    for command in ["exec", "app-server", "connect", "doctor"] {
        assert!(help(command).contains("Exit codes: 0"), "{command}");
    }
}

#[test]
fn bash_takes_the_script() {
    let script = "turnhost completions bash > it && bash -n it && \
        bash -c 'source ./it && complete -p turnhost'";
    let output = Place::new().shell(script).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.contains("turnhost"), "{text}");
}

#[test]
fn every_command_has_a_page() {
    let script = "turnhost man --out pages && ls pages && cat pages/turnhost-exec.1";
    let output = Place::new().shell(script).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    for page in ["turnhost.1", "turnhost-app-server.1", "turnhost-app-server-daemon.1"] {
        assert!(text.contains(&format!("{page}\n")), "{text}");
    }
    assert!(text.contains("output\\-last\\-message"), "{text}");
}
