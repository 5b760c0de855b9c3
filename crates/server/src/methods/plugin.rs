//! Plugins: those of local marketplaces. What lies in the vendor's cloud needs a login to that
//! cloud, which this server does not have.

mod install;
mod installed;
mod list;
mod read;
mod reconcile;
mod search;
mod share {
    mod checkout;
    mod delete;
    mod list;
    mod save;
    mod update_targets;
}
mod skill {
    mod read;
}
mod uninstall;

use turnhost_base::AbsPath;

use crate::request::errors::CallError;

/// Returns the refusal of something that only the vendor's cloud can do.
fn needs_cloud(action: &str) -> CallError {
    let text = format!("{action}: chatgpt authentication required for remote plugin catalog");
    CallError::Refused(text)
}

/// Characters of the id of a plugin in the cloud besides letters and digits.
const REMOTE_ID_MARKS: &str = "_-~";

/// Returns the id of a plugin in the cloud, if it can be one.
fn remote_id(id: &str) -> Result<&str, CallError> {
    let may_be = |char: char| char.is_ascii_alphanumeric() || REMOTE_ID_MARKS.contains(char);
    if id.is_empty() || !id.chars().all(may_be) {
        return Err(CallError::Refused("invalid remote plugin id".to_owned()));
    }
    Ok(id)
}

/// The place of a plugin, as a client names it.
struct Place {
    local: Option<AbsPath>,
    remote: Option<String>,
}

/// Returns the file of the local marketplace that is meant; a place is named once.
fn one_place(method: &str, action: &str, place: Place) -> Result<AbsPath, CallError> {
    match (place.local, place.remote) {
        (Some(path), None) => Ok(path),
        (None, Some(_)) => Err(needs_cloud(action)),
        (Some(_), Some(_)) | (None, None) => {
            let places = "exactly one of marketplacePath or remoteMarketplaceName";
            Err(CallError::Refused(format!("{method} requires {places}")))
        }
    }
}
