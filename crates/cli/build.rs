//! Has the linker put the functions that run at every start next to each other.
//!
//! The kernel maps a binary in pieces of 64 KiB around each page that is touched. A start touches some
//! 1,500 small functions; spread over all of the code they keep 10 MB of it in memory, side by side 4 MB.
//! `start.ld` names them; `cargo xtask start-order` writes it. A name that is no longer there has no effect.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=start.ld");
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    // Rust links with its own lld there, unless it is told otherwise; not every linker takes such a script.
    let is_usual = is("CARGO_CFG_TARGET_ARCH", "x86_64")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && env::var_os("RUSTC_LINKER").is_none()
        && env::var("CARGO_ENCODED_RUSTFLAGS").is_ok_and(|flags| !flags.contains("link"));
    if let (true, true, Ok(here)) =
        (is("PROFILE", "release"), is_usual, env::var("CARGO_MANIFEST_DIR"))
    {
        // Without `-Wl`, which would cut a path at its commas.
        println!("cargo::rustc-link-arg-bins=-T{here}/start.ld");
    }
}
