//! Which layers count, and what `config/read` says.

use serde_json::{Value, json};

use turnhost_protocol::ConfigReadResponse;

use crate::support::Fixture;

fn read(fixture: &Fixture, cwd: Option<&str>) -> Value {
    let cwd = cwd.map(|cwd| fixture.base.join(cwd));
    let loaded = fixture.config().load(cwd.as_ref()).unwrap();
    let layers = Some(loaded.layers());
    let answer = ConfigReadResponse { layers, ..loaded.read().unwrap() };
    let text = serde_json::to_string(&answer).unwrap().replace(fixture.base.as_str(), "BASE");
    serde_json::from_str(&text).unwrap()
}

fn trusting(projects: &[&str]) -> Fixture {
    let fixture = Fixture::new("");
    let entries = projects.iter().map(|project| {
        format!("[projects.\"{}\"]\ntrust_level = \"trusted\"\n", fixture.base.join(project))
    });
    fixture
        .write("home/config.toml", &format!("model = \"user\"\n{}", entries.collect::<String>()));
    fixture.write("work/.git/HEAD", "");
    fixture
        .write("work/.codex/config.toml", "model = \"root\"\nmodel_reasoning_effort = \"low\"\n");
    fixture.write("work/a/b/.codex/config.toml", "model = \"deep\"");
    fixture
}

#[test]
fn the_answer_has_every_known_key_and_the_origin_of_each_that_is_set() {
    let fixture = Fixture::new(
        "model = \"m\"\n[model_providers.mock]\nbase_url = \"http://u\"\n[sandbox_workspace_write]\nwritable_roots = [\"/x\"]\n",
    );
    fixture.write("etc/config.toml", "model = \"system\"\nreview_model = \"r\"\n");
    let answer = read(&fixture, None);
    let config = &answer["config"];
    assert_eq!(config["model"], "m");
    assert_eq!(config["review_model"], "r");
    assert_eq!(config["file_opener"], "vscode");
    for unset in ["model_provider", "tui", "instructions", "thread_unload_delay_secs"] {
        assert_eq!(config.get(unset), Some(&Value::Null), "{unset}");
    }
    assert_eq!(config["sandbox_workspace_write"]["writable_roots"], json!(["/x"]));
    assert_eq!(config["sandbox_workspace_write"]["network_access"], false);
    assert_eq!(config["model_providers"]["mock"]["wire_api"], "responses");
    assert_eq!(config["model_providers"]["mock"]["env_key"], Value::Null);

    let origins = answer["origins"].as_object().unwrap();
    let mut keys: Vec<_> = origins.keys().collect();
    keys.sort();
    assert_eq!(
        keys,
        [
            "model",
            "model_providers.mock.base_url",
            "review_model",
            "sandbox_workspace_write.writable_roots.0"
        ]
    );
    let user = json!({"type": "user", "file": "BASE/home/config.toml", "profile": null});
    assert_eq!(origins["model"]["name"], user);
    assert_eq!(
        origins["review_model"]["name"],
        json!({"type": "system", "file": "BASE/etc/config.toml"})
    );
    let layers = answer["layers"].as_array().unwrap();
    assert_eq!(layers.len(), 2);
    assert_eq!(layers[0]["name"], user);
    assert_eq!(layers[0]["version"], origins["model"]["version"]);
    assert_eq!(layers[1]["config"], json!({"model": "system", "review_model": "r"}));
}

#[test]
fn layers_come_only_when_they_are_asked_for() {
    let answer = Fixture::new("").load().read().unwrap();
    assert_eq!(answer.layers, None);
}

#[test]
fn a_version_is_of_the_content_alone() {
    let version = |text: &str| {
        read(&Fixture::new(text), None)["layers"][0]["version"].as_str().unwrap().to_owned()
    };
    let one = version("model = \"m\"\nreview_model = \"r\"\n");
    assert_eq!(one, version("# other\nreview_model = 'r'\nmodel = 'm'"));
    assert_ne!(one, version("model = \"n\""));
    let hex = one.strip_prefix("sha256:").unwrap();
    assert!(hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()), "{one}");
}

#[test]
fn the_folders_of_a_trusted_project_count_from_its_root_to_the_working_directory() {
    let fixture = trusting(&["work"]);
    let answer = read(&fixture, Some("work/a/b/c"));
    let names: Vec<_> =
        answer["layers"].as_array().unwrap().iter().map(|layer| &layer["name"]).collect();
    assert_eq!(
        names,
        [
            &json!({"type": "project", "dotCodexFolder": "BASE/work/a/b/.codex"}),
            &json!({"type": "project", "dotCodexFolder": "BASE/work/.codex"}),
            &json!({"type": "user", "file": "BASE/home/config.toml", "profile": null}),
            &json!({"type": "system", "file": "BASE/etc/config.toml"}),
        ]
    );
    assert_eq!(answer["config"]["model"], "deep");
    assert_eq!(answer["config"]["model_reasoning_effort"], "low");
    assert_eq!(answer["origins"]["model"]["name"]["dotCodexFolder"], "BASE/work/a/b/.codex");
}

#[test]
fn a_pipe_in_the_place_of_a_trusted_projects_file_is_refused_at_once() {
    let fixture = trusting(&["work"]);
    let file = fixture.base.join("work/.codex/config.toml");
    std::fs::remove_file(file.as_std()).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(file.as_str()).status().unwrap().success());
    let refused = fixture.config().load(Some(&fixture.base.join("work"))).unwrap_err().to_string();
    assert!(refused.contains(file.as_str()) && refused.contains("regular file"), "{refused}");
}

#[test]
fn a_project_that_is_not_trusted_does_not_count() {
    let fixture = trusting(&["elsewhere", "work/a"]);
    for cwd in ["work", "work/a/b"] {
        let answer = read(&fixture, Some(cwd));
        assert_eq!(answer["config"]["model"], "user");
        let layers = answer["layers"].as_array().unwrap();
        let disabled = layers.iter().filter(|layer| layer.get("disabledReason").is_some());
        let counts = cwd == "work/a/b";
        assert_eq!((layers.len(), disabled.count()), if counts { (4, 2) } else { (3, 1) });
    }
    let answer = read(&fixture, Some("work"));
    assert_eq!(
        answer["layers"][0]["disabledReason"],
        "To load project-local config, hooks, and exec policies, add BASE/work as a trusted project in BASE/home/config.toml."
    );
    assert_eq!(answer["layers"][0]["config"]["model"], "root");
    assert_eq!(answer["origins"]["model"]["name"]["type"], "user");
    // Trusted by itself, below a root that is not.
    let loaded = fixture.config().load(Some(&fixture.base.join("work/a"))).unwrap();
    assert!(loaded.is_trusted());
    // Without a working directory there is no project.
    assert_eq!(read(&fixture, None)["config"]["model"], "user");
}

#[test]
fn a_project_that_is_refused_says_so_and_a_broken_file_of_it_is_nothing() {
    let fixture = trusting(&[]);
    let work = fixture.base.join("work");
    let refused = format!("[projects.\"{work}\"]\ntrust_level = \"untrusted\"\n");
    fixture.write("home/config.toml", &refused);
    let reason = read(&fixture, Some("work"))["layers"][0]["disabledReason"].clone();
    assert!(reason.as_str().unwrap().contains("is marked as untrusted"), "{reason}");
    fixture.write("work/.codex/config.toml", "model = 1");
    assert_eq!(read(&fixture, Some("work"))["layers"].as_array().unwrap().len(), 2);
}

#[test]
fn a_project_does_not_choose_who_gets_the_conversation() {
    let fixture = trusting(&["work"]);
    fixture.write(
        "work/.codex/config.toml",
        "model = \"root\"\nmodel_provider = \"x\"\nnotify = [\"x\"]\n[model_providers.x]\nbase_url = \"http://x\"\n[projects.\"/x\"]\ntrust_level = \"trusted\"\n",
    );
    let loaded = fixture.config().load(Some(&fixture.base.join("work"))).unwrap();
    let config = loaded.read().unwrap().config;
    assert_eq!((config.model.as_deref(), config.model_provider), (Some("root"), None));
    let warning = fixture.text(&loaded.warnings()[0].summary);
    assert_eq!(
        warning,
        "Ignored unsupported project-local config keys in BASE/work/.codex/config.toml: model_provider, model_providers, notify, projects. If you want these settings to apply, manually set them in your user-level config.toml."
    );
}

#[test]
fn a_broken_file_of_a_project_is_an_error_only_there() {
    let fixture = trusting(&["work"]);
    fixture.write("work/.codex/config.toml", "model = 1");
    assert!(fixture.config().load(None).is_ok());
    let err = fixture.config().load(Some(&fixture.base.join("work"))).unwrap_err();
    assert!(fixture.error(&err).starts_with("BASE/work/.codex/config.toml:1:9: "));
}
