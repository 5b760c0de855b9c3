//! Events that go into the agent, and actions that come out of it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use turnhost_base::{AbsPath, ItemId, Millis, TurnId};
use turnhost_patch::Patch;
use turnhost_policy::{
    CommandSurroundings, NamedPrograms, NetworkRule, Places, RealPlaces, WritableRoots,
};
use turnhost_ports::{
    Command, CommandError, Exit, FileChange, FileLookup, FilesError, HistoryItem, Hook, HookCall,
    HookOutcome, HostAnswer, Instructions, McpCall, McpCallResult, McpError, McpOffer, ModelError,
    ModelEvent, ModelRequest, Skill, TurnExtensions, WantedHost,
};
use turnhost_protocol::{
    CommandExecutionApprovalDecision, DynamicToolCallResponse, FileChangeApprovalDecision,
    McpServerElicitationRequestResponse, PermissionsRequestApprovalResponse, ServerNotification,
    ServerRequest, ThreadGoal, ThreadGoalStatus, ThreadItem, ToolRequestUserInputResponse,
    TurnToolOutput, UserInput,
};
use turnhost_thread::{Input, TurnSettings, WaitingFor};

use crate::inquiry::Reply;
use crate::sub_agents::{AgentFailure, AgentOrder, AgentReport, Approval};

/// Names a command of a thread, on the wire (`processId`) and to the model (`session_id`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProcessId(pub i64);

/// A user's message that is entering a turn.
#[derive(Clone, Debug)]
pub struct UserMessage {
    /// Id of the item it becomes.
    pub id: ItemId,
    /// The client's own id for it.
    pub client_id: Option<String>,
    /// Context that precedes the user's text in the model's input.
    pub context: Vec<HistoryItem>,
    /// The user's input.
    pub input: Vec<UserInput>,
    /// Texts that follow the user's text in the model's input: of skills, and of hooks.
    pub after: Vec<HistoryItem>,
    /// Pictures among it that lie on this machine, as data URLs, in the order of the input;
    /// `Err` holds what to tell the model instead.
    pub local_images: Vec<Result<String, String>>,
}

/// A command that the user runs, outside the sandbox and without approval.
#[derive(Clone, Debug)]
pub struct ShellCommand {
    /// Id of the item it becomes.
    pub item: ItemId,
    /// The command line, for the user's login shell.
    pub command: String,
    /// Time after which it is ended.
    pub timeout: Option<Duration>,
}

/// A review that is to be made.
#[derive(Clone, Debug)]
pub struct ReviewRequest {
    /// Names the reviewer's own run within the turn.
    pub run: TurnId,
    /// The subject in few words, for clients.
    pub label: String,
    /// The request to the reviewer.
    pub prompt: String,
}

/// The purpose of a turn.
#[derive(Clone, Debug, Default)]
pub enum TurnPurpose {
    /// The model answers the user, or continues by itself.
    #[default]
    Answer,
    /// The history is shortened.
    Compact,
    /// A command of the user runs; the model is not asked.
    Shell(ShellCommand),
    /// Changes are reviewed, with a history that holds nothing else.
    Review(Box<ReviewRequest>),
}

/// Everything a turn begins with.
#[derive(Clone, Debug)]
pub struct TurnStart {
    /// Id of the turn.
    pub turn: TurnId,
    /// The turn of another thread on whose behalf it runs, if it does.
    pub root: Option<TurnId>,
    /// Its settings.
    pub settings: Arc<TurnSettings>,
    /// The user's words; `None` for a turn without a user message.
    pub message: Option<UserMessage>,
    /// Texts for the model before the user's words, or instead of them.
    pub context: Vec<HistoryItem>,
    /// The output of a tool that it begins with, instead of the user's words.
    pub tool_output: Option<TurnToolOutput>,
    /// JSON Schema that the answer must match, for this turn only.
    pub output_schema: Option<Arc<serde_json::Value>>,
    /// Its purpose.
    pub work: TurnPurpose,
    /// Tokens of the history, as the model counted them last.
    pub tokens: i64,
    /// The environment it runs in.
    pub environment: TurnEnvironment,
    /// Everything that the thread's MCP servers offer; `None` while one is starting.
    pub mcp: Option<Arc<McpOffer>>,
    /// Skills and hooks; `None` if they have to be read first.
    pub extensions: Option<Arc<TurnExtensions>>,
}

/// The environment of a turn: instruction files, shell, date, clients.
#[derive(Clone, Debug)]
pub struct TurnEnvironment {
    /// AGENTS.md files.
    pub instructions: Instructions,
    /// The user's shell: the program that runs commands.
    pub shell: Arc<str>,
    /// The local date, `2026-01-31`.
    pub date: String,
    /// The time zone's name.
    pub time_zone: String,
    /// Temporary and private places, which complete the sandbox policy.
    pub places: Places,
    /// Name of the client that started the thread.
    pub originator: Arc<str>,
    /// Value of the `User-Agent` header for model requests.
    pub user_agent: Arc<str>,
    /// Number of times that a broken stream is asked for again.
    pub stream_max_retries: u32,
    /// The list of available skills in the model's input; empty without any.
    pub skills: Arc<str>,
}

/// The place in a turn at which hooks run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HookStep {
    /// A session begins, with the first of the user's words.
    Session,
    /// The user said something.
    Prompt,
    /// A tool call is about to begin.
    Before(ItemId),
    /// A tool call is over.
    After(ItemId),
    /// A tool call needs approval.
    Approval(ItemId),
    /// The history is about to be shortened.
    PreCompact,
    /// The history was shortened.
    PostCompact,
    /// Something that hooks look on at, while nothing waits for them.
    Beside,
    /// The turn is about to end.
    Stop,
}

/// A client's answer to an approval.
#[derive(Clone, Debug)]
pub enum Answer {
    /// About a command.
    Command(CommandExecutionApprovalDecision),
    /// About a change of files.
    FileChange(FileChangeApprovalDecision),
    /// The user's answers to questions.
    UserInput(ToolRequestUserInputResponse),
    /// The result of a client's own tool.
    ClientTool(DynamicToolCallResponse),
    /// Permissions beyond the sandbox.
    Permissions(PermissionsRequestApprovalResponse),
    /// About a call of an MCP tool.
    Elicitation(McpServerElicitationRequestResponse),
    /// A reviewer in place of the clients refuses; the text is for the model.
    Denied(String),
    /// A result of another form than was asked for.
    Unreadable,
    /// An error.
    Unusable,
}

/// A point in time that the agent asked to be woken at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timer {
    /// The model gets a command's output even if it still runs.
    Yield {
        /// The command.
        process: ProcessId,
        /// The call that waits.
        call: ItemId,
    },
    /// The model may be asked again.
    Retry(TurnId),
    /// A command of the user has taken all the time it may take.
    Shell(ProcessId),
    /// The review of this call has taken all the time it may take.
    Review(ItemId),
    /// The calls of this turn's response wait for short commands no longer.
    HeadStart(TurnId),
}

/// A fact for the agent.
#[derive(Debug)]
pub enum Event {
    /// A turn begins. There must not be one already.
    Begin(Box<TurnStart>),
    /// The user says more while a turn runs.
    Steer(UserMessage),
    /// The user runs a command while a turn runs.
    Shell(ShellCommand),
    /// The model is to be sent these items too, without any of them being shown.
    Inject(Vec<HistoryItem>),
    /// The model is to be sent its context before anything else, unless it was. No turn may run.
    SendContext(Arc<TurnSettings>, Box<TurnEnvironment>),
    /// Other settings hold for the rest of the turn.
    Retune(Arc<TurnSettings>),
    /// The user stops the turn.
    Interrupt,
    /// The model says something.
    Model(ModelEvent),
    /// The model could not be asked, or its stream broke.
    ModelFailed(ModelError),
    /// A command started, or did not.
    CommandStarted(ProcessId, Result<(), CommandError>),
    /// A command wrote something.
    CommandOutput(ProcessId, Bytes),
    /// A command wants to reach a host, and its connection waits for [`Action::AnswerHost`].
    HostWanted(ProcessId, WantedHost),
    /// A command ended; no output follows.
    CommandExited(ProcessId, Exit),
    /// A client wants a command to end.
    TerminateCommand(ProcessId),
    /// A client wants all commands that no call waits for to end.
    TerminateBackground,
    /// The commands end as the thread is unloaded; their exits will not be reported.
    EndCommands,
    /// A command took its input, or did not.
    StdinWritten(ProcessId, Result<(), CommandError>),
    /// An action that a tool call asked for has its result.
    ToolResult(ItemId, ToolResult),
    /// A client answered the request that a call waits for.
    Answered(ItemId, Answer),
    /// Time passed.
    Timer(Timer),
    /// Every MCP server has started or failed, and these offer this.
    McpOffered(Arc<McpOffer>),
    /// The user gave another agent of the tree an approval that holds here too.
    Approved(Approval),
    /// A call of an MCP tool says how far it is.
    McpProgress(ItemId, String),
    /// Answers [`Action::ReadExtensions`].
    Extensions(Arc<TurnExtensions>),
    /// Answers [`Action::RunHooks`].
    HooksRan(TurnId, HookStep, Box<HookOutcome>),
    /// Answers [`Action::ReadSkills`], with the texts that could be read.
    SkillsRead(TurnId, Vec<(Skill, String)>),
}

/// The result of an action that a tool call asked for.
#[derive(Debug)]
pub enum ToolResult {
    /// Answers [`Action::PlanPatch`].
    PatchPlanned {
        /// The changes that the patch would make, or why there are none.
        result: Result<Vec<FileChange>, FilesError>,
        /// The roots of [`Action::PlanPatch`], with symbolic links followed.
        places: RealPlaces,
    },
    /// Answers [`Action::ApplyPatch`].
    PatchApplied(Result<(), FilesError>),
    /// Answers [`Action::Inquire`].
    Replied(Result<Reply, ModelError>),
    /// Answers [`Action::Agents`].
    Agents(Result<AgentReport, AgentFailure>),
    /// Answers [`Action::CallMcp`].
    McpCalled(McpCallResult),
    /// Answers [`Action::LookUpMcp`].
    McpLookedUp(Result<String, McpError>),
    /// Answers [`Action::LookUpFiles`] in words for the model.
    FilesLookedUp(Result<String, FilesError>),
    /// Answers [`Action::UseGoal`]; the error is for the model.
    GoalUsed(Result<GoalReport, String>),
    /// Answers [`Action::LookAround`].
    LookedAround(CommandSurroundings),
    /// Answers [`Action::ReadImage`] with a data URL, or the reason why there is none.
    ImageRead(Result<String, String>),
}

/// Something to be done for the agent.
#[derive(Debug)]
pub enum Action {
    /// A fact for the thread.
    Thread(Input),
    /// Send a notification that is not stored to the thread's subscribers.
    Notify(Arc<ServerNotification>),
    /// The response to the client's request, where there is one, belongs here.
    RespondHere,
    /// Ask the model. The one before, if any, has ended.
    OpenModel(Box<ModelRequest>),
    /// Stop listening to the model.
    CloseModel,
    /// Start a command.
    StartCommand(ProcessId, Box<Command>),
    /// Look at the surroundings of a call's command, for which the named programs count.
    LookAround(ItemId, Box<Command>, Box<NamedPrograms>),
    /// Kill a command. [`Event::CommandExited`] follows if it has started.
    KillCommand(ProcessId),
    /// Write to a command's standard input.
    WriteStdin(ProcessId, Bytes),
    /// Work out what a patch would change.
    PlanPatch {
        /// The call that wants it.
        call: ItemId,
        /// The patch.
        patch: Patch,
        /// The base of its relative paths.
        cwd: AbsPath,
        /// Writable directories, whose symbolic links are to be followed meanwhile.
        roots: WritableRoots,
    },
    /// Write changes.
    ApplyPatch(ItemId, Vec<FileChange>),
    /// Read, list or search files.
    LookUpFiles(ItemId, FileLookup),
    /// Read an image as a data URL.
    ReadImage(ItemId, AbsPath),
    /// Ask the clients for approval.
    Ask {
        /// The item that waits.
        item: ItemId,
        /// The reason that the thread's status shows.
        waiting_for: WaitingFor,
        /// The item as it begins with the question, unless it has begun before.
        started: Option<(TurnId, Box<ThreadItem>)>,
        /// The question.
        request: Box<ServerRequest>,
    },
    /// Wake the agent later.
    Wait(Timer, Duration),
    /// Find out what the MCP servers offer, once none of them is starting.
    AwaitMcp,
    /// Call a tool of an MCP server.
    CallMcp(Box<McpCall>),
    /// Look something up at MCP servers for a call.
    LookUpMcp(ItemId, McpLookup),
    /// Ask a model something for a call, beside the turn's own conversation.
    Inquire(ItemId, Box<ModelRequest>),
    /// Carry out an order to the agents that work for the thread.
    Agents(ItemId, AgentOrder),
    /// Share an approval of the user with the other agents of the tree.
    ShareApproval(Approval),
    /// Give up what [`Action::CallMcp`], [`Action::LookUpMcp`], [`Action::Inquire`] or
    /// [`Action::Agents`] began for a call.
    CancelCall(ItemId),
    /// Read or change what the thread works towards.
    UseGoal(ItemId, GoalUse),
    /// Let calls of a tool pass without approval, for later threads too.
    KeepToolApproval {
        /// The MCP server.
        server: String,
        /// The tool.
        tool: String,
    },
    /// Add a rule to the user's rules file, so that it holds for later threads too.
    KeepRule(Vec<String>),
    /// The same for a rule about a host.
    KeepHostRule(NetworkRule),
    /// Let a command's connection through, or refuse it.
    AnswerHost(ProcessId, u64, HostAnswer),
    /// Withdraw the request that an item waits for; nothing is left to be decided.
    Withdraw(ItemId),
    /// Read the skills and hooks that hold for the thread.
    ReadExtensions,
    /// Run the hooks that an event concerns.
    RunHooks {
        /// The turn.
        turn: TurnId,
        /// The place in it.
        step: HookStep,
        /// The hooks to choose from.
        hooks: Arc<[Hook]>,
        /// The event.
        call: Box<HookCall>,
    },
    /// Read the texts of skills.
    ReadSkills(TurnId, Vec<Skill>),
}

/// A use that a call makes of the thread's goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoalUse {
    /// It is read.
    Read,
    /// There is a goal from now on.
    Create {
        /// The objective, in the words of who sets it.
        objective: String,
        /// Tokens that it may use.
        token_budget: Option<i64>,
    },
    /// The goal is over, or rests.
    Settle(ThreadGoalStatus),
}

/// The thread's goal after a call used it.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalReport {
    /// The goal; `None` if there is none.
    pub goal: Option<ThreadGoal>,
    /// The effect that the call had on it.
    pub outcome: GoalOutcome,
}

/// The outcome of a use of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalOutcome {
    /// It was read.
    Read,
    /// It was made.
    Created,
    /// It is over, or rests.
    Settled,
}

/// Something to look up at MCP servers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum McpLookup {
    /// The resources of a server, or of all.
    Resources {
        /// The server.
        server: Option<String>,
    },
    /// The patterns of resources of a server, or of all.
    Templates {
        /// The server.
        server: Option<String>,
    },
    /// A resource.
    Read {
        /// The server.
        server: String,
        /// The resource.
        uri: String,
    },
}

impl McpLookup {
    /// Returns the server that is named.
    pub fn server(&self) -> Option<&str> {
        match self {
            Self::Resources { server } | Self::Templates { server } => server.as_deref(),
            Self::Read { server, .. } => Some(server),
        }
    }
}

/// The time, with every event.
pub type Now = Millis;
