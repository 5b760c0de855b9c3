//! The helper: the program executed again, which binds itself and becomes the command.
//!
//! Its arguments are [`ASKED`], the number of the report pipe, the
//! [`crate::Spec`] as JSON, and the command's program and arguments. Directory,
//! environment and standard streams are the command's already. It runs before
//! the program has any thread, and either becomes the command or ends.

use std::ffi::OsString;
use std::io::Write as _;

use crate::SandboxError;
use crate::spec::ASKED;

/// Exit status of a helper that could not enforce the policy.
pub const EXIT_REFUSED: i32 = 125;

/// Exit status of a helper that could not execute the command.
pub const EXIT_NOT_EXECUTED: i32 = 126;

/// Becomes the sandboxed command if the program was started as a helper, and
/// otherwise returns at once.
///
/// Must be the first thing in `main` of every program that runs commands:
/// before threads, a runtime, or anything that takes time.
pub fn run_if_asked() {
    let mut args = std::env::args_os().skip(1);
    if args.next().is_some_and(|first| first == ASKED) {
        std::process::exit(run(args));
    }
}

#[cfg(target_os = "linux")]
fn run(mut args: impl Iterator<Item = OsString>) -> i32 {
    use crate::report::{NOT_EXECUTED, READY, REFUSED};

    let Some(mut report) = args.next().and_then(|fd| crate::sys::report_pipe(&fd)) else {
        return refuse(
            &mut std::io::stderr(),
            &[],
            &SandboxError::Arguments("no report pipe".into()),
        );
    };
    let mut bind = || {
        let json = args.next().unwrap_or_default();
        let spec = serde_json::from_slice(json.as_encoded_bytes());
        let spec = spec.map_err(|err| SandboxError::Arguments(err.to_string()))?;
        let program = args.next().ok_or_else(|| SandboxError::Arguments("no program".into()))?;
        crate::linux::enforce(&spec)?;
        Ok(program)
    };
    let program = match bind() {
        Ok(program) => program,
        Err(err) => return refuse(&mut report, &[REFUSED], &err),
    };
    // If the server is gone nobody reads this, and the command has no business running.
    if report.write_all(&[READY]).is_err() {
        return EXIT_REFUSED;
    }
    let err =
        std::os::unix::process::CommandExt::exec(std::process::Command::new(program).args(args));
    let _ = report.write_all(&[&[NOT_EXECUTED], err.to_string().as_bytes()].concat());
    EXIT_NOT_EXECUTED
}

#[cfg(not(target_os = "linux"))]
fn run(_: impl Iterator<Item = OsString>) -> i32 {
    refuse(&mut std::io::stderr(), &[], &SandboxError::Platform(std::env::consts::OS))
}

/// Says why, and gives the exit status for it. Nothing is left to do if nobody listens.
fn refuse(to: &mut dyn std::io::Write, mark: &[u8], err: &SandboxError) -> i32 {
    let _ = to.write_all(&[mark, err.to_string().as_bytes()].concat());
    EXIT_REFUSED
}
