//! The definitions of the protocol's types as they were when they were generated last.
//!
//! Making them of the types takes a schema generator and, for each of a thousand types, code that
//! feeds it: some two megabytes. The binary contains their result instead, a tenth of that.

use serde_json::{Map, Value};
use thiserror::Error;

/// The record, deflated by the build script.
const RECORD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/definitions.json.deflate"));

/// The most that the record may inflate to, in bytes.
const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The definitions inside the program cannot be read.
#[derive(Debug, Error)]
#[error("the definitions of the protocol inside this program are damaged: {0}; install it anew")]
pub struct RecordError(String);

/// Writes the record: one definition a line, so that a change shows as one.
///
/// The definitions of types as they are written stand in it only where they differ.
#[cfg(feature = "types")]
pub fn recorded_definitions(protocol: &crate::Protocol) -> String {
    let differs =
        |(name, schema): &(&String, &Value)| protocol.definitions.get(*name) != Some(schema);
    let written: Vec<_> = protocol.written.iter().filter(differs).collect();
    let definitions = section(protocol.definitions.iter());
    format!(
        "{{\"definitions\":{{\n{definitions}}},\"written\":{{\n{}}}}}\n",
        section(written.into_iter())
    )
}

#[cfg(feature = "types")]
fn section<'a>(schemas: impl Iterator<Item = (&'a String, &'a Value)>) -> String {
    let lines: Vec<String> = schemas
        .map(|(name, schema)| format!("{}:{schema}\n", Value::from(name.as_str())))
        .collect();
    lines.join(",")
}

/// Definitions of types, by name.
pub(crate) type Definitions = Map<String, Value>;

/// Returns the definitions of the types as they are read, and as they are written.
pub(crate) fn read() -> Result<(Definitions, Definitions), RecordError> {
    let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(RECORD, MAX_BYTES)
        .map_err(|err| RecordError(err.to_string()))?;
    let mut record: Map<String, Value> =
        serde_json::from_slice(&bytes).map_err(|err| RecordError(err.to_string()))?;
    let mut take = |name: &str| match record.remove(name) {
        Some(Value::Object(definitions)) => Ok(definitions),
        _ => Err(RecordError(format!("`{name}` is missing"))),
    };
    let (definitions, differing) = (take("definitions")?, take("written")?);
    let mut written = definitions.clone();
    written.extend(differing);
    Ok((definitions, written))
}

#[cfg(all(test, feature = "types"))]
mod tests {
    use crate::Protocol;

    #[test]
    fn the_record_is_what_the_types_make() {
        let (recorded, made) = (Protocol::recorded().unwrap(), Protocol::from_types());
        assert!(recorded.definitions == made.definitions, "run `cargo xtask gen`");
        assert!(recorded.written == made.written, "run `cargo xtask gen`");
    }
}
