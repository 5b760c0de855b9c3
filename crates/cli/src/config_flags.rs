//! Settings on the command line, for the commands that run a server.

use clap::Args;
use turnhost_host::{HostOptions, WithoutEffect};

/// Settings that take precedence over every configuration file.
#[derive(Debug, Default, Args)]
pub(crate) struct ConfigFlags {
    /// Overrides a setting of `config.toml`. The key may be dotted; the value is TOML or plain text:
    /// `-c model=o3`, `-c sandbox_workspace_write.network_access=true`. Can be repeated.
    #[arg(short = 'c', long = "config", global = true, value_name = "KEY=VALUE")]
    config: Vec<String>,
    /// Same as `-c features.FEATURE=true`.
    #[arg(long, global = true, value_name = "FEATURE")]
    enable: Vec<String>,
    /// Same as `-c features.FEATURE=false`.
    #[arg(long, global = true, value_name = "FEATURE")]
    disable: Vec<String>,
    /// Rejects a configuration with settings that have no effect, such as unknown keys, instead of warning.
    #[arg(long, global = true)]
    strict_config: bool,
}

/// The same settings, and the profile below them.
#[derive(Debug, Default, Args)]
pub(crate) struct HostFlags {
    #[command(flatten)]
    config: ConfigFlags,
    /// The profile to use: a table `[profiles.NAME]` of `config.toml`, or the file `NAME.config.toml` beside
    /// it.
    #[arg(long, global = true, value_name = "NAME")]
    profile: Option<String>,
}

impl HostFlags {
    /// Returns the options with these flags.
    pub(crate) fn over(&self, options: HostOptions) -> HostOptions {
        HostOptions {
            config_flags: self.config.settings(),
            without_effect: self.config.without_effect(),
            profile: self.profile.clone(),
            ..options
        }
    }
}

impl ConfigFlags {
    /// Returns how to treat a configuration with settings that have no effect.
    pub(crate) fn without_effect(&self) -> WithoutEffect {
        if self.strict_config { WithoutEffect::Refused } else { WithoutEffect::Warned }
    }

    /// Returns the settings as `KEY=VALUE`, in rising precedence.
    pub(crate) fn settings(&self) -> Vec<String> {
        let feature =
            |value: &'static str| move |feature: &String| format!("features.{feature}={value}");
        let features = self.enable.iter().map(feature("true"));
        let features = features.chain(self.disable.iter().map(feature("false")));
        features.chain(self.config.iter().cloned()).collect()
    }
}
