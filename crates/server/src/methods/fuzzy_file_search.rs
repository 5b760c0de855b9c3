//! `fuzzyFileSearch`: files by parts of their names, once or while the user types.

mod session_start;
mod session_stop;
mod session_update;

use std::sync::Arc;

use turnhost_ports::{FsPort, SearchRoot};
use turnhost_protocol::{FuzzyFileSearchParams, FuzzyFileSearchResponse, method};
use turnhost_threads::ServerIdentity;

use crate::connection::searches::SingleSearches;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::FuzzyFileSearch {
    type Needs = (Arc<dyn FsPort>, Arc<ServerIdentity>);

    /// A search that another of the same token supersedes is answered with what it has found.
    async fn call(
        (fs, identity): Self::Needs,
        owned: OwnedBy,
        _: &Caller,
        params: FuzzyFileSearchParams,
    ) -> Result<Reply<FuzzyFileSearchResponse>, CallError> {
        let FuzzyFileSearchParams { query, roots, cancellation_token } = params;
        if query.trim().is_empty() || roots.is_empty() {
            return Ok(FuzzyFileSearchResponse { files: Vec::new() }.into());
        }
        let search = fs.search(search_roots(roots, &identity));
        match cancellation_token {
            Some(token) => {
                let mut single = owned.get::<SingleSearches>().enter(token);
                tokio::select! {
                    () = search.gathered() => {}
                    () = single.superseded() => {}
                }
            }
            None => search.gathered().await,
        }
        let files = search.find(query).await.files;
        Ok(FuzzyFileSearchResponse { files }.into())
    }
}

/// Returns the directories of a client's search; relative ones are below the server's own, and one
/// without a name is none.
fn search_roots(roots: Vec<String>, identity: &ServerIdentity) -> Vec<SearchRoot> {
    let named = roots.into_iter().filter(|name| !name.is_empty());
    named.map(|name| SearchRoot { path: identity.cwd.join(&name), name }).collect()
}
