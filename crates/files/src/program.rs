//! `apply_patch` as a program, for scripts that do more than apply a patch.
//!
//! It is the server's own program under another name, and is on the PATH of commands. It runs
//! where the command does: the command's sandbox decides what it may write.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::symlink;
use std::path::Path;

use turnhost_base::AbsPath;
use turnhost_patch::Patch;
use turnhost_ports::summary;

use crate::{plan, write};

/// The names under which models call it.
pub const PROGRAMS: [&str; 2] = ["apply_patch", "applypatch"];

/// The longest patch that is read, in bytes: as long as the longest text that it may make.
const MAX_PATCH_BYTES: u64 = turnhost_sandbox::regular::MAX_TEXT_BYTES;

/// Applies a patch and ends the process if the program was started under one of its names for that,
/// and otherwise returns at once.
///
/// The patch is the one argument, or comes on stdin. The exit status is 0 once it is applied, 1 if it
/// does not fit or cannot be written, and 2 if it is not a patch.
pub fn run_if_asked() {
    let mut arguments = std::env::args_os();
    let name = arguments.next().unwrap_or_default();
    let name = Path::new(&name).file_name().unwrap_or_default();
    if PROGRAMS.iter().any(|own| name == OsStr::new(own)) {
        let (code, text) = match run(arguments) {
            Ok(text) => (0, text),
            Err((code, text)) => (code, text + "\n"),
        };
        let written = match code {
            0 => io::stdout().write_all(text.as_bytes()),
            _ => io::stderr().write_all(text.as_bytes()),
        };
        std::process::exit(if written.is_ok() { code } else { 1 });
    }
}

/// Puts links to the running program into `directory`, which is made if it is missing.
pub fn install(directory: &Path) -> io::Result<()> {
    let program = std::env::current_exe()?;
    std::fs::create_dir_all(directory)?;
    for name in PROGRAMS {
        let link = directory.join(name);
        if std::fs::read_link(&link).ok().as_deref() == Some(&*program) {
            continue;
        }
        // Another server may look for it meanwhile.
        let new = directory.join(format!(".{name}.{}", std::process::id()));
        symlink(&program, &new)?;
        std::fs::rename(&new, &link)?;
    }
    Ok(())
}

fn run(arguments: impl Iterator<Item = OsString>) -> Result<String, (i32, String)> {
    let (refused, failed) = (|text: String| (2, text), |text: String| (1, text));
    let arguments: Vec<OsString> = arguments.collect();
    let text = match &arguments[..] {
        [] => from_stdin().map_err(|err| refused(format!("the patch cannot be read: {err}")))?,
        [text] => text.clone().into_string().map_err(|_| refused("it is no UTF-8 text".into()))?,
        _ => return Err(refused("give the patch as one argument, or on stdin".into())),
    };
    let patch = Patch::parse(&text).map_err(|err| refused(err.to_string()))?;
    let cwd = std::env::current_dir().map_err(|err| failed(err.to_string()))?;
    let cwd = AbsPath::from_std(&cwd).map_err(|err| failed(err.to_string()))?;
    let changes = plan::plan(&patch, &cwd).map_err(|err| failed(err.to_string()))?;
    write::apply(&changes).map_err(|err| failed(err.to_string()))?;
    Ok(summary(&changes))
}

fn from_stdin() -> io::Result<String> {
    let mut text = String::new();
    io::stdin().take(MAX_PATCH_BYTES + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MAX_PATCH_BYTES {
        return Err(io::Error::other(format!("it is longer than {MAX_PATCH_BYTES} bytes")));
    }
    Ok(text)
}
