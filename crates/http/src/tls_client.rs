//! TLS for connections that are not HTTP requests, such as websockets.
//!
//! Every dialler gets its encrypted stream here, so that the program has
//! one idea of which certificates are good: those that the system trusts, or
//! those of a file that the user names in their place.

use std::fmt;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use rustls_platform_verifier::BuilderVerifierExt as _;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;

use crate::clock::Clock;
use crate::error::{HttpError, HttpErrorKind};
use crate::install_crypto;

/// The trust roots.
#[derive(Clone, Default)]
pub enum Roots {
    /// Those that the system trusts.
    #[default]
    System,
    /// These and no others.
    Only(Arc<Certificates>),
}

/// Certificates that were read from a file.
pub struct Certificates(RootCertStore);

impl fmt::Debug for Roots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => f.write_str("System"),
            Self::Only(store) => write!(f, "Only({} certificates)", store.0.len()),
        }
    }
}

impl Roots {
    /// Trusts the certificates of a PEM file and no others.
    pub fn from_pem(pem: &[u8]) -> Result<Self, HttpError> {
        let invalid = |what: &dyn fmt::Display| {
            HttpError::new(HttpErrorKind::Invalid, format!("not a usable PEM certificate: {what}"))
        };
        let mut store = RootCertStore::empty();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate = certificate.map_err(|err| invalid(&err))?;
            store.add(certificate).map_err(|err| invalid(&err))?;
        }
        if store.is_empty() {
            return Err(invalid(&"there is none; expected `-----BEGIN CERTIFICATE-----`"));
        }
        Ok(Self::Only(Arc::new(Certificates(store))))
    }

    pub(crate) async fn config(&self) -> Result<ClientConfig, HttpError> {
        install_crypto();
        let broken = |text: String| HttpError::new(HttpErrorKind::Tls, text);
        match self {
            Self::Only(store) => {
                let builder = builder().map_err(|err| broken(err.to_string()))?;
                Ok(builder.with_root_certificates(store.0.clone()).with_no_client_auth())
            }
            Self::System => {
                // Reading the system's certificates takes 10 ms and more.
                let built = tokio::task::spawn_blocking(|| {
                    Ok(builder()?.with_platform_verifier()?.with_no_client_auth())
                });
                built
                    .await
                    .map_err(|err| broken(err.to_string()))?
                    .map_err(|err: rustls::Error| broken(err.to_string()))
            }
        }
    }
}

fn builder() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ClientConfig::builder_with_details(provider, Arc::new(Clock))
        .with_safe_default_protocol_versions()
}

/// Encrypts a connected stream; `host` must prove to be who it says it is.
///
/// The caller limits the time. Dropping the future closes the stream.
pub async fn connect_tls<S>(
    stream: S,
    host: &str,
    roots: &Roots,
) -> Result<impl AsyncRead + AsyncWrite + fmt::Debug + Send + Unpin + use<S>, HttpError>
where
    S: AsyncRead + AsyncWrite + fmt::Debug + Send + Unpin,
{
    let name = ServerName::try_from(host.to_owned()).map_err(|_| {
        let text = format!("`{host}` is no name that a certificate could have");
        HttpError::new(HttpErrorKind::Invalid, text)
    })?;
    let connector = TlsConnector::from(Arc::new(roots.config().await?));
    connector.connect(name, stream).await.map_err(|err| HttpError::from_tls(&err))
}
