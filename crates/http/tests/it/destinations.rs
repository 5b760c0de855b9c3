//! Untrusted addresses, which must not lead inside.

use turnhost_http::{Destinations, HttpClient, HttpErrorKind, Method, Proxies, Request};

use crate::echo;

#[tokio::test]
async fn a_name_that_leads_inside_is_refused_before_anything_is_sent() {
    let echo = echo().await;
    let http = HttpClient::with_proxies(Proxies::from_variables(|_| None));
    for url in [echo.url.clone(), echo.url.replace("127.0.0.1", "localhost")] {
        let mut request = Request::new(Method::Post, url.clone());
        request.destinations = Destinations::Public;
        let refused = http.request(request.clone()).await.unwrap_err();
        assert_eq!(refused.kind(), HttpErrorKind::Invalid, "{refused}");
        assert!(refused.to_string().contains("not a public address"), "{refused}");
    }
    assert_eq!(echo.connections.load(std::sync::atomic::Ordering::SeqCst), 0);
    // Where the operator allows it, it goes there.
    let request = Request::new(Method::Post, echo.url.replace("127.0.0.1", "localhost"));
    assert_eq!(http.request(request).await.unwrap().status(), 200);
}
