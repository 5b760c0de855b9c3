//! The port to what clients file about threads, over the same database.

use turnhost_base::{Millis, ThreadId};
use turnhost_ports::{
    AttachOutcome, AttachmentRecord, CreateOutcome, DetachOutcome, FieldChange, FileOutcome,
    Filing, FilingPort, MetadataChange, MetadataOutcome, MoveOutcome, OwnerQuery, Page,
    ProjectChange, ProjectQuery, ProjectRecord, SectionRecord, StoreFuture, UpdateOutcome,
};

use crate::{Store, filing};

impl FilingPort for Store {
    fn filing(&self, thread: ThreadId) -> StoreFuture<Option<Filing>> {
        self.read(move |connection| Ok(filing::filing(connection, thread)?))
    }

    fn update_metadata(
        &self,
        thread: ThreadId,
        change: MetadataChange,
    ) -> StoreFuture<MetadataOutcome> {
        self.change(move |connection, _| Ok(filing::update_metadata(connection, thread, &change)?))
    }

    fn file(
        &self,
        thread: ThreadId,
        section: Option<String>,
        before: Option<ThreadId>,
        at: Millis,
    ) -> StoreFuture<FileOutcome> {
        self.change(move |connection, _| {
            Ok(filing::file(connection, thread, section.as_deref(), before, at)?)
        })
    }

    fn sections(&self, cursor: Option<String>, limit: u32) -> StoreFuture<Page<SectionRecord>> {
        self.read(move |connection| Ok(filing::sections(connection, cursor.as_deref(), limit)?))
    }

    fn create_section(&self, section: SectionRecord) -> StoreFuture<()> {
        self.change(move |connection, _| Ok(filing::create_section(connection, &section)?))
    }

    fn update_section(
        &self,
        id: String,
        name: String,
        appearance: FieldChange<String>,
    ) -> StoreFuture<Option<SectionRecord>> {
        self.change(move |connection, _| {
            Ok(filing::update_section(connection, &id, &name, &appearance)?)
        })
    }

    fn delete_section(&self, id: String) -> StoreFuture<bool> {
        self.change(move |connection, _| Ok(filing::delete_section(connection, &id)?))
    }

    fn project(&self, id: String) -> StoreFuture<Option<ProjectRecord>> {
        self.read(move |connection| Ok(filing::project(connection, &id)?))
    }

    fn projects(&self, query: ProjectQuery) -> StoreFuture<Page<ProjectRecord>> {
        self.read(move |connection| filing::projects(connection, &query))
    }

    fn create_project(
        &self,
        key: String,
        project: ProjectRecord,
        threads: Vec<ThreadId>,
    ) -> StoreFuture<CreateOutcome> {
        self.change(move |connection, _| {
            Ok(filing::create_project(connection, &key, &project, &threads)?)
        })
    }

    fn update_project(
        &self,
        id: String,
        change: ProjectChange,
        at: Millis,
    ) -> StoreFuture<UpdateOutcome> {
        self.change(move |connection, _| Ok(filing::update_project(connection, &id, &change, at)?))
    }

    fn move_project(&self, id: String, before: Option<String>) -> StoreFuture<MoveOutcome> {
        self.change(move |connection, _| {
            Ok(filing::move_project(connection, &id, before.as_deref())?)
        })
    }

    fn delete_project(&self, id: String) -> StoreFuture<Option<Vec<ThreadId>>> {
        self.change(move |connection, _| Ok(filing::delete_project(connection, &id)?))
    }

    fn attach(&self, thread: ThreadId, attachment: AttachmentRecord) -> StoreFuture<AttachOutcome> {
        self.change(move |connection, _| Ok(filing::attach(connection, thread, &attachment)?))
    }

    fn detach(&self, thread: ThreadId, kind: String, key: String) -> StoreFuture<DetachOutcome> {
        self.change(move |connection, _| Ok(filing::detach(connection, thread, &kind, &key)?))
    }

    fn attachments(
        &self,
        thread: ThreadId,
        cursor: Option<String>,
        limit: u32,
    ) -> StoreFuture<Page<AttachmentRecord>> {
        self.read(move |connection| {
            filing::attachments(connection, thread, cursor.as_deref(), limit)
        })
    }

    fn attachment_owners(&self, query: OwnerQuery) -> StoreFuture<Page<(ThreadId, bool)>> {
        self.read(move |connection| filing::owners(connection, &query))
    }
}
