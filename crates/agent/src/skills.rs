//! Skills: their list in the model's input, and detection of those that the user mentions.

use std::fmt::Write as _;

use turnhost_ports::{HistoryItem, Skill, SkillOffer};
use turnhost_protocol::UserInput;

use crate::context::{message, text};

const INSTRUCTIONS: &str = include_str!("../prompts/skills.md");

/// Bytes of the list of skills: some 4,000 tokens, which every request bears.
const MAX_LIST_BYTES: usize = 16 * 1024;

/// Characters of a skill's description that are listed.
const MAX_DESCRIPTION: usize = 1024;

/// Returns the list of available skills for the model; empty without any.
pub(crate) fn instructions(skills: &[Skill]) -> String {
    let mut list = String::new();
    let mut left_out = 0;
    for skill in skills.iter().filter(|skill| skill.offer == SkillOffer::Always) {
        let description: String = skill.description.chars().take(MAX_DESCRIPTION).collect();
        let line = format!("- {}: {description} (file: {})\n", skill.name, skill.path);
        if list.len() + line.len() > MAX_LIST_BYTES {
            left_out += 1;
        } else {
            list.push_str(&line);
        }
    }
    if list.is_empty() {
        return list;
    }
    if left_out > 0 {
        // Writing to a string does not fail.
        _ = writeln!(list, "({left_out} more skills do not fit here.)");
    }
    format!("<skills_instructions>\n{INSTRUCTIONS}{list}</skills_instructions>")
}

/// Returns the skills that the user's input mentions, each once, in the order of their mention: by
/// an item of the input, or as `$name` in its text. A name that several skills have means none.
pub(crate) fn mentioned(input: &[UserInput], skills: &[Skill]) -> Vec<Skill> {
    let mut found: Vec<Skill> = Vec::new();
    let mut add = |skill: Option<&Skill>| {
        if let Some(skill) = skill
            && !found.contains(skill)
        {
            found.push(skill.clone());
        }
    };
    for part in input {
        match part {
            UserInput::Skill { path, .. } => {
                add(skills.iter().find(|skill| skill.path.as_str() == path));
            }
            UserInput::Text { text, .. } => {
                for name in mentions(text) {
                    let mut named = skills.iter().filter(|skill| skill.name == name);
                    let only = named.next();
                    if named.next().is_none() {
                        add(only);
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// Lists the words behind each `$`, as far as they can be names.
fn mentions(text: &str) -> impl Iterator<Item = &str> {
    let is_name = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | ':' | '.');
    text.split('$').skip(1).filter_map(move |rest| {
        let end = rest.find(|char| !is_name(char)).unwrap_or(rest.len());
        let name = rest.get(..end)?.trim_end_matches([':', '.', '-']);
        (!name.is_empty()).then_some(name)
    })
}

/// Makes the message that brings a skill's text.
pub(crate) fn skill_message(skill: &Skill, body: &str) -> HistoryItem {
    let Skill { name, path, .. } = skill;
    let words = format!("<skill>\n<name>{name}</name>\n<path>{path}</path>\n{body}\n</skill>");
    message("user", vec![text(&words)])
}

#[cfg(test)]
mod tests {
    use turnhost_base::AbsPath;

    use super::*;

    fn skill(name: &str, offer: SkillOffer) -> Skill {
        Skill {
            name: name.into(),
            description: "d".into(),
            path: AbsPath::new(format!("/s/{name}/SKILL.md")).unwrap(),
            offer,
            permissions: None,
            plugin: None,
        }
    }

    fn names(input: serde_json::Value, skills: &[Skill]) -> Vec<String> {
        let input: Vec<UserInput> = serde_json::from_value(input).unwrap();
        mentioned(&input, skills).into_iter().map(|skill| skill.name).collect()
    }

    #[test]
    fn names_behind_a_dollar_sign_are_mentions() {
        let skills = [
            skill("greet", SkillOffer::Always),
            skill("hid", SkillOffer::WhenMentioned),
            skill("p:wave", SkillOffer::Always),
        ];
        let text = |text: &str| serde_json::json!([{"type": "text", "text": text}]);
        assert_eq!(
            names(text("use $greet, $hid: and $p:wave."), &skills),
            ["greet", "hid", "p:wave"]
        );
        assert_eq!(names(text("[$greet](x) $greet $greeting $5 $"), &skills), ["greet"]);
        let item = |path: &str| serde_json::json!([{"type": "skill", "name": "x", "path": path}]);
        assert_eq!(names(item("/s/hid/SKILL.md"), &skills), ["hid"]);
        assert!(names(item("/etc/passwd"), &skills).is_empty());
        let twice = [
            skill("greet", SkillOffer::Always),
            Skill {
                path: AbsPath::new("/other/SKILL.md").unwrap(),
                ..skill("greet", SkillOffer::Always)
            },
        ];
        assert!(names(text("$greet"), &twice).is_empty());
    }

    #[test]
    fn the_model_is_told_of_skills_on_offer_and_never_of_too_many() {
        assert_eq!(instructions(&[skill("hid", SkillOffer::WhenMentioned)]), "");
        let many: Vec<_> =
            (0..2_000).map(|number| skill(&format!("s{number}"), SkillOffer::Always)).collect();
        let told = instructions(&many);
        assert!(told.contains("- s0: d (file: /s/s0/SKILL.md)\n") && told.len() < 20_000);
        assert!(told.contains("more skills do not fit here"));
    }
}
