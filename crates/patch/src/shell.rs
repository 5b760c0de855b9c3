//! Patches that a model types into a shell instead of calling the tool.

/// The deepest nesting of shells that is looked through: `bash -lc "bash -lc …"`.
const MAX_DEPTH: usize = 3;

/// A script that does nothing but apply a patch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShellPatch {
    /// The text that should be a patch.
    pub text: String,
    /// The directory of the `cd` before it, as written; of several ones, the way through all.
    pub dir: Option<String>,
}

impl ShellPatch {
    /// Recognises a script whose one effect is a patch. The call is `apply_patch` with a
    /// here-document, a quoted text or `"$(cat <<EOF …)"`, or `cat <<EOF | apply_patch`. Before it
    /// may stand `set -e` and `cd DIR`, and around it `bash -lc '…'`.
    ///
    /// Anything else, more commands behind it included, is a script for the shell.
    pub fn from_script(script: &str) -> Option<Self> {
        read(script, MAX_DEPTH)
    }

    /// Returns the same for a command line as it would be started: `apply_patch TEXT` itself, or a
    /// shell that is given the script.
    pub fn from_argv(argv: &[String]) -> Option<Self> {
        match argv {
            [name, text] if NAMES.contains(&&**name) => {
                Some(Self { text: text.clone(), dir: None })
            }
            [_, flag, script] if is_script_flag(flag) => Self::from_script(script),
            _ => None,
        }
    }
}

const NAMES: [&str; 2] = ["apply_patch", "applypatch"];

const SHELLS: [&str; 5] = ["bash", "sh", "zsh", "dash", "ksh"];

fn read(script: &str, depth: usize) -> Option<ShellPatch> {
    let mut rest = script.trim();
    let mut dir: Option<String> = None;
    loop {
        if let Some(after) = rest.strip_prefix("set ") {
            let (options, after) = after.split_once(['\n', ';', '&'])?;
            if !options.chars().all(|c| c.is_ascii_alphanumeric() || "-+ ".contains(c)) {
                return None;
            }
            rest = after.trim_start_matches(['&', ';', ' ', '\t', '\n']);
        } else if let Some(after) = rest.strip_prefix("cd ") {
            let (next, after) = word(after.trim_start())?;
            if next.is_empty() || next.starts_with('~') || next == "-" {
                return None;
            }
            dir = Some(match dir {
                Some(dir) if !next.starts_with('/') => format!("{dir}/{next}"),
                _ => next,
            });
            rest = separator(after)?;
        } else {
            break;
        }
    }
    let patch = call(rest).or_else(|| nested(rest, depth))?;
    let dir = match (dir, patch.dir) {
        (Some(outer), Some(inner)) if !inner.starts_with('/') => Some(format!("{outer}/{inner}")),
        (outer, inner) => inner.or(outer),
    };
    Some(ShellPatch { dir, ..patch })
}

/// Reads what lets the next command run: `&&`, `;` or a new line.
fn separator(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\t']);
    let rest = text.strip_prefix("&&").or_else(|| text.strip_prefix([';', '\n']))?;
    Some(rest.trim_start())
}

/// Reads the one call that the script is to end with.
fn call(text: &str) -> Option<ShellPatch> {
    let text = if let Some(argument) = called(text) {
        argument_of(argument)?
    } else {
        // `cat <<EOF | apply_patch`
        let (redirection, body) = text.strip_prefix("cat ")?.split_once('\n')?;
        let (tag, name) = redirection.split_once('|')?;
        called(name.trim()).filter(|rest| rest.is_empty())?;
        document(tag, body)?
    };
    Some(ShellPatch { text, dir: None })
}

/// Returns what follows the name of the program.
fn called(text: &str) -> Option<&str> {
    let rest = NAMES.iter().find_map(|name| text.strip_prefix(name))?;
    (rest.is_empty() || rest.starts_with([' ', '\t', '<'])).then(|| rest.trim_start())
}

/// Reads the text that the program is given, by a here-document or as its argument.
fn argument_of(argument: &str) -> Option<String> {
    if let Some(substituted) = argument.strip_prefix("\"$(cat ") {
        let inner = substituted.trim_end().strip_suffix(")\"")?.trim_end();
        let (tag, body) = inner.split_once('\n')?;
        return document(tag, body);
    }
    if argument.starts_with("<<") && !argument.starts_with("<<<") {
        let (tag, body) = argument.split_once('\n')?;
        return document(tag, body);
    }
    let argument = argument.strip_prefix("<<<").map_or(argument, str::trim_start);
    let (text, rest) = word(argument)?;
    (!text.is_empty() && rest.trim().is_empty()).then_some(text)
}

/// Reads a here-document that ends where the text does. The words of a document whose tag has no
/// quotes are taken literally: a model that writes a patch wants nothing of it expanded.
fn document(redirection: &str, body: &str) -> Option<String> {
    let tag = redirection.trim().strip_prefix("<<")?;
    let (tag, is_indented) = match tag.strip_prefix('-') {
        Some(tag) => (tag, true),
        None => (tag, false),
    };
    let tag = unquoted(tag.trim())?;
    let is_end = |line: &str| if is_indented { line.trim_start_matches('\t') } else { line } == tag;
    let body = body.trim_end();
    let (text, last) = body.rsplit_once('\n')?;
    // The shell would end the document at the first line that is the tag.
    if !is_end(last) || text.lines().any(is_end) {
        return None;
    }
    let lines =
        text.lines().map(|line| if is_indented { line.trim_start_matches('\t') } else { line });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// Reads `bash -lc '…'`.
fn nested(text: &str, depth: usize) -> Option<ShellPatch> {
    let (program, rest) = text.split_once(' ')?;
    let name = program.rsplit('/').next()?;
    let (flag, rest) = rest.trim_start().split_once(' ')?;
    let (script, rest) = word(rest.trim_start())?;
    if !SHELLS.contains(&name) || !is_script_flag(flag) || !rest.trim().is_empty() {
        return None;
    }
    read(&script, depth.checked_sub(1)?)
}

/// Returns `true` for `-c`, and for a group of flags that ends with it.
fn is_script_flag(flag: &str) -> bool {
    flag.strip_prefix('-')
        .and_then(|flags| flags.strip_suffix('c'))
        .is_some_and(|others| others.chars().all(|c| c.is_ascii_lowercase()))
}

/// Returns the tag of a here-document without its quotes.
fn unquoted(tag: &str) -> Option<&str> {
    let inner = ['\'', '"']
        .into_iter()
        .find_map(|quote| tag.strip_prefix(quote).map(|rest| rest.strip_suffix(quote)))
        .unwrap_or_else(|| Some(tag.strip_prefix('\\').unwrap_or(tag)))?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    (!inner.is_empty() && inner.chars().all(is_plain)).then_some(inner)
}

/// Reads one word that the shell would take literally, quoted or not, and what follows it.
/// `None` where something of it would be expanded.
fn word(text: &str) -> Option<(String, &str)> {
    const SPECIAL: [char; 9] = ['$', '`', '*', '?', '|', '<', '>', '(', ')'];
    let mut word = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match c {
            '\'' => {
                let (inner, after) = rest[1..].split_once('\'')?;
                word.push_str(inner);
                rest = after;
            }
            '"' => rest = double_quoted(&rest[1..], &mut word)?,
            '\\' => {
                let escaped = rest[1..].chars().next()?;
                word.push(escaped);
                rest = &rest[1 + escaped.len_utf8()..];
            }
            ' ' | '\t' | '\n' | ';' | '&' => break,
            _ if SPECIAL.contains(&c) => return None,
            _ => {
                word.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    Some((word, rest))
}

/// Reads up to the closing quote into `word`. Returns what follows it.
fn double_quoted<'a>(text: &'a str, word: &mut String) -> Option<&'a str> {
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some(&text[at + 1..]),
            '$' | '`' => return None,
            '\\' => match chars.next()?.1 {
                escaped @ ('"' | '\\' | '$' | '`') => word.push(escaped),
                '\n' => {}
                other => word.extend(['\\', other]),
            },
            c => word.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PATCH: &str = "*** Begin Patch\n*** Add File: h\n+x\n*** End Patch";

    fn patch(dir: Option<&str>) -> ShellPatch {
        ShellPatch { text: PATCH.into(), dir: dir.map(str::to_owned) }
    }

    #[test]
    fn here_documents_are_recognised() {
        for (script, dir) in [
            (format!("apply_patch <<'EOF'\n{PATCH}\nEOF"), None),
            (format!("apply_patch <<EOF\n{PATCH}\nEOF\n"), None),
            (format!("apply_patch<<\\EOF\n{PATCH}\nEOF\n"), None),
            (format!("applypatch <<\"END\"\n{PATCH}\nEND\n"), None),
            (format!("apply_patch <<'PATCH-1'\n{PATCH}\nPATCH-1\n"), None),
            (format!("apply_patch << END.OF\n{PATCH}\nEND.OF\n"), None),
            (format!("apply_patch <<-'EOF'\n\t{}\n\tEOF\n", PATCH.replace('\n', "\n\t")), None),
            (format!("cat <<'EOF' | apply_patch\n{PATCH}\nEOF\n"), None),
            (format!("cd sub && apply_patch <<'EOF'\n{PATCH}\nEOF\n"), Some("sub")),
            (format!("cd 'a b' && apply_patch << 'EOF'\n{PATCH}\nEOF\n"), Some("a b")),
            (format!("cd x ; apply_patch <<'EOF'\n{PATCH}\nEOF\n"), Some("x")),
            (format!("cd x\ncd y\napply_patch <<'EOF'\n{PATCH}\nEOF\n"), Some("x/y")),
            (format!("set -e\napply_patch <<'EOF'\n{PATCH}\nEOF\n"), None),
            (format!("set -euo pipefail; cd x && apply_patch <<'EOF'\n{PATCH}\nEOF"), Some("x")),
        ] {
            assert_eq!(ShellPatch::from_script(&script), Some(patch(dir)), "{script}");
        }
    }

    #[test]
    fn arguments_and_shells_in_shells_are_recognised() {
        let quoted = PATCH.replace('+', "+it'\\''s ");
        let expected = PATCH.replace('+', "+it's ");
        for (script, text, dir) in [
            (format!("apply_patch '{PATCH}'"), PATCH, None),
            (format!("apply_patch \"{PATCH}\"\n"), PATCH, None),
            (format!("apply_patch '{quoted}'"), &*expected, None),
            (format!("apply_patch <<< '{PATCH}'"), PATCH, None),
            (format!("apply_patch \"$(cat <<'EOF'\n{PATCH}\nEOF\n)\""), PATCH, None),
            (format!("bash -lc \"apply_patch <<'EOF'\n{PATCH}\nEOF\""), PATCH, None),
            (format!("/bin/sh -c 'cd x && apply_patch <<EOF\n{PATCH}\nEOF\n'"), PATCH, Some("x")),
            (
                format!("cd a && bash -c 'cd b; apply_patch <<EOF\n{PATCH}\nEOF'"),
                PATCH,
                Some("a/b"),
            ),
        ] {
            let expected = ShellPatch { text: text.into(), dir: dir.map(str::to_owned) };
            assert_eq!(ShellPatch::from_script(&script), Some(expected), "{script}");
        }
    }

    #[test]
    fn other_commands_are_left_to_the_shell() {
        for script in [
            format!("apply_patch <<'EOF'\n{PATCH}\nEOF\necho done"),
            format!("apply_patch <<'EOF' && echo done\n{PATCH}\nEOF"),
            format!("apply_patch <<'EOF'\n{PATCH}\nEOF\necho\nEOF"),
            format!("apply_patch '{PATCH}'; echo done"),
            format!("apply_patch \"{PATCH} $HOME\""),
            format!("apply_patches '{PATCH}'"),
            format!("cd $HOME && apply_patch <<'EOF'\n{PATCH}\nEOF"),
            format!("cd ~/x && apply_patch <<'EOF'\n{PATCH}\nEOF"),
            format!("cd x || apply_patch <<'EOF'\n{PATCH}\nEOF"),
            format!("cat <<'EOF'\n{PATCH}\nEOF"),
            format!("cat <<'EOF' | tee x | apply_patch\n{PATCH}\nEOF"),
            format!("echo x; apply_patch <<'EOF'\n{PATCH}\nEOF"),
            format!("set -e $(rm x); apply_patch <<'EOF'\n{PATCH}\nEOF"),
            format!("python -c 'apply_patch <<EOF\n{PATCH}\nEOF'"),
            format!("apply_patch <<'EOF\n{PATCH}\nEOF"),
            "apply_patch".into(),
            "cd".into(),
            String::new(),
        ] {
            assert_eq!(ShellPatch::from_script(&script), None, "{script}");
        }
    }

    #[test]
    fn command_lines() {
        let argv = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        let script = format!("apply_patch <<'EOF'\n{PATCH}\nEOF");
        assert_eq!(ShellPatch::from_argv(&argv(&["apply_patch", PATCH])), Some(patch(None)));
        assert_eq!(ShellPatch::from_argv(&argv(&["/bin/bash", "-lc", &script])), Some(patch(None)));
        assert_eq!(ShellPatch::from_argv(&argv(&["echo", "x"])), None);
    }

    proptest! {
        #[test]
        fn no_script_panics(
            text in "(cd |set -e;|apply_patch |bash -lc |cat |<<|'|\"|\\\\|EOF|\n|&& |\\$\\(|\\)|é|x| ){0,12}",
        ) {
            let _ = ShellPatch::from_script(&text);
        }
    }
}
