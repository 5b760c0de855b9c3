//! The port to what clients file about threads: sections, projects, attachments and metadata.

use turnhost_base::{Millis, ThreadId};
use turnhost_thread::{Filing, SectionRecord};

use crate::store::{Direction, Page, StoreFuture};

/// A change of one value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum FieldChange<T> {
    /// Leaves it as it is.
    #[default]
    Keep,
    /// Takes it away.
    Clear,
    /// Puts this in its place.
    Set(T),
}

impl<T> FieldChange<T> {
    /// Returns the value after the change.
    pub fn apply(self, old: Option<T>) -> Option<T> {
        match self {
            Self::Keep => old,
            Self::Clear => None,
            Self::Set(new) => Some(new),
        }
    }
}

/// A project: directories that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectRecord {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its directories as JSON text.
    pub roots: String,
    /// The client's own data as JSON text.
    pub metadata: String,
    /// When it was created.
    pub created_at: Millis,
    /// When it last changed.
    pub updated_at: Millis,
    /// When the newest of its threads that are not archived was last worked in.
    pub recency_at: Option<Millis>,
}

/// A change of a project; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct ProjectChange {
    /// Its new name.
    pub name: Option<String>,
    /// Its new directories as JSON text.
    pub roots: Option<String>,
    /// The client's new data as JSON text.
    pub metadata: Option<String>,
}

/// Sort keys of projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectSort {
    /// Their place in the list.
    Position,
    /// When they were last worked in; those without a thread come last in both directions.
    Recency,
}

/// Projects to list.
#[derive(Clone, Debug)]
pub struct ProjectQuery {
    /// The place to continue from, given by an earlier page.
    pub cursor: Option<String>,
    /// Entries a page; at least 1.
    pub limit: u32,
    /// The sort key.
    pub sort: ProjectSort,
    /// Which way.
    pub direction: Direction,
}

/// The outcome of creating a project.
#[derive(Clone, Debug, PartialEq)]
pub enum CreateOutcome {
    /// It is stored, and these threads are filed under it.
    Created(ProjectRecord, Vec<ThreadId>),
    /// There was one with its key, which stays as it was.
    Existing(ProjectRecord),
    /// One of the threads is not stored; nothing was created.
    NoThread(ThreadId),
}

/// The outcome of changing a project.
#[derive(Clone, Debug, PartialEq)]
pub enum UpdateOutcome {
    /// It has changed.
    Updated(ProjectRecord),
    /// It was so before.
    Same(ProjectRecord),
    /// There is no such project.
    NoProject,
}

/// The outcome of moving a project in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveOutcome {
    /// It has another place.
    Moved,
    /// It was there before.
    Same,
    /// There is no such project.
    NoProject,
    /// There is not a project to put it before.
    NoBefore,
}

/// The outcome of filing a thread under a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileOutcome {
    /// It is filed.
    Filed,
    /// The thread is not stored.
    NoThread,
    /// There is no such section.
    NoSection,
    /// The thread to put it before is not in the section.
    NoBefore,
}

/// Changes to what is filed about a thread, its section apart.
#[derive(Clone, Debug, Default)]
pub struct MetadataChange {
    /// The project it belongs to.
    pub project: FieldChange<String>,
    /// The branch checked out.
    pub branch: FieldChange<String>,
    /// The commit checked out.
    pub sha: FieldChange<String>,
    /// Address of the remote `origin`.
    pub origin_url: FieldChange<String>,
    /// Says if Daybreak is on.
    pub daybreak: FieldChange<bool>,
}

/// The outcome of a [`MetadataChange`].
#[derive(Clone, Debug, PartialEq)]
pub enum MetadataOutcome {
    /// The present filing, and if the project is another one than before.
    Changed {
        /// The present filing.
        filing: Filing,
        /// Set if the project is another one than before.
        moved: bool,
    },
    /// The thread is not stored.
    NoThread,
    /// There is no such project.
    NoProject,
}

/// Something that clients attached to a thread; kind and key together name it.
#[derive(Clone, Debug, PartialEq)]
pub struct AttachmentRecord {
    /// Its id.
    pub id: String,
    /// Its kind, a word of the client's.
    pub kind: String,
    /// Its key among attachments of its kind.
    pub key: String,
    /// JSON text that the client stored with it.
    pub payload: String,
    /// When it was attached.
    pub created_at: Millis,
}

/// The outcome of attaching something.
#[derive(Clone, Debug, PartialEq)]
pub enum AttachOutcome {
    /// It is attached.
    Created,
    /// The thread had one with this kind and key, which stays as it was.
    Existing(AttachmentRecord),
    /// The thread is not stored.
    NoThread,
}

/// The outcome of taking an attachment off a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DetachOutcome {
    /// The one with this id is gone.
    Removed(String),
    /// There was none.
    None,
    /// The thread is not stored.
    NoThread,
}

/// Threads that have an attachment, to list.
#[derive(Clone, Debug)]
pub struct OwnerQuery {
    /// The attachment's kind.
    pub kind: String,
    /// Its key.
    pub key: String,
    /// Only archived threads, or only the others; both if `None`.
    pub archived: Option<bool>,
    /// The place to continue from, given by an earlier page.
    pub cursor: Option<String>,
    /// Entries a page; at least 1.
    pub limit: u32,
}

/// A way to keep what clients file about threads. Ids of sections and projects are opaque here.
///
/// A future that resolved to `Ok` means: it is there after the process is killed.
pub trait FilingPort: Send + Sync {
    /// Reads what is filed about a thread; `None` if it is not stored.
    fn filing(&self, thread: ThreadId) -> StoreFuture<Option<Filing>>;

    /// Changes what is filed about a thread, its section apart.
    fn update_metadata(
        &self,
        thread: ThreadId,
        change: MetadataChange,
    ) -> StoreFuture<MetadataOutcome>;

    /// Files a thread under a section: at its end, or before one of its threads. `None` takes
    /// it out of its section.
    fn file(
        &self,
        thread: ThreadId,
        section: Option<String>,
        before: Option<ThreadId>,
        at: Millis,
    ) -> StoreFuture<FileOutcome>;

    /// Lists sections in the order in which they were made. A cursor is the id of the last one
    /// of a page; an unknown one finds nothing.
    fn sections(&self, cursor: Option<String>, limit: u32) -> StoreFuture<Page<SectionRecord>>;

    /// Adds a section.
    fn create_section(&self, section: SectionRecord) -> StoreFuture<()>;

    /// Changes a section; returns it as it is now, or `None` if there is none with this id.
    fn update_section(
        &self,
        id: String,
        name: String,
        appearance: FieldChange<String>,
    ) -> StoreFuture<Option<SectionRecord>>;

    /// Deletes a section; its threads are under none afterwards. Returns whether there was one.
    fn delete_section(&self, id: String) -> StoreFuture<bool>;

    /// Reads a project.
    fn project(&self, id: String) -> StoreFuture<Option<ProjectRecord>>;

    /// Lists projects.
    fn projects(&self, query: ProjectQuery) -> StoreFuture<Page<ProjectRecord>>;

    /// Adds a project at the end of the list and files `threads` under it, unless there is one
    /// with the client's `key` for this request.
    fn create_project(
        &self,
        key: String,
        project: ProjectRecord,
        threads: Vec<ThreadId>,
    ) -> StoreFuture<CreateOutcome>;

    /// Changes a project.
    fn update_project(
        &self,
        id: String,
        change: ProjectChange,
        at: Millis,
    ) -> StoreFuture<UpdateOutcome>;

    /// Moves a project before another one, or to the end.
    fn move_project(&self, id: String, before: Option<String>) -> StoreFuture<MoveOutcome>;

    /// Deletes a project. Returns the threads that it had, or `None` if there was none with this id.
    fn delete_project(&self, id: String) -> StoreFuture<Option<Vec<ThreadId>>>;

    /// Attaches something to a thread.
    fn attach(&self, thread: ThreadId, attachment: AttachmentRecord) -> StoreFuture<AttachOutcome>;

    /// Takes an attachment off a thread.
    fn detach(&self, thread: ThreadId, kind: String, key: String) -> StoreFuture<DetachOutcome>;

    /// Lists what is attached to a thread, oldest first.
    fn attachments(
        &self,
        thread: ThreadId,
        cursor: Option<String>,
        limit: u32,
    ) -> StoreFuture<Page<AttachmentRecord>>;

    /// Lists the threads that have an attachment, with whether each is archived, by id.
    fn attachment_owners(&self, query: OwnerQuery) -> StoreFuture<Page<(ThreadId, bool)>>;
}
