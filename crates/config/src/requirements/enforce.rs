//! Holds settings and edits to the requirements.
//!
//! A configured or requested value that is not allowed gives way to the first that is, with a note
//! for people. A change of a thread that exists, and an edit of the user's file, is refused.

use serde::Serialize;
use serde_json::{Value, json};
use turnhost_protocol::{
    AskForApproval, ConfigRequirements, ForcedLoginMethod, SandboxMode, SandboxPolicy,
    SandboxWorkspaceWrite,
};
use turnhost_thread::{DEFAULT_PERMISSIONS, TurnSettings};

use super::Requirements;
use crate::permissions::{Chosen, mode_of, mode_policy};
use crate::tree::{Table, get};
use crate::{EffectiveSettings, Loaded};

/// Texts for people, one for each replaced value.
pub(crate) type Notes = Vec<String>;

/// A change that the requirements do not allow. The texts are made to be shown as they are.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Forbidden {
    /// A value that is not among the allowed ones.
    #[error("{0}")]
    Value(String),
    /// A key that the requirements set.
    #[error("`{0}` is managed by requirements and cannot be changed")]
    Managed(String),
}

impl Requirements {
    /// Returns the values that count where no layer and no request sets another.
    pub(crate) fn defaults(&self) -> Table {
        let new_thread = self.wire().models.as_ref().and_then(|models| models.new_thread.as_ref());
        let Some(defaults) = new_thread else { return Table::new() };
        let values = [
            ("model", json!(defaults.model)),
            ("model_reasoning_effort", json!(defaults.model_reasoning_effort)),
            ("service_tier", json!(defaults.service_tier)),
        ];
        let set = values.into_iter().filter(|(_, value)| !value.is_null());
        set.map(|(key, value)| (key.to_owned(), value)).collect()
    }

    /// Returns the values that override layers and requests.
    pub(crate) fn forced(&self) -> Table {
        let ConfigRequirements { model_provider, model_providers, feature_requirements, .. } =
            self.wire();
        let values = [
            ("model_provider", json!(model_provider)),
            ("model_providers", json!(model_providers)),
            ("features", json!(feature_requirements)),
        ];
        let set = values.into_iter().filter(|(_, value)| !value.is_null());
        set.map(|(key, value)| (key.to_owned(), value)).collect()
    }

    /// Replaces settings that are not allowed, and adds what is demanded.
    pub(crate) fn constrain(&self, settings: &mut EffectiveSettings) {
        let wire = self.wire();
        let approval = settings.approval_policy.clone().unwrap_or(AskForApproval::OnRequest);
        if let Some(allowed) = self.fallback(
            "approval_policy",
            &approval,
            wire.allowed_approval_policies.as_ref(),
            &mut settings.notes,
        ) {
            settings.approval_policy = Some(allowed);
        }
        let reviewer = settings.approvals_reviewer.unwrap_or_default();
        if let Some(allowed) = self.fallback(
            "approvals_reviewer",
            &reviewer,
            wire.allowed_approvals_reviewers.as_ref(),
            &mut settings.notes,
        ) {
            settings.approvals_reviewer = Some(allowed);
        }
        if let Some(mode) = settings.web_search
            && let Some(allowed) = self.fallback(
                "web_search",
                &mode,
                wire.allowed_web_search_modes.as_ref(),
                &mut settings.notes,
            )
        {
            settings.web_search = Some(allowed);
        }
        self.constrain_sandbox(settings);
        if let Some(more) = &wire.additional_developer_instructions {
            let own = settings.developer_instructions.take();
            settings.developer_instructions =
                Some(own.map_or_else(|| more.clone(), |own| format!("{own}\n\n{more}")));
        }
    }

    fn constrain_sandbox(&self, settings: &mut EffectiveSettings) {
        if let Some(id) = settings.permission_profile.clone() {
            if self.allows_profile(&id, &settings.sandbox) {
                return;
            }
            let fallback = self.wire().default_permissions.clone().filter(|other| *other != id);
            let fallback = fallback.and_then(|other| Some((settings.profile(&other).ok()?, other)));
            if let Some((Chosen { policy, extends }, other)) = fallback
                && self.allows_profile(&other, &policy)
            {
                settings.notes.push(format!(
                    "Configured value for `permission_profile` is disallowed by requirements; falling back from `{id}` to required value `{other}`."
                ));
                settings.sandbox = policy;
                settings.permission_profile = Some(other);
                settings.profile_extends = extends;
                return;
            }
        }
        let (mode, allowed) = (mode_of(&settings.sandbox), self.sandbox_modes());
        let allowed = allowed.as_ref();
        let fallback = match self.fallback("sandbox_mode", &mode, allowed, &mut settings.notes) {
            Some(fallback) => fallback,
            // The mode is fine, its profile is not.
            None if settings.permission_profile.is_some() => SandboxMode::ReadOnly,
            None => return,
        };
        settings.sandbox = mode_policy(fallback, &settings.sandbox_workspace_write);
        settings.permission_profile = None;
        settings.profile_extends = None;
    }

    /// Returns the value in place of one that is not allowed, and notes that.
    fn fallback<T: Clone + PartialEq + Serialize>(
        &self,
        key: &str,
        value: &T,
        allowed: Option<&Vec<T>>,
        notes: &mut Notes,
    ) -> Option<T> {
        let details = self.check(key, value, allowed).err()?;
        let first = allowed?.first()?.clone();
        notes.push(format!(
            "Configured value for `{key}` is disallowed by requirements; falling back to required value `{}`. Details: {details}",
            word(&first)
        ));
        Some(first)
    }

    fn check<T: PartialEq + Serialize>(
        &self,
        key: &str,
        value: &T,
        allowed: Option<&Vec<T>>,
    ) -> Result<(), Forbidden> {
        match allowed {
            Some(allowed) if !allowed.contains(value) => {
                let words: Vec<_> = allowed.iter().map(word).collect();
                Err(Forbidden::Value(format!(
                    "invalid value for `{key}`: `{}` is not in the allowed set [{}] (set by {})",
                    word(value),
                    words.join(", "),
                    self.file
                )))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Returns true if a permission profile may be chosen.
    pub(crate) fn allows_profile(&self, id: &str, policy: &SandboxPolicy) -> bool {
        self.names_profile(id) && self.check_policy(policy).is_ok()
    }

    /// Returns true if the list of profiles, if there is one, allows this one.
    fn names_profile(&self, id: &str) -> bool {
        let allowed = self.wire().allowed_permission_profiles.as_ref();
        allowed.is_none_or(|allowed| allowed.get(id).copied().unwrap_or(false))
    }

    fn allowed_profiles(&self) -> Vec<&str> {
        let listed = self.wire().allowed_permission_profiles.iter().flatten();
        listed.filter(|(_, allowed)| **allowed).map(|(name, _)| name.as_str()).collect()
    }

    fn check_profile(&self, id: &str) -> Result<(), Forbidden> {
        if self.names_profile(id) {
            return Ok(());
        }
        Err(Forbidden::Value(format!(
            "invalid value for `permission_profile`: `{id}` is not in the allowed set [{}] (set by {})",
            self.allowed_profiles().join(", "),
            self.file
        )))
    }

    /// Checks the sandbox of a command.
    pub(crate) fn check_policy(&self, policy: &SandboxPolicy) -> Result<(), Forbidden> {
        self.check("sandbox_mode", &mode_of(policy), self.sandbox_modes().as_ref())
    }

    /// Returns the modes that are allowed, if not all are: one without a sandbox has no proxy, and so
    /// none that could hold commands to the hosts of the requirements.
    fn sandbox_modes(&self) -> Option<Vec<SandboxMode>> {
        let listed = self.wire().allowed_sandbox_modes.clone();
        if self.hosts().is_none() {
            return listed;
        }
        let all = [SandboxMode::ReadOnly, SandboxMode::WorkspaceWrite];
        let mut modes = listed.unwrap_or_else(|| all.into());
        modes.retain(|mode| *mode != SandboxMode::DangerFullAccess);
        Some(modes)
    }

    /// Checks the settings that a client changes for turns of a thread.
    pub(crate) fn check_change(
        &self,
        before: &TurnSettings,
        after: &TurnSettings,
    ) -> Result<(), Forbidden> {
        let wire = self.wire();
        if before.approval_policy != after.approval_policy {
            let allowed = wire.allowed_approval_policies.as_ref();
            self.check("approval_policy", &after.approval_policy, allowed)?;
        }
        if before.approvals_reviewer != after.approvals_reviewer {
            let allowed = wire.allowed_approvals_reviewers.as_ref();
            self.check("approvals_reviewer", &after.approvals_reviewer, allowed)?;
        }
        if before.sandbox_policy != after.sandbox_policy {
            self.check_policy(&after.sandbox_policy)?;
        }
        match &after.permission_profile {
            Some(id) if before.permission_profile != after.permission_profile => {
                self.check_profile(id)
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Replaces stored settings of a thread that are not allowed.
    fn replace(&self, settings: &mut TurnSettings) {
        let wire = self.wire();
        let mut notes = Notes::new();
        let policies = wire.allowed_approval_policies.as_ref();
        let approval = &settings.approval_policy;
        if let Some(allowed) = self.fallback("approval_policy", approval, policies, &mut notes) {
            settings.approval_policy = allowed;
        }
        let reviewers = wire.allowed_approvals_reviewers.as_ref();
        let reviewer = &settings.approvals_reviewer;
        if let Some(allowed) = self.fallback("approvals_reviewer", reviewer, reviewers, &mut notes)
        {
            settings.approvals_reviewer = allowed;
        }
        let searches = wire.allowed_web_search_modes.as_ref();
        if let Some(search) = settings.web_search
            && let Some(allowed) = self.fallback("web_search", &search, searches, &mut notes)
        {
            settings.web_search = Some(allowed);
        }
        let profile = settings.permission_profile.as_deref();
        let is_named = profile.is_none_or(|id| self.names_profile(id));
        let (mode, modes) = (mode_of(&settings.sandbox_policy), self.sandbox_modes());
        let fallback = self.fallback("sandbox_mode", &mode, modes.as_ref(), &mut notes);
        if let Some(mode) = fallback.or((!is_named).then_some(SandboxMode::ReadOnly)) {
            settings.sandbox_policy = mode_policy(mode, &SandboxWorkspaceWrite::default());
            settings.permission_profile = None;
            settings.permission_profile_extends = None;
        }
        for note in notes {
            tracing::info!(%note, "stored settings of a thread");
        }
    }

    fn allows_login(&self, method: ForcedLoginMethod) -> bool {
        self.wire().allowed_login_methods.as_ref().is_none_or(|allowed| allowed.contains(&method))
    }

    /// Checks an edit of the user's file: only what it changes.
    pub(crate) fn check_edit(&self, before: &Table, after: &Table) -> Result<(), Forbidden> {
        let wire = self.wire();
        let changed = |key: &str| after.get(key).filter(|value| before.get(key) != Some(*value));
        self.check_word(
            changed("approval_policy"),
            "approval_policy",
            wire.allowed_approval_policies.as_ref(),
        )?;
        self.check_word(
            changed("approvals_reviewer"),
            "approvals_reviewer",
            wire.allowed_approvals_reviewers.as_ref(),
        )?;
        self.check_word(changed("sandbox_mode"), "sandbox_mode", self.sandbox_modes().as_ref())?;
        self.check_word(
            changed("web_search"),
            "web_search",
            wire.allowed_web_search_modes.as_ref(),
        )?;
        if let Some(id) = changed(DEFAULT_PERMISSIONS).and_then(Value::as_str) {
            self.check_profile(id)?;
        }
        for key in ["model_provider", "model_providers"] {
            if self.forced().contains_key(key) && before.get(key) != after.get(key) {
                return Err(Forbidden::Managed(key.to_owned()));
            }
        }
        self.check_servers(before, after)?;
        self.check_features(changed("features"))
    }

    fn check_word<T: PartialEq + Serialize>(
        &self,
        changed: Option<&Value>,
        key: &str,
        allowed: Option<&Vec<T>>,
    ) -> Result<(), Forbidden> {
        let (Some(value), Some(allowed)) = (changed, allowed) else { return Ok(()) };
        let allowed = allowed.iter().map(|value| json!(value)).collect();
        self.check(key, value, Some(&allowed))
    }

    fn check_features(&self, changed: Option<&Value>) -> Result<(), Forbidden> {
        for (name, required) in self.wire().feature_requirements.iter().flatten() {
            let value = changed.and_then(|features| features.get(name));
            if value.is_some_and(|value| value != required) {
                return Err(Forbidden::Value(format!(
                    "invalid value for `features`: `features.{name}={}` is not in the allowed set [{name}={required}] (set by {})",
                    !required, self.file
                )));
            }
        }
        Ok(())
    }
}

impl Loaded {
    /// Checks the settings that a client changes for turns of a thread. The error says what is allowed.
    pub fn check_change(&self, before: &TurnSettings, after: &TurnSettings) -> Result<(), String> {
        let Some(requirements) = &self.requirements else { return Ok(()) };
        requirements.check_change(before, after).map_err(|forbidden| forbidden.to_string())
    }

    /// Returns stored settings of a thread with those replaced that are not allowed.
    pub fn within_requirements(&self, mut settings: TurnSettings) -> TurnSettings {
        if let Some(requirements) = &self.requirements {
            requirements.replace(&mut settings);
        }
        settings
    }

    /// Returns true if a login of this kind is allowed, by the requirements and by the setting
    /// `forced_login_method`.
    pub fn allows_login(&self, method: ForcedLoginMethod) -> bool {
        let forced = get::<ForcedLoginMethod>(&self.merged(), "forced_login_method");
        let is_forced_otherwise = forced.ok().flatten().is_some_and(|forced| forced != method);
        let requirements = self.requirements.as_ref();
        !is_forced_otherwise && requirements.is_none_or(|it| it.allows_login(method))
    }

    /// Checks the sandbox of a command. The error says what is allowed.
    pub fn check_sandbox(&self, policy: &SandboxPolicy) -> Result<(), String> {
        let Some(requirements) = &self.requirements else { return Ok(()) };
        requirements.check_policy(policy).map_err(|forbidden| forbidden.to_string())
    }

    /// Checks a permission profile. The error says what is allowed.
    pub fn check_profile(&self, id: &str, policy: &SandboxPolicy) -> Result<(), String> {
        let Some(requirements) = &self.requirements else { return Ok(()) };
        let checked =
            requirements.check_profile(id).and_then(|()| requirements.check_policy(policy));
        checked.map_err(|forbidden| forbidden.to_string())
    }
}

/// Returns a value as it is written in a file, without quotes.
fn word(value: &impl Serialize) -> String {
    match json!(value) {
        Value::String(word) => word,
        other => other.to_string(),
    }
}
