//! Model providers in the form for clients.

use serde_json::Value;
use turnhost_protocol::{GatewayAuth, ModelProviderSummary, ProviderSettings};

use crate::Environment;
use crate::provider::{BEDROCK, BEDROCK_NAME, BUILT_IN};
use crate::settings::EffectiveSettings;
use crate::tree::Table;

/// The provider that is always on the list.
const OPENAI: &str = "openai";

/// Returns the ids of the providers that need no configuration.
pub fn built_in_providers() -> Vec<&'static str> {
    BUILT_IN.iter().map(|(id, _)| *id).collect()
}

impl EffectiveSettings {
    /// Lists the providers, sorted by id: those of the files, OpenAI, the default one, and of the
    /// others that are built in those whose key is in the environment.
    pub fn list_providers(&self, environment: &Environment) -> Vec<ModelProviderSummary> {
        let has_key = |entry: &Table| {
            text(entry, "env_key").and_then(|variable| environment(&variable)).is_some()
        };
        self.provider_entries()
            .filter(|(id, entry)| {
                self.is_configured(id)
                    || *id == OPENAI
                    || self.model_provider.as_deref() == Some(id)
                    || has_key(entry)
            })
            .map(|(id, entry)| summary(id, &entry))
            .collect()
    }

    /// Returns the provider with this id in the form for clients.
    pub fn provider_summary(&self, id: &str) -> Option<ModelProviderSummary> {
        self.provider_entry(id).map(|entry| summary(id, &entry))
    }
}

fn summary(id: &str, entry: &Table) -> ModelProviderSummary {
    let is_openai = id == OPENAI;
    ModelProviderSummary {
        id: id.to_owned(),
        can_edit: !BUILT_IN.iter().any(|(built_in, _)| *built_in == id),
        name: text(entry, "name").unwrap_or_else(|| {
            let name = if id == BEDROCK { BEDROCK_NAME } else { id };
            name.to_owned()
        }),
        // The address of OpenAI is no setting of a gateway's.
        base_url: text(entry, "base_url").filter(|_| !is_openai),
        settings: match id {
            OPENAI => ProviderSettings::Openai,
            "amazon-bedrock" | "amazon-bedrock-runtime" => {
                let aws = entry.get("aws").and_then(Value::as_object);
                let of_aws = |key| aws.and_then(|aws| text(aws, key));
                ProviderSettings::Bedrock { profile: of_aws("profile"), region: of_aws("region") }
            }
            "gcp" => ProviderSettings::Gcp {
                credential_file: text(entry, "credential_file"),
                location: text(entry, "location"),
                project_id: text(entry, "project_id"),
            },
            _ => ProviderSettings::CustomGateway { auth: auth(entry) },
        },
    }
}

fn auth(entry: &Table) -> GatewayAuth {
    let env_key = text(entry, "env_key");
    let is_external = ["experimental_bearer_token", "auth", "auth_command", "env_http_headers"]
        .iter()
        .any(|key| entry.get(*key).is_some_and(|value| !value.is_null()));
    match env_key {
        env_key if is_external => GatewayAuth::ExternallyConfigured { env_key },
        Some(env_key) => GatewayAuth::EnvironmentVariable { env_key },
        None => GatewayAuth::None,
    }
}

fn text(entry: &Table, key: &str) -> Option<String> {
    entry.get(key).and_then(Value::as_str).map(str::to_owned)
}
