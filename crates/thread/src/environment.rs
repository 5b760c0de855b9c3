//! The variables that a thread's commands get of the server's own environment.

use std::collections::BTreeMap;
use std::str::Chars;

use serde::{Deserialize, Serialize};

/// A choice of the server's variables: `shell_environment_policy` of the configuration.
///
/// The steps apply in the order of the fields. Patterns compare whole names without regard to
/// case; `*` stands for any characters, `?` for one. The default lets every variable through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvironmentPolicy {
    /// The variables to begin with.
    pub inherit: Inherit,
    /// Patterns of variables that are left out.
    pub exclude: Vec<String>,
    /// Variables that are set, regardless of the server's.
    pub set: BTreeMap<String, String>,
    /// Patterns of the only variables that stay, `set` ones included; empty for all.
    pub include_only: Vec<String>,
}

/// The variables that an [`EnvironmentPolicy`] begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Inherit {
    /// All that the server has.
    #[default]
    All,
    /// Those without which few programs run: `HOME`, `PATH`, `SHELL`, `USER` and the like.
    Core,
    /// None.
    None,
}

/// Names of [`Inherit::Core`].
const CORE: [&str; 10] =
    ["HOME", "LANG", "LC_ALL", "LOGNAME", "PATH", "SHELL", "TERM", "TMPDIR", "TZ", "USER"];

/// Patterns of names that usually hold secrets; what a configuration excludes unless it says
/// `ignore_default_excludes = true`.
pub const SECRET_NAMES: [&str; 3] = ["*KEY*", "*SECRET*", "*TOKEN*"];

impl EnvironmentPolicy {
    /// Returns whether every variable stays as it is.
    pub fn is_transparent(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the variables that a command gets of `variables`.
    pub fn apply(
        &self,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> BTreeMap<String, String> {
        let inherits = |name: &str| match self.inherit {
            Inherit::All => true,
            Inherit::Core => CORE.iter().any(|core| core.eq_ignore_ascii_case(name)),
            Inherit::None => false,
        };
        let matches_any =
            |patterns: &[String], name: &str| patterns.iter().any(|pattern| matches(pattern, name));
        let mut chosen: BTreeMap<_, _> = variables
            .into_iter()
            .filter(|(name, _)| inherits(name) && !matches_any(&self.exclude, name))
            .collect();
        chosen.extend(self.set.clone());
        if !self.include_only.is_empty() {
            chosen.retain(|name, _| matches_any(&self.include_only, name));
        }
        chosen
    }
}

/// Compares a name with a pattern of `*` and `?`. Steps back to the last star only, so that the
/// time is bounded by the product of the lengths.
fn matches(pattern: &str, name: &str) -> bool {
    let (mut pattern, mut name) = (pattern.chars(), name.chars());
    // The pattern after the last star, and the part of the name that it was compared with.
    let mut star: Option<(Chars<'_>, Chars<'_>)> = None;
    loop {
        let rest = name.clone();
        match (pattern.next(), name.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                star = Some((pattern.clone(), rest.clone()));
                name = rest;
            }
            (Some(expected), Some(found)) if expected == '?' || is_same(expected, found) => {}
            (_, None) => return false,
            (_, Some(_)) => {
                let Some((after, taken)) = &mut star else { return false };
                taken.next();
                (pattern, name) = (after.clone(), taken.clone());
            }
        }
    }
}

fn is_same(one: char, other: char) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(&other);
    }
    one.to_lowercase().eq(other.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(policy: &EnvironmentPolicy) -> Vec<String> {
        let variables = ["HOME", "PATH", "AWS_SECRET_KEY", "GITHUB_TOKEN", "EDITOR"];
        let variables = variables.map(|name| (name.to_owned(), "x".to_owned()));
        policy.apply(variables).into_keys().collect()
    }

    fn patterns(patterns: &[&str]) -> Vec<String> {
        patterns.iter().map(|&pattern| pattern.to_owned()).collect()
    }

    #[test]
    fn each_step_narrows_or_sets() {
        let all = EnvironmentPolicy::default();
        assert!(all.is_transparent());
        assert_eq!(names(&all).len(), 5);
        let core = EnvironmentPolicy { inherit: Inherit::Core, ..all.clone() };
        assert_eq!(names(&core), ["HOME", "PATH"]);
        let set = BTreeMap::from([("CI".to_owned(), "1".to_owned())]);
        let none = EnvironmentPolicy { inherit: Inherit::None, set, ..all.clone() };
        assert_eq!(names(&none), ["CI"]);
        let safe = EnvironmentPolicy { exclude: patterns(&SECRET_NAMES), ..all.clone() };
        assert_eq!(names(&safe), ["EDITOR", "HOME", "PATH"]);
        let only = EnvironmentPolicy { include_only: patterns(&["path", "E*R"]), ..all };
        assert_eq!(names(&only), ["EDITOR", "PATH"]);
    }

    #[test]
    fn patterns_match_whole_names() {
        for (pattern, name, expected) in [
            ("*", "", true),
            ("A*B*C", "axxbyyc", true),
            ("A*B*C", "axxbyy", false),
            ("?", "a", true),
            ("?", "", false),
            ("PATH", "PATHS", false),
            ("PATHS", "PATH", false),
            ("a*", "A", true),
            ("*b", "abab", true),
            ("*ab?", "abab", false),
            ("*ä*", "KÄSE", true),
            ("**TOKEN*", "a_token", true),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }
}
