//! AWS credentials of the user: profiles in `~/.aws`, and the environment.
//!
//! Long-term and temporary access keys are read, and keys that `credential_process` would print, an
//! SSO or a role would give are not: a profile that has nothing else is refused with that reason.

use std::collections::BTreeMap;
use std::fmt;
use std::io::ErrorKind;
use std::sync::Arc;

use turnhost_base::AbsPath;
use turnhost_ports::{AwsEnvironmentKey, AwsFailure, AwsPort, AwsProfile};
use turnhost_sandbox::regular;

/// Looks up a variable of the server's environment.
pub type Variables = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Bytes of one file that are read.
const MAX_BYTES: u64 = 1024 * 1024;

/// The settings of a profile by name.
type ProfileSettings = BTreeMap<String, String>;

/// The AWS credentials of the user.
#[derive(Clone)]
pub struct Aws {
    /// The user's own home; nothing is read without one.
    home: Option<AbsPath>,
    variables: Variables,
}

impl fmt::Debug for Aws {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Aws").field("home", &self.home).finish_non_exhaustive()
    }
}

/// Keys with which requests are signed. Their `Debug` form leaves out the secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct AwsKeys {
    /// The public part.
    pub access_key_id: String,
    /// The secret.
    pub secret_access_key: String,
    /// The token of temporary keys.
    pub session_token: Option<String>,
}

impl fmt::Debug for AwsKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AwsKeys(..)")
    }
}

/// Credentials for requests to Amazon Bedrock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwsCredentials {
    /// Requests are signed with these.
    Keys(AwsKeys),
    /// An API key of Bedrock's own, sent as a bearer token.
    ApiKey(String),
}

impl Aws {
    /// Makes a reader of the files in `home/.aws` and of these variables. Reads nothing yet.
    pub fn new(home: Option<AbsPath>, variables: Variables) -> Self {
        Self { home, variables }
    }

    /// Returns the credentials of a profile, or of the environment without one. Reads small files.
    ///
    /// Fails, with the reason, if there are none that this program can use.
    pub fn credentials(&self, profile: Option<&str>) -> Result<AwsCredentials, String> {
        let Some(profile) = profile else { return self.of_environment() };
        let profiles = self.profiles_with_settings()?;
        let settings = profiles.get(profile).ok_or("the profile is not in ~/.aws")?;
        keys(settings).map(AwsCredentials::Keys).ok_or_else(|| {
            let other = ["credential_process", "sso_session", "sso_start_url", "role_arn"];
            match other.into_iter().find(|key| settings.contains_key(*key)) {
                Some(key) => format!(
                    "it has `{key}`, which this program does not follow; export keys instead, for example with `aws configure export-credentials`"
                ),
                None => "it has no `aws_access_key_id` and `aws_secret_access_key`".to_owned(),
            }
        })
    }

    fn variable(&self, name: &str) -> Option<String> {
        (self.variables)(name).map(|value| value.trim().to_owned()).filter(|it| !it.is_empty())
    }

    fn of_environment(&self) -> Result<AwsCredentials, String> {
        if let Some(key) = self.variable("AWS_BEARER_TOKEN_BEDROCK") {
            return Ok(AwsCredentials::ApiKey(key));
        }
        self.environment_keys().map(AwsCredentials::Keys).ok_or_else(|| {
            "neither AWS_BEARER_TOKEN_BEDROCK nor AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set".to_owned()
        })
    }

    fn environment_keys(&self) -> Option<AwsKeys> {
        Some(AwsKeys {
            access_key_id: self.variable("AWS_ACCESS_KEY_ID")?,
            secret_access_key: self.variable("AWS_SECRET_ACCESS_KEY")?,
            session_token: self.variable("AWS_SESSION_TOKEN"),
        })
    }

    /// Reads both files; what `credentials` says counts more.
    fn profiles_with_settings(&self) -> Result<BTreeMap<String, ProfileSettings>, String> {
        let mut profiles = BTreeMap::new();
        for (variable, name, form) in [
            ("AWS_CONFIG_FILE", "config", Form::Config),
            ("AWS_SHARED_CREDENTIALS_FILE", "credentials", Form::Credentials),
        ] {
            let named = self.variable(variable).and_then(|path| AbsPath::new(path).ok());
            let usual = || self.home.as_ref().map(|home| home.join(".aws").join(name));
            let Some(path) = named.or_else(usual) else { continue };
            let text = match regular::read_text(&path) {
                Ok(text) if text.len() as u64 <= MAX_BYTES => text,
                Ok(_) => return Err(format!("{path} has more than {MAX_BYTES} bytes")),
                Err(err)
                    if matches!(err.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
                {
                    continue;
                }
                Err(err) => return Err(format!("{path}: {err}")),
            };
            read(&text, form, &mut profiles);
        }
        Ok(profiles)
    }
}

impl AwsPort for Aws {
    fn profiles(&self) -> Result<Vec<AwsProfile>, AwsFailure> {
        let profiles = self.profiles_with_settings().map_err(AwsFailure)?;
        let mut listed: Vec<_> = profiles
            .into_iter()
            .map(|(name, settings)| AwsProfile { name, region: settings.get("region").cloned() })
            .collect();
        // The default one comes first.
        listed.sort_by_key(|profile| profile.name != "default");
        Ok(listed)
    }

    fn environment_keys(&self) -> Vec<AwsEnvironmentKey> {
        let keys = self.environment_keys().map(|_| AwsEnvironmentKey::AccessKeys);
        let key =
            self.variable("AWS_BEARER_TOKEN_BEDROCK").map(|_| AwsEnvironmentKey::BedrockApiKey);
        keys.into_iter().chain(key).collect()
    }

    fn environment_region(&self) -> Option<String> {
        self.variable("AWS_REGION").or_else(|| self.variable("AWS_DEFAULT_REGION"))
    }

    fn check(&self, profile: Option<&str>) -> Result<(), AwsFailure> {
        self.credentials(profile).map(drop).map_err(AwsFailure)
    }
}

/// The two files, which name profiles in different ways.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `[profile NAME]`, and `[default]`.
    Config,
    /// `[NAME]`.
    Credentials,
}

fn read(text: &str, form: Form, profiles: &mut BTreeMap<String, ProfileSettings>) {
    let mut current = None;
    // Editors of Windows begin files with a byte order mark.
    for line in text.trim_start_matches('\u{feff}').lines() {
        if line.starts_with(char::is_whitespace) && !line.trim_start().starts_with('[') {
            // Nested settings, such as those of a service.
            continue;
        }
        let line = line.trim();
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            current = profile_name(header.0.trim(), form);
            if let Some(name) = &current {
                profiles.entry(name.clone()).or_default();
            }
        } else if let (Some(name), Some((key, value))) = (&current, line.split_once('=')) {
            let settings = profiles.entry(name.clone()).or_default();
            settings.insert(key.trim().to_ascii_lowercase(), value.trim().to_owned());
        }
    }
}

fn profile_name(header: &str, form: Form) -> Option<String> {
    match form {
        Form::Credentials => Some(header.to_owned()),
        Form::Config if header == "default" => Some(header.to_owned()),
        Form::Config => {
            let (kind, name) = header.split_once(char::is_whitespace)?;
            (kind == "profile").then(|| name.trim().trim_matches('"').to_owned())
        }
    }
}

fn keys(settings: &ProfileSettings) -> Option<AwsKeys> {
    let text = |key: &str| settings.get(key).filter(|value| !value.is_empty()).cloned();
    Some(AwsKeys {
        access_key_id: text("aws_access_key_id")?,
        secret_access_key: text("aws_secret_access_key")?,
        session_token: text("aws_session_token"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aws(files: &[(&str, &str)], variables: &'static [(&str, &str)]) -> (tempfile::TempDir, Aws) {
        let dir = tempfile::tempdir().unwrap();
        let home = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
        std::fs::create_dir(home.join(".aws").as_std()).unwrap();
        for (name, text) in files {
            std::fs::write(home.join(".aws").join(name).as_std(), text).unwrap();
        }
        let variables: Variables = Arc::new(|name| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned())
        });
        (dir, Aws::new(Some(home), variables))
    }

    const CONFIG: &str = "[default]\nregion = us-east-1\n[profile dev]\nregion = eu-west-1\n[profile sso]\nsso_start_url = https://x\n[sso-session x]\n[services y]\ndynamodb =\n  endpoint_url = z\n";
    const CREDENTIALS: &str = "\u{feff}# mine\n[default]\naws_access_key_id = A\naws_secret_access_key = s=1\n[dev]\nregion = ap-south-1\n";

    #[test]
    fn profiles_come_from_both_files() {
        let (_dir, aws) = aws(&[("config", CONFIG), ("credentials", CREDENTIALS)], &[]);
        let shown: Vec<_> =
            aws.profiles().unwrap().into_iter().map(|it| (it.name, it.region)).collect();
        let region = |text: &str| Some(text.to_owned());
        assert_eq!(
            shown,
            [
                ("default".to_owned(), region("us-east-1")),
                ("dev".to_owned(), region("ap-south-1")),
                ("sso".to_owned(), None)
            ]
        );
        let keys = AwsKeys {
            access_key_id: "A".into(),
            secret_access_key: "s=1".into(),
            session_token: None,
        };
        assert_eq!(aws.credentials(Some("default")), Ok(AwsCredentials::Keys(keys)));
        assert!(aws.credentials(Some("dev")).unwrap_err().contains("aws_access_key_id"));
        assert!(aws.credentials(Some("sso")).unwrap_err().contains("sso_start_url"));
        assert!(aws.credentials(Some("none")).unwrap_err().contains("not in"));
        assert!(aws.check(None).is_err());
        assert_eq!(format!("{:?}", aws.credentials(Some("default"))), "Ok(Keys(AwsKeys(..)))");
    }

    #[test]
    fn the_environment_has_keys_of_two_kinds() {
        let (_dir, aws) = aws(
            &[],
            &[
                ("AWS_ACCESS_KEY_ID", "A"),
                ("AWS_SECRET_ACCESS_KEY", "s"),
                ("AWS_BEARER_TOKEN_BEDROCK", "t"),
                ("AWS_DEFAULT_REGION", "eu-west-1"),
            ],
        );
        let found = [AwsEnvironmentKey::AccessKeys, AwsEnvironmentKey::BedrockApiKey];
        assert_eq!(AwsPort::environment_keys(&aws), found);
        assert_eq!(aws.environment_region().as_deref(), Some("eu-west-1"));
        assert_eq!(aws.credentials(None), Ok(AwsCredentials::ApiKey("t".into())));
        assert_eq!(aws.profiles().unwrap(), []);
    }
}
