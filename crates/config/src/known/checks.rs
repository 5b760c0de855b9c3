//! Checks of values that a type alone does not tell apart.

use serde::Deserialize as _;
use serde_json::Value;
use turnhost_protocol as wire;

use super::Form;
use crate::check::fits;
use crate::error::UNTRUSTED;
use crate::tree::Table;

pub(super) fn approval_policy(value: &Value) -> Result<(), String> {
    if value == "untrusted" {
        return Err(UNTRUSTED.into());
    }
    // A file may also have the word that came before `on-request`.
    fits::<wire::AskForApproval>(value).map_err(|text| {
        text.replace("`on-request`, `granular`", "`on-failure`, `on-request`, `granular`")
    })
}

pub(super) fn agents(value: &Value) -> Result<(), String> {
    fits::<Table>(value)?;
    fits::<crate::sub_agents::Section>(value)
}

pub(super) fn table(value: &Value) -> Result<(), String> {
    fits::<Table>(value)
}

pub(super) fn port(value: &Value) -> Result<(), String> {
    Form::Within(1, 65_535).check(value)
}

pub(super) fn web_address(value: &Value) -> Result<(), String> {
    address(value, &["http://", "https://"])
}

/// Checks the address of a document, which an authorization server reads from elsewhere unless it runs
/// on this machine too.
pub(super) fn document_address(value: &Value) -> Result<(), String> {
    address(value, &["https://", "http://127.0.0.1", "http://localhost"])
}

fn address(value: &Value, schemes: &[&str]) -> Result<(), String> {
    let text = String::deserialize(value).map_err(|err| err.to_string())?;
    let rest = schemes.iter().find_map(|scheme| text.strip_prefix(scheme));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(char::is_whitespace) => Ok(()),
        Some(_) | None => {
            Err(format!("`{text}` is no address that begins with {}", schemes.join(" or ")))
        }
    }
}

/// Checks the receiver of notices: a command with its arguments, or an address, which may stand alone.
pub(super) fn notify(value: &Value) -> Result<(), String> {
    if value.as_str().is_some_and(|only| !only.is_empty()) {
        return Ok(());
    }
    fits::<Vec<String>>(value)?;
    match value.as_array().and_then(|words| words.first()) {
        Some(first) if first == "" => {
            Err("the program has no name; write `[\"program\", \"argument\"]`".to_owned())
        }
        Some(_) | None => Ok(()),
    }
}

/// Checks that each feature is a flag or a table of its details.
pub(super) fn features(value: &Value) -> Result<(), String> {
    for value in fits_table(value)?.values().filter(|value| !value.is_object()) {
        fits::<bool>(value)?;
    }
    Ok(())
}

fn fits_table(value: &Value) -> Result<&Table, String> {
    fits::<Table>(value)?;
    value.as_object().ok_or_else(|| "expected a table".to_owned())
}
