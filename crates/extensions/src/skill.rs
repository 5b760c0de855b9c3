//! One skill: its SKILL.md and its metadata.

use serde_json::Value;
use turnhost_base::AbsPath;
use turnhost_ports::SkillPermissions;
use turnhost_protocol::{SkillDependencies, SkillInterface, SkillToolDependency};

use crate::files::{MAX_SETTINGS_BYTES, Root};
use crate::yaml;

/// The file that makes a directory a skill.
pub(crate) const FILE: &str = "SKILL.md";

/// Bytes of a SKILL.md: more than a model's context has room for beside its work.
pub(crate) const MAX_BYTES: u64 = 256 * 1024;

/// Characters of a name.
const MAX_NAME: usize = 64;

/// Metadata beside the front matter, within the skill's directory.
const METADATA: &str = "agents/openai.yaml";

/// A skill as its files describe it.
#[derive(Clone, Debug)]
pub(crate) struct SkillFile {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) short_description: Option<String>,
    pub(crate) path: AbsPath,
    pub(crate) interface: Option<SkillInterface>,
    pub(crate) dependencies: Option<SkillDependencies>,
    /// Set if models may use it without a user who mentions it.
    pub(crate) is_implicit: bool,
    pub(crate) permissions: Option<SkillPermissions>,
    /// The fault of the metadata, if they have one.
    pub(crate) metadata_fault: Option<(AbsPath, String)>,
}

/// Reads the skill of a directory. The error says what is wrong with its SKILL.md.
pub(crate) fn read(root: &Root, directory: &AbsPath) -> Result<SkillFile, String> {
    let path = directory.join(FILE);
    let text = root.read(&path, MAX_BYTES).map_err(|err| err.to_string())?;
    let front = front_matter(&text).ok_or("missing YAML frontmatter delimited by ---")?;
    let front = yaml::parse(front).map_err(|err| format!("invalid YAML: {err}"))?;
    let name = text_of(&front, "name").or_else(|| Some(directory.file_name()?.to_owned()));
    let name = name.map(|name| one_line(&name)).filter(|name| !name.is_empty());
    let name = name.ok_or("missing field `name`")?;
    if name.chars().count() > MAX_NAME {
        return Err(format!("invalid name: exceeds maximum length of {MAX_NAME} characters"));
    }
    let description = text_of(&front, "description").map(|text| one_line(&text));
    let description = description.filter(|text| !text.is_empty());
    let mut skill = SkillFile {
        name,
        description: description.ok_or("missing field `description`")?,
        short_description: front.get("metadata").and_then(|it| text_of(it, "short-description")),
        path,
        interface: None,
        dependencies: None,
        is_implicit: true,
        permissions: None,
        metadata_fault: None,
    };
    let file = directory.join(METADATA);
    match root.read_if_there(&file, MAX_SETTINGS_BYTES) {
        Ok(None) => {}
        Ok(Some(text)) => match yaml::parse(&text) {
            Ok(metadata) => skill.describe(directory, &metadata),
            Err(err) => skill.metadata_fault = Some((file, format!("invalid YAML: {err}"))),
        },
        Err(err) => skill.metadata_fault = Some((file, err.to_string())),
    }
    Ok(skill)
}

/// Returns the text between the two lines `---` at the beginning.
fn front_matter(text: &str) -> Option<&str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let body = text.get(first.len()..)?.trim_start_matches('\r').strip_prefix('\n')?;
    let mut end = 0;
    for line in body.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return body.get(..end);
        }
        end += line.len();
    }
    None
}

impl SkillFile {
    /// Takes over what the metadata say. Relative paths in them are the skill's own.
    fn describe(&mut self, directory: &AbsPath, metadata: &Value) {
        self.interface = metadata.get("interface").filter(|it| it.is_object()).map(|interface| {
            let text = |key| text_of(interface, key);
            let icon = |key| text(key).and_then(|path| within(directory, &path));
            SkillInterface {
                brand_color: text("brand_color"),
                default_prompt: text("default_prompt"),
                display_name: text("display_name"),
                icon_large: icon("icon_large"),
                icon_large_url: None,
                icon_small: icon("icon_small"),
                icon_small_url: None,
                short_description: text("short_description"),
            }
        });
        let tools = metadata.pointer("/dependencies/tools").and_then(Value::as_array);
        self.dependencies =
            tools.map(|tools| SkillDependencies { tools: tools.iter().filter_map(tool).collect() });
        let implicit = metadata.pointer("/policy/allow_implicit_invocation");
        self.is_implicit = implicit.and_then(Value::as_bool).unwrap_or(true);
        self.permissions = metadata.get("permissions").and_then(|it| permissions(directory, it));
    }
}

fn tool(value: &Value) -> Option<SkillToolDependency> {
    Some(SkillToolDependency {
        r#type: text_of(value, "type")?,
        value: text_of(value, "value")?,
        command: text_of(value, "command"),
        description: text_of(value, "description"),
        transport: text_of(value, "transport"),
        url: text_of(value, "url"),
    })
}

/// Reads permissions; relative paths are resolved against the skill's directory.
fn permissions(directory: &AbsPath, value: &Value) -> Option<SkillPermissions> {
    let paths = |pointer: &str| {
        let list = value.pointer(pointer).and_then(Value::as_array);
        let texts = list.into_iter().flatten().filter_map(Value::as_str);
        texts.map(|path| directory.join(path)).collect::<Vec<_>>()
    };
    let network = value.pointer("/network/enabled").or_else(|| value.get("network"));
    let permissions = SkillPermissions {
        network: network.and_then(Value::as_bool) == Some(true),
        read: paths("/file_system/read"),
        write: paths("/file_system/write"),
    };
    (permissions != SkillPermissions::default()).then_some(permissions)
}

/// Returns the file that a relative path names within a directory.
pub(crate) fn within(directory: &AbsPath, path: &str) -> Option<AbsPath> {
    let joined = directory.join(path);
    (!path.starts_with('/') && joined.starts_with(directory) && joined != *directory)
        .then_some(joined)
}

/// Returns a member as a text; numbers and flags as they are written.
fn text_of(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Joins the words of a text by single spaces, without control characters.
fn one_line(text: &str) -> String {
    let words = text.split(|char: char| char.is_whitespace() || char.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn skill(text: &str, metadata: Option<&str>) -> Result<SkillFile, String> {
        let dir = tempfile::tempdir().unwrap();
        let directory = AbsPath::from_std(dir.path()).unwrap();
        fs::write(directory.join(FILE).as_std(), text).unwrap();
        if let Some(metadata) = metadata {
            fs::create_dir(directory.join("agents").as_std()).unwrap();
            fs::write(directory.join(METADATA).as_std(), metadata).unwrap();
        }
        read(&Root::foreign(directory.clone()), &directory)
    }

    #[test]
    fn front_matter_is_needed_and_says_name_and_purpose() {
        let read = skill("---\r\nname: a\r\ndescription: >\r\n  b\r\n  c\r\n---\r\nText\r\n", None);
        let read = read.unwrap();
        assert_eq!((read.name.as_str(), read.description.as_str()), ("a", "b c"));
        let fault = |text| skill(text, None).unwrap_err();
        assert_eq!(fault("no front matter"), "missing YAML frontmatter delimited by ---");
        assert_eq!(fault("---\nname: a\n"), "missing YAML frontmatter delimited by ---");
        assert_eq!(fault("---\nname: a\n---\n"), "missing field `description`");
        let long = format!("---\nname: {}\ndescription: x\n---\n", "n".repeat(65));
        assert_eq!(fault(&long), "invalid name: exceeds maximum length of 64 characters");
        assert!(fault("---\nname: &a b\n---\n").starts_with("invalid YAML: "));
    }

    #[test]
    fn paths_of_the_metadata_are_the_skills_own() {
        let metadata = "interface:\n  icon_small: ./a/s.png\n  icon_large: ../../etc/x\n  display_name: D\npolicy:\n  allow_implicit_invocation: false\npermissions:\n  network:\n    enabled: true\n  file_system:\n    read: [./data, /etc/hosts]\n    write:\n      - ./out\n";
        let read = skill("---\nname: a\ndescription: b\n---\n", Some(metadata)).unwrap();
        let folder = read.path.parent().unwrap();
        let interface = read.interface.unwrap();
        assert_eq!(interface.icon_small, Some(folder.join("a/s.png")));
        assert_eq!(interface.icon_large, None);
        assert!(!read.is_implicit);
        let permissions = read.permissions.unwrap();
        assert!(permissions.network);
        assert_eq!(permissions.read, [folder.join("data"), AbsPath::new("/etc/hosts").unwrap()]);
        assert_eq!(permissions.write, [folder.join("out")]);
    }

    #[test]
    fn broken_metadata_cost_only_themselves() {
        let read = skill("---\nname: a\ndescription: b\n---\n", Some("a: *b\n")).unwrap();
        assert!(read.metadata_fault.unwrap().1.starts_with("invalid YAML"));
        assert!(read.is_implicit && read.interface.is_none());
    }
}
