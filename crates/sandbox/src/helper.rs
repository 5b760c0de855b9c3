//! The helper: the program executed again, which starts commands in their sandboxes.
//!
//! Its first argument is `ASKED`; its standard input is a socket on which the server hands over one
//! command after the other, with all that is open in it ([`crate::Job`]). It has one thread, and ends
//! when the server lets go of the socket. The commands do not depend on it once they run.
//!
//! With `PROBED` alone it prints what the kernel lacks ([`crate::Lack`]) as JSON.

use crate::examine::PROBED;
use crate::spec::ASKED;

/// Becomes the helper if the program was started as one, and otherwise returns at once.
///
/// Must be the first thing in `main` of every program that runs commands:
/// before threads, a runtime, or anything that takes time.
pub fn run_if_asked() {
    let mut args = std::env::args_os().skip(1);
    match args.next() {
        Some(first) if first == ASKED => std::process::exit(serve()),
        Some(first) if first == PROBED => std::process::exit(answer()),
        _ => {}
    }
}

#[cfg(target_os = "linux")]
fn serve() -> i32 {
    crate::linux::serve(rustix::stdio::stdin())
}

#[cfg(not(target_os = "linux"))]
fn serve() -> i32 {
    crate::report::refuse(
        &mut std::io::stderr(),
        &crate::SandboxError::Platform(std::env::consts::OS),
    )
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
