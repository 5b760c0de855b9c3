//! Messages about files with mistakes.

use expect_test::{Expect, expect};
use turnhost_config::Overrides;

use crate::support::Fixture;

/// Checks the error of a user's file.
fn check(user: &str, expected: &Expect) {
    let fixture = Fixture::new(user);
    expected.assert_eq(&fixture.error(&fixture.config().load(None).unwrap_err()));
}

#[test]
fn text_that_is_no_toml_is_placed() {
    check(
        "model = \"a\"\nmodel = ",
        &expect![
            "BASE/home/config.toml:2:9: string values must be quoted, expected literal string"
        ],
    );
    check(
        "# é\nmodel = é",
        &expect![
            "BASE/home/config.toml:2:9: string values must be quoted, expected literal string"
        ],
    );
    check("[a\n", &expect!["BASE/home/config.toml:1:3: unclosed table, expected `]`"]);
}

#[test]
fn values_that_do_not_fit_are_placed_and_named() {
    check(
        "# comment\n  model = 7",
        &expect![
            "BASE/home/config.toml:2:11: `model`: invalid type: integer `7`, expected a string"
        ],
    );
    check(
        "sandbox_mode = 'everything'",
        &expect![
            "BASE/home/config.toml:1:16: `sandbox_mode`: unknown variant `everything`, expected one of `read-only`, `workspace-write`, `danger-full-access`"
        ],
    );
    check(
        "[model_providers.x]\nwire_api = 'soap'\n",
        &expect![
            "BASE/home/config.toml:2:12: `model_providers.x.wire_api`: unknown variant `soap`, expected one of `responses`, `chat`, `messages`"
        ],
    );
    for (url, reason) in [
        ("h/v1", "`h/v1` is no address; it must begin with `http://` or `https://`"),
        ("http://h /v1", "`http://h /v1` is no address; it must name a host and hold no spaces"),
        (
            "http://h/v1/responses/",
            "`http://h/v1/responses/` ends with `/responses`, which the server adds itself; leave it out",
        ),
    ] {
        let fixture = Fixture::new(&format!("[model_providers.x]\nbase_url = '{url}'\n"));
        let err = fixture.config().load(None).unwrap_err();
        let told = format!("BASE/home/config.toml:2:12: `model_providers.x.base_url`: {reason}");
        assert_eq!(fixture.error(&err), told);
    }
    check(
        "[sandbox_workspace_write]\nnetwork_access = 'yes'",
        &expect![[
            r#"BASE/home/config.toml:2:18: `sandbox_workspace_write.network_access`: invalid type: string "yes", expected a boolean"#
        ]],
    );
    check(
        "model_providers = 'x'",
        &expect![[
            r#"BASE/home/config.toml:1:19: `model_providers`: invalid type: string "x", expected a map"#
        ]],
    );
    check(
        "thread_unload_delay_secs = -1",
        &expect![
            "BASE/home/config.toml:1:28: `thread_unload_delay_secs`: invalid value: integer `-1`, expected u64"
        ],
    );
}

#[test]
fn the_approval_policy_untrusted_is_refused_in_files() {
    check(
        "approval_policy = \"untrusted\"",
        &expect![[
            r#"BASE/home/config.toml:1:19: `approval_policy`: approval_policy = "untrusted" is no longer supported; remove this setting"#
        ]],
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let fixture = Fixture::new("");
    // A directory stands in for a file without permission, which would not stop root.
    fixture.write("etc/config.toml/x", "");
    let text = fixture.error(&fixture.config().load(None).unwrap_err());
    assert_eq!(
        text,
        "Failed to read config file BASE/etc/config.toml: path `BASE/etc/config.toml` is not a file"
    );
}

#[test]
fn unknown_keys_are_warnings_with_a_place_and_a_suggestion() {
    let fixture = Fixture::new(
        "modle = 'x'\n\n[model_providers.x]\nbase_url = 'http://u'\n base_ulr = 'u'\n[zzz]\na = 1\n",
    );
    let loaded = fixture.load();
    let lines: Vec<_> = loaded
        .warnings()
        .iter()
        .map(|warning| {
            let range = warning.range.unwrap();
            let (start, end) = (range.start, range.end);
            let summary = warning.summary.replace(fixture.base.as_str(), "BASE");
            assert_eq!(
                warning.path.as_deref(),
                Some(fixture.base.join("home/config.toml").as_str())
            );
            let details = warning.details.as_deref().unwrap_or("-");
            format!(
                "{}:{}-{}:{} {summary}; {details}\n",
                start.line, start.column, end.line, end.column
            )
        })
        .collect();
    expect![[r"
        5:2-5:10 unknown key `model_providers.x.base_ulr` in BASE/home/config.toml has no effect; did you mean `base_url`?
        1:1-1:6 unknown key `modle` in BASE/home/config.toml has no effect; did you mean `model`?
        6:2-6:5 unknown key `zzz` in BASE/home/config.toml has no effect; -
    "]]
    .assert_eq(&lines.concat());
}

#[test]
fn keys_of_other_programs_are_known() {
    let text = "
        notify = ['x']
        model_reasoning_effort = 'high'
        [projects.'/x']
        trust_level = 'trusted'
        [mcp_servers.docs]
        command = 'docs'
        [tui]
        theme = 'x'
        [shell_environment_policy]
        inherit = 'core'
        [features]
        memories = true
        [profiles.fast]
        model = 'x'
        [notice]
        hide = 2026-01-01
    ";
    assert_eq!(Fixture::new(text).load().warnings(), []);
}

#[test]
fn no_files_at_all_are_fine() {
    let fixture = Fixture::new("");
    std::fs::remove_dir_all(fixture.base.join("home").as_std()).unwrap();
    assert!(fixture.load().settings(&Overrides::default()).is_ok());
}

#[test]
fn a_file_that_nests_too_deep_is_refused() {
    let deep = vec!["a"; 50_000].join(".");
    check(&format!("{deep} = 1"), &expect!["BASE/home/config.toml:1:1: recursion limit"]);
}

#[test]
fn the_old_switch_of_the_search_tool_is_taken_with_a_warning() {
    let fixture = Fixture::new("[tools]\nweb_search = true\n");
    let loaded = fixture.load();
    let warnings = loaded.warnings();
    let warning = warnings.first().unwrap();
    assert_eq!(
        warning.details.as_deref(),
        Some("write `web_search = \"live\"` instead, outside of any table")
    );
    let read = loaded.read().unwrap();
    assert_eq!(read.config.web_search, Some(turnhost_protocol::WebSearchMode::Live));
}

#[test]
fn a_provider_without_an_address_is_no_error_while_it_is_not_used() {
    let fixture = Fixture::new("[model_providers.half]\nname = 'Half'\n");
    let loaded = fixture.load();
    let summary = loaded.warnings().swap_remove(0).summary;
    assert_eq!(
        summary,
        "model provider `half` has no address; set `model_providers.half.base_url`"
    );
    let settings = loaded.settings(&Overrides::default()).unwrap();
    settings.check_providers().unwrap();
    assert!(settings.provider_named("half").is_err());
}
