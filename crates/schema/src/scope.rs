//! Cuts a bundle, of ours or another's, down to what is to be compared.

use serde_json::{Map, Value};

use crate::protocol::{EXTENSION_MARK, MethodKind, MethodRow};
use crate::surface::{drop_definitions, reachable};

/// Returns the definitions that `methods` need, the unions of messages without other methods among
/// them.
pub fn limited_to(definitions: &Map<String, Value>, methods: &[MethodRow]) -> Map<String, Value> {
    let mut definitions = definitions.clone();
    let mut roots: Vec<String> =
        methods.iter().flat_map(|row| [&row.params, &row.response]).flatten().cloned().collect();
    for kind in MethodKind::ALL {
        let names: Vec<&str> =
            methods.iter().filter(|row| row.kind == kind).map(|row| row.name.as_str()).collect();
        if let Some(Value::Array(messages)) =
            definitions.get_mut(kind.type_name()).and_then(|union| union.get_mut("oneOf"))
        {
            messages.retain(|message| method_of(message).is_some_and(|it| names.contains(&it)));
        }
        roots.push(kind.type_name().to_owned());
    }
    let kept = reachable(&definitions, &roots);
    definitions.retain(|name, _| kept.contains(name));
    definitions
}

/// Returns the definitions without Turnhost's additions, which are marked.
pub fn without_extensions(definitions: &Map<String, Value>) -> Map<String, Value> {
    let mut definitions = definitions.clone();
    drop_definitions(&mut definitions, EXTENSION_MARK);
    definitions
}

/// Returns the method that a message of a union is for.
fn method_of(message: &Value) -> Option<&str> {
    let method = message.pointer("/properties/method")?;
    method.get("const").or_else(|| method.pointer("/enum/0"))?.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::protocol;
    use crate::surface::{Surface, definitions};
    use crate::{Protocol, differences};

    /// Under any other name an addition could collide with one of the reference's later versions.
    #[test]
    fn what_is_marked_as_an_addition_says_so_in_its_name() {
        let all = definitions(&Protocol::from_types(), Surface::Experimental);
        let found = differences(&without_extensions(&all), &all);
        assert!(!found.is_empty());
        for difference in found.iter().map(ToString::to_string) {
            let said = difference.to_lowercase();
            let named = said.contains("turnhost") || said.contains("rawresponse");
            assert!(named || difference.ends_with("].seq: optional field added"), "{difference}");
        }
    }

    #[test]
    fn keeps_what_the_methods_need() {
        let protocol = protocol();
        let all = definitions(&protocol, Surface::Experimental);
        let rows: Vec<MethodRow> =
            protocol.methods.iter().filter(|row| row.name == "item/started").cloned().collect();
        let kept = limited_to(&all, &rows);
        let names: Vec<&String> = kept.keys().collect();
        let unions = ["ClientNotification", "ClientRequest"];
        assert_eq!(names, [&unions[..], &["ErrorInfo", "Item", "ServerNotification"]].concat());
        assert_eq!(kept["ClientRequest"]["oneOf"], serde_json::json!([]));
        assert_eq!(kept["ServerNotification"], all["ServerNotification"]);
    }
}
