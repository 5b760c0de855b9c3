//! The serving side of TLS, with real files and real clients.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
use tokio_rustls::TlsConnector;
use turnhost_base::{Millis, SystemWorld, TestWorld, World};
use turnhost_http::{TlsAcceptor, TlsError};

/// Writes a new pair, and returns what trusts only it.
fn renew(dir: &Path) -> TlsConnector {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    fs::write(dir.join("cert"), made.cert.pem()).unwrap();
    fs::write(dir.join("key"), made.signing_key.serialize_pem()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    TlsConnector::from(Arc::new(config))
}

fn open(dir: &TempDir, world: Arc<dyn World>) -> Result<TlsAcceptor, TlsError> {
    TlsAcceptor::open(dir.path().join("cert"), dir.path().join("key"), world)
}

/// Sends a word each way; gives the protocol that was agreed on.
async fn greet(acceptor: &TlsAcceptor, connector: &TlsConnector) -> Result<Vec<u8>, String> {
    let (near, far) = duplex(64 << 10);
    let mut served = acceptor.accept(near);
    let serve = async {
        let mut word = [0; 4];
        served.read_exact(&mut word).await?;
        served.write_all(&word).await?;
        served.flush().await?;
        served.shutdown().await
    };
    let connect = async {
        let name = ServerName::try_from("localhost").unwrap();
        let mut stream = connector.connect(name, far).await.map_err(|err| err.to_string())?;
        stream.write_all(b"word").await.unwrap();
        let mut word = String::new();
        stream.read_to_string(&mut word).await.unwrap();
        assert_eq!(word, "word");
        Ok(stream.get_ref().1.alpn_protocol().unwrap().to_vec())
    };
    tokio::join!(serve, connect).1
}

/// Returns a clock far ahead of the files, to which every change has settled.
fn later() -> Arc<dyn World> {
    Arc::new(TestWorld::at(Millis(SystemWorld.now().0 + 3_600_000)))
}

#[tokio::test]
async fn a_renewed_pair_is_used_and_a_broken_one_is_not() {
    for world in [later(), Arc::new(SystemWorld)] {
        let dir = tempfile::tempdir().unwrap();
        let first = renew(dir.path());
        let acceptor = open(&dir, world).unwrap();
        assert_eq!(greet(&acceptor, &first).await.as_deref(), Ok(b"http/1.1".as_slice()));
        let second = renew(dir.path());
        assert!(greet(&acceptor, &second).await.is_ok());
        assert!(greet(&acceptor, &first).await.is_err());

        // Half of a renewal: the certificate is there, its key is still to come.
        let key = fs::read(dir.path().join("key")).unwrap();
        let third = renew(dir.path());
        let third_key = fs::read(dir.path().join("key")).unwrap();
        fs::write(dir.path().join("key"), key).unwrap();
        assert!(greet(&acceptor, &second).await.is_ok());
        fs::write(dir.path().join("key"), third_key).unwrap();
        assert!(greet(&acceptor, &third).await.is_ok());
        fs::remove_file(dir.path().join("cert")).unwrap();
        assert!(greet(&acceptor, &third).await.is_ok());
    }
}

#[test]
fn what_cannot_be_used_at_the_start_is_named() {
    let dir = tempfile::tempdir().unwrap();
    drop(renew(dir.path()));
    let (cert, key) = (dir.path().join("cert"), dir.path().join("key"));
    let check = |cert: &Path, key: &Path| {
        TlsAcceptor::open(cert.into(), key.into(), later()).unwrap_err().to_string()
    };
    let (cert_shown, key_shown) = (cert.display(), key.display());
    assert_eq!(check(&key, &key), format!("`{key_shown}` has no certificate in PEM form"));
    assert_eq!(check(&cert, &cert), format!("`{cert_shown}` has no private key in PEM form"));
    let none = dir.path().join("none");
    assert_eq!(check(&none, &key), format!("cannot read `{}`", none.display()));
    let old = fs::read(&cert).unwrap();
    drop(renew(dir.path()));
    fs::write(&cert, old).unwrap();
    assert_eq!(
        check(&cert, &key),
        format!(
            "the certificate in `{cert_shown}` and the key in `{key_shown}` cannot be used together"
        )
    );
}
