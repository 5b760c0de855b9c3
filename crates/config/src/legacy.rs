//! Forms of settings that earlier programs took. They count as their present equivalents.

use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_protocol::ConfigWarningNotification;

use crate::tree::Table;

/// The approval policy that came before `on-request`.
const ON_FAILURE: &str = "on-failure";

/// A setting in an old form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OldForm {
    /// The setting as written.
    setting: String,
    /// The remedy.
    instead: String,
}

impl OldForm {
    /// Returns a warning of it; `place` says where it is.
    pub(crate) fn warning(&self, place: &str, path: Option<&AbsPath>) -> ConfigWarningNotification {
        ConfigWarningNotification {
            summary: format!("`{}` {place} is an old form", self.setting),
            details: Some(self.instead.clone()),
            path: path.map(ToString::to_string),
            range: None,
        }
    }
}

/// Rewrites the old forms among the settings, and returns them.
pub(crate) fn rewrite(settings: &mut Table) -> Vec<OldForm> {
    let mut forms = Vec::from_iter(web_search_tool(settings));
    forms.extend(asked_on_failure("", settings));
    let profiles = settings.get_mut("profiles").and_then(Value::as_object_mut);
    for (name, profile) in profiles.into_iter().flatten() {
        if let Some(settings) = profile.as_object_mut() {
            forms.extend(asked_on_failure(&format!("profiles.{name}."), settings));
        }
    }
    forms
}

/// Moves the switch of the web search to its present key.
fn web_search_tool(settings: &mut Table) -> Option<OldForm> {
    let tools = settings.get_mut("tools")?.as_object_mut()?;
    let enabled = tools.get("web_search")?.as_bool()?;
    tools.remove("web_search");
    let mode = if enabled { "live" } else { "disabled" };
    settings.entry("web_search").or_insert_with(|| mode.into());
    Some(OldForm {
        setting: format!("tools.web_search = {enabled}"),
        instead: format!("write `web_search = \"{mode}\"` instead, outside of any table"),
    })
}

/// Replaces [`ON_FAILURE`] in a table by `on-request`.
fn asked_on_failure(table: &str, settings: &mut Table) -> Option<OldForm> {
    let policy = settings.get_mut("approval_policy").filter(|policy| **policy == ON_FAILURE)?;
    *policy = "on-request".into();
    Some(OldForm {
        setting: format!("{table}approval_policy = \"{ON_FAILURE}\""),
        instead: "it counts as `on-request`; write that instead".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn old_forms_count_as_what_stands_for_them() {
        let mut settings = json!({
            "approval_policy": "on-failure",
            "tools": {"web_search": true},
            "profiles": {"p": {"approval_policy": "on-failure"}},
        });
        let forms = rewrite(settings.as_object_mut().unwrap());
        let found: Vec<_> = forms.iter().map(|form| form.setting.as_str()).collect();
        let expected = [
            "tools.web_search = true",
            "approval_policy = \"on-failure\"",
            "profiles.p.approval_policy = \"on-failure\"",
        ];
        assert_eq!(found, expected);
        let today = json!({
            "approval_policy": "on-request",
            "tools": {},
            "web_search": "live",
            "profiles": {"p": {"approval_policy": "on-request"}},
        });
        assert_eq!(settings, today);
        assert_eq!(rewrite(settings.as_object_mut().unwrap()), []);
    }
}
