//! The memory and the threads of this process.

/// Returns how many bytes of memory the process holds; `None` where the system does not say.
pub fn resident_memory_bytes() -> Option<u64> {
    resident(&std::fs::read_to_string("/proc/self/status").ok()?)
}

/// Returns how many threads of the system the process has; `None` where the system does not say.
pub fn system_threads() -> Option<u64> {
    threads(&std::fs::read_to_string("/proc/self/status").ok()?)
}

fn threads(status: &str) -> Option<u64> {
    status.lines().find_map(|line| line.strip_prefix("Threads:"))?.trim().parse().ok()
}

/// Reads `VmRSS` of a process's status as Linux writes it, in KiB.
fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_of_a_process_is_read() {
        assert_eq!(resident("Name:\tx\nVmRSS:\t    12 kB\nThreads:\t1\n"), Some(12_288));
        assert_eq!(threads("Name:\tx\nThreads:\t17\n"), Some(17));
        assert_eq!(threads("Name:\tx\n"), None);
        assert_eq!(resident("Name:\tx\n"), None);
        assert_eq!(resident("VmRSS:\t12\n"), None);
    }
}
