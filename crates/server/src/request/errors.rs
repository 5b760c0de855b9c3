//! The one place that turns what went wrong into JSON-RPC errors.

use serde_json::{Value, json};
use turnhost_base::ThreadId;
use turnhost_jsonrpc::{ErrorObject, code};
use turnhost_ports::{
    AccountFailure, ConfigFailure, ConfigWriteFailure, ExtensionError, FsError, McpError,
    RemoteControlFailure, StoreError, UnknownProvider,
};
use turnhost_protocol::{
    CodexErrorInfo, ErrorKind, NonSteerableTurnKind, ThreadReadState, UserVerificationErrorDetails,
};
use turnhost_thread::{GoalRefusal, QueueRefusal, Refusal};
use turnhost_threads::ThreadError;

/// The reason a request was not served.
///
/// Each variant is one case that clients can meet; [`CallError::object`] gives
/// it its code and words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// A method that is not in the table.
    #[error("Invalid request: {0}")]
    UnknownMethod(String),
    /// Params that do not fit their type; the text is the parser's.
    #[error("Invalid request: {0}")]
    BadParams(String),
    /// A request before `initialize`.
    #[error("Not initialized")]
    NotInitialized,
    /// A second `initialize`.
    #[error("Already initialized")]
    AlreadyInitialized,
    /// An experimental method, field or variant without the capability; the text names it.
    #[error("{0} requires experimentalApi capability")]
    Experimental(String),
    /// A thread id that is not a UUID; the reference's words for it differ by method.
    #[error("invalid {noun} id: {reason}")]
    BadThreadId {
        /// `thread` or `session`.
        noun: &'static str,
        /// The parser's words.
        reason: String,
    },
    /// No loaded thread has this id.
    #[error("thread not found: {0}")]
    ThreadNotFound(ThreadId),
    /// Neither a loaded nor a stored thread has this id.
    #[error("thread not loaded: {0}")]
    ThreadNotLoaded(ThreadId),
    /// The thread is leaving memory; it can be resumed in a moment.
    #[error("thread {0} is closing; retry after the thread is closed")]
    Closing(ThreadId),
    /// No stored thread has this id.
    #[error("no rollout found for thread id {0}")]
    NotStored(ThreadId),
    /// A request that its method refuses; the text says why, with the value.
    #[error("{0}")]
    Refused(String),
    /// A verification of the user that cannot be; clients read the details strictly.
    #[error("{text}")]
    Verification {
        /// The text for people.
        text: &'static str,
        /// The details, which are the whole data of the error.
        details: UserVerificationErrorDetails,
    },
    /// A refusal about a value of a family that has its own code for it.
    #[error("{0}")]
    BadValue(String),
    /// A message with more characters of text than a model takes.
    #[error("Input exceeds the maximum length of {max} characters.")]
    TooLong {
        /// Characters of the text.
        chars: usize,
        /// The most that are taken.
        max: usize,
    },
    /// A change of a read state that is no longer the one that the client saw.
    #[error("read state changed")]
    ReadStateConflict(ThreadReadState),
    /// More input for a turn that takes none.
    #[error("cannot steer a {} turn", turn_kind(*.0))]
    NotSteerable(NonSteerableTurnKind),
    /// Something that the method does not offer for this thread or in this build.
    #[error("{0}")]
    NotSupported(String),
    /// A param that this server does not serve, where ignoring it would do something else than asked.
    #[error("`{method}`: the parameter `{field}` is not supported by this server")]
    UnsupportedParam {
        /// The method.
        method: &'static str,
        /// The param's name on the wire.
        field: &'static str,
    },
    /// A refusal with a word for programs to branch on.
    #[error("{text}")]
    RefusedFor {
        /// The word, `reason` of the data.
        reason: &'static str,
        /// The text for people.
        text: String,
    },
    /// A method that this server knows but does not serve.
    #[error("`{0}` is not supported by this server")]
    Unserved(&'static str),
    /// The configuration does not allow what was asked.
    #[error("failed to load configuration: {0}")]
    Configuration(String),
    /// The configuration could not be read, for a method that only needs to read it.
    #[error("failed to {task}: {text}")]
    ConfigurationFiles {
        /// The task that failed by it.
        task: &'static str,
        /// The reason.
        text: String,
    },
    /// The configuration could not be read, in the words of `config/read`.
    #[error("{0}")]
    ConfigurationRead(String),
    /// An edit of the configuration that was not made.
    #[error("{text}")]
    ConfigWrite {
        /// The kind, as clients branch on it.
        code: &'static str,
        /// The reason.
        text: String,
    },
    /// `model/list` for a provider that is not configured.
    #[error(
        "This chat uses model provider “{0}”, which is no longer configured. Restore this \
         provider’s configuration to continue."
    )]
    UnknownProvider(String),
    /// An MCP server that is unknown or cannot be reached.
    #[error("{0}")]
    Mcp(String),
    /// An error of an MCP server, as it came.
    #[error("{message}")]
    McpAnswer {
        /// The server's code.
        code: i64,
        /// The server's message.
        message: String,
        /// The server's addition; null without one.
        data: Value,
    },
    /// The server or the system failed.
    #[error("{0}")]
    Internal(String),
    /// The server ends soon; work that begins now would not be finished.
    #[error("Server is draining; retry after reconnecting")]
    Draining,
    /// Too much is waiting already.
    #[error("Server overloaded; retry later.")]
    Overloaded,
}

/// Returns the word for a kind of turn.
fn turn_kind(kind: NonSteerableTurnKind) -> &'static str {
    match kind {
        NonSteerableTurnKind::Review => "review",
        NonSteerableTurnKind::Compact => "compact",
    }
}

impl CallError {
    /// Creates a stored thread whose settings this version cannot read.
    pub(crate) fn unreadable_settings(id: ThreadId) -> Self {
        Self::Internal(format!("the stored settings of thread {id} cannot be read"))
    }

    /// Creates the error of what an archived thread does not take part in.
    pub(crate) fn archived(id: ThreadId) -> Self {
        ThreadError::Archived(id).into()
    }

    /// Returns the error as it goes to the client.
    pub fn object(&self) -> ErrorObject {
        ErrorObject::new(self.code(), self.to_string()).with_data(self.data())
    }

    fn code(&self) -> i64 {
        match self {
            Self::UnknownMethod(_)
            | Self::BadParams(_)
            | Self::NotInitialized
            | Self::AlreadyInitialized
            | Self::Experimental(_)
            | Self::BadThreadId { .. }
            | Self::ThreadNotFound(_)
            | Self::ThreadNotLoaded(_)
            | Self::Closing(_)
            | Self::NotStored(_)
            | Self::Refused(_)
            | Self::RefusedFor { .. }
            | Self::ReadStateConflict(_)
            | Self::NotSteerable(_)
            | Self::Draining
            | Self::Configuration(_)
            | Self::ConfigWrite { .. }
            | Self::UnknownProvider(_) => code::INVALID_REQUEST,
            Self::BadValue(_)
            | Self::TooLong { .. }
            | Self::UnsupportedParam { .. }
            | Self::Verification {
                details: UserVerificationErrorDetails::InvalidRequest { .. },
                ..
            } => code::INVALID_PARAMS,
            Self::NotSupported(_) | Self::Unserved(_) => code::METHOD_NOT_FOUND,
            Self::ConfigurationFiles { .. }
            | Self::ConfigurationRead(_)
            | Self::Mcp(_)
            | Self::Internal(_)
            | Self::Verification { .. } => code::INTERNAL_ERROR,
            Self::McpAnswer { code, .. } => *code,
            Self::Overloaded => code::OVERLOADED,
        }
    }

    /// Returns the error of a task that needs no more of the configuration than to read it.
    pub(crate) fn unreadable(task: &'static str) -> impl Fn(ConfigFailure) -> Self {
        move |failure| Self::ConfigurationFiles { task, text: failure.0 }
    }

    /// Returns the kind, for clients to branch on.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::UnknownMethod(_) => ErrorKind::UnknownMethod,
            Self::BadParams(_)
            | Self::BadThreadId { .. }
            | Self::BadValue(_)
            | Self::TooLong { .. } => ErrorKind::InvalidParams,
            Self::NotInitialized => ErrorKind::NotInitialized,
            Self::AlreadyInitialized => ErrorKind::AlreadyInitialized,
            Self::Experimental(_) => ErrorKind::ExperimentalApiRequired,
            Self::ThreadNotFound(_) | Self::ThreadNotLoaded(_) | Self::NotStored(_) => {
                ErrorKind::ThreadNotFound
            }
            Self::Verification { .. } => ErrorKind::NotSupported,
            Self::Closing(_) => ErrorKind::ThreadClosing,
            Self::Refused(_)
            | Self::RefusedFor { .. }
            | Self::ReadStateConflict(_)
            | Self::NotSteerable(_) => ErrorKind::Refused,
            Self::NotSupported(_) | Self::UnsupportedParam { .. } | Self::Unserved(_) => {
                ErrorKind::NotSupported
            }
            Self::Configuration(_)
            | Self::ConfigurationFiles { .. }
            | Self::ConfigurationRead(_)
            | Self::ConfigWrite { .. }
            | Self::UnknownProvider(_) => ErrorKind::InvalidConfig,
            Self::Mcp(_) | Self::McpAnswer { .. } => ErrorKind::McpServer,
            Self::Internal(_) => ErrorKind::Internal,
            Self::Draining => ErrorKind::ShuttingDown,
            Self::Overloaded => ErrorKind::Overloaded,
        }
    }

    fn data(&self) -> Value {
        let kind = self.kind();
        match self {
            Self::UnknownProvider(name) => {
                json!({ "kind": kind, "type": "modelProviderNotConfigured", "modelProvider": name })
            }
            Self::ConfigWrite { code, .. } => {
                json!({ "kind": kind, "config_write_error_code": code })
            }
            Self::TooLong { chars, max } => json!({
                "kind": kind,
                "input_error_code": "input_too_large",
                "max_chars": max,
                "actual_chars": chars,
            }),
            Self::ReadStateConflict(read_state) => {
                json!({ "kind": kind, "reason": "readStateConflict", "readState": read_state })
            }
            Self::NotSteerable(turn_kind) => json!({
                "kind": kind,
                "message": self.to_string(),
                "codexErrorInfo": CodexErrorInfo::ActiveTurnNotSteerable { turn_kind: *turn_kind },
                "additionalDetails": null,
                "misalignment": null,
            }),
            Self::RefusedFor { reason, .. } => json!({ "kind": kind, "reason": reason }),
            Self::Draining => json!({ "kind": kind, "reason": "serverShuttingDown" }),
            Self::UnsupportedParam { field, .. } => json!({ "kind": kind, "field": field }),
            Self::Unserved(method) => {
                json!({ "kind": kind, "reason": "notSupported", "method": method })
            }
            Self::McpAnswer { data, .. } if !data.is_null() => {
                json!({ "kind": kind, "data": data })
            }
            Self::Verification { details, .. } => json!(details),
            _ => json!({ "kind": kind }),
        }
    }
}

impl From<StoreError> for CallError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Cursor(_) => Self::Refused(error.to_string()),
            StoreError::Failed(text) | StoreError::Unavailable(text) => {
                tracing::error!(err = %text, "the store failed");
                Self::Internal(text)
            }
        }
    }
}

impl From<ExtensionError> for CallError {
    fn from(error: ExtensionError) -> Self {
        match error {
            ExtensionError::Refused(text) => Self::Refused(text),
            ExtensionError::BadValue(text) => Self::BadValue(text),
            ExtensionError::System(text) => Self::Internal(text),
        }
    }
}

impl From<Refusal> for CallError {
    fn from(error: Refusal) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<QueueRefusal> for CallError {
    fn from(error: QueueRefusal) -> Self {
        Self::Refused(error.to_string())
    }
}

impl From<GoalRefusal> for CallError {
    fn from(error: GoalRefusal) -> Self {
        Self::Refused(error.to_string())
    }
}

impl From<ThreadError> for CallError {
    fn from(error: ThreadError) -> Self {
        match error {
            ThreadError::NotLoaded(id) => Self::ThreadNotFound(id),
            ThreadError::NotStored(id) => Self::NotStored(id),
            ThreadError::Closing(id) => Self::Closing(id),
            ThreadError::Overloaded(_) => Self::Overloaded,
            ThreadError::Archived(_) => Self::Refused(error.to_string()),
            ThreadError::UnreadableSettings { .. } | ThreadError::Refused(_) => {
                Self::Internal(error.to_string())
            }
            ThreadError::Store(error) => error.into(),
        }
    }
}

impl From<ConfigFailure> for CallError {
    fn from(error: ConfigFailure) -> Self {
        Self::Configuration(error.0)
    }
}

impl From<RemoteControlFailure> for CallError {
    fn from(failure: RemoteControlFailure) -> Self {
        match failure {
            RemoteControlFailure::Refused(text) => Self::Refused(text),
            RemoteControlFailure::Failed(text) => Self::Internal(text),
        }
    }
}

impl From<ConfigWriteFailure> for CallError {
    fn from(error: ConfigWriteFailure) -> Self {
        let code = match &error {
            ConfigWriteFailure::VersionConflict(_) => "configVersionConflict",
            ConfigWriteFailure::Invalid(_) => "configValidationError",
            ConfigWriteFailure::NotFound(_) => "configPathNotFound",
            ConfigWriteFailure::ReadOnly(_) => "configLayerReadonly",
            ConfigWriteFailure::Managed(_) => "configRequirementReadonly",
            ConfigWriteFailure::System(text) => return Self::Internal(text.clone()),
        };
        Self::ConfigWrite { code, text: error.to_string() }
    }
}

impl From<AccountFailure> for CallError {
    fn from(error: AccountFailure) -> Self {
        Self::Internal(error.0)
    }
}

impl From<FsError> for CallError {
    fn from(error: FsError) -> Self {
        match error {
            FsError::Refused(text) => Self::Refused(text),
            FsError::System(text) => Self::Internal(text),
        }
    }
}

impl From<McpError> for CallError {
    fn from(error: McpError) -> Self {
        let text = error.to_string();
        match error {
            McpError::Server { code, message, data } => {
                Self::McpAnswer { code, message, data: data.unwrap_or_default() }
            }
            McpError::UnknownServer(_) | McpError::Failed(_) | McpError::Login(_) => {
                Self::Mcp(text)
            }
            McpError::Required(_) => Self::Mcp(format!(
                "error creating thread: Fatal error: Failed to initialize session: {text}"
            )),
        }
    }
}

impl From<UnknownProvider> for CallError {
    fn from(error: UnknownProvider) -> Self {
        Self::UnknownProvider(error.0)
    }
}

/// Returns the error for a message that is longer than a connection may send.
pub(crate) fn too_long(bytes: u64, limit_bytes: usize) -> ErrorObject {
    malformed(&format!("a message of {bytes} bytes is over the limit of {limit_bytes}"))
}

/// Returns the error for something that is not a message.
pub(crate) fn malformed(reason: &str) -> ErrorObject {
    ErrorObject::new(code::INVALID_REQUEST, format!("Invalid request: {reason}"))
        .with_data(json!({ "kind": ErrorKind::InvalidMessage }))
}
