//! The store through its port, over real files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod blobs;
mod crash;
mod filing;
mod forks;
mod home;
mod maintenance;
mod migration;
mod paging;
mod round_trip;
mod search;
mod support;
mod timeline;
mod titles;
