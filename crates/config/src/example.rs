//! A commented example of a configuration file, which has every key that the server reads.

use std::fmt::Write as _;

use crate::known::{Key, PROVIDER, ROOT, TABLES, WORKSPACE_WRITE};
use crate::{app_server, mcp_entry};

const HEAD: &str = "\
# Settings of Turnhost: `config.toml` in its home, or in /etc/turnhost for every user.
# Each is explained and commented out; remove the `#` at the beginning of a line to set it.
# Of the values, those with a default show it where they can.
";

const PERMISSIONS: &str = "
# A permission profile of one's own; its name is one for `default_permissions`.
#[permissions.careful]
#description = \"Writes here and in the cache, without a network\"
#extends = \":workspace\"
#filesystem = { \"/home/me/cache\" = \"write\" }
#network = { enabled = false }
";

const PROFILES: &str = "
# A profile: any of the settings above, which count when it is chosen (`--profile careful`).
#[profiles.careful]
#approval_policy = \"on-request\"
#sandbox_mode = \"read-only\"
";

/// Keys of an MCP server that is a service.
const OF_SERVICES: [&str; 7] = [
    "bearer_token_env_var",
    "env_http_headers",
    "http_headers",
    "oauth",
    "oauth_resource",
    "scopes",
    "url",
];

/// Keys of an MCP server that is a program.
const OF_PROGRAMS: [&str; 5] = ["args", "command", "cwd", "env", "env_vars"];

/// Returns the example.
pub fn example() -> String {
    let mut text = HEAD.to_owned();
    for key in ROOT {
        setting(&mut text, key);
    }
    section(&mut text, "app_server", "app_server", app_server::KEYS.iter());
    section(
        &mut text,
        "sandbox_workspace_write",
        "sandbox_workspace_write",
        WORKSPACE_WRITE.iter(),
    );
    let read = PROVIDER.iter().filter(|key| !key.doc.starts_with("For other programs"));
    section(&mut text, "model_providers", "model_providers.local", read);
    let programs = mcp_entry::KEYS.iter().filter(|key| !OF_SERVICES.contains(&key.name));
    section(&mut text, "mcp_servers", "mcp_servers.everything", programs);
    let services = mcp_entry::KEYS.iter().filter(|key| !OF_PROGRAMS.contains(&key.name));
    section(&mut text, "mcp_servers", "mcp_servers.docs", services);
    text + PERMISSIONS + PROFILES
}

fn section<'a>(text: &mut String, name: &str, header: &str, keys: impl Iterator<Item = &'a Key>) {
    let doc = TABLES.iter().find(|(known, _)| *known == name).map(|(_, doc)| *doc);
    // Writing to a string does not fail.
    let _ = write!(text, "\n# {}\n#[{header}]\n", doc.unwrap_or_default());
    for key in keys {
        setting(text, key);
    }
}

fn setting(text: &mut String, key: &Key) {
    let Key { name, example, doc, .. } = key;
    // Writing to a string does not fail.
    let _ = write!(text, "\n# {doc}\n#{name} = {example}\n");
}

#[cfg(test)]
mod tests {
    use turnhost_base::AbsPath;

    use super::*;
    use crate::document::Document;

    #[test]
    fn every_line_of_it_can_be_set() {
        let example = example();
        let set: Vec<_> = example
            .lines()
            .filter_map(|line| line.strip_prefix('#'))
            .filter(|line| !line.starts_with(' '))
            .collect();
        let file = AbsPath::new("/etc/turnhost/config.toml").unwrap();
        let document = Document::parse(&file, &set.join("\n")).unwrap();
        assert_eq!(document.warnings, []);
        assert!(ROOT.iter().all(|key| document.value.contains_key(key.name)));
    }
}
