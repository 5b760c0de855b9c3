//! The tables themselves.

use std::collections::BTreeSet;

use serde_json::Value;
use turnhost_protocol::{
    CLIENT_METHODS, CLIENT_NOTIFICATIONS, ClientNotification, Delivery, Method, MethodInfo,
    RequestId, SERVER_NOTIFICATIONS, SERVER_REQUESTS, ServerNotification,
    ServerRequestResolvedNotification, Stability, TurnDiffUpdatedNotification, VERSION, method,
    server_method,
};

fn all() -> impl Iterator<Item = &'static MethodInfo> {
    [CLIENT_METHODS, CLIENT_NOTIFICATIONS, SERVER_REQUESTS, SERVER_NOTIFICATIONS]
        .into_iter()
        .flatten()
}

/// Other places that name the version cannot read the constant, so this holds them to it.
#[test]
fn the_version_is_the_same_everywhere() {
    for file in ["README.md", "CHANGELOG.md"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file);
        let text = std::fs::read_to_string(path).unwrap();
        let said = format!("wire protocol of `codex app-server` {VERSION}");
        assert!(text.replace("\n  ", " ").contains(&said), "{file} does not say `{said}`");
    }
}

#[test]
fn no_name_stands_twice() {
    let mut names = BTreeSet::new();
    for row in all() {
        assert!(names.insert(row.name), "{} stands twice", row.name);
    }
}

#[test]
fn every_row_says_what_it_is_for() {
    for row in all() {
        assert!(row.doc.ends_with('.') && !row.doc.starts_with(' '), "{}: {:?}", row.name, row.doc);
    }
}

#[test]
fn rows_name_their_types_as_the_schema_does() {
    let row = CLIENT_METHODS.iter().find(|row| row.name == "turn/start").unwrap();
    assert_eq!((row.params, row.response), (Some("TurnStartParams"), Some("TurnStartResponse")));
    for row in all() {
        let suffixes = (
            row.params.map(|name| name.ends_with("Params")),
            row.response.map(|name| name.ends_with("Response")),
        );
        let wanted = if SERVER_NOTIFICATIONS.contains(row) {
            (Some(false), None)
        } else if CLIENT_NOTIFICATIONS.contains(row) {
            (None, None)
        } else {
            (row.params.map(|_| true), Some(true))
        };
        assert_eq!(suffixes, wanted, "{}", row.name);
    }
}

#[test]
fn markers_bear_the_names_of_their_rows() {
    assert_eq!(method::ThreadSetName::NAME, "thread/name/set");
    assert_eq!(method::ThreadSetName::STABILITY, Stability::Stable);
    assert_eq!(server_method::FileChangeRequestApproval::NAME, "item/fileChange/requestApproval");
    assert_eq!(
        ClientNotification::from_method("initialized"),
        Some(ClientNotification::Initialized)
    );
    assert_eq!(ClientNotification::Initialized.method(), "initialized");
    assert_eq!(ClientNotification::from_method("thread/started"), None);
}

#[test]
fn only_what_a_newer_one_makes_good_may_merge() {
    let world = turnhost_base::TestWorld::default();
    let thread_id = turnhost_base::World::thread_id(&world);
    let turn_id = turnhost_base::World::turn_id(&world);
    let diff = ServerNotification::from(TurnDiffUpdatedNotification {
        thread_id,
        turn_id,
        diff: String::new(),
    });
    assert_eq!(diff.delivery(), Delivery::Merge);
    let request_id = RequestId::Integer(1);
    let resolved =
        ServerNotification::from(ServerRequestResolvedNotification { thread_id, request_id });
    assert_eq!(resolved.delivery(), Delivery::Must);
}

#[test]
fn what_may_merge_joins_with_its_like_and_nothing_else_does() {
    for line in include_str!("notifications.jsonl").lines() {
        let message: Value = serde_json::from_str(line).unwrap();
        let params = serde_json::value::to_raw_value(&message["params"]).unwrap();
        let read = ServerNotification::decode(message["method"].as_str().unwrap(), &params);
        let read = read.unwrap().unwrap();
        assert_eq!(read.joins(&read), read.delivery() == Delivery::Merge, "{}", read.method());
    }
}

#[test]
fn rows_say_which_params_may_be_left_out_and_what_is_served() {
    let row = |name| CLIENT_METHODS.iter().find(|row| row.name == name).unwrap();
    let info = |name| (row(name).params, row(name).params_required);
    assert_eq!(info("account/logout"), (None, false));
    assert_eq!(info("remoteControl/enable"), (Some("RemoteControlEnableParams"), false));
    assert_eq!(info("config/read"), (Some("ConfigReadParams"), true));
    assert!(row("thread/start").served && !row("feedback/upload").served);
    assert!(SERVER_NOTIFICATIONS.iter().all(|row| row.served && row.params_required));
}

#[test]
fn notifications_are_cheap_to_move() {
    let bytes = size_of::<ServerNotification>();
    assert!(
        bytes <= 256,
        "a notification takes {bytes} bytes: box the large fields of its payload"
    );
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_holds_every_type_of_every_row_and_leaves_no_reference_open() {
    let mut generator = turnhost_protocol::schema::generator();
    turnhost_protocol::schema::register(&mut generator);
    let definitions = generator.take_definitions(true);
    for name in all().flat_map(|row| row.params.into_iter().chain(row.response)) {
        assert!(definitions.contains_key(name), "{name} is not in the schema");
    }
    let text = serde_json::to_string(&definitions).unwrap();
    for reference in text.split("\"$ref\":\"").skip(1) {
        let name = reference.split('"').next().unwrap().strip_prefix("#/definitions/").unwrap();
        assert!(definitions.contains_key(name), "{name} is referred to but not there");
    }
    assert_eq!(
        definitions["ThreadStartParams"]["properties"]["dynamicTools"]["x-experimental"],
        true
    );
}
