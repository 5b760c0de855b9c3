//! Methods about whole threads.

mod archive;
mod list;
mod loaded_list;
mod read;
mod resume;
mod set_name;
mod start;
mod unarchive;
mod unsubscribe;
