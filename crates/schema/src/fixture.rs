//! A small protocol with one of everything, for the tests of this crate.

use serde_json::{Value, json};

use crate::protocol::{MethodKind, MethodRow, Protocol};

pub(crate) fn protocol() -> Protocol {
    let (Value::Object(mut definitions), Value::Object(unions)) = (objects(), unions()) else {
        unreachable!("object literals")
    };
    definitions.extend(unions);
    let methods = vec![
        row("thread/start", MethodKind::ClientRequest, Some("ThreadStartParams")),
        MethodRow {
            experimental: true,
            served: false,
            reason: Some("it is a fork".to_owned()),
            ..row("thread/fork", MethodKind::ClientRequest, Some("ForkParams"))
        },
        row("initialized", MethodKind::ClientNotification, None),
        row("item/started", MethodKind::ServerNotification, Some("Item")),
    ];
    Protocol { written: definitions.clone(), definitions, methods }
}

fn row(name: &str, kind: MethodKind, params: Option<&str>) -> MethodRow {
    MethodRow {
        name: name.to_owned(),
        kind,
        experimental: false,
        params: params.map(str::to_owned),
        params_required: params.is_some(),
        response: kind.is_request().then(|| "ThreadStartResponse".to_owned()),
        served: true,
        reason: None,
        doc: format!("Says `{name}` | once. More\nfollows."),
    }
}

fn objects() -> Value {
    json!({
        "ThreadStartParams": {
            "description": "How to start */ a thread.",
            "type": "object",
            "properties": {
                "mode": {"description": "The mode.", "$ref": "#/definitions/Mode"},
                "cwd": {"type": ["string", "null"], "description": "Where commands run.\n\nAbsolute."},
                "beta": {"type": "integer", "x-experimental": true},
                "env": {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
                "parent": {"anyOf": [{"$ref": "#/definitions/ThreadStartParams"}, {"type": "null"}]},
                "extra-field": true,
            },
            "required": ["beta", "mode"],
        },
        "ThreadStartResponse": {
            "type": "object",
            "properties": {
                "items": {"type": "array", "items": {"$ref": "#/definitions/Item"}},
                "range": {"type": "array", "items": [{"type": "integer"}, {"type": "number"}],
                          "minItems": 2, "maxItems": 2},
            },
            "required": ["items", "range"],
        },
        "ForkParams": {
            "type": "object",
            "properties": {"only": {"$ref": "#/definitions/OnlyForked"}},
        },
        "OnlyForked": {"type": "boolean"},
    })
}

fn unions() -> Value {
    json!({
        "Mode": {
            "oneOf": [
                {"const": "fast", "type": "string", "description": "In a hurry."},
                {"enum": ["slow", "other"], "type": "string"},
                {"const": "forked", "type": "string", "x-experimental": true},
            ],
        },
        "Item": {
            "description": "One entry of a turn.",
            "oneOf": [
                {
                    "description": "Text.",
                    "type": "object",
                    "properties": {
                        "type": {"const": "text", "type": "string"},
                        "text": {"type": "string", "default": ""},
                    },
                    "required": ["type"],
                },
                {
                    "type": "object",
                    "properties": {
                        "type": {"const": "failed", "type": "string"},
                        "info": {"allOf": [{"$ref": "#/definitions/ErrorInfo"}]},
                    },
                    "required": ["type", "info"],
                    "additionalProperties": false,
                },
            ],
        },
        "ErrorInfo": {
            "type": "object",
            "properties": {"code": {"type": "integer"}},
            "required": ["code"],
            "oneOf": [
                {"type": "object", "properties": {"why": {"type": "string"}}, "required": ["why"]},
                {"type": "object"},
            ],
        },
    })
}
