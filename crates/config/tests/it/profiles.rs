//! Profiles: which is chosen, and what it counts against.

use serde_json::json;
use turnhost_config::{Overrides, WriteRequest};
use turnhost_protocol::{ConfigEdit, ConfigLayerSource, MergeStrategy, WriteStatus};

use crate::support::Fixture;

const USER: &str = "\
model = \"user\"
review_model = \"user\"
[profiles.fast]
model = \"fast\"
[profiles.fast.features]
request_permissions_tool = true
";

#[test]
fn the_command_line_chooses_before_the_file() {
    let fixture = Fixture::new(&format!("profile = \"nosuch\"\n{USER}"));
    let loaded = fixture.config().with_profile("fast").load(None).unwrap();
    let settings = loaded.settings(&Overrides::default()).unwrap();
    assert_eq!(settings.model.as_deref(), Some("fast"));
    assert_eq!(settings.review_model.as_deref(), Some("user"));
    assert!(settings.permissions.request_tool);
    let layers = loaded.layers();
    let ConfigLayerSource::User { profile, .. } = &layers[0].name else { panic!("{layers:?}") };
    assert_eq!(profile.as_deref(), Some("fast"));
    assert_eq!(loaded.read().unwrap().config.model.as_deref(), Some("fast"));
}

#[test]
fn a_file_of_its_own_is_stronger_than_the_table() {
    let fixture = Fixture::new(&format!("profile = \"fast\"\n{USER}"));
    fixture.write("home/fast.config.toml", "model = \"faster\"\n");
    fixture.write("home/other.config.toml", "model = \"other\"\n");
    let model = |loaded: &turnhost_config::Loaded| {
        loaded.settings(&Overrides::default()).unwrap().model.unwrap()
    };
    assert_eq!(model(&fixture.load()), "faster");
    let chosen = fixture.config().with_profile("other").load(None).unwrap();
    assert_eq!(model(&chosen), "other");
    let flag = fixture.config().with_flags(["profile=other".to_owned()]).load(None).unwrap();
    assert_eq!(model(&flag), "other");
}

#[test]
fn projects_and_requests_count_before_a_profile() {
    let fixture = Fixture::new("");
    let work = fixture.base.join("work");
    fixture.write(
        "home/config.toml",
        &format!("{USER}[projects.\"{work}\"]\ntrust_level = \"trusted\"\n"),
    );
    fixture.write("work/.codex/config.toml", "model = \"project\"\n");
    let loaded = fixture.config().with_profile("fast").load(Some(&work)).unwrap();
    let settings = loaded.settings(&Overrides::default()).unwrap();
    assert_eq!(settings.model.as_deref(), Some("project"));
    // A request may choose a profile as well, whose settings are the request's own.
    let own = vec![("profile".into(), json!("fast")), ("review_model".into(), json!("own"))];
    let asked = Overrides { config: own, ..Overrides::default() };
    let settings = fixture.config().load(Some(&work)).unwrap().settings(&asked).unwrap();
    assert_eq!(settings.model.as_deref(), Some("fast"));
    assert_eq!(settings.review_model.as_deref(), Some("own"));
}

#[test]
fn mistakes_in_profiles_are_named() {
    let fixture = Fixture::new("profile = \"nosuch\"\n");
    assert_eq!(
        fixture.error(&fixture.config().load(None).unwrap_err()),
        "there is no profile `nosuch`; add a table `[profiles.nosuch]` to BASE/home/config.toml, or the file BASE/home/nosuch.config.toml"
    );
    let refused = fixture.config().with_profile("../x").load(None).unwrap_err();
    assert!(refused.to_string().contains("`../x` is no name"), "{refused}");
    let fixture = Fixture::new("[profiles.a]\nmodel = 7\n");
    let refused = fixture.error(&fixture.config().load(None).unwrap_err());
    assert!(refused.starts_with("BASE/home/config.toml:2:9: `profiles.a.model`"), "{refused}");
    let fixture = Fixture::new("[profiles.a]\nmodle = \"x\"\nprofile = \"b\"\n");
    let loaded = fixture.load();
    let warnings: Vec<_> = loaded.warnings().into_iter().map(|it| it.summary).collect();
    assert!(warnings.iter().any(|it| it.contains("`profiles.a.modle`")), "{warnings:?}");
    assert!(warnings.iter().any(|it| it.contains("`profiles.a.profile`")), "{warnings:?}");
}

#[test]
fn a_write_goes_to_the_file_and_says_that_the_profile_hides_it() {
    let fixture = Fixture::new(USER);
    let edit = ConfigEdit {
        key_path: "model".into(),
        merge_strategy: MergeStrategy::Replace,
        value: json!("new"),
    };
    let request = WriteRequest { edits: vec![edit], ..WriteRequest::default() };
    let written = fixture.config().with_profile("fast").write(&request, &fixture.base).unwrap();
    assert_eq!(written.status, WriteStatus::OkOverridden);
    let overridden = written.overridden_metadata.unwrap();
    assert!(overridden.message.contains("profile `fast`"), "{}", overridden.message);
    assert_eq!(overridden.effective_value, json!("fast"));
}
