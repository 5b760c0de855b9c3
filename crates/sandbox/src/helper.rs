//! The helper: the program executed again, which starts the command in its sandbox.
//!
//! Its arguments are `ASKED`, the numbers of the report pipe and of its end of the
//! [`crate::channel`], the [`crate::Spec`] as JSON, and the command's program and arguments. Directory,
//! environment and standard streams are the command's already. It runs before
//! the program has any thread, and ends once all processes of the command have.
//!
//! With `PROBED` alone it prints what the kernel lacks ([`crate::Lack`]) as JSON.

use std::ffi::OsString;

use crate::SandboxError;
use crate::examine::PROBED;
use crate::report::refuse;
use crate::spec::ASKED;

/// Becomes the sandboxed command if the program was started as a helper, and
/// otherwise returns at once.
///
/// Must be the first thing in `main` of every program that runs commands:
/// before threads, a runtime, or anything that takes time.
pub fn run_if_asked() {
    let mut args = std::env::args_os().skip(1);
    match args.next() {
        Some(first) if first == ASKED => std::process::exit(run(args)),
        Some(first) if first == PROBED => std::process::exit(answer()),
        _ => {}
    }
}

#[cfg(target_os = "linux")]
fn run(mut args: impl Iterator<Item = OsString>) -> i32 {
    use crate::linux::Inherited;

    let mut inherited = || args.next().and_then(|number| crate::sys::inherited(&number));
    let (Some(report), Some(channel)) = (inherited(), inherited()) else {
        let err = SandboxError::Arguments("no report pipe, or no channel".into());
        return refuse(&mut std::io::stderr(), &err);
    };
    let mut report = std::fs::File::from(report);
    let json = args.next().unwrap_or_default();
    let spec = serde_json::from_slice(json.as_encoded_bytes());
    let spec = match spec.map_err(|err| SandboxError::Arguments(err.to_string())) {
        Ok(spec) => spec,
        Err(err) => return refuse(&mut report, &err),
    };
    let Some(program) = args.next() else {
        return refuse(&mut report, &SandboxError::Arguments("no program".into()));
    };
    crate::linux::run(&spec, Inherited { report, channel }, program, args)
        .unwrap_or_else(|(mut report, err)| refuse(&mut report, &err))
}

#[cfg(not(target_os = "linux"))]
fn run(_: impl Iterator<Item = OsString>) -> i32 {
    refuse(&mut std::io::stderr(), &SandboxError::Platform(std::env::consts::OS))
}

/// Prints what the kernel lacks. Returns the exit status.
#[expect(clippy::print_stdout, reason = "the answer, in a process that does nothing else")]
fn answer() -> i32 {
    #[cfg(target_os = "linux")]
    let lacks = crate::linux::probe::lacks();
    #[cfg(not(target_os = "linux"))]
    let lacks = crate::Guarantee::ALL.map(|guarantee| crate::Lack {
        guarantee,
        reason: crate::SandboxError::Platform(std::env::consts::OS).to_string(),
    });
    match serde_json::to_string(&lacks) {
        Ok(json) => {
            println!("{json}");
            0
        }
        Err(_) => crate::report::EXIT_REFUSED,
    }
}
