//! Types of `plugin/read`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{AppSummary, HookEventName, PluginSummary, SkillInterface};

params! {
    /// Params of `plugin/read`. Either marketplace field says where the plugin is.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct PluginReadParams {
        /// The path of a local marketplace that has it.
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::path::optional")]
        #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
        pub marketplace_path: Option<AbsPath>,
        /// The name of a marketplace in the cloud that has it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub remote_marketplace_name: Option<String>,
        /// The plugin's name in its marketplace.
        pub plugin_name: String,
    }
}

/// Answer to `plugin/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct PluginReadResponse {
    /// All about the plugin.
    pub plugin: PluginDetail,
}

/// All about a plugin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginDetail {
    /// Patterns from which its apps are made for a workspace.
    pub app_templates: Vec<AppTemplateSummary>,
    /// Connected apps it uses.
    pub apps: Vec<AppSummary>,
    /// Hooks it brings.
    pub hooks: Vec<PluginHookSummary>,
    /// The marketplace it is in.
    pub marketplace_name: String,
    /// Names of MCP servers it brings.
    pub mcp_servers: Vec<String>,
    /// Skills it brings.
    pub skills: Vec<SkillSummary>,
    /// The plugin as lists show it.
    pub summary: PluginSummary,
    /// Its long description.
    pub description: Option<String>,
    /// The marketplace's path; `None` if it is not a local one.
    #[serde(default, deserialize_with = "crate::path::optional")]
    #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
    pub marketplace_path: Option<AbsPath>,
    /// The skill that introduces the user to it, if it has one.
    pub onboarding_skill: Option<SkillSummary>,
    /// Tasks it offers to run at set times; `None` if that is not known.
    pub scheduled_tasks: Option<Vec<ScheduledTaskSummary>>,
    /// The page by which it is shared; `None` if it is not.
    pub share_url: Option<String>,
}

/// A hook that a plugin brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginHookSummary {
    /// Its trigger.
    pub event_name: HookEventName,
    /// The key that tells it from other hooks in the configuration.
    pub key: String,
}

/// A pattern from which a plugin's apps are made for a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AppTemplateSummary {
    /// Ids of the apps that were made from it.
    pub materialized_app_ids: Vec<String>,
    /// Its name for people.
    pub name: String,
    /// The pattern's id.
    pub template_id: String,
    /// Id of the app that stands for it, if there is one.
    pub canonical_connector_id: Option<String>,
    /// The kind of app.
    pub category: Option<String>,
    /// Its effect.
    pub description: Option<String>,
    /// Its logo.
    pub logo_url: Option<String>,
    /// Its logo on dark ground.
    pub logo_url_dark: Option<String>,
    /// The reason why no app can be had from it; `None` if one can.
    pub reason: Option<AppTemplateUnavailableReason>,
}

/// The reason why no app can be had from a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AppTemplateUnavailableReason {
    /// The workspace has not set it up.
    NotConfiguredForWorkspace,
    /// The user is in no workspace.
    NoActiveWorkspace,
}

/// When a task runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ScheduledTaskSchedule {
    /// Every so many hours.
    Hourly {
        /// Hours from one run to the next.
        interval_hours: u32,
        /// Only on these days. Every day if unset.
        days: Option<Vec<ScheduledTaskWeekday>>,
    },
    /// Every day.
    Daily {
        /// The time of day.
        time: String,
    },
    /// From Monday to Friday.
    Weekdays {
        /// The time of day.
        time: String,
    },
    /// On some days of the week.
    Weekly {
        /// The days.
        days: Vec<ScheduledTaskWeekday>,
        /// The time of day.
        time: String,
    },
}

/// A task that a plugin offers to run at set times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ScheduledTaskSummary {
    /// The key that tells it from the plugin's other tasks.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// The text to the model when it runs.
    pub prompt: String,
    /// When it runs.
    pub schedule: ScheduledTaskSchedule,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
pub enum ScheduledTaskWeekday {
    /// Monday.
    #[serde(rename = "MO")]
    Monday,
    /// Tuesday.
    #[serde(rename = "TU")]
    Tuesday,
    /// Wednesday.
    #[serde(rename = "WE")]
    Wednesday,
    /// Thursday.
    #[serde(rename = "TH")]
    Thursday,
    /// Friday.
    #[serde(rename = "FR")]
    Friday,
    /// Saturday.
    #[serde(rename = "SA")]
    Saturday,
    /// Sunday.
    #[serde(rename = "SU")]
    Sunday,
}

/// A skill that a plugin brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct SkillSummary {
    /// Its purpose.
    pub description: String,
    /// True if it is switched on.
    pub enabled: bool,
    /// Its name.
    pub name: String,
    /// Its presentation; `None` if it does not say.
    pub interface: Option<SkillInterface>,
    /// Its path; `None` if it is not on this machine.
    #[schemars(with = "Option<crate::schema::LegacyAppPathString>")]
    pub path: Option<String>,
    /// Its purpose, in few words.
    pub short_description: Option<String>,
}
