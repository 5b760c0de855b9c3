//! Choices of words as one `enum`, the form that code generators make one type of.
//!
//! In Rust each word has a doc comment, for which JSON Schema has no place but a schema of its own.
//! The published schema spells few types out like that, and generators name what they make of each
//! form differently; so its form is kept, and the comments move into the description.

use serde_json::{Map, Value, json};

/// Types whose words stand apart, each a schema of its own: all of them, or those listed.
const APART: &[(&str, Option<&[&str]>)] = &[
    ("AuthMode", None),
    ("AutoCompactTokenLimitScope", None),
    ("ChatgptAuthTokensRefreshReason", None),
    ("CodexErrorInfo", Some(&["inferenceHookDenied"])),
    ("CommandExecOutputStream", None),
    ("CommandExecutionApprovalDecision", None),
    ("CommandExecutionApprovalKind", Some(&["humanCommand"])),
    ("ConsumeAccountRateLimitResetCreditOutcome", None),
    ("EnvironmentStatusKind", None),
    ("ExperimentalFeatureStage", None),
    ("FileChangeApprovalDecision", None),
    ("InputModality", None),
    ("MessagePhase", None),
    ("PluginAvailability", None),
    ("ProcessOutputStream", None),
    ("ReasoningSummary", Some(&["none"])),
    ("ReviewDecision", None),
    ("ToolExposureSurface", None),
    ("TurnItemsView", None),
    ("TurnSettingsUpdateStatus", None),
];

/// Joins the words of the type `name` where the published schema has them joined.
pub(super) fn join(name: &str, schema: &mut Value) {
    let apart = APART.iter().find(|(known, _)| *known == name).map(|(_, words)| *words);
    let Value::Object(map) = schema else { return };
    for union in ["oneOf", "anyOf"] {
        let Some(Value::Array(variants)) = map.get_mut(union) else { continue };
        let joined = |variant: &Value| match apart {
            None => is_words(variant),
            Some(None) => false,
            Some(Some(kept)) => {
                is_words(variant)
                    && variant["enum"][0].as_str().is_none_or(|it| !kept.contains(&it))
            }
        };
        let (words, mut rest): (Vec<Value>, Vec<Value>) =
            std::mem::take(variants).into_iter().partition(joined);
        let words = one_enum(&words);
        if rest.is_empty()
            && let Some(words) = words
        {
            map.remove(union);
            replace_by(map, words);
        } else {
            rest.splice(0..0, words.map(Value::Object));
            map.insert(union.to_owned(), rest.into());
        }
    }
}

/// Returns true for a schema of words and nothing else.
fn is_words(variant: &Value) -> bool {
    variant["type"] == "string" && variant["enum"].is_array()
}

/// Joins all words in one schema; their descriptions become a list.
fn one_enum(variants: &[Value]) -> Option<Map<String, Value>> {
    let words: Vec<&Value> =
        variants.iter().filter_map(|it| it["enum"].as_array()).flatten().collect();
    if words.is_empty() {
        return None;
    }
    let lines: Vec<String> = variants
        .iter()
        .filter_map(|variant| {
            let words: Vec<&str> =
                variant["enum"].as_array()?.iter().filter_map(Value::as_str).collect();
            let doc = variant["description"].as_str()?.replace('\n', "\n  ");
            Some(format!("- `{}`: {doc}", words.join("`, `")))
        })
        .collect();
    let mut joined = Map::new();
    if !lines.is_empty() {
        joined.insert("description".into(), lines.join("\n").into());
    }
    joined.insert("enum".into(), json!(words));
    joined.insert("type".into(), "string".into());
    Some(joined)
}

/// Makes a type what its only variant is, and says first what the type says.
fn replace_by(map: &mut Map<String, Value>, words: Map<String, Value>) {
    for (key, value) in words {
        let text = match (map.get("description"), &value) {
            (Some(Value::String(own)), Value::String(more)) if key == "description" => {
                Some(format!("{own}\n\n{more}"))
            }
            _ => None,
        };
        map.insert(key, text.map_or(value, Value::String));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(name: &str, mut schema: Value) -> Value {
        join(name, &mut schema);
        schema
    }

    fn word(word: &str, doc: &str) -> Value {
        json!({"type": "string", "enum": [word], "description": doc})
    }

    #[test]
    fn words_become_one_enum_with_their_comments() {
        let schema = json!({"description": "How.", "oneOf": [word("fast", "In a\nhurry."), word("slow", "Not.")]});
        assert_eq!(
            joined("Mode", schema),
            json!({
                "description": "How.\n\n- `fast`: In a\n  hurry.\n- `slow`: Not.",
                "type": "string",
                "enum": ["fast", "slow"],
            })
        );
    }

    #[test]
    fn words_beside_objects_come_first() {
        let object = json!({"type": "object"});
        let schema =
            json!({"oneOf": [word("fast", "Yes."), object, {"type": "string", "enum": ["slow"]}]});
        let words =
            json!({"description": "- `fast`: Yes.", "type": "string", "enum": ["fast", "slow"]});
        assert_eq!(joined("Mode", schema), json!({"oneOf": [words, object]}));
    }

    #[test]
    fn words_that_the_published_schema_has_apart_stay_apart() {
        let schema = json!({"oneOf": [word("a", "A."), word("b", "B.")]});
        assert_eq!(joined("AuthMode", schema.clone()), schema);
        let schema =
            json!({"oneOf": [word("auto", "A."), word("concise", "B."), word("none", "C.")]});
        assert_eq!(joined("ReasoningSummary", schema)["oneOf"][1], word("none", "C."));
    }
}
