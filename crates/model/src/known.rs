//! The models that are known by name: what the lists of their providers leave out.
//!
//! OpenAI's list has names only, and gateways to it often have no list. Configuration
//! (`model_context_window`) and a provider's list come before this table.

use turnhost_ports::{ListedModel, ModelTraits};

struct KnownModel {
    id: &'static str,
    display_name: &'static str,
    /// Tokens.
    context_window: i64,
    /// The depths of reasoning that it takes, the least first.
    efforts: &'static [&'static str],
    /// The depth that it uses unless a request names one.
    default_effort: &'static str,
}

const TO_EXTRA_HIGH: &[&str] = &["low", "medium", "high", "xhigh"];
const TO_MAX: &[&str] = &["low", "medium", "high", "xhigh", "max"];
const TO_ULTRA: &[&str] = &["low", "medium", "high", "xhigh", "max", "ultra"];

const fn model(
    id: &'static str,
    display_name: &'static str,
    context_window: i64,
    efforts: &'static [&'static str],
    default_effort: &'static str,
) -> KnownModel {
    KnownModel { id, display_name, context_window, efforts, default_effort }
}

/// OpenAI's models for coding, the newest first.
const KNOWN: &[KnownModel] = &[
    model("gpt-6.2-sol", "GPT-6.2-Sol", 500_000, TO_ULTRA, "low"),
    model("gpt-6.2-astra", "GPT-6.2-Astra", 272_000, TO_ULTRA, "low"),
    model("gpt-6.1-terra", "GPT-6.1 Terra", 500_000, TO_ULTRA, "low"),
    model("gpt-6.1-sol", "GPT-6.1-Sol", 500_000, TO_ULTRA, "low"),
    model("gpt-6-astra", "GPT-6-Astra", 272_000, TO_ULTRA, "low"),
    model("gpt-6-sol", "GPT-6-Sol", 272_000, TO_ULTRA, "medium"),
    model("gpt-6-luna", "GPT-6-Luna", 272_000, TO_MAX, "medium"),
    model("gpt-5.6-sol", "GPT-5.6-Sol", 272_000, TO_ULTRA, "low"),
    model("gpt-5.6-terra", "GPT-5.6-Terra", 272_000, TO_ULTRA, "medium"),
    model("gpt-5.6-luna", "GPT-5.6-Luna", 272_000, TO_MAX, "medium"),
    model("gpt-5.5", "GPT-5.5", 272_000, TO_EXTRA_HIGH, "medium"),
];

impl KnownModel {
    fn listed(&self) -> ListedModel {
        ListedModel {
            id: self.id.to_owned(),
            display_name: Some(self.display_name.to_owned()),
            context_window: Some(self.context_window),
            takes_images: Some(true),
            efforts: self.efforts,
            default_effort: Some(self.default_effort),
            traits: ModelTraits::default(),
        }
    }
}

/// Returns the entry of a model. A router's prefix (`openai/gpt-5.5`) does not count.
fn find(id: &str) -> Option<&'static KnownModel> {
    let name = id.rsplit('/').next().unwrap_or(id);
    KNOWN.iter().find(|known| known.id == name)
}

/// Returns all of them, for a provider of OpenAI's Responses API that has no list.
pub(crate) fn all() -> Vec<ListedModel> {
    KNOWN.iter().map(KnownModel::listed).collect()
}

/// Returns the tokens that a model can see.
pub(crate) fn context_window(id: &str) -> Option<i64> {
    find(id).map(|known| known.context_window)
}

/// Adds what its provider did not tell.
pub(crate) fn complete(model: ListedModel) -> ListedModel {
    let Some(known) = find(&model.id) else { return model };
    let known = known.listed();
    ListedModel {
        id: model.id,
        display_name: model.display_name.or(known.display_name),
        context_window: model.context_window.or(known.context_window),
        takes_images: model.takes_images.or(known.takes_images),
        efforts: known.efforts,
        default_effort: known.default_effort,
        traits: model.traits,
    }
}
