//! Context of a turn besides the user's words: instructions, permissions,
//! environment; and the user's words in the form that the model gets them.

use std::fmt::Write as _;
use std::sync::Arc;

use turnhost_base::AbsPath;
use turnhost_policy::{NetworkRule, Rules, WritableRoots};
use turnhost_ports::HistoryItem;
use turnhost_protocol::{
    AskForApproval, ContentItem, ImageDetail, MediaSource, ModelAudio, ModelImage, NetworkAccess,
    ResponseItem, ResponseMessage, SandboxPolicy, UserInput,
};
use turnhost_thread::{ModelFamily, TurnSettings};

use crate::action::{ProcessId, TurnEnvironment, UserMessage};
use crate::family;

const TURN_ABORTED: &str = include_str!("../prompts/turn_aborted.md");

/// The context that the model was sent last, so that only changes are sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SentContext {
    cwd: AbsPath,
    family: ModelFamily,
    approval_policy: AskForApproval,
    sandbox_policy: SandboxPolicy,
    developer_instructions: Option<String>,
    mode_instructions: Option<String>,
    /// `None` if it was sent before a restart and is not known any more.
    date: Option<String>,
    /// The same of the list of skills.
    skills: Option<Arc<str>>,
}

impl SentContext {
    /// Assumes the context of a thread from the store, going by the settings of its last turn.
    pub(crate) fn assumed(settings: &TurnSettings) -> Self {
        Self {
            cwd: settings.cwd.clone(),
            family: family::of(settings),
            approval_policy: settings.approval_policy.clone(),
            sandbox_policy: settings.sandbox_policy.clone(),
            developer_instructions: settings.developer_instructions.clone(),
            mode_instructions: settings.mode_instructions.clone(),
            date: None,
            skills: None,
        }
    }
}

/// Returns the context messages before a turn's user message: all of them for a new
/// thread, else those that say what changed. Also returns the context as it is sent then.
pub(crate) fn messages(
    sent: Option<&SentContext>,
    settings: &TurnSettings,
    environment: &TurnEnvironment,
) -> (Vec<HistoryItem>, SentContext) {
    let now = SentContext {
        date: Some(environment.date.clone()),
        skills: Some(Arc::clone(&environment.skills)),
        ..SentContext::assumed(settings)
    };
    let mut items = Vec::new();
    if sent.is_none() {
        let built_in = || family::instructions(now.family);
        let base = settings.base_instructions.as_deref().unwrap_or_else(built_in).trim_end();
        if !base.is_empty() {
            items.push(message("developer", vec![text(base)]));
        }
    }
    let developer = developer_texts(sent, &now, settings, environment);
    if !developer.is_empty() {
        items.push(message("developer", developer));
    }
    let moved = sent.is_none_or(|sent| sent.cwd != now.cwd);
    let mut user = Vec::new();
    if moved {
        user.extend(instructions(settings, environment).as_deref().map(text));
    }
    let new_day = sent.is_some_and(|sent| sent.date.is_some() && sent.date != now.date);
    let changed =
        moved || new_day || sent.is_none_or(|sent| sent.sandbox_policy != now.sandbox_policy);
    if changed && !settings.withheld.environment_context {
        user.push(text(&environment_context(settings, environment)));
    }
    if !user.is_empty() {
        items.push(message("user", user));
    }
    (items, now)
}

/// Returns what the developer's message before a turn says, a part for each subject that is new.
fn developer_texts(
    sent: Option<&SentContext>,
    now: &SentContext,
    settings: &TurnSettings,
    environment: &TurnEnvironment,
) -> Vec<ContentItem> {
    let mut developer = Vec::new();
    // Instructions that were sent stay, so that the beginning of the input does.
    if sent.is_some_and(|sent| sent.family != now.family) && settings.base_instructions.is_none() {
        let instructions = family::instructions(now.family);
        developer.push(text(&format!("<model_switch>\n{instructions}</model_switch>")));
    }
    let known = sent.map(|sent| sent.skills.as_deref().unwrap_or(&environment.skills));
    if known.unwrap_or_default() != &*environment.skills {
        let none = "<skills_instructions>\nThere are no skills any more.\n</skills_instructions>";
        let told = if environment.skills.is_empty() { none } else { &*environment.skills };
        developer.push(text(told));
    }
    let permissions_differ = sent.is_none_or(|sent| {
        sent.approval_policy != now.approval_policy || sent.sandbox_policy != now.sandbox_policy
    });
    if permissions_differ && !settings.withheld.permissions_instructions {
        developer.push(text(&permissions(settings)));
    }
    if sent.is_none_or(|sent| sent.mode_instructions != now.mode_instructions)
        && let Some(instructions) = &settings.mode_instructions
    {
        let mode = format!("<collaboration_mode>\n{instructions}</collaboration_mode>");
        developer.push(text(&mode));
    }
    if sent.is_none_or(|sent| sent.developer_instructions != now.developer_instructions) {
        developer.extend(settings.developer_instructions.as_deref().map(text));
    }
    developer
}

fn instructions(settings: &TurnSettings, environment: &TurnEnvironment) -> Option<String> {
    let found = &environment.instructions;
    let parts: Vec<&str> =
        [&found.home, &found.project].into_iter().flatten().map(|text| text.trim_end()).collect();
    (!parts.is_empty()).then(|| {
        format!(
            "# AGENTS.md instructions for {}\n\n{}",
            settings.cwd,
            parts.join("\n\n--- project ---\n\n")
        )
    })
}

fn permissions(settings: &TurnSettings) -> String {
    let network = |on: bool| {
        if on {
            include_str!("../prompts/network_on.md")
        } else {
            include_str!("../prompts/network_off.md")
        }
    };
    let (sandbox, network) = match &settings.sandbox_policy {
        SandboxPolicy::DangerFullAccess => (include_str!("../prompts/sandbox_full_access.md"), ""),
        SandboxPolicy::ExternalSandbox { network_access } => (
            include_str!("../prompts/sandbox_external.md"),
            network(*network_access == NetworkAccess::Enabled),
        ),
        SandboxPolicy::ReadOnly { network_access } => {
            (include_str!("../prompts/sandbox_read_only.md"), network(*network_access))
        }
        SandboxPolicy::WorkspaceWrite { network_access, .. } => {
            (include_str!("../prompts/sandbox_workspace_write.md"), network(*network_access))
        }
    };
    let approval = match &settings.approval_policy {
        AskForApproval::Untrusted => include_str!("../prompts/approval_untrusted.md"),
        AskForApproval::OnRequest => include_str!("../prompts/approval_on_request.md"),
        AskForApproval::Granular(granular) if granular.sandbox_approval => {
            include_str!("../prompts/approval_on_request.md")
        }
        AskForApproval::Granular(_) | AskForApproval::Never => {
            include_str!("../prompts/approval_never.md")
        }
    };
    format!("<permissions instructions>\n{sandbox}{network}{approval}</permissions instructions>")
}

fn environment_context(settings: &TurnSettings, environment: &TurnEnvironment) -> String {
    let roots = WritableRoots::new(&settings.sandbox_policy, &settings.cwd, &environment.places);
    let writable = match &roots {
        WritableRoots::All => "everywhere".to_owned(),
        WritableRoots::Below(bounds) if bounds.roots().next().is_none() => "nowhere".to_owned(),
        WritableRoots::Below(bounds) => {
            bounds.roots().map(AbsPath::as_str).collect::<Vec<_>>().join(", ")
        }
    };
    let shell = environment.shell.rsplit('/').next().unwrap_or_default();
    format!(
        "<environment_context>\n  <cwd>{}</cwd>\n  <shell>{shell}</shell>\n  <current_date>{}</current_date>\n  <timezone>{}</timezone>\n  <writable>{writable}</writable>\n</environment_context>",
        settings.cwd, environment.date, environment.time_zone
    )
}

/// Bytes of a command that name it to the model.
const SCRIPT_BYTES: usize = 200;

/// Returns the message after a turn that was stopped. It names the commands that still run.
pub(crate) fn turn_aborted<'a>(running: impl Iterator<Item = (ProcessId, &'a str)>) -> HistoryItem {
    let mut words = format!("<turn_aborted>\n{TURN_ABORTED}");
    for (process, script) in running {
        let script = &script[..script.floor_char_boundary(SCRIPT_BYTES)];
        let script = script.replace('\n', " ");
        // Writing to a string cannot fail.
        let _ = writeln!(words, "Session {} still runs: {script}", process.0);
    }
    words.push_str("</turn_aborted>");
    message("user", vec![text(&words)])
}

/// Returns the message after the user permanently allowed commands with this prefix.
pub(crate) fn rule_added(prefix: &[String]) -> HistoryItem {
    let rule = Rules::allow_line(prefix);
    let words = format!(
        "The user allowed these commands for good; they run without a question from now on:\n{rule}"
    );
    message("developer", vec![text(&words)])
}

/// Returns the message after the user made a rule about a host.
pub(crate) fn host_rule_added(rule: &NetworkRule) -> HistoryItem {
    let words = format!("The user made a rule about a host for good:\n{}", rule.line());
    message("developer", vec![text(&words)])
}

/// Returns the user's words for the model: one message, or none if nothing in it concerns the
/// model.
pub(crate) fn user_message(message_: &UserMessage) -> Vec<HistoryItem> {
    let mut local = message_.local_images.iter().enumerate();
    let mut parts = Vec::new();
    for input in &message_.input {
        match input {
            UserInput::Text { text: words, .. } => parts.push(text(words)),
            UserInput::Image { source: MediaSource::Url { url }, .. } if !is_readable(url) => {
                parts.push(text(IMAGE_OMITTED));
            }
            UserInput::Image { source, detail } => parts.push(image(source, *detail)),
            UserInput::LocalImage { path, detail } => match local.next() {
                Some((index, Ok(url))) => {
                    parts.push(text(&format!(
                        "<image name=[Image #{}] path=\"{path}\">",
                        index + 1
                    )));
                    parts.push(image(&MediaSource::Url { url: url.clone() }, *detail));
                    parts.push(text("</image>"));
                }
                Some((_, Err(reason))) => parts.push(text(reason)),
                None => parts.push(text(&format!("The image at `{path}` could not be read."))),
            },
            UserInput::Audio { source } => parts.push(ContentItem::InputAudio {
                source: match source.clone() {
                    MediaSource::Url { url } => ModelAudio::Url { audio_url: url },
                    MediaSource::FileId { file_id } => ModelAudio::FileId { file_id },
                },
            }),
            UserInput::LocalAudio { path } => {
                parts.push(text(&format!(
                    "The user attached the recording `{path}`, which cannot be played to you."
                )));
            }
            UserInput::Skill { .. } | UserInput::Mention { .. } => {}
        }
    }
    if parts.is_empty() { Vec::new() } else { vec![message("user", parts)] }
}

/// Returns the first words of a thread, as lists show it.
pub(crate) fn preview(input: &[UserInput]) -> String {
    let texts = input.iter().filter_map(|input| match input {
        UserInput::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let words: String = texts.collect();
    let is_image =
        |it: &UserInput| matches!(it, UserInput::Image { .. } | UserInput::LocalImage { .. });
    if words.is_empty() && input.iter().any(is_image) { "[Image]".to_owned() } else { words }
}

/// Placeholder for an image that no model could read.
pub(crate) const IMAGE_OMITTED: &str = "image content omitted because it could not be processed";

/// Judges a data URL by the length and the first bytes of its content: PNG, JPEG, GIF and WebP are
/// what models read. They are compared in base64, where the beginnings are fixed. Other addresses
/// are the provider's to fetch.
pub(crate) fn is_readable(url: &str) -> bool {
    // The smallest GIF has 26 bytes, and the others more.
    const SHORTEST: usize = 26 * 4 / 3;
    match url.strip_prefix("data:").and_then(|rest| rest.split_once(',')) {
        Some((_, content)) => {
            content.len() >= SHORTEST
                && ["iVBORw0KGgo", "/9j/", "R0lGOD", "UklGR"]
                    .iter()
                    .any(|it| content.starts_with(it))
        }
        None => !url.starts_with("data:"),
    }
}

fn image(source: &MediaSource, detail: Option<ImageDetail>) -> ContentItem {
    let source = match source.clone() {
        MediaSource::Url { url } => ModelImage::Url { image_url: url },
        MediaSource::FileId { file_id } => ModelImage::FileId { file_id },
    };
    ContentItem::InputImage { source, detail: Some(detail.unwrap_or(ImageDetail::High)) }
}

pub(crate) fn text(words: &str) -> ContentItem {
    ContentItem::InputText { text: words.to_owned() }
}

#[expect(clippy::expect_used, reason = "texts and options have no form that JSON lacks")]
pub(crate) fn message(role: &str, content: Vec<ContentItem>) -> HistoryItem {
    let message = ResponseMessage { role: role.to_owned(), content, ..ResponseMessage::default() };
    HistoryItem::encode(&ResponseItem::Message(message)).expect("a message always encodes")
}

#[cfg(test)]
mod tests {
    use turnhost_base::ItemId;
    use turnhost_ports::Instructions;

    use super::*;
    use crate::tests::{environment, settings};

    /// Lists the role and the first words of each text of each message.
    fn outline(items: &[HistoryItem]) -> Vec<String> {
        let show = |item: &HistoryItem| match item.parse().unwrap() {
            ResponseItem::Message(message) => {
                let parts = message.content.iter().map(|part| match part {
                    ContentItem::InputText { text } => {
                        text.lines().next().unwrap_or_default().chars().take(40).collect()
                    }
                    ContentItem::InputImage { detail, .. } => format!("image {detail:?}"),
                    other => format!("{other:?}"),
                });
                format!("{}: {}", message.role, parts.collect::<Vec<String>>().join(" | "))
            }
            other => format!("{other:?}"),
        };
        items.iter().map(show).collect()
    }

    #[test]
    fn a_new_thread_is_told_everything_in_order() {
        let mut settings = settings();
        settings.base_instructions = Some("be good".into());
        settings.developer_instructions = Some("speak Latin".into());
        let mut environment = environment();
        environment.instructions =
            Instructions { sources: vec![], home: Some("h".into()), project: Some("p".into()) };
        let (items, _) = messages(None, &settings, &environment);
        assert_eq!(
            outline(&items),
            [
                "developer: be good",
                "developer: <permissions instructions> | speak Latin",
                "user: # AGENTS.md instructions for /repo | <environment_context>",
            ]
        );
    }

    #[test]
    fn later_turns_are_told_what_changed() {
        let (mut settings, mut environment) = (settings(), environment());
        let (_, told) = messages(None, &settings, &environment);
        assert!(messages(Some(&told), &settings, &environment).0.is_empty());
        assert!(
            messages(Some(&SentContext::assumed(&settings)), &settings, &environment).0.is_empty()
        );
        environment.date = "2026-02-01".into();
        assert_eq!(
            outline(&messages(Some(&told), &settings, &environment).0),
            ["user: <environment_context>"]
        );
        settings.approval_policy = AskForApproval::Never;
        let (items, told) = messages(Some(&told), &settings, &environment);
        assert_eq!(
            outline(&items),
            ["developer: <permissions instructions>", "user: <environment_context>"]
        );
        settings.cwd = AbsPath::new("/other").unwrap();
        assert_eq!(
            outline(&messages(Some(&told), &settings, &environment).0),
            ["user: <environment_context>"]
        );
    }

    #[test]
    fn a_model_of_another_family_is_told_its_own_instructions() {
        let (mut settings, environment) = (settings(), environment());
        let (_, told) = messages(None, &settings, &environment);
        settings.model = "qwen2.5-coder:1.5b".into();
        let (items, told) = messages(Some(&told), &settings, &environment);
        assert_eq!(outline(&items), ["developer: <model_switch>"]);
        assert!(items[0].json().contains("`read_file`"));
        settings.model = "llama3.2:3b".into();
        assert!(messages(Some(&told), &settings, &environment).0.is_empty());
        (settings.model, settings.base_instructions) = ("gpt-5.5".into(), Some("mine".into()));
        assert!(messages(Some(&told), &settings, &environment).0.is_empty());
    }

    #[test]
    fn the_environmentnames_the_writable_places() {
        let mut settings = settings();
        assert!(
            environment_context(&settings, &environment()).contains("<writable>nowhere</writable>")
        );
        settings.sandbox_policy = SandboxPolicy::WorkspaceWrite {
            exclude_slash_tmp: false,
            exclude_tmpdir_env_var: false,
            network_access: false,
            writable_roots: vec![AbsPath::new("/extra").unwrap()],
        };
        let text = environment_context(&settings, &environment());
        assert!(
            text.contains("<writable>/repo, /extra, /tmp</writable>")
                && text.contains("<shell>bash</shell>"),
            "{text}"
        );
    }

    fn said(input: Vec<UserInput>, local_images: Vec<Result<String, String>>) -> UserMessage {
        UserMessage {
            id: ItemId::new("i"),
            client_id: None,
            context: Vec::new(),
            input,
            after: Vec::new(),
            local_images,
        }
    }

    #[test]
    fn the_users_words_and_pictures_become_one_message() {
        let input = vec![
            UserInput::Text { text: "look".into(), text_elements: vec![] },
            UserInput::Image {
                source: MediaSource::Url {
                    url: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
                        .into(),
                },
                detail: None,
            },
            UserInput::LocalImage { path: "/p.png".into(), detail: Some(ImageDetail::Low) },
            UserInput::LocalImage { path: "/missing.png".into(), detail: None },
            UserInput::Mention { name: "n".into(), path: "/n".into() },
        ];
        assert_eq!(preview(&input), "look");
        assert_eq!(preview(&input[1..]), "[Image]");
        let items =
            user_message(&said(input, vec![Ok("data:x".into()), Err("no such picture".into())]));
        assert_eq!(
            outline(&items),
            [
                "user: look | image Some(High) | <image name=[Image #1] path=\"/p.png\"> | image Some(Low) | </image> | no such picture"
            ]
        );
    }

    #[test]
    fn a_mention_alone_says_nothing_and_an_empty_text_is_sent() {
        let mention = UserInput::Mention { name: "n".into(), path: "/n".into() };
        assert!(user_message(&said(vec![mention], vec![])).is_empty());
        let empty = UserInput::Text { text: String::new(), text_elements: vec![] };
        assert_eq!(outline(&user_message(&said(vec![empty], vec![]))), ["user: "]);
    }

    #[test]
    fn the_words_after_a_stop_and_after_a_new_rule() {
        assert_eq!(outline(&[turn_aborted(std::iter::empty())]), ["user: <turn_aborted>"]);
        assert!(rule_added(&["touch".to_owned()]).json().contains("developer"));
    }
}
