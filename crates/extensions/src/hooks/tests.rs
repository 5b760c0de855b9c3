use std::fs;

use super::*;

fn settings(home: &AbsPath, layer: Value) -> ExtensionSettings {
    let file = home.join("config.toml");
    ExtensionSettings {
        project: ProjectFolders { trust: Trust::Untrusted, directories: vec![home.join("repo")] },
        layers: vec![(ConfigLayerSource::User { file, profile: None }, layer)],
        managed: None,
    }
}

fn write(path: &AbsPath, text: &str) {
    fs::create_dir_all(path.parent().unwrap().as_std()).unwrap();
    fs::write(path.as_std(), text).unwrap();
}

fn home() -> (tempfile::TempDir, AbsPath) {
    let dir = tempfile::tempdir().unwrap();
    let home = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
    (dir, home)
}

const STOP: &str =
    r#"{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"true","timeout":0}]}]}}"#;

#[test]
fn a_hook_runs_once_its_fingerprint_is_trusted_and_not_after_it_changed() {
    let (_dir, home) = home();
    write(&home.join(FILE), STOP);
    let read = |layer: Value| Hooks::read(&settings(&home, layer), &home);
    let untrusted = read(json!({}));
    let [hook] = &untrusted.found[..] else { panic!("{untrusted:?}") };
    assert_eq!(hook.key, format!("{home}/hooks.json:stop:0:0"));
    assert_eq!((hook.trust_status, hook.timeout_sec), (HookTrustStatus::Untrusted, 1));
    assert!(untrusted.runnable().is_empty());
    let state = |state: Value| json!({"hooks": {"state": {&hook.key: state}}});
    let trusted = read(state(json!({"trusted_hash": hook.current_hash})));
    assert_eq!(trusted.found[0].trust_status, HookTrustStatus::Trusted);
    assert_eq!(trusted.runnable().len(), 1);
    let off = read(state(json!({"trusted_hash": hook.current_hash, "enabled": false})));
    assert!(off.runnable().is_empty() && !off.found[0].enabled);
    write(&home.join(FILE), &STOP.replace("true", "false"));
    let changed = read(state(json!({"trusted_hash": hook.current_hash})));
    assert_eq!(changed.found[0].trust_status, HookTrustStatus::Modified);
    assert!(changed.runnable().is_empty());
}

#[test]
fn hooks_of_a_project_are_not_read_without_trust_and_cannot_trust_themselves() {
    let (_dir, home) = home();
    let folder = home.join("repo/.codex");
    write(&folder.join(FILE), STOP);
    let mut settings = settings(&home, json!({}));
    assert!(Hooks::read(&settings, &home).found.is_empty());
    settings.project.trust = Trust::Trusted;
    let read = Hooks::read(&settings, &home);
    assert_eq!(read.found[0].source, HookSource::Project);
    let (key, hash) = (read.found[0].key.clone(), read.found[0].current_hash.clone());
    let layer = json!({"hooks": {"state": {key: {"trusted_hash": hash}}}});
    settings.layers.push((ConfigLayerSource::Project { dot_codex_folder: folder }, layer));
    let read = Hooks::read(&settings, &home);
    assert_eq!(read.found[0].trust_status, HookTrustStatus::Untrusted);
    assert!(read.runnable().is_empty());
}

#[test]
fn what_is_wrong_with_a_file_is_told_and_costs_only_itself() {
    let (_dir, home) = home();
    write(
        &home.join(FILE),
        r#"{"hooks":{"PreToolUse":[{"matcher":"[bad","hooks":[{"type":"command","command":"a"}]},{"matcher":"*","hooks":[{"type":"command","command":"b"},{"type":"prompt"}]}],"Nope":[],"SessionEnd":[{"hooks":[{"type":"command","command":"c"}]}]}}"#,
    );
    let table = json!({"hooks": {"Stop": [{"hooks": [{"type": "weird"}]}], "state": {}}});
    let read = Hooks::read(&settings(&home, table), &home);
    let events: Vec<_> = read.found.iter().map(|hook| hook.event_name).collect();
    assert_eq!(events, [HookEventName::PreToolUse, HookEventName::SessionEnd]);
    for part in [
        "unknown hook event `Nope`",
        "invalid matcher `[bad`",
        "skipping prompt hook",
        "loading hooks from both",
        "unknown variant `weird`",
    ] {
        assert!(
            read.warnings.iter().any(|text| text.contains(part)),
            "{part}: {:?}",
            read.warnings
        );
    }
    write(&home.join(FILE), "{bad");
    let read = Hooks::read(&settings(&home, json!({})), &home);
    assert!(read.warnings[0].contains("failed to parse hooks config"), "{:?}", read.warnings);
}

#[test]
fn hooks_of_the_administrator_run_without_trust_and_may_be_the_only_ones() {
    let (_dir, home) = home();
    write(&home.join(FILE), STOP);
    let key = format!("{}:stop:0:0", home.join(FILE));
    let hash = Hooks::read(&settings(&home, json!({})), &home).found[0].current_hash.clone();
    let state = json!({"hooks": {"state": {key: {"trusted_hash": hash}}}});
    let mut settings = settings(&home, state);
    let events = json!({"PreToolUse": [{"hooks": [{"type": "command", "command": "check"}]}]});
    let mut managed = ManagedHooks {
        file: home.join("etc/requirements.toml"),
        events: events.as_object().unwrap().clone(),
        others: OtherHooks::Run,
    };
    settings.managed = Some(managed.clone());
    let read = Hooks::read(&settings, &home);
    assert_eq!(read.found[0].trust_status, HookTrustStatus::Managed);
    assert_eq!(read.runnable().len(), 2);
    managed.others = OtherHooks::Rest;
    settings.managed = Some(managed);
    let read = Hooks::read(&settings, &home);
    assert_eq!(read.found.iter().map(|hook| hook.enabled).collect::<Vec<_>>(), [true, false]);
    assert_eq!(read.runnable()[0].command, "check");
    assert_eq!(read.runnable().len(), 1);
}

#[test]
fn matchers_are_found_anywhere_in_a_name() {
    let is_match = |pattern: &str, name: &str| Matcher::new(pattern).unwrap().is_match(name);
    assert!(is_match("Bash|apply_patch", "apply_patch") && is_match("*", "x"));
    assert!(is_match("mcp__.*", "mcp__a__b") && !is_match("^Bash$", "Bash2"));
}
