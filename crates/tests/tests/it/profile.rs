//! The command line's choice of settings, and `turnhost config`.

use serde_json::json;
use turnhost_tests::{Lab, Model, Transport};

use crate::{PROGRAM, lab};

const CONFIG: &str = "\
[profiles.careful]
sandbox_mode = \"read-only\"
approval_policy = \"never\"
";

#[tokio::test]
async fn a_profile_and_flags_count_for_every_thread() {
    let (lab, _model) = lab(CONFIG, &[]).await;
    for (flags, expected) in [
        (&[][..], ("workspaceWrite", "on-request")),
        (&["--profile", "careful"][..], ("readOnly", "never")),
        (
            &["--profile=careful", "-c", "sandbox_mode=workspace-write"][..],
            ("workspaceWrite", "never"),
        ),
    ] {
        let add = |command: &mut tokio::process::Command| _ = command.args(flags);
        let mut server = lab.serve_with(Transport::Stdio, add).await.unwrap();
        let mut peer = server.connect().await.unwrap();
        peer.initialize().await.unwrap();
        let started = peer.call("thread/start", json!({})).await.unwrap();
        let got = (started["sandbox"]["type"].as_str(), started["approvalPolicy"].as_str());
        assert_eq!(got, (Some(expected.0), Some(expected.1)), "{flags:?}");
    }
}

#[tokio::test]
async fn features_are_switched_and_unknown_profiles_named() {
    let (lab, _model) = lab(CONFIG, &[]).await;
    let switches = ["--enable", "step_model_switching", "--disable", "guardian_approval"];
    let add = |command: &mut tokio::process::Command| _ = command.args(switches);
    let mut server = lab.serve_with(Transport::Stdio, add).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let listed = peer.call("experimentalFeature/list", json!({})).await.unwrap();
    let features = listed["data"].as_array().unwrap();
    let enabled: Vec<_> = features.iter().filter(|it| it["enabled"] == true).collect();
    assert!(enabled.iter().any(|it| it["name"] == "step_model_switching"), "{listed}");
    assert!(enabled.iter().all(|it| it["name"] != "guardian_approval"), "{listed}");

    let output = lab.command(["app-server", "--profile", "nosuch"]).output().await.unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && stderr.contains("[profiles.nosuch]"), "{stderr}");
}

#[tokio::test]
async fn config_check_says_what_a_server_would() {
    let (lab, _model) = lab("modle = \"x\"\n", &[]).await;
    let output = lab.command(["config", "check"]).output().await.unwrap();
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && stdout.contains("did you mean `model`"), "{stdout}");
    assert!(stdout.contains("not trusted: the project of"), "{stdout}");
    std::fs::write(lab.home().join("config.toml"), "model = 7\n").unwrap();
    let output = lab.command(["config", "check"]).output().await.unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && stderr.contains("config.toml:1:9"), "{stderr}");
}

#[tokio::test]
async fn the_example_is_a_configuration_in_which_nothing_is_set() {
    let lab = Lab::new(PROGRAM).unwrap();
    let example = lab.command(["config", "example"]).output().await.unwrap().stdout;
    let model = Model::with_answers([]).await.unwrap();
    lab.configure(&model, "").unwrap();
    let file = lab.home().join("config.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text + &String::from_utf8(example).unwrap()).unwrap();
    let output = lab.command(["config", "check"]).output().await.unwrap();
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && !stdout.contains("warning"), "{stdout}");
    let schema = lab.command(["config", "schema"]).output().await.unwrap().stdout;
    let schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
    assert!(schema["properties"]["model_provider"].is_object());
}
