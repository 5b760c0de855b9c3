//! The console that the relay hands out.

use turnhost_http::Method;

use crate::play::Play;

#[tokio::test]
async fn the_console_is_served_at_the_root_and_hides_no_other_answer() {
    let play = Play::new().await;
    for (path, part) in [("/", "<title>"), ("/index.html", "<title>"), ("/js/main.js", "import ")] {
        let answer = play.send(Method::Get, path, &[], None).await;
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        assert!(answer.body.as_str().is_some_and(|body| body.contains(part)), "{path}: {answer:?}");
    }
    let posted = play.send(Method::Post, "/index.html", &[], None).await;
    assert_eq!((posted.status, &posted.body["error"]["kind"]), (404, &"notFound".into()));
    let missing = play.send(Method::Get, "/js/none.js", &[], None).await;
    assert_eq!((missing.status, &missing.body["error"]["kind"]), (404, &"notFound".into()));
    for path in [
        "/../relay.sqlite",
        "/js/../../etc/passwd",
        "/js/%2e%2e/%2e%2e/etc/passwd",
        "/js/..%2fmain.js",
        "/js//main.js",
        "//etc/passwd",
        "/js/main.js%00",
        "/JS/MAIN.JS",
    ] {
        assert_eq!(play.send(Method::Get, path, &[], None).await.status, 404, "{path}");
    }
    let machines = play.send(Method::Get, "/v1/machines", &[], None).await;
    assert_eq!(machines.status, 401);
}
