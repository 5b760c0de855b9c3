//! Session files as bytes, unpacked where they are packed: the reference packs those that rest for weeks.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use turnhost_base::FileStamp;

/// The name's end of a file that is packed.
pub(crate) const PACKED: &str = ".zst";

/// The program that unpacks session files, if there is one.
///
/// It is called as `zstd` is, with `-dcq FILE`, and writes to its standard output; the program of that name
/// is on most machines and would add 80 kB to this one.
#[derive(Clone, Debug, Default)]
pub struct Unpacker(Option<PathBuf>);

impl Unpacker {
    /// Takes this program.
    pub fn new(program: PathBuf) -> Self {
        Self(Some(program))
    }

    /// Looks for `zstd` in the directories of a `PATH`.
    pub fn in_path(path: &std::ffi::OsStr) -> Self {
        let mut programs = std::env::split_paths(path).map(|directory| directory.join("zstd"));
        Self(programs.find(|program| program.is_file()))
    }

    /// Returns whether it can read the file.
    pub(crate) fn reads(&self, path: &Path) -> bool {
        self.0.is_some() || !is_packed(path)
    }

    /// Opens a file for its bytes as they were packed.
    pub(crate) fn open(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        FileStamp::of_regular(&std::fs::metadata(path)?)?;
        match &self.0 {
            Some(program) if is_packed(path) => Ok(Box::new(Unpacking::start(program, path)?)),
            _ => Ok(Box::new(File::open(path)?)),
        }
    }
}

fn is_packed(path: &Path) -> bool {
    path.to_string_lossy().ends_with(PACKED)
}

/// A program at work. Dropping it ends the program.
struct Unpacking {
    child: Child,
    out: ChildStdout,
}

impl Unpacking {
    fn start(program: &Path, path: &Path) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg("-dcq")
            .arg(path)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let out = child.stdout.take();
        out.map(|out| Self { child, out }).ok_or_else(|| io::Error::other("there is no pipe"))
    }
}

impl Read for Unpacking {
    /// Reads what is unpacked. Reports the end once the program has ended well: a file that is cut short is
    /// an error.
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.out.read(bytes)?;
        if read > 0 || bytes.is_empty() {
            return Ok(read);
        }
        let status = self.child.wait()?;
        if status.success() {
            Ok(0)
        } else {
            Err(io::Error::other(format!("`zstd` could not unpack it: {status}")))
        }
    }
}

impl Drop for Unpacking {
    fn drop(&mut self) {
        // One that has ended already needs neither.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}
