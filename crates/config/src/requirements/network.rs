//! The administrator's demands on the network of commands: `[experimental_network]`, or `[network]`.
//!
//! The proxy of sandboxed commands enforces them. An entry that it cannot enforce is refused by name.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;
use turnhost_policy::{HostPattern, ManagedHosts, OtherHosts};
use turnhost_protocol as wire;
use wire::NetworkDomainPermission as Permission;

use crate::check::fits;
use crate::tree::Table;

/// The names of the table; a file has one of them.
pub(super) const NAMES: [&str; 2] = ["experimental_network", "network"];

/// The feature by which commands get the proxy.
pub(super) const FEATURE: &str = "network_proxy";

/// The table as files have it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Section {
    enabled: Option<bool>,
    domains: BTreeMap<String, Permission>,
    allowed_domains: Vec<String>,
    denied_domains: Vec<String>,
    review_domains: Vec<String>,
    managed_allowed_domains_only: Option<bool>,
    unix_sockets: BTreeMap<String, wire::NetworkUnixSocketPermission>,
    allow_unix_sockets: Vec<String>,
    allow_local_binding: Option<bool>,
    allow_upstream_proxy: Option<bool>,
    dangerously_allow_all_unix_sockets: Option<bool>,
    dangerously_allow_non_loopback_proxy: Option<bool>,
    http_port: Option<u16>,
    socks_port: Option<u16>,
}

impl Section {
    /// Returns the hosts with their permissions, by name; of two words about a host the stricter counts.
    fn domains(&self) -> BTreeMap<String, Permission> {
        let listed = |names: &[String], permission: Permission| {
            names.iter().map(|name| (name.clone(), permission)).collect::<Vec<_>>()
        };
        let allowed = listed(&self.allowed_domains, Permission::Allow);
        let denied = listed(&self.denied_domains, Permission::Deny);
        let by_name = self.domains.iter().map(|(name, permission)| (name.clone(), *permission));
        let mut all: BTreeMap<String, Permission> = BTreeMap::new();
        for (name, permission) in by_name.chain(allowed).chain(denied) {
            let kept = all.entry(name).or_insert(permission);
            if permission == Permission::Deny {
                *kept = permission;
            }
        }
        all
    }

    /// Returns true if it says anything that a proxy has to enforce.
    fn demands_proxy(&self) -> bool {
        self.enabled == Some(true)
            || self.managed_allowed_domains_only == Some(true)
            || !self.domains().is_empty()
            || !self.review_domains.is_empty()
    }

    /// Refuses what cannot be enforced here. The text names the entry and the remedy.
    fn check(&self) -> Result<(), String> {
        if self.enabled == Some(false) && self.demands_proxy() {
            return Err("`enabled = false` switches the proxy off that would enforce the hosts; remove it or the hosts".to_owned());
        }
        for name in self.domains().keys().chain(&self.review_domains) {
            HostPattern::parse(name)?;
        }
        let refused = [
            (
                self.http_port.is_some(),
                "http_port",
                "each command has a network of its own, with the proxy at a fixed port",
            ),
            (self.socks_port.is_some(), "socks_port", "the proxy does not speak SOCKS"),
            (
                self.allow_local_binding == Some(true),
                "allow_local_binding",
                "addresses of this machine stay out of reach",
            ),
            (
                self.allow_upstream_proxy == Some(false),
                "allow_upstream_proxy",
                "the proxy follows the variables of the server, such as `HTTPS_PROXY`; start the server without them",
            ),
            (
                self.dangerously_allow_all_unix_sockets == Some(true),
                "dangerously_allow_all_unix_sockets",
                "Unix sockets stay out of reach",
            ),
            (
                self.dangerously_allow_non_loopback_proxy == Some(true),
                "dangerously_allow_non_loopback_proxy",
                "the proxy is in the network of its command only",
            ),
            (
                !self.allow_unix_sockets.is_empty(),
                "allow_unix_sockets",
                "Unix sockets stay out of reach",
            ),
            (
                self.unix_sockets
                    .values()
                    .any(|it| *it == wire::NetworkUnixSocketPermission::Allow),
                "unix_sockets",
                "Unix sockets stay out of reach",
            ),
        ];
        match refused.into_iter().find(|(is_set, ..)| *is_set) {
            Some((_, name, reason)) => {
                Err(format!("`{name}` cannot be had here: {reason}; remove it"))
            }
            None => Ok(()),
        }
    }
}

/// The demands of a file.
#[derive(Debug)]
pub(super) struct Network {
    /// The hosts that commands may reach; `None` if the proxy is switched off or not demanded.
    pub(super) hosts: Option<ManagedHosts>,
    pub(super) wire: wire::NetworkRequirements,
}

impl Network {
    /// Reads the table, which was checked.
    pub(super) fn of(value: Value) -> Result<Self, serde_json::Error> {
        let section: Section = serde_json::from_value(value)?;
        let domains = section.domains();
        let with = |wanted: Permission| {
            domains.iter().filter(move |(_, is)| **is == wanted).map(|(name, _)| name)
        };
        let patterns = |names: &mut dyn Iterator<Item = &String>| {
            names.filter_map(|name| HostPattern::parse(name).ok()).collect::<Vec<_>>()
        };
        let hosts = section.demands_proxy().then(|| ManagedHosts {
            allowed: patterns(&mut with(Permission::Allow)),
            denied: patterns(&mut with(Permission::Deny)),
            reviewed: patterns(&mut section.review_domains.iter()),
            others: match section.managed_allowed_domains_only {
                Some(true) => OtherHosts::Refused,
                Some(false) | None => OtherHosts::UsersChoice,
            },
        });
        let list = |names: Vec<String>| (!names.is_empty()).then_some(names);
        let wire = wire::NetworkRequirements {
            allow_local_binding: section.allow_local_binding,
            allow_unix_sockets: None,
            allow_upstream_proxy: section.allow_upstream_proxy,
            allowed_domains: list(with(Permission::Allow).cloned().collect()),
            dangerously_allow_all_unix_sockets: section.dangerously_allow_all_unix_sockets,
            dangerously_allow_non_loopback_proxy: section.dangerously_allow_non_loopback_proxy,
            denied_domains: list(with(Permission::Deny).cloned().collect()),
            enabled: section.enabled,
            http_port: None,
            managed_allowed_domains_only: section.managed_allowed_domains_only,
            review_domains: list(section.review_domains),
            socks_port: None,
            unix_sockets: (!section.unix_sockets.is_empty())
                .then(|| section.unix_sockets.into_iter().collect()),
            domains: (!domains.is_empty()).then(|| domains.into_iter().collect()),
        };
        Ok(Self { hosts, wire })
    }

    /// Returns the value that the feature of the proxy must have, if it must have one.
    pub(super) fn feature(&self) -> Option<bool> {
        if self.hosts.is_some() { Some(true) } else { self.wire.enabled.filter(|enabled| !enabled) }
    }
}

/// Checks the table.
pub(super) fn check(value: &Value) -> Result<(), String> {
    fits::<Section>(value)?;
    // It fits.
    serde_json::from_value::<Section>(value.clone()).map_err(|err| err.to_string())?.check()
}

/// Refuses a file whose other keys leave nothing that the demands on the network would allow.
pub(super) fn conflict(root: &Table) -> Option<(String, String)> {
    let named: Vec<_> = NAMES.into_iter().filter(|name| root.contains_key(*name)).collect();
    let name = *named.first()?;
    if let [_, second] = named[..] {
        return Some((second.to_owned(), format!("`{name}` says the same; remove one of them")));
    }
    let network = Network::of(root.get(name)?.clone()).ok()?;
    let feature = root.get("features").and_then(|features| features.get(FEATURE)?.as_bool());
    if let (Some(needed), Some(set)) = (network.feature(), feature)
        && needed != set
    {
        let text = format!("`features.{FEATURE} = {set}` contradicts it; remove that");
        return Some((name.to_owned(), text));
    }
    network.hosts.as_ref()?;
    let modes = root.get("allowed_sandbox_modes").and_then(Value::as_array)?;
    let modes: BTreeSet<_> = modes.iter().filter_map(Value::as_str).collect();
    (modes == BTreeSet::from(["danger-full-access"])).then(|| {
        let text = "`allowed_sandbox_modes` allows `danger-full-access` only, in which no proxy holds; add `read-only` or `workspace-write`";
        (name.to_owned(), text.to_owned())
    })
}
