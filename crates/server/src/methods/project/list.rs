//! `project/list`: the projects, a page at a time.

use std::sync::Arc;

use turnhost_ports::{Direction, FilingPort, ProjectQuery, ProjectSort, StoreError};
use turnhost_protocol::{
    ProjectListParams, ProjectListResponse, ProjectSortKey, SortDirection, method,
};

use super::record;
use crate::methods::params::{DEFAULT_PAGE, page_size};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ProjectList {
    type Needs = Arc<dyn FilingPort>;

    async fn call(
        filing: Arc<dyn FilingPort>,
        _: &Caller,
        params: ProjectListParams,
    ) -> Result<Reply<ProjectListResponse>, CallError> {
        let page = filing.projects(query(params)?).await.map_err(|error| match error {
            StoreError::Cursor(_) => CallError::BadValue(
                "invalid project cursor: malformed or mismatched sort anchor".to_owned(),
            ),
            StoreError::Failed(_) | StoreError::Unavailable(_) => error.into(),
        })?;
        let data = page.data.into_iter().map(record::project).collect::<Result<_, _>>()?;
        Ok(ProjectListResponse { data, next_cursor: page.next }.into())
    }
}

fn query(params: ProjectListParams) -> Result<ProjectQuery, CallError> {
    let ProjectListParams { cursor, limit, sort_direction, sort_key } = params;
    let (sort, default) = match sort_key {
        None if sort_direction.is_some() => {
            return Err(CallError::BadValue("sortDirection requires sortKey".to_owned()));
        }
        None | Some(ProjectSortKey::Position) => (ProjectSort::Position, Direction::Ascending),
        Some(ProjectSortKey::RecencyAt) => (ProjectSort::Recency, Direction::Descending),
    };
    let direction = match sort_direction {
        None => default,
        Some(SortDirection::Asc) => Direction::Ascending,
        Some(SortDirection::Desc) => Direction::Descending,
    };
    Ok(ProjectQuery { cursor, limit: page_size(limit, DEFAULT_PAGE), sort, direction })
}
