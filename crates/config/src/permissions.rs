//! Permission profiles: sandboxes with names, those that are built in and those of `[permissions]`.
//!
//! A profile of a file is turned into the nearest thing that the sandbox can enforce exactly. One
//! that asks for less access than the sandbox can take away is refused by name; it never becomes a
//! looser one in silence.

use std::collections::BTreeSet;

use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_protocol::{
    PermissionProfileSummary, SandboxMode, SandboxPolicy, SandboxWorkspaceWrite,
};

use crate::tree::Table;
use crate::{ConfigError, Loaded};

/// The profiles that are built in, from the strictest.
const BUILT_IN: [(&str, SandboxMode); 3] = [
    (":read-only", SandboxMode::ReadOnly),
    (":workspace", SandboxMode::WorkspaceWrite),
    (":danger-full-access", SandboxMode::DangerFullAccess),
];

/// A profile as it is enforced.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chosen {
    /// The sandbox of commands.
    pub(crate) policy: SandboxPolicy,
    /// The profile that it builds on, if a file says so.
    pub(crate) extends: Option<String>,
}

impl Loaded {
    /// Lists the profiles: those that are built in, then those of the files, by name.
    pub fn permission_profiles(&self) -> Vec<PermissionProfileSummary> {
        let tree = self.merged();
        let own = table(&tree);
        let built_in = BUILT_IN.iter().map(|(id, _)| (*id, None));
        let own = own.into_iter().flatten().map(|(id, entry)| (id.as_str(), Some(entry)));
        built_in.chain(own).map(|(id, entry)| self.summary(&tree, id, entry)).collect()
    }

    fn summary(&self, tree: &Table, id: &str, entry: Option<&Value>) -> PermissionProfileSummary {
        let chosen = choose(tree, id, &SandboxWorkspaceWrite::default());
        let allowed = chosen.is_ok_and(|chosen| {
            self.requirements.as_ref().is_none_or(|it| it.allows_profile(id, &chosen.policy))
        });
        let description = entry.and_then(|entry| entry.get("description")).and_then(Value::as_str);
        PermissionProfileSummary {
            id: id.to_owned(),
            allowed,
            description: description.map(str::to_owned),
        }
    }

    /// Returns texts about the profiles of the files that cannot be enforced.
    pub(crate) fn unusable_profiles(&self) -> Vec<String> {
        // Few files have any, and a load should not pay for the others.
        if !self.has("permissions") {
            return Vec::new();
        }
        let tree = self.merged();
        let ids = table(&tree).into_iter().flat_map(Table::keys);
        let choose = |id: &String| choose(&tree, id, &SandboxWorkspaceWrite::default());
        ids.filter_map(|id| choose(id).err()).map(|err| err.to_string()).collect()
    }
}

/// Returns the profile of this name; `workspace` are the details of the built-in `:workspace`.
pub(crate) fn choose(
    tree: &Table,
    id: &str,
    workspace: &SandboxWorkspaceWrite,
) -> Result<Chosen, ConfigError> {
    if let Some(mode) = built_in(id) {
        return Ok(Chosen { policy: mode_policy(mode, workspace), extends: None });
    }
    let entry = own(tree, id)?;
    let extends = entry.get("extends").and_then(Value::as_str).map(str::to_owned);
    let mut access = Access::default();
    access.add(tree, id, &mut BTreeSet::new())?;
    let fault = |text: String| ConfigError::PermissionProfile { id: id.to_owned(), text };
    Ok(Chosen { policy: access.policy().map_err(fault)?, extends })
}

fn built_in(id: &str) -> Option<SandboxMode> {
    BUILT_IN.into_iter().find(|(known, _)| *known == id).map(|(_, mode)| mode)
}

fn table(tree: &Table) -> Option<&Table> {
    tree.get("permissions").and_then(Value::as_object)
}

/// Returns the table of a profile that is not built in.
fn own<'a>(tree: &'a Table, id: &str) -> Result<&'a Table, ConfigError> {
    if id.starts_with(':') {
        return Err(ConfigError::UnknownBuiltInProfile(id.to_owned()));
    }
    let profiles = table(tree).ok_or(ConfigError::NoPermissionProfiles)?;
    let entry = profiles.get(id).and_then(Value::as_object);
    entry.ok_or_else(|| ConfigError::UnknownPermissionProfile(id.to_owned()))
}

/// Returns the policy of a mode.
pub(crate) fn mode_policy(mode: SandboxMode, workspace: &SandboxWorkspaceWrite) -> SandboxPolicy {
    match mode {
        SandboxMode::ReadOnly => SandboxPolicy::ReadOnly { network_access: false },
        SandboxMode::DangerFullAccess => SandboxPolicy::DangerFullAccess,
        SandboxMode::WorkspaceWrite => SandboxPolicy::WorkspaceWrite {
            exclude_slash_tmp: workspace.exclude_slash_tmp,
            exclude_tmpdir_env_var: workspace.exclude_tmpdir_env_var,
            network_access: workspace.network_access,
            writable_roots: workspace
                .writable_roots
                .iter()
                .filter_map(|root| AbsPath::new(root).ok())
                .collect(),
        },
    }
}

/// Returns the mode that allows as much as a policy.
pub(crate) fn mode_of(policy: &SandboxPolicy) -> SandboxMode {
    match policy {
        SandboxPolicy::ReadOnly { .. } => SandboxMode::ReadOnly,
        SandboxPolicy::WorkspaceWrite { .. } => SandboxMode::WorkspaceWrite,
        // This server adds nothing to a sandbox around it.
        SandboxPolicy::DangerFullAccess | SandboxPolicy::ExternalSandbox { .. } => {
            SandboxMode::DangerFullAccess
        }
    }
}

/// The access that a profile grants, piece by piece.
#[derive(Default)]
struct Access {
    /// Nothing is kept away.
    full: bool,
    reads_everything: bool,
    writes_workspace: bool,
    writes_tmpdir: bool,
    writes_slash_tmp: bool,
    roots: Vec<AbsPath>,
    /// Paths that may be read, and by that, perhaps, not written.
    reads: Vec<AbsPath>,
    network: bool,
}

impl Access {
    /// Adds a profile on top of those that it extends.
    fn add(
        &mut self,
        tree: &Table,
        id: &str,
        seen: &mut BTreeSet<String>,
    ) -> Result<(), ConfigError> {
        let fault = |text: String| ConfigError::PermissionProfile { id: id.to_owned(), text };
        if let Some(mode) = built_in(id) {
            self.add_mode(mode);
            return Ok(());
        }
        if !seen.insert(id.to_owned()) {
            return Err(fault("it extends itself".to_owned()));
        }
        let entry = own(tree, id)?;
        if let Some(base) = entry.get("extends") {
            let base = base.as_str().ok_or_else(|| fault("`extends` must be a name".to_owned()))?;
            self.add(tree, base, seen)?;
        }
        for (key, value) in entry {
            let added = match key.as_str() {
                "extends" => Ok(()),
                "description" if value.is_string() => Ok(()),
                "filesystem" => self.add_files(value),
                "network" => self.add_network(value),
                _ => Err(format!("`{key}` is not known here, or not of the right type")),
            };
            added.map_err(fault)?;
        }
        Ok(())
    }

    fn add_mode(&mut self, mode: SandboxMode) {
        self.reads_everything = true;
        match mode {
            SandboxMode::ReadOnly => {}
            SandboxMode::WorkspaceWrite => {
                self.writes_workspace = true;
                self.writes_tmpdir = true;
                self.writes_slash_tmp = true;
            }
            SandboxMode::DangerFullAccess => self.full = true,
        }
    }

    fn add_files(&mut self, value: &Value) -> Result<(), String> {
        let entries = value.as_object().ok_or("`filesystem` must be a table")?;
        for (place, access) in entries {
            if place == "glob_scan_max_depth" {
                continue;
            }
            match access {
                Value::String(access) => self.add_place(place, access)?,
                Value::Object(below) => {
                    for (path, access) in below {
                        let access = access.as_str().ok_or_else(|| unfit(path))?;
                        // A dot is the place itself.
                        let is_itself = path == ".";
                        let within = format!("{place}/{path}");
                        self.add_place(if is_itself { place } else { &within }, access)?;
                    }
                }
                _ => return Err(unfit(place)),
            }
        }
        Ok(())
    }

    fn add_place(&mut self, place: &str, access: &str) -> Result<(), String> {
        let is_write = match access {
            "read" => false,
            "write" => true,
            "none" | "deny" => return Err(cannot_keep(place, "everything away from")),
            _ => return Err(unfit(place)),
        };
        match (place, is_write) {
            (":root", false) => self.reads_everything = true,
            (":root", true) => {
                return Err("`:root` may not be written; use `:danger-full-access`".to_owned());
            }
            (":minimal", false) => {}
            (":project_roots" | ":workspace_roots", true) => self.writes_workspace = true,
            (":tmpdir", true) => self.writes_tmpdir = true,
            (":slash_tmp", true) => self.writes_slash_tmp = true,
            (":project_roots" | ":workspace_roots" | ":tmpdir" | ":slash_tmp", false) => {
                self.check_read_only(place)?;
            }
            (path, _) if path.starts_with(':') => {
                return Err(format!("`{path}` is no place that this server knows"));
            }
            (path, is_write) => {
                let path = AbsPath::new(path).map_err(|_| {
                    format!("`{path}` must be an absolute path, or a place such as `:root`")
                })?;
                if is_write { self.roots.push(path) } else { self.reads.push(path) }
            }
        }
        Ok(())
    }

    /// Refuses to take back what was granted.
    fn check_read_only(&self, place: &str) -> Result<(), String> {
        let is_written = match place {
            ":tmpdir" => self.writes_tmpdir,
            ":slash_tmp" => self.writes_slash_tmp,
            _ => self.writes_workspace,
        };
        if is_written { Err(cannot_keep(place, "writes away from")) } else { Ok(()) }
    }

    fn add_network(&mut self, value: &Value) -> Result<(), String> {
        let entries = value.as_object().ok_or("`network` must be a table")?;
        for (key, value) in entries {
            match (key.as_str(), value) {
                ("enabled", Value::Bool(enabled)) => self.network = *enabled,
                ("mode", Value::String(mode)) if mode == "full" => {}
                _ => {
                    return Err(format!(
                        "`network.{key}` cannot be enforced here; the network is on or off: `network.enabled`"
                    ));
                }
            }
        }
        Ok(())
    }

    /// Returns the policy that grants exactly this.
    fn policy(self) -> Result<SandboxPolicy, String> {
        if self.full {
            return Ok(SandboxPolicy::DangerFullAccess);
        }
        if !self.reads_everything {
            return Err("the sandbox cannot restrict what is read; add `\":root\" = \"read\"` to `filesystem`, or extend `:read-only`".to_owned());
        }
        if self.writes_workspace {
            // It may lie in the workspace, which only the thread knows.
            if let Some(path) = self.reads.first() {
                return Err(cannot_keep(path.as_str(), "writes away from"));
            }
            return Ok(SandboxPolicy::WorkspaceWrite {
                exclude_slash_tmp: !self.writes_slash_tmp,
                exclude_tmpdir_env_var: !self.writes_tmpdir,
                network_access: self.network,
                writable_roots: self.roots,
            });
        }
        if !self.roots.is_empty() || self.writes_tmpdir || self.writes_slash_tmp {
            return Err("the sandbox cannot let a directory be written but not the workspace; add `\":project_roots\" = \"write\"`".to_owned());
        }
        Ok(SandboxPolicy::ReadOnly { network_access: self.network })
    }
}

fn unfit(place: &str) -> String {
    format!("`filesystem`: `{place}` must be `read` or `write`")
}

fn cannot_keep(place: &str, what: &str) -> String {
    format!("the sandbox cannot keep {what} `{place}`; remove the entry")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn policy(profile: &Value) -> Result<SandboxPolicy, String> {
        let tree = json!({"permissions": {"p": profile, "base": {"extends": ":workspace"}}});
        let tree = tree.as_object().unwrap();
        let chosen = choose(tree, "p", &SandboxWorkspaceWrite::default());
        chosen.map(|chosen| chosen.policy).map_err(|err| err.to_string())
    }

    #[test]
    fn a_profile_becomes_the_policy_that_grants_exactly_as_much() {
        let own = policy(&json!({
            "extends": "base",
            "filesystem": {"/opt/data": "write"},
            "network": {"enabled": true},
        }));
        let expected = SandboxPolicy::WorkspaceWrite {
            exclude_slash_tmp: false,
            exclude_tmpdir_env_var: false,
            network_access: true,
            writable_roots: vec![AbsPath::new("/opt/data").unwrap()],
        };
        assert_eq!(own, Ok(expected));
        let narrow = policy(&json!({
            "filesystem": {":root": "read", ":project_roots": {".": "write"}},
        }));
        let expected = SandboxPolicy::WorkspaceWrite {
            exclude_slash_tmp: true,
            exclude_tmpdir_env_var: true,
            network_access: false,
            writable_roots: Vec::new(),
        };
        assert_eq!(narrow, Ok(expected));
        let reading = policy(&json!({"extends": ":read-only", "network": {"enabled": true}}));
        assert_eq!(reading, Ok(SandboxPolicy::ReadOnly { network_access: true }));
    }

    #[test]
    fn what_the_sandbox_cannot_enforce_is_refused_by_name() {
        for (profile, part) in [
            (json!({"filesystem": {":minimal": "read"}}), "cannot restrict what is read"),
            (json!({"extends": ":workspace", "filesystem": {"/x": "none"}}), "`/x`"),
            (
                json!({"extends": ":workspace", "filesystem": {":project_roots": {"**/*.env": "none"}}}),
                "**/*.env",
            ),
            (
                json!({"extends": ":workspace", "filesystem": {":project_roots": "read"}}),
                ":project_roots",
            ),
            (json!({"extends": ":workspace", "filesystem": {"/repo/x": "read"}}), "/repo/x"),
            (json!({"extends": ":read-only", "filesystem": {"/x": "write"}}), "not the workspace"),
            (json!({"extends": ":read-only", "filesystem": {"x": "write"}}), "absolute"),
            (
                json!({"extends": ":workspace", "network": {"domains": {"x.y": "allow"}}}),
                "network.domains",
            ),
            (json!({"extends": ":workspace", "filesytem": {}}), "filesytem"),
            (json!({"extends": "p"}), "extends itself"),
            (json!({"extends": ":nosuch"}), ":nosuch"),
        ] {
            let refused = policy(&profile).unwrap_err();
            assert!(refused.contains(part), "{refused}");
        }
    }
}
