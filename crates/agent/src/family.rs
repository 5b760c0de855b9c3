//! Families of models: instructions and tools by what a model was trained on.

use std::sync::LazyLock;

use turnhost_ports::ModelTraits;
use turnhost_thread::{ModelFamily, TurnSettings};

const BASE: &str = include_str!("../prompts/base.md");
const BASE_SMALL: &str = include_str!("../prompts/base_small.md");
const PATCH_FORM: &str = include_str!("../prompts/patch_form.md");

/// Placeholder for the form of a patch in the instructions.
const PATCH_FORM_MARK: &str = "{patch_form}\n\n";

/// 9 thousand millions: the most parameters of a small model.
const SMALL_PARAMETERS: f64 = 9e9;

/// Returns the family of the model of these settings.
pub(crate) fn of(settings: &TurnSettings) -> ModelFamily {
    settings.model_family.unwrap_or_else(|| by_name(&settings.model))
}

/// Returns whether it is known what the model was trained on: the freeform `apply_patch`, plans.
/// Judges by the name, because no provider says it. A provider's prefix (`openai/gpt-5`) does not count.
pub fn is_known_model(model: &str) -> bool {
    let name = own_name(model);
    let generation = name.strip_prefix("gpt-").map(|rest| rest.split(['.', '-']).next());
    let generation = generation.flatten().and_then(|number| number.parse::<u32>().ok());
    generation.is_some_and(|number| number >= 5) || name.contains("codex")
}

fn own_name(model: &str) -> &str {
    model.rsplit('/').next().unwrap_or(model)
}

/// Returns the family of a model whose name does not show it, by its provider's list; `None` if
/// its name does, or it is unknown.
pub fn family_of_traits(model: &str, traits: &ModelTraits) -> Option<ModelFamily> {
    if is_known_model(model) || parameters(own_name(model)).is_some() {
        return None;
    }
    if traits.names.iter().any(|name| is_known_model(&name.to_ascii_lowercase())) {
        return Some(ModelFamily::Trained);
    }
    let told = traits.parameters.and_then(|count| u32::try_from(count / 1_000_000).ok());
    let told = told.map(|millions| f64::from(millions) * 1e6);
    let named = || traits.names.iter().find_map(|name| parameters(own_name(name)));
    let is_small = told.or_else(named)? <= SMALL_PARAMETERS;
    is_small.then_some(ModelFamily::Small)
}

fn by_name(model: &str) -> ModelFamily {
    if is_known_model(model) {
        return ModelFamily::Trained;
    }
    match parameters(own_name(model)) {
        Some(parameters) if parameters <= SMALL_PARAMETERS => ModelFamily::Small,
        _ => ModelFamily::General,
    }
}

/// Returns the number of parameters in a name, as `qwen2.5-coder:1.5b`, `gemma-3-270m` or
/// `mixtral-8x7b` do. Parameters that are active at a time (`30b-a3b`) do not count.
fn parameters(name: &str) -> Option<f64> {
    let name = name.to_ascii_lowercase();
    let words = name.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    words.filter_map(size).max_by(f64::total_cmp)
}

fn size(word: &str) -> Option<f64> {
    let (number, unit) = match word.strip_suffix('b') {
        Some(number) => (number, 1e9),
        None => (word.strip_suffix('m')?, 1e6),
    };
    // Gemma calls the size that a model acts like `e4b`.
    let number = number.strip_prefix('e').unwrap_or(number);
    let is_digits = |part: &str| part.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    let mut product = unit;
    for part in number.split('x') {
        product *= part.parse::<f64>().ok().filter(|_| is_digits(part))?;
    }
    Some(product)
}

/// Returns the built-in instructions for a family.
pub(crate) fn instructions(family: ModelFamily) -> &'static str {
    static TOLD_FORM: LazyLock<String> =
        LazyLock::new(|| BASE.replacen(PATCH_FORM_MARK, &format!("{PATCH_FORM}\n"), 1));
    static KNOWS_FORM: LazyLock<String> = LazyLock::new(|| BASE.replacen(PATCH_FORM_MARK, "", 1));
    static SMALL: LazyLock<String> =
        LazyLock::new(|| BASE_SMALL.replacen(PATCH_FORM_MARK, &format!("{PATCH_FORM}\n"), 1));
    match family {
        ModelFamily::Trained => &KNOWS_FORM,
        ModelFamily::General => &TOLD_FORM,
        ModelFamily::Small => &SMALL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_family() {
        for (name, family) in [
            ("gpt-5.5", ModelFamily::Trained),
            ("openai/gpt-5-mini", ModelFamily::Trained),
            ("gpt-6.2-sol", ModelFamily::Trained),
            ("gpt-4.1", ModelFamily::General),
            ("claude-opus-4-5", ModelFamily::General),
            ("mock-model", ModelFamily::General),
            ("qwen3-coder:30b-a3b", ModelFamily::General),
            ("mixtral-8x7b-instruct", ModelFamily::General),
            ("gpt-oss-20b", ModelFamily::General),
            ("qwen2.5-coder:1.5b", ModelFamily::Small),
            ("meta-llama/Llama-3.1-8B-Instruct", ModelFamily::Small),
            ("gemma-3-270m-it-q4_k_m.gguf", ModelFamily::Small),
            ("gemma3n:e4b", ModelFamily::Small),
            ("gemma-3-27b-it", ModelFamily::General),
        ] {
            assert_eq!(by_name(name), family, "{name}");
        }
    }

    #[test]
    fn providers_tell_the_family_where_names_do_not() {
        let traits = |parameters, names: &[&str]| ModelTraits {
            parameters,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        for (model, told, family) in [
            ("default", traits(Some(494_032_768), &[]), Some(ModelFamily::Small)),
            ("default", traits(Some(70_000_000_000), &[]), None),
            ("default", traits(None, &["/models/Qwen3-8B-Instruct"]), Some(ModelFamily::Small)),
            ("default", traits(None, &["Qwen: Qwen3 Coder 480B"]), None),
            ("work", traits(None, &["openai/gpt-5-mini"]), Some(ModelFamily::Trained)),
            ("default", traits(None, &[]), None),
            // The name takes precedence.
            ("gpt-5", traits(Some(1_000_000), &[]), None),
            ("qwen3:32b", traits(Some(1_000_000), &[]), None),
        ] {
            assert_eq!(family_of_traits(model, &told), family, "{model} {told:?}");
        }
    }

    #[test]
    fn a_family_is_told_what_it_does_not_know() {
        let [trained, general, small] =
            [ModelFamily::Trained, ModelFamily::General, ModelFamily::Small].map(instructions);
        let has_form = |text: &str| text.contains("*** Begin Patch");
        assert!(!has_form(trained) && has_form(general) && has_form(small));
        assert!(
            small.contains("`read_file`") && small.len() < general.len() / 2 + PATCH_FORM.len()
        );
        for text in [trained, general, small] {
            assert!((1_500..5_200).contains(&text.len()), "{} bytes", text.len());
            assert!(!text.contains("{patch_form}") && text.contains("`apply_patch`"));
            assert!(!text.contains("\n\n\n"));
        }
    }
}
