//! This installation, as relays know it.

/// This installation, as it enrols.
#[derive(Clone, Debug)]
pub struct Installation {
    /// The id of the home.
    pub id: String,
    /// The name of the machine for people.
    pub name: String,
    /// The version of the server.
    pub version: String,
}
