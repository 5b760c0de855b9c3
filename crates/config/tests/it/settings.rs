//! Settings of a thread, and its provider.

use std::time::Duration;

use serde_json::{Value, json};
use turnhost_config::{
    AppServer, AuthCommand, ConfiguredApi, EffectiveSettings, Overrides, ProviderKey,
};
use turnhost_protocol::{AskForApproval, ReasoningSummary, SandboxMode};

use crate::support::Fixture;

fn with(config: &Value) -> Overrides {
    let config = config.as_object().unwrap().clone().into_iter().collect();
    Overrides { config, ..Overrides::default() }
}

fn settings(fixture: &Fixture, overrides: &Overrides) -> Result<EffectiveSettings, String> {
    fixture.load().settings(overrides).map_err(|err| fixture.error(&err))
}

const MOCK: &str = "
    model = 'mock-model'
    model_provider = 'mock'
    sandbox_mode = 'workspace-write'
    [model_providers.mock]
    name = 'Mock'
    base_url = 'http://127.0.0.1:1/v1'
    wire_api = 'chat'
    stream_max_retries = 0
    stream_idle_timeout_ms = 1500
    http_headers = { a = 'b' }
    env_http_headers = { c = 'SET', d = 'UNSET' }
    query_params = { v = '1' }
    env_key = 'KEY'
    env_key_instructions = 'ask around'
";

#[test]
fn bounds_of_the_server_are_read_and_checked() {
    let fixture = Fixture::new(
        "[app_server]
        max_message_bytes = 65536
        max_requests_under_way = 1
        outbox_bytes = 65536
        ping_interval_secs = 0
        ping_timeout_secs = 1
        drain_timeout_secs = 0",
    );
    let found = fixture.load().app_server().unwrap();
    assert_eq!(found.max_message_bytes, Some(65_536));
    assert_eq!(found.max_requests_under_way, Some(1));
    assert_eq!(found.outbox_bytes, Some(65_536));
    assert_eq!(found.ping_interval(), Some(Duration::ZERO));
    assert_eq!(found.ping_timeout(), Some(Duration::from_secs(1)));
    assert_eq!(found.drain_timeout(), Duration::ZERO);
    assert_eq!(Fixture::new("").load().app_server().unwrap(), AppServer::default());
    for (key, value) in [
        ("max_message_bytes", "65535"),
        ("max_requests_under_way", "0"),
        ("outbox_bytes", "65535"),
        ("ping_interval_secs", "-1"),
        ("ping_timeout_secs", "0"),
        ("drain_timeout_secs", "'soon'"),
    ] {
        let fixture = Fixture::new(&format!("[app_server]\n{key} = {value}"));
        let error = fixture.config().load(None).unwrap_err().to_string();
        assert!(error.contains(key), "{key}: {error}");
    }
}

#[test]
fn a_request_is_stronger_than_its_own_map_and_that_than_the_files() {
    let fixture = Fixture::new(MOCK);
    let mut overrides = with(&json!({
        "model": "map", "approval_policy": "never", "model_reasoning_summary": "detailed",
        "sandbox_workspace_write.network_access": true, "nosuch": 1, "service_tier": null,
    }));
    let found = settings(&fixture, &overrides).unwrap();
    assert_eq!(found.model.as_deref(), Some("map"));
    assert_eq!(found.approval_policy, Some(AskForApproval::Never));
    assert_eq!(found.model_reasoning_summary, Some(ReasoningSummary::Detailed));
    assert_eq!(found.sandbox_mode, Some(SandboxMode::WorkspaceWrite));
    assert!(found.sandbox_workspace_write.network_access);

    overrides.model = Some("request".into());
    overrides.sandbox = Some(SandboxMode::ReadOnly);
    overrides.approval_policy = Some(AskForApproval::Untrusted);
    let found = settings(&fixture, &overrides).unwrap();
    assert_eq!(found.model.as_deref(), Some("request"));
    assert_eq!(found.sandbox_mode, Some(SandboxMode::ReadOnly));
    assert_eq!(found.approval_policy, Some(AskForApproval::Untrusted));
}

#[test]
fn values_of_a_request_that_do_not_fit_are_refused_in_the_known_words() {
    let fixture = Fixture::new(MOCK);
    let check = |config: &Value, expected: &str| {
        assert_eq!(settings(&fixture, &with(config)).map(|_| ()), Err(expected.to_owned()));
    };
    check(&json!({"model": 7}), "invalid type: integer `7`, expected a string\nin `model`\n");
    check(
        &json!({"model_providers.mock.request_max_retries": "x"}),
        "invalid type: string \"x\", expected u32\nin `model_providers.mock.request_max_retries`\n",
    );
    check(
        &json!({"approval_policy": "untrusted"}),
        "approval_policy = \"untrusted\" is no longer supported; remove this setting",
    );
}

#[test]
fn the_delay_before_a_thread_is_unloaded_has_a_default() {
    let delay = |text: &str| {
        settings(&Fixture::new(text), &Overrides::default()).unwrap().thread_unload_delay
    };
    assert_eq!(delay(""), Duration::from_mins(30));
    assert_eq!(delay("thread_unload_delay_secs = 0"), Duration::ZERO);
}

#[test]
fn a_configured_provider_has_what_was_configured() {
    let fixture = Fixture::new(MOCK)
        .with_variable("SET", "\u{feff}x\r\n")
        .with_variable("KEY", "\u{feff}secret\n");
    let provider = settings(&fixture, &Overrides::default()).unwrap().provider().unwrap();
    assert_eq!((provider.id.as_str(), provider.name.as_str()), ("mock", "Mock"));
    assert_eq!(
        (provider.base_url.as_str(), provider.wire_api),
        ("http://127.0.0.1:1/v1", ConfiguredApi::Chat)
    );
    assert_eq!((provider.request_max_retries, provider.stream_max_retries), (4, 0));
    assert_eq!(provider.stream_idle_timeout, Duration::from_millis(1500));
    let headers = [("a", "b"), ("c", "x")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(provider.headers(&fixture.environment()), headers);
    assert_eq!(provider.query_params["v"], "1");
    assert!(provider.key(&fixture.environment()) == ProviderKey::Bearer("secret".into()));
    assert!(!format!("{provider:?}").contains("secret"));
    let missing =
        ProviderKey::Missing { variable: "KEY".into(), instructions: Some("ask around".into()) };
    assert!(provider.key(&Fixture::new("").environment()) == missing);
}

#[test]
fn providers_that_are_not_there_are_named() {
    let fixture = Fixture::new("[model_providers.half]\nname = 'Half'");
    let found = settings(&fixture, &Overrides::default()).unwrap();
    let named = |id| found.provider_named(id).map(|_| ()).map_err(|err| err.to_string());
    assert_eq!(named("nosuch"), Err("Model provider `nosuch` not found".into()));
    assert_eq!(
        named("half"),
        Err("model provider `half` has no address; set `model_providers.half.base_url`".into())
    );
    let mut ids: Vec<_> = found.provider_ids().collect();
    ids.sort_unstable();
    assert_eq!(
        ids,
        [
            "anthropic",
            "half",
            "llamacpp",
            "lmstudio",
            "ollama",
            "openai",
            "openrouter",
            "scripted",
            "vllm"
        ]
    );
}

#[test]
fn without_any_provider_the_error_says_what_to_write_and_that_works() {
    let fixture = Fixture::new("");
    let err = settings(&fixture, &Overrides::default()).unwrap().provider().unwrap_err();
    let text = fixture.error(&err);
    let (advice, lines) = text.split_once(":\n").unwrap();
    assert_eq!(
        advice,
        "no model provider is configured; set the variable OPENAI_API_KEY, run `turnhost login`, or put these lines into BASE/home/config.toml"
    );
    assert_eq!(lines.lines().count(), 3);
    let provider =
        settings(&Fixture::new(lines), &Overrides::default()).unwrap().provider().unwrap();
    assert_eq!(provider.base_url, "http://127.0.0.1:8080/v1");
}

#[test]
fn a_key_may_come_from_a_command_in_a_short_and_a_long_form() {
    let fixture = Fixture::new(
        "[model_providers.a]\nbase_url = 'http://h/v1'\nauth_command = ['pass', 'show', 'key']\n\
         [model_providers.b]\nbase_url = 'http://h/v1'\n\
         auth = { command = 'pass', args = ['show'], cwd = 'x', timeout_ms = 7, refresh_interval_ms = 0 }\n",
    )
    .with_variable("KEY", "k");
    let settings = settings(&fixture, &Overrides::default()).unwrap();
    let command = |id: &str| match settings.provider_named(id).unwrap().key(&fixture.environment())
    {
        ProviderKey::Command(command) => command,
        _ => panic!("{id}"),
    };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let short = AuthCommand {
        argv: words(&["pass", "show", "key"]),
        cwd: None,
        timeout: Duration::from_secs(5),
        refresh_interval: Some(Duration::from_mins(5)),
    };
    assert_eq!(command("a"), short);
    let long = AuthCommand {
        argv: words(&["pass", "show"]),
        cwd: Some("x".into()),
        timeout: Duration::from_millis(7),
        refresh_interval: None,
    };
    assert_eq!(command("b"), long);
}

#[test]
fn the_key_in_the_environment_is_enough_for_the_best_known_provider() {
    let fixture = Fixture::new("openai_base_url = 'http://127.0.0.1:9/v1'")
        .with_variable("OPENAI_API_KEY", "k");
    let provider = settings(&fixture, &Overrides::default()).unwrap().provider().unwrap();
    assert_eq!(
        (provider.id.as_str(), provider.base_url.as_str()),
        ("openai", "http://127.0.0.1:9/v1")
    );
    assert!(provider.key(&fixture.environment()) == ProviderKey::Bearer("k".into()));
    // What is configured is stronger.
    let fixture = Fixture::new("model_provider = 'ollama'").with_variable("OPENAI_API_KEY", "k");
    assert_eq!(settings(&fixture, &Overrides::default()).unwrap().provider().unwrap().id, "ollama");
}

#[test]
fn secrets_reach_commands_only_if_the_user_says_so() {
    let provider = "[model_providers.x]\nname = 'X'\nbase_url = 'http://127.0.0.1:9/v1'\nenv_key = 'X_LOGIN'\nenv_http_headers = { a = 'X_HEADER' }\n";
    let names = |policy: &str| -> Vec<_> {
        let fixture = Fixture::new(&format!("{provider}{policy}"));
        let policy = fixture.load().settings(&Overrides::default()).unwrap().environment;
        let all = ["A_TOKEN", "B_SECRET", "C_KEY", "EDITOR", "X_HEADER", "X_LOGIN"];
        policy.apply(all.map(|name| (name.to_owned(), "x".to_owned()))).into_keys().collect()
    };
    assert_eq!(names(""), ["EDITOR"]);
    let all = "[shell_environment_policy]\nignore_default_excludes = true\n";
    assert_eq!(names(all), ["A_TOKEN", "B_SECRET", "C_KEY", "EDITOR", "X_HEADER", "X_LOGIN"]);
    let one = "[shell_environment_policy]\nset = { A_TOKEN = 'of its own' }\n";
    assert_eq!(names(one), ["A_TOKEN", "EDITOR"]);
}

#[test]
fn the_policy_of_commands_environments_is_read() {
    let fixture = Fixture::new(
        "[shell_environment_policy]\ninherit = 'core'\nignore_default_excludes = false\nexclude = ['A*']\nset = { CI = '1' }\n",
    );
    let policy = fixture.load().settings(&Overrides::default()).unwrap().environment;
    let variables = ["PATH", "API_KEY", "USER"].map(|name| (name.to_owned(), "x".to_owned()));
    let chosen: Vec<_> = policy.apply(variables).into_keys().collect();
    assert_eq!(chosen, ["CI", "PATH", "USER"]);
    assert_eq!(policy.exclude, ["A*", "*KEY*", "*SECRET*", "*TOKEN*"]);
    let bad = Fixture::new("[shell_environment_policy]\ninherit = 'most'\n");
    let text = bad.error(&bad.config().load(None).unwrap_err());
    assert!(text.contains("unknown variant `most`"), "{text}");
}
