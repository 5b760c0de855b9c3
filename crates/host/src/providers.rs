//! Model providers and their models, for clients.

use turnhost_base::AbsPath;
use turnhost_config::{
    Config, ConfigError, EffectiveSettings, Overrides, ProviderEdit, ProviderEditError, WriteError,
    WriteRequest, built_in_providers,
};
use turnhost_model::SCRIPTED;
use turnhost_ports::ListedModel;
use turnhost_protocol::{
    ConfigEdit, InputModality, MergeStrategy, Model, ModelProviderSummary, ProviderSettingsPatch,
    ReasoningEffort, ReasoningEffortOption,
};

/// The model of the built-in OpenAI provider where none is configured.
pub(crate) const OPENAI_MODEL: &str = "gpt-6.2-sol";

/// Reasons for which a provider was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProviderWriteError {
    #[error(transparent)]
    Edit(#[from] ProviderEditError),
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Read(#[from] ConfigError),
}

/// Returns the edit that makes `id` the provider of threads that start later, or `None` if no
/// provider has this id.
pub(crate) fn default_edit(settings: &EffectiveSettings, id: &str) -> Option<ConfigEdit> {
    settings.provider_ids().any(|known| known == id).then(|| ConfigEdit {
        key_path: "model_provider".to_owned(),
        merge_strategy: MergeStrategy::Replace,
        value: id.into(),
    })
}

/// Adds or changes a provider in the user's file. Blocks for the reading and writing of small files.
pub(crate) fn write_provider(
    config: &Config,
    cwd: &AbsPath,
    patch: ProviderSettingsPatch,
) -> Result<ModelProviderSummary, ProviderWriteError> {
    let settings = || config.load(Some(cwd))?.settings(&Overrides::default());
    let before = settings()?;
    let ProviderEdit { id, edits } =
        ProviderEdit::new(patch, &built_in_providers(), before.configured_providers())?;
    config.write(&WriteRequest { edits, ..WriteRequest::default() }, cwd)?;
    settings()?.provider_summary(&id).ok_or(ProviderWriteError::Edit(ProviderEditError::Unknown))
}

/// Returns the models on offer of a provider: the one that is configured first, then those that the
/// provider lists.
pub(crate) fn models(
    settings: &EffectiveSettings,
    provider: &str,
    listed: &[ListedModel],
) -> Vec<Model> {
    let is_default = settings.model_provider.as_deref() == Some(provider);
    let configured = settings.model.clone().filter(|_| is_default);
    let first = match (configured, provider) {
        (Some(model), _) => Some(model),
        (None, SCRIPTED) => Some(SCRIPTED.to_owned()),
        (None, "openai") => Some(OPENAI_MODEL.to_owned()),
        (None, _) => None,
    };
    let mut models: Vec<_> = listed.iter().map(|listed| model(listed, provider)).collect();
    if let Some(first) = first {
        if let Some(at) = models.iter().position(|model| model.id == first) {
            models[..=at].rotate_right(1);
        } else {
            let unknown = ListedModel { id: first, ..ListedModel::default() };
            models.insert(0, model(&unknown, provider));
        }
    }
    if let Some(first) = models.first_mut() {
        first.is_default = true;
    }
    models
}

/// Describes a model from its provider's list. Where that has nothing, the model is assumed to take images and
/// to reason, as most do now; a request that asks too much of it says so.
fn model(listed: &ListedModel, provider: &str) -> Model {
    let efforts: Vec<_> = match listed.efforts {
        [] => ["low", "medium", "high"].into_iter().filter_map(effort).collect(),
        known => known.iter().copied().filter_map(effort).collect(),
    };
    let usual = listed.default_effort.unwrap_or("medium");
    let usual =
        efforts.iter().position(|it: &ReasoningEffortOption| it.reasoning_effort.as_str() == usual);
    let context = listed.context_window.map(|tokens| format!(", context of {tokens} tokens"));
    let mut input_modalities = vec![InputModality::Text];
    if listed.takes_images != Some(false) {
        input_modalities.push(InputModality::Image);
    }
    Model {
        id: listed.id.clone(),
        model: listed.id.clone(),
        display_name: listed.display_name.clone().unwrap_or_else(|| listed.id.clone()),
        description: format!("{} at provider {provider}{}", listed.id, context.unwrap_or_default()),
        default_reasoning_effort: efforts[usual.unwrap_or(0)].reasoning_effort.clone(),
        supported_reasoning_efforts: efforts,
        hidden: false,
        is_default: false,
        input_modalities,
        additional_speed_tiers: Vec::new(),
        availability_nux: None,
        available_access_programs: None,
        default_service_tier: None,
        model_specialty: None,
        multi_agent_version: None,
        service_tiers: Vec::new(),
        supports_personality: false,
        upgrade: None,
        upgrade_info: None,
    }
}

/// Describes a depth of reasoning.
fn effort(word: &'static str) -> Option<ReasoningEffortOption> {
    let description = match word {
        "low" => "Answers sooner",
        "medium" => "Balances speed and depth",
        "high" => "Thinks longer",
        "xhigh" => "Thinks much longer",
        "max" => "Thinks as long as it takes",
        _ => "The greatest depth",
    };
    ReasoningEffort::new(word).map(|reasoning_effort| ReasoningEffortOption {
        description: description.to_owned(),
        reasoning_effort,
    })
}
