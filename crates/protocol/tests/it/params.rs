//! Reading of params: defaults, positions, and the texts of errors.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use turnhost_protocol::{
    ExperimentalFields, InitializeParams, McpServerElicitation, McpServerElicitationRequestParams,
    NoParams, Patch, RequestId, ThreadItemsListParams, ThreadListParams,
    ThreadMetadataGitInfoUpdateParams, ThreadReadParams, ThreadStartParams, TurnStartParams,
};

#[track_caller]
fn refused<T: DeserializeOwned + std::fmt::Debug>(params: &Value, words: &str) {
    let err = serde_json::from_str::<T>(&params.to_string()).unwrap_err().to_string();
    let err = err.split(" at line ").next().unwrap();
    assert_eq!(err, words);
}

fn read<T: DeserializeOwned>(params: &Value) -> T {
    serde_json::from_str(&params.to_string()).unwrap()
}

#[test]
fn refusals_name_what_does_not_fit() {
    refused::<ThreadStartParams>(
        &json!({"cwd": 5}),
        "invalid type: integer `5`, expected a string",
    );
    refused::<ThreadReadParams>(&json!({}), "missing field `threadId`");
    refused::<ThreadListParams>(&json!({"limit": "3"}), "invalid type: string \"3\", expected u32");
    refused::<TurnStartParams>(&json!({"threadId": "x"}), "missing field `input`");
    refused::<TurnStartParams>(
        &json!({"threadId": "x", "input": "hi"}),
        "invalid type: string \"hi\", expected a sequence",
    );
    refused::<InitializeParams>(&json!({"clientInfo": {"name": "kit"}}), "missing field `version`");
}

#[test]
fn refusals_of_words_list_the_words() {
    refused::<TurnStartParams>(
        &json!({"threadId": "x", "input": [{"type": "nope"}]}),
        "unknown variant `nope`, expected one of `text`, `image`, `localImage`, `audio`, `localAudio`, `skill`, `mention`",
    );
    refused::<ThreadStartParams>(
        &json!({"approvalPolicy": "sometimes"}),
        "unknown variant `sometimes`, expected one of `untrusted`, `on-request`, `granular`, `never`",
    );
    refused::<ThreadStartParams>(
        &json!({"sandbox": "none"}),
        "unknown variant `none`, expected one of `read-only`, `workspace-write`, `danger-full-access`",
    );
    refused::<ThreadListParams>(
        &json!({"sortKey": "bogus"}),
        "unknown variant `bogus`, expected one of `created_at`, `updated_at`, `recency_at`, `section_position`",
    );
}

#[test]
fn a_relative_path_where_an_absolute_one_is_needed_is_refused() {
    refused::<TurnStartParams>(
        &json!({"threadId": "x", "input": [], "sandboxPolicy": {"type": "workspaceWrite", "writableRoots": ["here"]}}),
        "AbsolutePathBuf deserialized without a base path",
    );
    refused::<ThreadStartParams>(
        &json!({"runtimeWorkspaceRoots": ["here"]}),
        "AbsolutePathBuf deserialized without a base path",
    );
}

#[test]
fn arrays_are_read_by_position() {
    let params: ThreadReadParams = read(&json!(["t1", true]));
    assert_eq!(params, ThreadReadParams { thread_id: "t1".into(), include_turns: true });
    let params: ThreadReadParams = read(&json!(["t1"]));
    assert!(!params.include_turns);
    refused::<InitializeParams>(
        &json!([1, 2]),
        "invalid type: integer `1`, expected struct ClientInfo",
    );
}

#[test]
fn unset_null_and_unknown_fields_are_all_defaults() {
    let params: ThreadStartParams =
        read(&json!({"model": null, "dynamicTools": null, "never": {"heard": "of"}}));
    assert_eq!(params, ThreadStartParams::default());
    assert_eq!(serde_json::to_value(params).unwrap(), json!({}));
}

#[test]
fn experimental_fields_are_found_by_their_wire_names() {
    let found = |params| read::<ThreadStartParams>(&params).experimental_field();
    assert_eq!(found(json!({"cwd": "/repo", "dynamicTools": null})), None);
    assert_eq!(found(json!({"dynamicTools": []})), Some("dynamicTools"));
    assert_eq!(found(json!({"experimentalRawEvents": true})), Some("experimentalRawEvents"));
    assert_eq!(found(json!({"mockExperimentalField": "x"})), Some("mockExperimentalField"));
    let params: ThreadListParams = read(&json!({"projectId": "x"}));
    assert_eq!(params.experimental_field(), Some("projectId"));
    let params: ThreadReadParams = read(&json!({"threadId": "x"}));
    assert_eq!(params.experimental_field(), None);
}

#[test]
fn experimental_fields_of_fields_are_found_too() {
    let found = |defer: Value| {
        read::<ThreadItemsListParams>(&json!({"threadId": "x", "deferOutput": defer}))
            .experimental_field()
    };
    assert_eq!(found(json!({"commandExecution": true})), Some("deferOutput.commandExecution"));
    assert_eq!(found(json!({"mcpToolCall": true})), Some("deferOutput.mcpToolCall"));
    assert_eq!(found(json!({"mcpToolCall": false})), None);
    assert_eq!(found(Value::Null), None);
}

#[test]
fn no_params_are_null_or_an_empty_object() {
    assert_eq!(read::<NoParams>(&Value::Null), NoParams);
    assert_eq!(read::<NoParams>(&json!({})), NoParams);
    assert_eq!(serde_json::to_value(NoParams).unwrap(), Value::Null);
    refused::<NoParams>(&json!(5), "invalid type: integer `5`, expected unit");
    refused::<NoParams>(&json!([]), "invalid type: sequence, expected unit");
    refused::<NoParams>(&json!({"a": 1}), "invalid type: map, expected unit");
}

#[test]
fn a_patch_tells_left_out_from_null() {
    for (wire, patch) in [
        (json!({}), Patch::Keep),
        (json!({"branch": null}), Patch::Clear),
        (json!({"branch": "main"}), Patch::Set("main".to_owned())),
    ] {
        let params: ThreadMetadataGitInfoUpdateParams = read(&wire);
        assert_eq!(params.branch, patch);
        assert_eq!(serde_json::to_value(params).unwrap(), wire);
    }
}

#[test]
fn questions_keep_what_is_asked_beside_where() {
    let wire = json!({"threadId": "0199f3a0-0000-7000-8000-000000000001", "turnId": null,
    "environmentId": null, "serverName": "kit", "mode": "form", "message": "How many?", "_meta": null,
    "requestedSchema": {"type": "object", "properties": {
        "count": {"type": "integer", "minimum": 1, "maximum": 2.5},
        "colour": {"type": "string", "enum": ["red", "blue"]},
    }}});
    let params: McpServerElicitationRequestParams = read(&wire);
    assert!(matches!(params.elicitation, McpServerElicitation::Form { .. }));
    assert_eq!(serde_json::to_value(params).unwrap(), wire);
}

#[test]
fn request_ids_keep_their_type() {
    for (json, id) in [
        (json!("5"), RequestId::String("5".into())),
        (json!(5), RequestId::Integer(5)),
        (json!(-9_007_199_254_740_993_i64), RequestId::Integer(-9_007_199_254_740_993)),
    ] {
        assert_eq!(serde_json::to_value(&id).unwrap(), json);
        assert_eq!(read::<RequestId>(&json), id);
    }
    assert!(serde_json::from_str::<RequestId>("1.5").is_err());
    assert!(serde_json::from_str::<RequestId>("null").is_err());
}

#[test]
fn an_empty_reasoning_effort_is_refused() {
    assert!(
        serde_json::from_value::<TurnStartParams>(
            json!({"threadId": "x", "input": [], "effort": ""})
        )
        .is_err()
    );
    let params: TurnStartParams = read(&json!({"threadId": "x", "input": [], "effort": "low"}));
    assert_eq!(params.effort.unwrap().as_str(), "low");
}
