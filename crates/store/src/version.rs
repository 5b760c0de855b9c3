//! The version of the database's schema.

/// The version that this program writes: the number of migrations.
pub(crate) const LATEST: u32 = 9;
