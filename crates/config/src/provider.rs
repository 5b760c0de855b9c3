//! Model providers: those that are built in and those that are configured.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;

use crate::Environment;
use crate::variables::secret;

/// The format that a provider speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConfiguredApi {
    /// OpenAI's Responses API.
    #[default]
    Responses,
    /// OpenAI's Chat Completions API.
    Chat,
    /// Anthropic's Messages API.
    Messages,
}

/// A provider as it is configured. Secrets are looked up when they are needed.
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderConfig {
    /// Its key in `model_providers`.
    pub id: String,
    /// Its name for people; the id if it has none.
    pub name: String,
    /// Its address; empty for `scripted`, which has none.
    pub base_url: String,
    /// The format it speaks.
    pub wire_api: ConfiguredApi,
    /// Headers for each request.
    pub http_headers: BTreeMap<String, String>,
    /// Headers for each request whose value is in the environment: header to variable.
    pub env_http_headers: BTreeMap<String, String>,
    /// Pairs for the address of each request.
    pub query_params: BTreeMap<String, String>,
    /// Requests sent again before giving up; 4 by default.
    pub request_max_retries: u32,
    /// The number of retries of a broken stream; 5 by default.
    pub stream_max_retries: u32,
    /// Longest silence of a stream; 5 minutes by default.
    pub stream_idle_timeout: Duration,
    /// Set if it wants a login of OpenAI's.
    pub requires_openai_auth: bool,
    env_key: Option<String>,
    env_key_instructions: Option<String>,
    bearer_token: Option<String>,
    auth_command: Option<AuthCommand>,
    aws: Option<AwsEntry>,
}

/// A command that prints the key of a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthCommand {
    /// Program and arguments; never empty.
    pub argv: Vec<String>,
    /// Its directory, if the configuration names one.
    pub cwd: Option<String>,
    /// The longest that it may take; 5 s by default.
    pub timeout: Duration,
    /// Time after which the key is asked for again, also if it is still taken; 5 minutes by default.
    /// `None` if a key holds until the provider refuses it.
    pub refresh_interval: Option<Duration>,
}

/// The default time limit of a command for keys.
const AUTH_TIMEOUT: Duration = Duration::from_secs(5);

/// The default time after which a key is fetched again: half of the lifetime of the shortest-lived
/// tokens of clouds.
const AUTH_REFRESH: Duration = Duration::from_mins(5);

impl std::fmt::Debug for ProviderConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Headers and tokens are secrets.
        f.debug_struct("ProviderConfig")
            .field("id", &self.id)
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

/// The key for a provider's requests.
#[derive(Clone, PartialEq, Eq)]
pub enum ProviderKey {
    /// It needs none.
    None,
    /// This one.
    Bearer(String),
    /// The output of this command.
    Command(AuthCommand),
    /// None: requests are signed with AWS credentials.
    Aws {
        /// The profile in `~/.aws`; the environment's if unset.
        profile: Option<String>,
        /// The region of the service.
        region: String,
    },
    /// It needs one, and the environment does not have it.
    Missing {
        /// The variable that should hold it.
        variable: String,
        /// Instructions to get one, if the configuration has some.
        instructions: Option<String>,
    },
}

impl ProviderConfig {
    /// Returns the provider's key: the configured token, the output of its command, or else the
    /// variable that `env_key` names.
    pub fn key(&self, environment: &Environment) -> ProviderKey {
        if let Some(token) = &self.bearer_token {
            return ProviderKey::Bearer(token.clone());
        }
        if let Some(command) = &self.auth_command {
            return ProviderKey::Command(command.clone());
        }
        if let Some(AwsEntry { profile, region: Some(region) }) = &self.aws {
            return ProviderKey::Aws { profile: profile.clone(), region: region.clone() };
        }
        let Some(variable) = &self.env_key else { return ProviderKey::None };
        match secret(environment, variable) {
            Some(key) => ProviderKey::Bearer(key),
            None => ProviderKey::Missing {
                variable: variable.clone(),
                instructions: self.env_key_instructions.clone(),
            },
        }
    }

    /// Returns all headers for requests; those whose variable is not set or empty are left out.
    pub fn headers(&self, environment: &Environment) -> Vec<(String, String)> {
        let fixed = self.http_headers.iter().map(|(name, value)| (name.clone(), value.clone()));
        let looked_up = self.env_http_headers.iter();
        let looked_up = looked_up
            .filter_map(|(name, variable)| Some((name.clone(), secret(environment, variable)?)));
        fixed.chain(looked_up).collect()
    }
}

/// A `[model_providers.ID]` as written in a file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Entry {
    name: Option<String>,
    base_url: Option<String>,
    env_key: Option<String>,
    env_key_instructions: Option<String>,
    experimental_bearer_token: Option<String>,
    auth: Option<Auth>,
    auth_command: Option<Words>,
    wire_api: ConfiguredApi,
    http_headers: BTreeMap<String, String>,
    env_http_headers: BTreeMap<String, String>,
    query_params: BTreeMap<String, String>,
    request_max_retries: Option<u32>,
    stream_max_retries: Option<u32>,
    stream_idle_timeout_ms: Option<u64>,
    requires_openai_auth: bool,
    aws: Option<AwsEntry>,
}

/// The table `aws` of `amazon-bedrock`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct AwsEntry {
    profile: Option<String>,
    region: Option<String>,
}

/// The id of the provider that is Amazon Bedrock.
pub(crate) const BEDROCK: &str = "amazon-bedrock";

/// The name of that provider where the files give it none.
pub(crate) const BEDROCK_NAME: &str = "Amazon Bedrock Mantle";

/// The words of a command; never none.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub(crate) struct Words(Vec<String>);

impl TryFrom<Vec<String>> for Words {
    type Error = &'static str;

    fn try_from(words: Vec<String>) -> Result<Self, Self::Error> {
        match words.first() {
            Some(program) if !program.trim().is_empty() => Ok(Self(words)),
            _ => Err("a program and its arguments, such as [\"pass\", \"show\", \"key\"]"),
        }
    }
}

/// The table `auth` of a provider, the longer form of `auth_command`.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Auth {
    command: String,
    #[serde(default)]
    args: Vec<String>,
    cwd: Option<String>,
    timeout_ms: Option<u64>,
    /// 0 for never.
    refresh_interval_ms: Option<u64>,
}

impl From<Words> for AuthCommand {
    fn from(words: Words) -> Self {
        Self {
            argv: words.0,
            cwd: None,
            timeout: AUTH_TIMEOUT,
            refresh_interval: Some(AUTH_REFRESH),
        }
    }
}

impl From<Auth> for AuthCommand {
    fn from(auth: Auth) -> Self {
        let refresh = auth.refresh_interval_ms.map_or(AUTH_REFRESH, Duration::from_millis);
        Self {
            argv: std::iter::once(auth.command).chain(auth.args).collect(),
            cwd: auth.cwd,
            timeout: auth.timeout_ms.map_or(AUTH_TIMEOUT, Duration::from_millis),
            refresh_interval: (!refresh.is_zero()).then_some(refresh),
        }
    }
}

impl Entry {
    /// Returns the provider, or `None` if it has no address.
    pub(crate) fn provider(self, id: &str) -> Option<ProviderConfig> {
        // Other providers may have such a table for other programs.
        let aws = self.aws.filter(|_| id == BEDROCK);
        let region = aws.as_ref().and_then(|aws| aws.region.as_deref());
        // The address is that of AWS's documentation of the endpoint.
        let own = region.map(|region| format!("https://bedrock-mantle.{region}.api.aws/v1"));
        let name = if id == BEDROCK { BEDROCK_NAME } else { id };
        Some(ProviderConfig {
            id: id.to_owned(),
            name: self.name.unwrap_or_else(|| name.to_owned()),
            base_url: self.base_url.or(own)?.trim().to_owned(),
            aws,
            wire_api: self.wire_api,
            http_headers: self.http_headers,
            env_http_headers: self.env_http_headers,
            query_params: self.query_params,
            request_max_retries: self.request_max_retries.unwrap_or(4),
            stream_max_retries: self.stream_max_retries.unwrap_or(5),
            stream_idle_timeout: self
                .stream_idle_timeout_ms
                .map_or(Duration::from_mins(5), Duration::from_millis),
            requires_openai_auth: self.requires_openai_auth,
            env_key: self.env_key,
            env_key_instructions: self.env_key_instructions,
            bearer_token: self.experimental_bearer_token,
            auth_command: self.auth_command.map(Into::into).or_else(|| self.auth.map(Into::into)),
        })
    }
}

/// The providers that need no configuration: id, and what a file would say. A
/// file may change single values of them.
pub(crate) const BUILT_IN: &[(&str, &str)] = &[
    (
        "openai",
        r#"{"name": "OpenAI", "base_url": "https://api.openai.com/v1", "env_key": "OPENAI_API_KEY", "requires_openai_auth": true,
            "env_key_instructions": "Create a key at https://platform.openai.com and set OPENAI_API_KEY to it."}"#,
    ),
    ("scripted", r#"{"name": "Scripted", "base_url": ""}"#),
    (
        "anthropic",
        r#"{"name": "Anthropic", "base_url": "https://api.anthropic.com/v1", "wire_api": "messages",
            "env_key": "ANTHROPIC_API_KEY",
            "env_key_instructions": "Create a key at https://console.anthropic.com and set ANTHROPIC_API_KEY to it."}"#,
    ),
    (
        "openrouter",
        r#"{"name": "OpenRouter", "base_url": "https://openrouter.ai/api/v1", "wire_api": "chat",
            "env_key": "OPENROUTER_API_KEY",
            "env_key_instructions": "Create a key at https://openrouter.ai/keys and set OPENROUTER_API_KEY to it."}"#,
    ),
    ("ollama", r#"{"name": "Ollama", "base_url": "http://127.0.0.1:11434/v1"}"#),
    ("lmstudio", r#"{"name": "LM Studio", "base_url": "http://127.0.0.1:1234/v1"}"#),
    ("llamacpp", r#"{"name": "llama.cpp", "base_url": "http://127.0.0.1:8080/v1"}"#),
    ("vllm", r#"{"name": "vLLM", "base_url": "http://127.0.0.1:8000/v1"}"#),
];
