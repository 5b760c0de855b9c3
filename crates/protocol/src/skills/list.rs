//! Types of `skills/list`.

use serde::Serialize;

use crate::SkillInterface;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// The skills that hold for one working directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct SkillsListEntry {
    /// The working directory, as it was given.
    pub cwd: String,
    /// The skills that could not be read.
    pub errors: Vec<SkillErrorInfo>,
    /// The skills, those switched off included.
    pub skills: Vec<SkillMetadata>,
}

params! {
    /// Params of `skills/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SkillsListParams {
        /// The working directories to list for; relative ones are resolved against the server's own.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cwds: Vec<String>,
        /// True to read all files again instead of what is remembered of them. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub force_reload: bool,
    }
}

/// Answer to `skills/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct SkillsListResponse {
    /// The skills, by working directory.
    pub data: Vec<SkillsListEntry>,
}

/// A skill, as far as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct SkillMetadata {
    /// Its purpose, from its front matter.
    pub description: String,
    /// True if models are offered it.
    pub enabled: bool,
    /// Its name.
    pub name: String,
    /// Its SKILL.md; absolute.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub path: String,
    /// Its location.
    pub scope: SkillScope,
    /// Its requirements, if it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dependencies: Option<SkillDependencies>,
    /// The way in which clients show it, if it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interface: Option<SkillInterface>,
    /// The plugin that brings it; `None` if none does.
    pub plugin_id: Option<String>,
    /// Its purpose, in fewer words, if it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_description: Option<String>,
}

/// Location of a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum SkillScope {
    /// Below the server's home, or in an extra root.
    User,
    /// In `.agents/skills` of the working directory's project.
    Repo,
    /// It comes with the server.
    System,
    /// The machine's administrator put it there.
    Admin,
}

/// A skill's requirements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct SkillDependencies {
    /// The tools it needs.
    pub tools: Vec<SkillToolDependency>,
}

/// A tool that a skill needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct SkillToolDependency {
    /// The kind of tool.
    pub r#type: String,
    /// Its name among tools of its kind.
    pub value: String,
    /// The command that starts it, if it is started that way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
    /// Its purpose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The way in which it is spoken to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transport: Option<String>,
    /// The place where it is reached, if it is reached that way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A skill that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct SkillErrorInfo {
    /// Its fault, in words.
    pub message: String,
    /// Its SKILL.md.
    pub path: String,
}
