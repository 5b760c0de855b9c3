//! Has the linker make the binary small, and put the functions that run at every start next to each other.
//!
//! The kernel maps a binary in pieces of 64 KiB around each page that is touched. A start touches some
//! 1,500 small functions; spread over all of the code they keep 10 MB of it in memory, side by side 4 MB.
//! Those that a first thread and its turn run besides follow, and those of a websocket. `start.ld` names both; `cargo xtask start-order`
//! writes it. A name that is no longer there has no effect.

use std::env;
use std::process::Command;

/// The first release of glibc whose loader reads relative relocations that are packed.
const PACKED_SINCE: (u32, u32) = (2, 36);

fn main() {
    println!("cargo::rerun-if-changed=start.ld");
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    // Rust links with its own lld there unless configured otherwise; not every linker takes such a script.
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
        // Functions with the same code, mostly instances of a generic one, become one: 0.2 MB.
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all");
        // 38,000 addresses that the loader adjusts, in 20 kB instead of 0.9 MB that each start would read.
        if glibc().is_some_and(|version| version >= PACKED_SINCE) {
            println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
        }
    }
}

/// Returns the version of this machine's C library, which a program that is built here needs anyway.
fn glibc() -> Option<(u32, u32)> {
    if env::var("HOST").ok()? != env::var("TARGET").ok()? {
        return None;
    }
    let output = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (major, minor) = text.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.split('.').next()?.parse().ok()?))
}
