//! Patches that a model types as a shell command with a here-document.

/// A shell command that is nothing but a call of `apply_patch`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShellPatch {
    /// The here-document: what should be a patch.
    pub text: String,
    /// The directory of a `cd DIR &&` before it, as written.
    pub dir: Option<String>,
}

impl ShellPatch {
    /// Recognises `apply_patch <<'EOF'` … `EOF`, also after `cd DIR &&`.
    ///
    /// Anything else, more commands behind it included, is a command for the shell.
    pub fn from_script(script: &str) -> Option<Self> {
        let script = script.trim();
        let (dir, rest) = match script.strip_prefix("cd ") {
            Some(rest) => {
                let (dir, rest) = word(rest.trim_start())?;
                (Some(dir), rest.trim_start().strip_prefix("&&")?.trim_start())
            }
            None => (None, script),
        };
        let rest = ["apply_patch", "applypatch"].iter().find_map(|name| rest.strip_prefix(name))?;
        let (tag, body) =
            rest.trim_start_matches([' ', '\t']).strip_prefix("<<")?.split_once('\n')?;
        let text = body.strip_suffix(unquoted(tag.trim())?)?.strip_suffix('\n')?;
        // The shell would end the document at the first line that is the tag.
        let ends_early = text.lines().any(|line| Some(line) == unquoted(tag.trim()));
        (!ends_early).then(|| Self { text: text.to_owned(), dir })
    }

    /// The same for a command line as it would be started: `apply_patch TEXT`
    /// itself, or a shell that is given the script.
    pub fn from_argv(argv: &[String]) -> Option<Self> {
        match argv {
            [name, text] if name == "apply_patch" || name == "applypatch" => {
                Some(Self { text: text.clone(), dir: None })
            }
            [_, flag, script] if flag == "-c" || flag == "-lc" => Self::from_script(script),
            _ => None,
        }
    }
}

/// The tag of a here-document without its quotes.
fn unquoted(tag: &str) -> Option<&str> {
    let inner = ['\'', '"']
        .into_iter()
        .find_map(|quote| tag.strip_prefix(quote).map(|rest| rest.strip_suffix(quote)))
        .unwrap_or(Some(tag))?;
    let plain = !inner.is_empty() && inner.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    plain.then_some(inner)
}

/// One word, quoted or not, that the shell would take as it stands.
fn word(text: &str) -> Option<(String, &str)> {
    let first = text.chars().next()?;
    let (word, rest) = match first {
        '\'' | '"' => text[1..].split_once(first)?,
        _ => text.split_at(text.find([' ', '\t', '&', ';', '\n'])?),
    };
    let special: &[char] =
        if first == '\'' { &[] } else { &['$', '`', '\\', '"', '\'', '*', '~', '|', '<', '>'] };
    (!word.is_empty() && !word.contains(special)).then(|| (word.to_owned(), rest))
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
            (format!("applypatch <<\"END\"\n{PATCH}\nEND\n"), None),
            (format!("cd sub && apply_patch <<'EOF'\n{PATCH}\nEOF\n"), Some("sub")),
            (format!("cd 'a b' && apply_patch << 'EOF'\n{PATCH}\nEOF\n"), Some("a b")),
        ] {
            assert_eq!(ShellPatch::from_script(&script), Some(patch(dir)), "{script}");
        }
    }

    #[test]
    fn other_commands_are_left_to_the_shell() {
        for script in [
            format!("apply_patch <<'EOF'\n{PATCH}\nEOF\necho done"),
            format!("apply_patch <<'EOF'\n{PATCH}\nEOF\necho\nEOF"),
            format!("apply_patch '{PATCH}'"),
            format!("cd $HOME && apply_patch <<'EOF'\n{PATCH}\nEOF"),
            format!("cat <<'EOF'\n{PATCH}\nEOF"),
            format!("echo x; apply_patch <<'EOF'\n{PATCH}\nEOF"),
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
        fn no_script_panics(text in "(cd |apply_patch |<<|'|\"|EOF|\n|&& |é|x| ){0,12}") {
            let _ = ShellPatch::from_script(&text);
        }
    }
}
