//! The effects of the administrator's file on settings and edits.

use serde_json::{Value, json};
use turnhost_config::{Overrides, WriteError};
use turnhost_protocol::{AskForApproval, SandboxMode, SandboxPolicy};

use crate::support::Fixture;

fn required(user: &str, requirements: &str) -> Fixture {
    let fixture = Fixture::new(user);
    fixture.write("etc/requirements.toml", requirements);
    fixture
}

#[test]
fn a_value_that_is_not_allowed_gives_way_with_a_note() {
    let fixture = required(
        "approval_policy = \"never\"\nsandbox_mode = \"danger-full-access\"\nweb_search = \"live\"\n",
        "allowed_approval_policies = [\"on-request\"]\nallowed_sandbox_modes = [\"read-only\", \"workspace-write\"]\nallowed_web_search_modes = [\"cached\"]\n",
    );
    let settings = fixture.load().settings(&Overrides::default()).unwrap();
    assert_eq!(settings.approval_policy, Some(AskForApproval::OnRequest));
    assert_eq!(settings.sandbox, SandboxPolicy::ReadOnly { network_access: false });
    assert_eq!(settings.web_search, Some(turnhost_protocol::WebSearchMode::Cached));
    assert_eq!(settings.notes.len(), 3, "{:?}", settings.notes);
    let note = fixture.text(&settings.notes[2]);
    assert_eq!(
        note,
        "Configured value for `sandbox_mode` is disallowed by requirements; falling back to required value `read-only`. Details: invalid value for `sandbox_mode`: `danger-full-access` is not in the allowed set [read-only, workspace-write] (set by BASE/etc/requirements.toml)"
    );

    let asked = Overrides { sandbox: Some(SandboxMode::DangerFullAccess), ..Overrides::default() };
    let settings = fixture.load().settings(&asked).unwrap();
    assert_eq!(settings.sandbox, SandboxPolicy::ReadOnly { network_access: false });
    let nested = Overrides {
        config: vec![("sandbox_mode".into(), json!("danger-full-access"))],
        ..Overrides::default()
    };
    let settings = fixture.load().settings(&nested).unwrap();
    assert_eq!(settings.sandbox, SandboxPolicy::ReadOnly { network_access: false });
}

#[test]
fn an_unset_value_counts_as_its_default() {
    let fixture = required("", "allowed_approval_policies = [\"never\"]\n");
    let settings = fixture.load().settings(&Overrides::default()).unwrap();
    assert_eq!(settings.approval_policy, Some(AskForApproval::Never));
}

#[test]
fn what_is_allowed_stays() {
    let fixture = required(
        "sandbox_mode = \"workspace-write\"\n[sandbox_workspace_write]\nnetwork_access = true\n",
        "allowed_sandbox_modes = [\"read-only\", \"workspace-write\"]\n",
    );
    let settings = fixture.load().settings(&Overrides::default()).unwrap();
    assert!(matches!(settings.sandbox, SandboxPolicy::WorkspaceWrite { network_access: true, .. }));
    assert_eq!(settings.notes, Vec::<String>::new());
}

#[test]
fn permission_profiles_are_allowed_by_name_and_by_what_they_grant() {
    let fixture = required(
        "default_permissions = \"wide\"\n[permissions.wide]\nextends = \":workspace\"\n[permissions.narrow]\nextends = \":read-only\"\n",
        "default_permissions = \":read-only\"\nallowed_sandbox_modes = [\"read-only\"]\n[allowed_permission_profiles]\n\":read-only\" = true\nwide = true\n",
    );
    let allowed = fixture.load().permission_profiles().into_iter();
    let allowed: Vec<_> = allowed.map(|profile| (profile.id, profile.allowed)).collect();
    let expected = [
        (":read-only", true),
        (":workspace", false),
        (":danger-full-access", false),
        ("narrow", false),
        ("wide", false),
    ];
    assert_eq!(allowed, expected.map(|(id, allowed)| (id.to_owned(), allowed)));
    let settings = fixture.load().settings(&Overrides::default()).unwrap();
    assert_eq!(settings.permission_profile.as_deref(), Some(":read-only"));
    assert!(settings.notes[0].contains("falling back from `wide`"), "{:?}", settings.notes);
}

#[test]
fn providers_features_and_instructions_are_set_over_every_layer() {
    let fixture = required(
        "model_provider = \"mine\"\ndeveloper_instructions = \"mine\"\n[features]\nrequest_permissions_tool = true\n[model_providers.mine]\nbase_url = \"http://mine\"\n",
        "model_provider = \"ours\"\nadditional_developer_instructions = \"ours\"\n[features]\nrequest_permissions_tool = false\n[model_providers.ours]\nbase_url = \"http://ours\"\n[models.new_thread]\nmodel = \"managed\"\n",
    );
    let asked = Overrides {
        model_provider: Some("mine".into()),
        config: vec![("features.request_permissions_tool".into(), json!(true))],
        ..Overrides::default()
    };
    let settings = fixture.load().settings(&asked).unwrap();
    assert_eq!(settings.model_provider.as_deref(), Some("ours"));
    assert_eq!(settings.provider().unwrap().base_url, "http://ours");
    assert_eq!(settings.developer_instructions.as_deref(), Some("mine\n\nours"));
    assert_eq!(settings.model.as_deref(), Some("managed"));
    assert!(!settings.permissions.request_tool);
}

#[test]
fn an_edit_to_what_is_not_allowed_changes_nothing() {
    let fixture = required(
        "# mine\nsandbox_mode = \"danger-full-access\"\n",
        "allowed_sandbox_modes = [\"read-only\"]\nmodel_provider = \"ours\"\n[features]\nx = false\n[allowed_permission_profiles]\n\":read-only\" = true\n",
    );
    for (key, value) in [
        ("sandbox_mode", json!("workspace-write")),
        ("features.x", json!(true)),
        ("default_permissions", json!(":workspace")),
    ] {
        let refused = fixture.write_key(key, &value).unwrap_err();
        assert!(matches!(&refused, WriteError::Invalid(_)), "{refused}");
    }
    let refused = fixture.write_key("model_provider", &json!("mine")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "`model_provider` is managed by requirements and cannot be changed"
    );
    // What was there before does not block other edits.
    fixture.write_key("model", &json!("m")).unwrap();
    fixture.write_key("sandbox_mode", &json!("read-only")).unwrap();
    let text = std::fs::read_to_string(fixture.base.join("home/config.toml").as_std()).unwrap();
    assert_eq!(text, "# mine\nsandbox_mode = \"read-only\"\nmodel = \"m\"\n");
}

#[test]
fn a_demand_that_cannot_be_met_stops_every_load() {
    for (requirements, part) in [
        ("[hooks]\nNope = []", "`Nope` is no event"),
        ("[hooks]\nmanaged_dir = \"x\"", "absolute"),
        ("[[hooks.Stop]]\nhooks = [{ type = \"prompt\" }]", "only hooks of the type `command`"),
        ("[mcp_servers.docs]\ncommand = \"x\"", "identity"),
        ("nosuch = 1", "`nosuch`"),
        ("[network]\nhttp_port = 1", "`network`"),
        ("allowed_sandbox_modes = []", "allows nothing"),
        ("allowed_sandbox_modes = [\"open\"]", "requirements.toml:1:25"),
        ("[model_providers.x]\nbase_ulr = \"http://x\"", "base_ulr"),
        ("[models]\nold_thread = {}", "old_thread"),
        ("x", "requirements.toml:1:2"),
    ] {
        let fixture = required("", requirements);
        let refused = fixture.error(&fixture.config().load(None).unwrap_err());
        assert!(refused.contains(part), "{requirements}: {refused}");
    }
}

#[test]
fn clients_are_told_what_is_required() {
    let fixture = required(
        "",
        "allowed_web_search_modes = [\"cached\"]\nallow_remote_control = false\n[features]\nx = false\n[models.new_thread]\nmodel_reasoning_effort = \"low\"\n",
    );
    let loaded = fixture.load();
    let told = serde_json::to_value(loaded.requirements().unwrap()).unwrap();
    assert_eq!(told["allowedWebSearchModes"], json!(["cached", "disabled"]));
    assert_eq!(told["allowRemoteControl"], false);
    assert_eq!(told["featureRequirements"], json!({"x": false}));
    assert_eq!(told["models"]["newThread"]["modelReasoningEffort"], "low");
    assert_eq!(told["allowedSandboxModes"], Value::Null);
    assert!(Fixture::new("").load().requirements().is_none());
}

#[test]
fn commands_of_clients_are_checked_too() {
    let fixture = required("", "allowed_sandbox_modes = [\"read-only\"]\n");
    let loaded = fixture.load();
    assert!(loaded.check_sandbox(&SandboxPolicy::DangerFullAccess).is_err());
    assert!(loaded.check_sandbox(&SandboxPolicy::ReadOnly { network_access: true }).is_ok());
}

#[test]
fn mcp_servers_that_are_not_named_with_what_they_are_rest_and_cannot_be_added() {
    let fixture = required(
        "[mcp_servers.docs]\ncommand = \"docs\"\n[mcp_servers.web]\nurl = \"https://other.example\"\n[mcp_servers.more]\ncommand = \"more\"\n",
        "[mcp_servers.docs.identity]\ncommand = \"docs\"\n[mcp_servers.web]\nidentity = { url = \"https://web.example\" }\n",
    );
    let servers = fixture.load().mcp_servers(&fixture.base, [], Vec::new()).unwrap();
    let on: Vec<_> = servers.iter().filter(|it| it.enabled).map(|it| it.name.as_str()).collect();
    assert_eq!((servers.len(), on), (3, vec!["docs"]));

    let added = fixture.write_key("mcp_servers.new", &json!({"command": "new"}));
    let text = fixture.text(&added.unwrap_err().to_string());
    assert!(text.contains("`new` is not in the allowed set [docs, web]"), "{text}");
    assert!(fixture.write_key("mcp_servers.docs.command", &json!("other")).is_err());
    fixture.write_key("mcp_servers.web.url", &json!("https://web.example")).unwrap();
    fixture.write_key("mcp_servers.more.enabled", &json!(false)).unwrap();
}

#[test]
fn hooks_of_the_administrator_are_told_to_clients_and_to_extensions() {
    let fixture = required(
        "",
        "allow_managed_hooks_only = true\n[hooks]\nmanaged_dir = \"/opt/hooks\"\n[[hooks.PreToolUse]]\nmatcher = \"^Bash$\"\n[[hooks.PreToolUse.hooks]]\ntype = \"command\"\ncommand = \"/opt/hooks/check\"\ntimeout = 5\n",
    );
    let loaded = fixture.load();
    let shown = serde_json::to_value(loaded.requirements().unwrap()).unwrap();
    assert_eq!(shown["allowManagedHooksOnly"], true);
    assert_eq!(shown["hooks"]["managedDir"], "/opt/hooks");
    assert_eq!(shown["hooks"]["PreToolUse"][0]["hooks"][0]["timeoutSec"], 5);
    assert_eq!(shown["hooks"]["Stop"], json!([]));
    let managed = loaded.extensions().managed.unwrap();
    assert_eq!(managed.others, turnhost_ports::OtherHooks::Rest);
    assert_eq!(managed.events.keys().collect::<Vec<_>>(), ["PreToolUse"]);
}

const NETWORK: &str = "[experimental_network]\nenabled = true\nmanaged_allowed_domains_only = true\nreview_domains = [\"r.example\"]\nallowed_domains = [\"b.example\"]\n[experimental_network.domains]\n\"*.a.example\" = \"allow\"\n\"c.example\" = \"deny\"\n";

#[test]
fn the_network_is_told_and_its_proxy_cannot_be_switched_off() {
    let fixture = required("sandbox_mode = \"danger-full-access\"\n", NETWORK);
    let loaded = fixture.load();
    let told = json!(loaded.requirements().unwrap().network);
    assert_eq!(told["allowedDomains"], json!(["*.a.example", "b.example"]));
    assert_eq!(told["deniedDomains"], json!(["c.example"]));
    assert_eq!(
        told["domains"],
        json!({"*.a.example": "allow", "b.example": "allow", "c.example": "deny"})
    );
    assert_eq!(told["reviewDomains"], json!(["r.example"]));
    assert!(loaded.managed_hosts().is_some());
    // A mode without a sandbox would have no proxy.
    let asked = Overrides {
        sandbox: Some(SandboxMode::DangerFullAccess),
        config: vec![("features.network_proxy".into(), json!(false))],
        ..Overrides::default()
    };
    let settings = loaded.settings(&asked).unwrap();
    assert_eq!(settings.sandbox, SandboxPolicy::ReadOnly { network_access: false });
    assert!(settings.permissions.network_proxy);
    assert!(loaded.check_sandbox(&SandboxPolicy::DangerFullAccess).is_err());
    for (key, value) in
        [("features.network_proxy", json!(false)), ("sandbox_mode", json!("danger-full-access"))]
    {
        // The value that the file has already is no change.
        let refused = fixture.write_key(key, &value);
        assert_eq!(refused.is_err(), key != "sandbox_mode", "{key}");
    }
}

#[test]
fn demands_on_the_network_that_cannot_be_met_are_refused_by_name() {
    for (requirements, part) in [
        ("[network]\nhttp_port = 8080\n", "`http_port`"),
        ("[network]\nsocks_port = 8080\n", "`socks_port`"),
        ("[network]\nallow_upstream_proxy = false\n", "`allow_upstream_proxy`"),
        ("[network]\nallow_unix_sockets = [\"/run/x\"]\n", "`allow_unix_sockets`"),
        ("[network]\nunix_sockets = { \"/run/x\" = \"allow\" }\n", "`unix_sockets`"),
        ("[network]\nallow_local_binding = true\n", "`allow_local_binding`"),
        ("[network]\nenabled = false\ndenied_domains = [\"x.org\"]\n", "`enabled = false`"),
        ("[network]\nallowed_domains = [\"https://x.org\"]\n", "`https://x.org`"),
        ("[network]\nbogus = 1\n", "bogus"),
        ("[network]\nenabled = \"yes\"\n", "boolean"),
        ("[network]\n[experimental_network]\n", "says the same"),
        (
            "[network]\nenabled = true\n[features]\nnetwork_proxy = false\n",
            "`features.network_proxy = false`",
        ),
        (
            "allowed_sandbox_modes = [\"danger-full-access\"]\n[network]\nenabled = true\n",
            "`allowed_sandbox_modes`",
        ),
    ] {
        let fixture = required("", requirements);
        let refused = fixture.config().load(None).err().map(|err| err.to_string());
        let refused = refused.unwrap_or_else(|| panic!("{requirements} was taken"));
        assert!(refused.contains(part), "{refused}");
    }
}
