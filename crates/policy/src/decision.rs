//! The decision of a rule.

/// Decisions of rules about the commands that they match, from loose to strict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleDecision {
    /// They run without a question, outside of the sandbox too if the model asks for that.
    Allow,
    /// The user is asked.
    Prompt,
    /// They do not run.
    Forbidden,
}
