//! Approvals of the user for the rest of a thread's life in memory.

use std::collections::BTreeSet;

use turnhost_base::AbsPath;
use turnhost_protocol::NetworkApprovalProtocol as Protocol;

use crate::{AdditionalPermissions, Containment, Program};

/// A command that was approved. All of it must be the same again: a relative
/// program is another one in another directory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ApprovedCommand {
    /// The command line.
    pub argv: Vec<String>,
    /// The directory in which it ran.
    pub cwd: AbsPath,
    /// Approving it inside the sandbox says nothing about running it outside.
    pub containment: Containment,
    /// The permissions that it was given.
    pub additional: AdditionalPermissions,
    /// The programs that it runs and sandboxed commands may write, as they were; none inside of the sandbox.
    pub programs: Vec<Program>,
}

/// Approvals that were given with "for this session".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionApprovals {
    commands: BTreeSet<ApprovedCommand>,
    files: BTreeSet<AbsPath>,
    /// Tools of MCP servers, by server and name.
    tools: BTreeSet<(String, String)>,
    hosts: BTreeSet<(String, Protocol)>,
}

impl SessionApprovals {
    /// Remembers a command.
    pub fn approve_command(&mut self, command: ApprovedCommand) {
        self.commands.insert(command);
    }

    /// Remembers files that may be changed again, by their real paths.
    pub fn approve_files(&mut self, paths: impl IntoIterator<Item = AbsPath>) {
        self.files.extend(paths);
    }

    /// Remembers a tool of an MCP server.
    pub fn approve_tool(&mut self, server: &str, tool: &str) {
        self.tools.insert((server.to_owned(), tool.to_owned()));
    }

    /// Remembers a host that commands may reach.
    pub fn approve_host(&mut self, host: &str, protocol: Protocol) {
        self.hosts.insert((host.to_owned(), protocol));
    }

    pub(crate) fn has_host(&self, host: &str, protocol: Protocol) -> bool {
        self.hosts.contains(&(host.to_owned(), protocol))
    }

    pub(crate) fn has_tool(&self, server: &str, tool: &str) -> bool {
        self.tools.contains(&(server.to_owned(), tool.to_owned()))
    }

    /// Returns whether the command was approved, even if its programs have changed since.
    pub(crate) fn has_command(&self, command: &ApprovedCommand) -> bool {
        self.commands.iter().any(|approved| {
            let ApprovedCommand { argv, cwd, containment, additional, programs: _ } = approved;
            (argv, cwd, containment, additional)
                == (&command.argv, &command.cwd, &command.containment, &command.additional)
        })
    }

    /// Returns whether the command was approved with just these programs.
    pub(crate) fn has_command_as_it_is(&self, command: &ApprovedCommand) -> bool {
        self.commands.contains(command)
    }

    pub(crate) fn has_files(&self, paths: &[AbsPath]) -> bool {
        paths.iter().all(|path| self.files.contains(path))
    }
}
