//! The processors on which programs run.

use anyhow::{Context as _, Result};
use rustix::thread::{CpuSet, Pid, sched_getaffinity, sched_setaffinity};

/// Holds this thread and the first threads of programs on one processor, until it is dropped.
#[derive(Debug)]
pub struct OneProcessor {
    threads: Vec<Option<Pid>>,
    before: CpuSet,
}

impl OneProcessor {
    /// Holds this thread and those of these processes. Fails if one of them has ended.
    pub fn hold(processes: &[u32]) -> Result<Self> {
        let before = sched_getaffinity(None)?;
        let first = (0..CpuSet::MAX_CPU).find(|cpu| before.is_set(*cpu));
        let mut one = CpuSet::new();
        one.set(first.context("this thread may run nowhere")?);
        let pids = processes.iter().map(|pid| Pid::from_raw(i32::try_from(*pid).unwrap_or(0)));
        let mut held = Self { threads: Vec::new(), before };
        for thread in std::iter::once(None).chain(pids) {
            sched_setaffinity(thread, &one)?;
            held.threads.push(thread);
        }
        Ok(held)
    }
}

impl Drop for OneProcessor {
    fn drop(&mut self) {
        for thread in &self.threads {
            // One that has ended needs no place.
            _ = sched_setaffinity(*thread, &self.before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_is_held_and_let_go() {
        let before = sched_getaffinity(None).unwrap().count();
        let held = OneProcessor::hold(&[]).unwrap();
        assert_eq!(sched_getaffinity(None).unwrap().count(), 1);
        drop(held);
        assert_eq!(sched_getaffinity(None).unwrap().count(), before);
    }
}
