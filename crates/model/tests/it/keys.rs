//! Keys that are found out while the server runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use turnhost_model::{ApiKey, Freshness, KeySource, Secret};
use turnhost_ports::BoxFuture;
use turnhost_protocol::CodexErrorInfo;

use crate::fake::{Fake, sse};

/// Numbers its keys; a new one is another.
#[derive(Default)]
struct Numbered(AtomicU32);

impl KeySource for Numbered {
    fn key(&self, wanted: Freshness) -> BoxFuture<'static, Result<Secret, String>> {
        if wanted == Freshness::New {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        let number = self.0.load(Ordering::Relaxed);
        Box::pin(async move { Ok(Secret::new(format!("key-{number}"))) })
    }
}

struct Sealed;

impl KeySource for Sealed {
    fn key(&self, _wanted: Freshness) -> BoxFuture<'static, Result<Secret, String>> {
        Box::pin(async { Err("the vault is sealed".to_owned()) })
    }
}

fn sent_keys(fake: &Fake) -> Vec<String> {
    let seen = fake.seen();
    seen.iter().map(|it| it.headers["authorization"].to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_key_that_is_refused_is_replaced_once() {
    let mut fake = Fake::start().await;
    fake.provider.key = ApiKey::Source(Arc::new(Numbered::default()));
    fake.answer(401, "expired");
    fake.answer(200, sse(&[r#"{"type":"response.completed"}"#]));
    assert!(fake.ask().await.1.is_none());
    assert_eq!(sent_keys(&fake), ["Bearer key-0", "Bearer key-1"]);
    for _ in 0..2 {
        fake.answer(401, "unknown");
    }
    let error = fake.failure().await;
    assert_eq!(
        error.info,
        CodexErrorInfo::HttpConnectionFailed { http_status_code: Some(401) },
        "{}",
        error.message
    );
    assert_eq!(sent_keys(&fake), ["Bearer key-1", "Bearer key-2"]);
}

#[tokio::test]
async fn without_a_key_nothing_is_sent() {
    let mut fake = Fake::start().await;
    fake.provider.key = ApiKey::Source(Arc::new(Sealed));
    let error = fake.failure().await;
    assert_eq!(error.message, "the provider `Fake` has no key: the vault is sealed");
    assert_eq!(fake.connections(), 0);
}
