//! The models of a provider's list.

use turnhost_ports::ModelPort as _;

use crate::fake::Fake;

#[tokio::test]
async fn the_context_of_a_model_is_known_once_its_provider_was_asked() {
    let fake = Fake::start().await;
    let models = fake.models();
    fake.answer(200, r#"{"data":[{"id":"m-1","context_length":8192}]}"#);
    assert_eq!(models.context_window("fake", "m-1"), None);
    // Waits for the same answer.
    assert_eq!(models.list("fake").await.len(), 1);
    assert_eq!(models.context_window("fake", "m-1"), Some(8192));
    assert_eq!(
        models.context_window("fake", "a name that the server does not look at"),
        Some(8192)
    );
    assert_eq!(models.context_window("none", "m-1"), None);
    let asked: Vec<_> = fake.seen().into_iter().map(|seen| seen.uri).collect();
    assert_eq!(asked, ["/v1/models"]);
}
