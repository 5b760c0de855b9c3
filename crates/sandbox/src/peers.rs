//! Peers of the server's own listeners that run in one of its sandboxes.
//!
//! A command with network access could connect to the server that started it, as any process on this machine
//! can, and have it start another command without a sandbox. The kernel does not say who is behind a TCP
//! connection, so it is found out who holds its other end.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError, Weak};

/// A command with network access.
#[derive(Debug, Default)]
pub(crate) struct Networked {
    /// The process number of its helper.
    pub(crate) helper: OnceLock<u32>,
}

/// The commands of a server that have network access and run.
#[derive(Debug, Default)]
pub(crate) struct Peers {
    commands: Mutex<Vec<Weak<Networked>>>,
}

impl Peers {
    pub(crate) fn add(&self, command: Weak<Networked>) {
        let mut commands = self.commands.lock().unwrap_or_else(PoisonError::into_inner);
        commands.retain(|it| it.strong_count() > 0);
        commands.push(command);
    }

    /// Returns true if a command with network access runs.
    pub(crate) fn may_include_any(&self) -> bool {
        let commands = self.commands.lock().unwrap_or_else(PoisonError::into_inner);
        commands.iter().any(|command| command.strong_count() > 0)
    }

    /// Returns true if the peer of a connection runs in a sandbox, or may: it is of this machine and of
    /// our user, no process outside of the sandboxes is seen to hold its end, and what runs in them hides.
    pub(crate) fn include(&self, peer: SocketAddr, ours: SocketAddr) -> bool {
        let helpers: Vec<_> = {
            let commands = self.commands.lock().unwrap_or_else(PoisonError::into_inner);
            let running = commands.iter().filter_map(Weak::upgrade);
            running.filter_map(|command| command.helper.get().copied()).collect()
        };
        let (peer, ours) = (canonical(peer), canonical(ours));
        let is_of_this_machine = peer.ip().is_loopback() || peer.ip() == ours.ip();
        if helpers.is_empty() || !is_of_this_machine {
            return false;
        }
        let namespace = |helper| fs::read_link(format!("/proc/{helper}/ns/pid_for_children")).ok();
        let namespaces: BTreeSet<PathBuf> = helpers.into_iter().filter_map(namespace).collect();
        match end_of(peer, ours) {
            // A process that has closed it, or ended, waits for no answer.
            None | Some(End { inode: 0, .. }) => true,
            Some(end) if end.user != rustix::process::geteuid().as_raw() => false,
            Some(end) => {
                let before = Holders::of(end.inode, &namespaces);
                if before.is_held_outside || before.is_held_inside {
                    return !before.is_held_outside;
                }
                // It may have been handed on while we looked.
                let after = Holders::of(end.inode, &namespaces);
                !after.is_held_outside && (after.is_held_inside || after.inside != before.inside)
            }
        }
    }
}

fn canonical(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}

/// The other end of a connection.
#[derive(Debug, PartialEq, Eq)]
struct End {
    user: u32,
    /// The number of its socket; 0 once no process holds it.
    inode: u64,
}

/// Looks a peer's end up in the kernel's tables.
fn end_of(peer: SocketAddr, ours: SocketAddr) -> Option<End> {
    let tables = ["/proc/self/net/tcp", "/proc/self/net/tcp6"];
    let mut texts = tables.into_iter().filter_map(|table| fs::read_to_string(table).ok());
    texts.find_map(|text| {
        text.lines().skip(1).find_map(|line| {
            let fields: Vec<_> = line.split_whitespace().collect();
            let address = |index: usize| socket_address(fields.get(index)?);
            if address(1)? != peer || address(2)? != ours {
                return None;
            }
            Some(End { user: fields.get(7)?.parse().ok()?, inode: fields.get(9)?.parse().ok()? })
        })
    })
}

/// Reads an address as the tables have it: words of 32 bits in the machine's order, then the port.
fn socket_address(text: &str) -> Option<SocketAddr> {
    let (address, port) = text.split_once(':')?;
    let word = |at: usize| {
        let digits = address.get(at * 8..at * 8 + 8)?;
        Some(u32::from_str_radix(digits, 16).ok()?.to_ne_bytes())
    };
    let ip = if address.len() == 8 {
        IpAddr::V4(Ipv4Addr::from(word(0)?))
    } else {
        let words = [word(0)?, word(1)?, word(2)?, word(3)?];
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(words.as_flattened()).for_each(|(to, from)| *to = *from);
        IpAddr::V6(Ipv6Addr::from(bytes)).to_canonical()
    };
    Some(SocketAddr::new(ip, u16::from_str_radix(port, 16).ok()?))
}

/// The processes that hold a socket.
#[derive(Debug, Default)]
struct Holders {
    is_held_outside: bool,
    /// A process of a sandbox holds it, or does not let us look.
    is_held_inside: bool,
    /// The processes of sandboxes.
    inside: BTreeSet<u32>,
}

impl Holders {
    fn of(inode: u64, namespaces: &BTreeSet<PathBuf>) -> Self {
        let mut holders = Self::default();
        let link = PathBuf::from(format!("socket:[{inode}]"));
        let numbers = fs::read_dir("/proc").into_iter().flatten().flatten();
        let numbers = numbers.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        for number in numbers {
            let process = PathBuf::from(format!("/proc/{number}"));
            let Ok(namespace) = fs::read_link(process.join("ns/pid")) else { continue };
            let is_inside = namespaces.contains(&namespace);
            let held = holds(&process, &link);
            if is_inside {
                holders.inside.insert(number);
                let is_gone = |err: &io::Error| err.kind() == io::ErrorKind::NotFound;
                holders.is_held_inside |= held.unwrap_or_else(|err| !is_gone(&err));
            } else {
                holders.is_held_outside |= held.unwrap_or(false);
            }
        }
        holders
    }
}

/// Returns whether a descriptor of a process leads to `link`.
fn holds(process: &Path, link: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(process.join("fd"))? {
        if fs::read_link(entry?.path()).is_ok_and(|target| target == link) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use std::net::{TcpListener, TcpStream};
    use std::sync::Arc;

    use super::*;

    #[test]
    fn the_tables_of_the_kernel_are_read() {
        for host in ["127.0.0.1:0", "[::1]:0"] {
            let Ok(listener) = TcpListener::bind(host) else { continue };
            let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            let (peer, ours) = (client.local_addr().unwrap(), client.peer_addr().unwrap());
            let end = end_of(peer, ours).unwrap();
            assert_eq!(end.user, rustix::process::geteuid().as_raw());
            let holders = Holders::of(end.inode, &BTreeSet::new());
            assert!(holders.is_held_outside && !holders.is_held_inside);
        }
    }

    #[test]
    fn who_runs_outside_of_the_sandboxes_is_let_in_also_while_commands_have_the_network() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (peer, ours) = (client.local_addr().unwrap(), client.peer_addr().unwrap());
        let peers = Peers::default();
        assert!(!peers.include(peer, ours) && !peers.may_include_any());
        let command = Arc::new(Networked::default());
        command.helper.set(u32::MAX).unwrap();
        peers.add(Arc::downgrade(&command));
        assert!(!peers.include(peer, ours) && peers.may_include_any());
        drop(client);
        assert!(peers.include(peer, ours), "whoever is gone is not known");
        drop(command);
        assert!(!peers.include(peer, ours) && !peers.may_include_any());
    }
}
