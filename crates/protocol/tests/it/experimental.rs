//! The experimental marks and the gate against the list of what the published protocol calls
//! experimental, in `experimental_fields.json`.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use turnhost_protocol::{CLIENT_METHODS, ExperimentalFields, Stability, client_methods};

use crate::any_value::{Choices, DEPTH, Maker, definitions};

const MARK: &str = "x-experimental";

/// The list; of types it also names those that only experimental methods need.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    /// Members of types of the stable surface; those of a variant as `tag.member`.
    fields: BTreeMap<String, BTreeSet<String>>,
    enum_values: BTreeMap<String, BTreeSet<String>>,
    types: BTreeSet<String>,
}

fn listed() -> Listed {
    serde_json::from_str(include_str!("experimental_fields.json")).unwrap()
}

/// The gate's answers about params: the experimental field, and the experimental variant.
type Gate = fn(&Value) -> (Option<&'static str>, Option<&'static str>);

fn gate<T: ExperimentalFields + DeserializeOwned>(
    params: &Value,
) -> (Option<&'static str>, Option<&'static str>) {
    let read: T =
        serde_json::from_str(&params.to_string()).unwrap_or_else(|err| panic!("{err}: {params}"));
    (read.experimental_field(), read.experimental_variant())
}

macro_rules! gates {
    ($($(#[doc = $doc:literal])* $name:ident = $wire:literal, $stability:ident, at $place:ident $($unloaded:ident)?, $($mark:ident,)*
        ($params:ty) -> $response:ty;)*) => {
        const GATES: &[Gate] = &[$(gate::<$params>),*];
    };
}
client_methods!(gates);

/// Returns the stable methods with params: name, type of the params, gate.
fn stable_methods() -> impl Iterator<Item = (&'static str, &'static str, Gate)> {
    CLIENT_METHODS
        .iter()
        .zip(GATES)
        .filter(|(row, _)| row.stability == Stability::Stable)
        .filter_map(|(row, gate)| Some((row.name, row.params?, *gate)))
}

fn is_marked(schema: &Value) -> bool {
    schema[MARK] == true
}

/// Returns the marked members of a type, those of a variant after its tag.
fn marked_members(schema: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        if is_marked(member) {
            found.insert(name.clone());
        }
    }
    let variants = ["oneOf", "anyOf"].into_iter().filter_map(|union| schema[union].as_array());
    for variant in variants.flatten() {
        let members = variant["properties"].as_object();
        let tag = members
            .into_iter()
            .flat_map(Map::values)
            .find_map(|it| it.get("const")?.as_str().filter(|_| is_marked(variant)));
        // All members of a marked variant but the tag's own, and what is marked in another one.
        let names: Vec<String> = match tag {
            Some(tag) => {
                members.into_iter().flatten().map(|(name, _)| format!("{tag}.{name}")).collect()
            }
            None => marked_members(variant).into_iter().collect(),
        };
        found.extend(names);
    }
    found
}

#[test]
fn exactly_the_listed_members_are_marked() {
    let listed = listed();
    assert!(listed.enum_values.is_empty(), "no variant of a stable type is left out");
    let mut marked = BTreeMap::new();
    for (name, schema) in definitions() {
        let members = marked_members(schema);
        if !members.is_empty() && !listed.types.contains(name) {
            marked.insert(name.clone(), members);
        }
    }
    assert_eq!(marked, listed.fields);
}

/// Returns the name that a schema refers to, null aside.
fn referred(schema: &Value) -> Option<&str> {
    let inner = ["allOf", "anyOf"].into_iter().filter_map(|key| schema[key].as_array()).flatten();
    std::iter::once(schema).chain(inner).find_map(|it| it["$ref"].as_str()?.rsplit('/').next())
}

/// Returns a value other than null that `schema` allows; a boolean is true.
fn set_value(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Some(kinds) = schema["type"].as_array_mut() {
        kinds.retain(|kind| kind != "null");
    }
    if let Some(members) = schema["anyOf"].as_array_mut() {
        members.retain(|member| member["type"] != "null");
    }
    let maker = Maker { definitions: definitions() };
    maker.value(&schema, &mut Choices::new(&[1; 64]), DEPTH)
}

/// Returns the smallest params of a type, with one member more.
fn params_with(name: &str, member: &str, value: Value) -> Value {
    let maker = Maker { definitions: definitions() };
    let mut params = maker.value(&definitions()[name], &mut Choices::new(&[]), DEPTH);
    params[member] = value;
    params
}

#[test]
fn every_marked_member_of_params_is_gated() {
    let mut seen = 0;
    for (method, name, gate) in stable_methods() {
        let Some(Value::Object(members)) = definitions()[name].get("properties") else { continue };
        for (member, schema) in members {
            let mut cases = Vec::new();
            if is_marked(schema) {
                cases.push((member.clone(), set_value(schema)));
            } else if let Some(inner) = referred(schema).map(|inner| &definitions()[inner]) {
                cases.extend(marked_members(inner).into_iter().map(|field| {
                    let value = json!({ &field: set_value(&inner["properties"][&field]) });
                    (format!("{member}.{field}"), value)
                }));
            }
            for (descriptor, value) in cases {
                let params = params_with(name, member, value);
                assert_eq!(gate(&params).0, Some(descriptor.as_str()), "{method} {params}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 47, "the experimental fields of stable methods");
}

#[test]
fn a_granular_policy_is_gated_wherever_a_stable_method_takes_a_policy() {
    let policy =
        json!({"granular": {"mcp_elicitations": true, "rules": true, "sandbox_approval": true}});
    let mut takers = Vec::new();
    for (method, name, gate) in stable_methods() {
        for (member, schema) in definitions()[name]["properties"].as_object().into_iter().flatten()
        {
            if referred(schema) == Some("AskForApproval") {
                let params = params_with(name, member, policy.clone());
                assert_eq!(gate(&params), (None, Some("askForApproval.granular")), "{method}");
                let params = params_with(name, member, json!("never"));
                assert_eq!(gate(&params), (None, None), "{method}");
                takers.push(method);
            }
        }
    }
    takers.sort_unstable();
    assert_eq!(takers, ["thread/fork", "thread/resume", "thread/start", "turn/start"]);
}

/// Returns the definitions without what is marked.
fn stable_definitions() -> Map<String, Value> {
    fn strip(schema: &mut Value) {
        match schema {
            Value::Object(members) => {
                members.retain(|_, member| !is_marked(member));
                members.values_mut().for_each(strip);
            }
            Value::Array(members) => {
                members.retain(|member| !is_marked(member));
                members.iter_mut().for_each(strip);
            }
            _ => {}
        }
    }
    let mut stable = definitions().clone();
    stable.values_mut().for_each(strip);
    stable
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    /// Nothing but what is marked is gated.
    #[test]
    fn stable_params_pass_the_gate(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let definitions = stable_definitions();
        let maker = Maker { definitions: &definitions };
        for (method, name, gate) in stable_methods() {
            let params = maker.value(&definitions[name], &mut Choices::new(&bytes), DEPTH);
            let granular = params["approvalPolicy"].get("granular").is_some();
            let (field, variant) = gate(&params);
            prop_assert_eq!(field, None, "{} {}", method, params);
            prop_assert_eq!(variant.is_some(), granular, "{} {}", method, params);
        }
    }
}
