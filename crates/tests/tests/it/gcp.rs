//! Google Cloud as a provider, with a `gcloud` of our own.

use std::os::unix::fs::PermissionsExt as _;

use serde_json::json;
use turnhost_tests::Transport;

use crate::lab;

#[tokio::test]
async fn credentials_that_give_a_token_make_it_the_provider() {
    let (lab, _model) = lab("", &[]).await;
    let programs = lab.path().join("programs");
    std::fs::create_dir(&programs).unwrap();
    let gcloud = programs.join("gcloud");
    std::fs::write(&gcloud, "#!/bin/sh\nexit 1\n").unwrap();
    std::fs::set_permissions(&gcloud, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", programs.display());
    let mut server = lab.serve_with(Transport::Stdio, |it| _ = it.env("PATH", path)).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let file = lab.path().join("credentials.json");
    std::fs::write(&file, r#"{"type":"authorized_user","refresh_token":"s3cret"}"#).unwrap();
    let params =
        json!({"projectId": "my-project", "location": "europe-west1", "credentialFile": file});
    let refused = peer.call("account/gcp/setup", params.clone()).await.unwrap_err().to_string();
    assert!(refused.contains("could not obtain an access token"), "{refused}");
    assert!(refused.contains("authCommandFailed"), "{refused}");
    std::fs::write(
        &gcloud,
        "#!/bin/sh\necho \"$GOOGLE_APPLICATION_CREDENTIALS\" >&2\necho ya29.t0ken\n",
    )
    .unwrap();
    peer.call("account/gcp/setup", params).await.unwrap();
    let listed = peer.call("modelProvider/list", json!({})).await.unwrap();
    assert_eq!(listed["defaultProviderId"], "gcp");
    let provider = listed["data"].as_array().unwrap().iter().find(|it| it["id"] == "gcp").unwrap();
    let settings = json!({
        "type": "gcp",
        "projectId": "my-project",
        "location": "europe-west1",
        "credentialFile": file,
    });
    assert_eq!(provider["settings"], settings, "{provider}");
    let config = peer.call("config/read", json!({})).await.unwrap();
    let written = &config["config"]["model_providers"]["gcp"];
    assert_eq!(
        written["base_url"],
        "https://europe-west1-aiplatform.googleapis.com/v1/projects/my-project/locations/europe-west1/endpoints/openapi"
    );
    assert_eq!(written["wire_api"], "chat");
    // The credentials themselves are nowhere but in their file.
    let heard: String = peer.log.iter().map(ToString::to_string).collect();
    let text = std::fs::read_to_string(lab.home().join("config.toml")).unwrap();
    for secret in ["s3cret", "ya29.t0ken"] {
        assert!(!heard.contains(secret) && !text.contains(secret), "{secret}");
    }
}
