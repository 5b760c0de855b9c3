//! The kernel's figures of a process: CPU, memory, threads, context
//! switches, bytes written, open files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};
use nix::time::{ClockId, clock_getcpuclockid, clock_gettime};
use nix::unistd::{Pid, SysconfVar, sysconf};

/// The counters of a process at one moment. Taking it costs up to a
/// millisecond, so it belongs between timed stretches.
#[derive(Clone, Debug, Default)]
pub struct Counters {
    /// CPU of all threads, also of those that ended.
    cpu: Duration,
    /// CPU of the children it has waited for, in ticks.
    children: Duration,
    /// Context switches by thread.
    switches: BTreeMap<u32, u64>,
    /// `wchar`: what it passed to the write calls, pipes and terminals included.
    written_bytes: u64,
    /// `write_bytes`: the pages of files it made dirty, and direct writes.
    stored_bytes: u64,
}

/// The difference between two [`Counters`] of one process.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Used {
    /// CPU of the process itself.
    pub cpu: Duration,
    /// CPU of the children it waited for, in steps of a tick (10 ms as a rule).
    pub children: Duration,
    /// Context switches, voluntary and not, of the threads that are still there.
    pub switches: u64,
    /// Bytes it passed to the write calls, to files and pipes alike; `send` is not among them.
    pub written_bytes: u64,
    /// Bytes that go to storage for it, in whole pages.
    pub stored_bytes: u64,
}

/// Reads the counters of process `pid`.
///
/// # Errors
/// If the process is gone.
pub fn counters(pid: u32) -> Result<Counters> {
    let root = PathBuf::from(format!("/proc/{pid}"));
    let mut switches = BTreeMap::new();
    for entry in
        fs::read_dir(root.join("task")).with_context(|| format!("process `{pid}` is gone"))?
    {
        let entry = entry?;
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        // A thread may end between the listing and the look.
        if let Some(count) = task_switches(&entry.path()) {
            switches.insert(id, count);
        }
    }
    let children = children_ticks(&read(&root, "stat")?)
        .with_context(|| format!("odd stat of process `{pid}`"))?;
    let io = read(&root, "io")?;
    let written_bytes = field(&io, "wchar:").unwrap_or(0);
    let stored_bytes = field(&io, "write_bytes:").unwrap_or(0);
    Ok(Counters { cpu: process_cpu(pid)?, children, switches, written_bytes, stored_bytes })
}

impl Counters {
    /// Returns the use from `earlier` until this.
    pub fn since(&self, earlier: &Self) -> Used {
        let switches = self.switches.iter().map(|(id, now)| {
            now.saturating_sub(earlier.switches.get(id).copied().unwrap_or_default())
        });
        Used {
            cpu: self.cpu.saturating_sub(earlier.cpu),
            children: self.children.saturating_sub(earlier.children),
            switches: switches.sum(),
            written_bytes: self.written_bytes.saturating_sub(earlier.written_bytes),
            stored_bytes: self.stored_bytes.saturating_sub(earlier.stored_bytes),
        }
    }

    /// Returns the number of threads.
    pub fn threads(&self) -> u64 {
        self.switches.len() as u64
    }
}

/// Resident memory of a process, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// Bytes that are resident now.
    pub resident: u64,
    /// The most that was resident since the start or the last [`forget_peak`].
    pub peak: u64,
}

/// Reads the resident memory of process `pid`.
///
/// # Errors
/// If the process is gone.
pub fn memory(pid: u32) -> Result<Memory> {
    let status = read(Path::new(&format!("/proc/{pid}")), "status")?;
    let kilobytes =
        |name| field(&status, name).with_context(|| format!("process `{pid}` has ended"));
    Ok(Memory { resident: kilobytes("VmRSS:")? * 1024, peak: kilobytes("VmHWM:")? * 1024 })
}

/// Sets the high-water mark of process `pid` back to what is resident now.
///
/// # Errors
/// If the process is gone or belongs to another user.
pub fn forget_peak(pid: u32) -> Result<()> {
    let path = format!("/proc/{pid}/clear_refs");
    fs::write(&path, "5").with_context(|| format!("cannot write `{path}`"))
}

/// Returns the number of open files of process `pid`.
///
/// # Errors
/// If the process is gone.
pub fn open_files(pid: u32) -> Result<u64> {
    Ok(fs::read_dir(format!("/proc/{pid}/fd"))?.count() as u64)
}

/// Returns the size in bytes of the program that process `pid` runs.
///
/// # Errors
/// If the process is gone.
pub fn program_bytes(pid: u32) -> Result<u64> {
    Ok(fs::metadata(format!("/proc/{pid}/exe"))?.len())
}

/// Returns the CPU time that this process has used.
pub fn own_cpu() -> Duration {
    // Own clocks are always there.
    clock(ClockId::CLOCK_PROCESS_CPUTIME_ID).unwrap_or_default()
}

/// Returns the CPU time that the calling thread has used.
pub fn thread_cpu() -> Duration {
    clock(ClockId::CLOCK_THREAD_CPUTIME_ID).unwrap_or_default()
}

/// Returns the CPU time of a process, exited threads included: of all that the kernel reports about a
/// process, only its clock does not round to ticks.
fn process_cpu(pid: u32) -> Result<Duration> {
    let clock_id = clock_getcpuclockid(Pid::from_raw(i32::try_from(pid)?))
        .with_context(|| format!("process `{pid}` has no clock"))?;
    clock(clock_id)
}

fn clock(id: ClockId) -> Result<Duration> {
    Ok(Duration::from(clock_gettime(id)?))
}

fn tick() -> Duration {
    let per_second = sysconf(SysconfVar::CLK_TCK).ok().flatten();
    Duration::from_secs(1) / per_second.and_then(|ticks| u32::try_from(ticks).ok()).unwrap_or(100)
}

fn task_switches(root: &Path) -> Option<u64> {
    let status = fs::read_to_string(root.join("status")).ok()?;
    Some(
        field(&status, "voluntary_ctxt_switches:")?
            + field(&status, "nonvoluntary_ctxt_switches:")?,
    )
}

/// Returns the CPU time of the children that were waited for, out of a `stat` line.
fn children_ticks(stat: &str) -> Option<Duration> {
    // The name of the program may hold spaces; fields are counted after its bracket.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let at = |index: usize| fields.get(index)?.parse::<u32>().ok();
    Some(tick() * (at(13)? + at(14)?))
}

/// Returns the number after the line that starts with `name`.
fn field(text: &str, name: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok())
}

fn read(root: &Path, name: &str) -> Result<String> {
    let path = root.join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_a_stat_line_are_counted_after_the_program_name() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194560 1 2 3 4 250 50 30 20 20 0 1 0 5 6 7";
        assert_eq!(children_ticks(stat), Some(tick() * 50));
    }

    #[test]
    fn work_of_a_thread_that_ended_shows_in_the_counters_of_its_process() {
        let before = counters(std::process::id()).unwrap();
        let work = std::thread::spawn(|| {
            let mut sum = 0_u64;
            while thread_cpu() < Duration::from_millis(30) {
                sum = std::hint::black_box(sum.wrapping_add(1));
            }
        });
        work.join().unwrap();
        let used = counters(std::process::id()).unwrap().since(&before);
        assert!(used.cpu >= Duration::from_millis(30), "{used:?}");
    }

    #[test]
    fn the_peak_is_not_below_what_is_resident() {
        let memory = memory(std::process::id()).unwrap();
        assert!(memory.resident > 0 && memory.peak >= memory.resident, "{memory:?}");
    }
}
