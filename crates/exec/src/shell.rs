//! The shell for scripts: the user's own, if it is one.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// The password file, whose last field is a user's shell.
const PASSWORDS: &str = "/etc/passwd";

/// Shells that most systems have, the richest first.
const FALLBACKS: [&str; 4] = ["/bin/bash", "/usr/bin/bash", "/bin/sh", "/usr/bin/sh"];

/// Programs that are used in place of a shell and run no scripts.
const NOT_SHELLS: [&str; 4] = ["false", "nologin", "true", "sync"];

/// Returns the shell that runs scripts: `configured` (the variable `SHELL`) if it is a program that
/// does, else the one of the user's entry in the password file, else a POSIX shell of the system.
pub fn login_shell(configured: Option<String>) -> String {
    let passwords = || std::fs::read_to_string(PASSWORDS).ok();
    choose(configured, passwords, rustix::process::getuid().as_raw(), is_program)
}

fn choose(
    configured: Option<String>,
    passwords: impl FnOnce() -> Option<String>,
    user: u32,
    is_program: impl Fn(&str) -> bool,
) -> String {
    let runs_scripts = |shell: &String| {
        let name = shell.rsplit('/').next().unwrap_or_default();
        shell.starts_with('/') && !NOT_SHELLS.contains(&name) && is_program(shell)
    };
    configured
        .filter(&runs_scripts)
        .or_else(|| passwords().and_then(|text| shell_of(&text, user)).filter(&runs_scripts))
        .or_else(|| FALLBACKS.map(str::to_owned).into_iter().find(&runs_scripts))
        .unwrap_or_else(|| "/bin/sh".to_owned())
}

/// Returns the last field of the user's line: `name:password:uid:gid:comment:home:shell`.
fn shell_of(passwords: &str, user: u32) -> Option<String> {
    let user = user.to_string();
    passwords.lines().find_map(|line| {
        let fields: Vec<_> = line.split(':').collect();
        (fields.get(2) == Some(&user.as_str()))
            .then(|| fields.get(6).map(|shell| (*shell).to_owned()))?
    })
}

fn is_program(path: &str) -> bool {
    std::fs::metadata(Path::new(path))
        .is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const USERS: &str = "root:x:0:0:root:/root:/bin/zsh\nbot:x:7:7::/:/usr/sbin/nologin\nold:x:8";

    fn check(configured: Option<&str>, user: u32, programs: &[&str], expected: &str) {
        let shell = choose(
            configured.map(str::to_owned),
            || Some(USERS.to_owned()),
            user,
            |path| programs.contains(&path),
        );
        assert_eq!(shell, expected);
    }

    #[test]
    fn the_first_program_that_runs_scripts_is_taken() {
        let programs = ["/bin/fish", "/bin/zsh", "/bin/bash", "/bin/sh", "/usr/bin/false"];
        check(Some("/bin/fish"), 0, &programs, "/bin/fish");
        check(Some("fish"), 0, &programs, "/bin/zsh");
        check(Some("/usr/bin/false"), 0, &programs, "/bin/zsh");
        check(Some("/bin/missing"), 7, &programs, "/bin/bash");
        check(None, 8, &programs, "/bin/bash");
        check(None, 9, &["/bin/sh"], "/bin/sh");
        check(None, 9, &[], "/bin/sh");
    }

    #[test]
    fn this_system_has_a_shell() {
        assert!(is_program(&login_shell(Some("/usr/bin/false".into()))));
    }
}
