//! Inquiries: questions to the model beside a thread's turns.

use std::future::poll_fn;

use turnhost_agent::{Gathering, Reply};
use turnhost_ports::{ModelError, ModelPort, ModelRequest};

/// Asks the model once and gathers its reply.
///
/// Dropping the future cancels the request. Fails if the provider does, or if the text of the
/// reply is over the limit of [`Gathering`]; nothing is asked again.
pub async fn inquire(models: &dyn ModelPort, request: ModelRequest) -> Result<Reply, ModelError> {
    let mut stream = models.open(request).await?;
    let mut gathering = Gathering::default();
    loop {
        let event = poll_fn(|cx| stream.poll_next(cx)).await?;
        if let Some(reply) = gathering.take(event)? {
            return Ok(reply);
        }
    }
}
