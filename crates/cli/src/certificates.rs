//! Files with certificates that are trusted in place of the system's.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use turnhost_http::{HttpClient, Roots};

/// Adds what to do to a failure whose cause is a certificate that is not trusted here.
pub(crate) fn with_remedy(err: anyhow::Error) -> anyhow::Error {
    if format!("{err:#}").contains("UnknownIssuer") {
        return err.context(
            "this machine trusts nobody who signed the relay's certificate; if it is yours, give it with `--ca FILE`",
        );
    }
    err
}

/// Certificates of a file.
pub(crate) struct Certificates {
    pub(crate) pem: String,
    pub(crate) roots: Roots,
}

impl Certificates {
    /// Reads a PEM file.
    pub(crate) fn read(file: &Path) -> Result<Self> {
        let pem = std::fs::read_to_string(file)
            .with_context(|| format!("`{}` cannot be read", file.display()))?;
        let roots = Roots::from_pem(pem.as_bytes());
        let roots = roots.with_context(|| format!("--ca {}", file.display()))?;
        Ok(Self { pem, roots })
    }

    /// Reads the file of a flag, if it was given.
    pub(crate) fn of_flag(file: Option<&PathBuf>) -> Result<Option<Self>> {
        file.map(|file| Self::read(file)).transpose()
    }

    /// Returns what sends requests and trusts these, or what trusts the system's.
    pub(crate) fn http(certificates: Option<&Self>) -> HttpClient {
        match certificates {
            Some(these) => HttpClient::trusting(these.roots.clone()),
            None => HttpClient::new(),
        }
    }
}
