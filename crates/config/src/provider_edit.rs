//! Edits that add or change a model provider.

use serde_json::Value;
use turnhost_protocol::{
    BedrockProviderId, ConfigEdit, MergeStrategy, Patch, ProviderSettingsPatch,
};

/// Reasons for which a provider is not changed. The texts are made to be shown as they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProviderEditError {
    /// No provider has this id.
    #[error("Unknown provider ID.")]
    Unknown,
    /// The id is one of a provider that is built in.
    #[error("A custom provider or gateway cannot use a built-in provider ID.")]
    BuiltIn,
    /// A new provider has no address.
    #[error("A base URL is required to create a custom provider.")]
    NoBaseUrl,
    /// A new provider has no name, or a name is blank.
    #[error("Enter a provider name.")]
    NoName,
    /// The address is none.
    #[error("Enter an HTTP(S) base URL without credentials, a query, or a fragment.")]
    BadBaseUrl,
}

/// The id of a provider, and the edits that make it what a client wants.
#[derive(Debug)]
pub struct ProviderEdit {
    /// The provider that is added or changed.
    pub id: String,
    /// Edits of the user's file.
    pub edits: Vec<ConfigEdit>,
}

impl ProviderEdit {
    /// Turns `patch` into edits. `built_in` and `configured` are the ids that are taken.
    pub fn new(
        patch: ProviderSettingsPatch,
        built_in: &[&str],
        configured: &[String],
    ) -> Result<Self, ProviderEditError> {
        match patch {
            ProviderSettingsPatch::CustomGateway { base_url, env_key, name, provider_id } => {
                let is_built_in = |id: &str| built_in.contains(&id);
                let name = name.map(|name| name.trim().to_owned());
                if name.as_deref() == Some("") {
                    return Err(ProviderEditError::NoName);
                }
                let base_url = checked(base_url)?;
                let (id, is_new) = match provider_id {
                    Some(id) if is_built_in(&id) => return Err(ProviderEditError::BuiltIn),
                    Some(id) if !configured.contains(&id) => {
                        return Err(ProviderEditError::Unknown);
                    }
                    Some(id) => (id, false),
                    None => {
                        let name = name.as_deref().ok_or(ProviderEditError::NoName)?;
                        if !matches!(base_url, Patch::Set(_)) {
                            return Err(ProviderEditError::NoBaseUrl);
                        }
                        let taken =
                            |id: &str| is_built_in(id) || configured.iter().any(|it| it == id);
                        (free_id(name, taken), true)
                    }
                };
                let mut edits = Edits::of(&id);
                edits.set("name", name.map_or(Patch::Keep, Patch::Set));
                edits.set("base_url", base_url);
                edits.set("env_key", env_key);
                if is_new {
                    edits.set("wire_api", Patch::Set("responses".to_owned()));
                }
                Ok(Self { id, edits: edits.list })
            }
            ProviderSettingsPatch::Bedrock { provider_id, profile, region } => {
                let id = match provider_id {
                    BedrockProviderId::AmazonBedrock => "amazon-bedrock",
                    BedrockProviderId::AmazonBedrockRuntime => "amazon-bedrock-runtime",
                };
                let mut edits = Edits::of(id);
                edits.set("name", Patch::Set("Amazon Bedrock Mantle".to_owned()));
                edits.set("aws.profile", profile);
                edits.set("aws.region", region);
                Ok(Self { id: id.to_owned(), edits: edits.list })
            }
            ProviderSettingsPatch::Gcp { credential_file, location, project_id, .. } => {
                let mut edits = Edits::of("gcp");
                edits.set("name", Patch::Set("Google Cloud Vertex AI".to_owned()));
                edits.set("credential_file", credential_file);
                edits.set("location", location);
                edits.set("project_id", project_id);
                Ok(Self { id: "gcp".to_owned(), edits: edits.list })
            }
        }
    }
}

struct Edits {
    /// The prefix of the provider's keys, with a dot at the end.
    table: String,
    list: Vec<ConfigEdit>,
}

impl Edits {
    fn of(id: &str) -> Self {
        Self { table: format!("model_providers.\"{id}\"."), list: Vec::new() }
    }

    fn set(&mut self, key: &str, value: Patch<String>) {
        let value = match value {
            Patch::Keep => return,
            Patch::Clear => Value::Null,
            Patch::Set(value) => value.into(),
        };
        self.list.push(ConfigEdit {
            key_path: format!("{}{key}", self.table),
            merge_strategy: MergeStrategy::Replace,
            value,
        });
    }
}

/// Checks an address: HTTP(S), a host, and nothing that a path could not follow.
fn checked(base_url: Patch<String>) -> Result<Patch<String>, ProviderEditError> {
    let Patch::Set(url) = base_url else { return Ok(base_url) };
    let url = url.trim();
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
    let is_good = rest.is_some_and(|rest| {
        let host = rest.split(['/', ':']).next().unwrap_or_default();
        let forbidden = |c: char| matches!(c, '@' | '?' | '#' | '\\') || c.is_whitespace();
        (!host.is_empty() || rest.starts_with('[')) && !rest.contains(forbidden)
    });
    if is_good { Ok(Patch::Set(url.to_owned())) } else { Err(ProviderEditError::BadBaseUrl) }
}

/// Makes an id of a name: ASCII letters and digits in lower case, with one `-` for all between.
fn free_id(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let words: Vec<_> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let id = if words.is_empty() { "provider".to_owned() } else { words.join("-") };
    if !taken(&id) {
        return id;
    }
    let mut number = 2_u32;
    loop {
        let numbered = format!("{id}-{number}");
        if !taken(&numbered) {
            return numbered;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gateway(
        id: Option<&str>,
        name: Option<&str>,
        base_url: Option<&str>,
    ) -> Result<ProviderEdit, ProviderEditError> {
        let patch = ProviderSettingsPatch::CustomGateway {
            base_url: base_url.map_or(Patch::Keep, |url| Patch::Set(url.to_owned())),
            env_key: Patch::Keep,
            name: name.map(str::to_owned),
            provider_id: id.map(str::to_owned),
        };
        ProviderEdit::new(patch, &["openai"], &["mine".to_owned(), "a-b".to_owned()])
    }

    #[test]
    fn ids_are_made_of_names() {
        for (name, id) in [
            ("Second One", "second-one"),
            ("  A..B! ", "a-b-2"),
            ("OpenAI", "openai-2"),
            ("日本", "provider"),
        ] {
            let edit = gateway(None, Some(name), Some("http://h/v1")).unwrap();
            assert_eq!(edit.id, id);
        }
    }

    #[test]
    fn each_fault_has_its_text() {
        use ProviderEditError as E;
        let error = |id, name, url| gateway(id, name, url).err();
        assert_eq!(error(Some("nosuch"), Some("X"), None), Some(E::Unknown));
        assert_eq!(error(Some("openai"), Some("X"), None), Some(E::BuiltIn));
        assert_eq!(error(None, Some("X"), None), Some(E::NoBaseUrl));
        assert_eq!(error(None, Some(" "), Some("http://h")), Some(E::NoName));
        for url in ["not a url", "ftp://h", "http://", "http://u:p@h", "http://h?q", "http://h#f"] {
            assert_eq!(error(None, Some("X"), Some(url)), Some(E::BadBaseUrl), "{url}");
        }
        assert_eq!(error(Some("mine"), None, Some("https://[::1]:8/v1")), None);
    }
}
