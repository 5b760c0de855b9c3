//! One connection of a command to its proxy.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::TcpStream;
use turnhost_ports::HostAnswer;

use super::HostApprovals;
use super::dial::Dialer;
use super::request::{Form, Request};

/// Bytes of a request's head; web servers take no more.
const MAX_HEAD_BYTES: usize = 32 * 1024;

/// Time in which a request's head must have come.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// Reads one request, has it allowed, and passes it on until either side ends.
pub(super) async fn serve(
    mut client: TcpStream,
    questions: &HostApprovals,
    dialer: &Dialer,
) -> io::Result<()> {
    let Ok(read) = tokio::time::timeout(HEAD_TIMEOUT, read_head(&mut client)).await else {
        return Ok(());
    };
    let Some((head, rest)) = read? else {
        return answer(&mut client, "431 Request Header Fields Too Large", "the head is too long")
            .await;
    };
    let request = match Request::parse(&head) {
        Ok(request) => request,
        Err(text) => return answer(&mut client, "400 Bad Request", text).await,
    };
    let name = request.display();
    if questions.ask(&request).await == HostAnswer::Deny {
        let text = format!("access to {name} was not approved");
        return answer(&mut client, "403 Forbidden", &text).await;
    }
    let mut host = match dialer.dial(&request).await {
        Ok(host) => host,
        Err(err) => {
            let text = format!("{name} cannot be reached: {err}");
            return answer(&mut client, "502 Bad Gateway", &text).await;
        }
    };
    match &request.form {
        Form::Tunnel => client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?,
        Form::Forward(head) => host.write_all(head).await?,
    }
    host.write_all(&rest).await?;
    copy_bidirectional(&mut client, &mut host).await.map(drop)
}

/// Reads a head with its empty line. Returns it and what came behind it; `None` if it is too long.
async fn read_head(client: &mut TcpStream) -> io::Result<Option<(Vec<u8>, Vec<u8>)>> {
    let mut head = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        if let Some(at) = head.windows(4).position(|window| window == b"\r\n\r\n") {
            let rest = head.split_off(at + 4);
            return Ok(Some((head, rest)));
        }
        if head.len() > MAX_HEAD_BYTES {
            return Ok(None);
        }
        let read = client.read(&mut chunk).await?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        head.extend_from_slice(chunk.get(..read).unwrap_or_default());
    }
}

/// Answers a request in the place of its host.
async fn answer(client: &mut TcpStream, status: &str, text: &str) -> io::Result<()> {
    let length = text.len() + 1;
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{text}\n"
    );
    client.write_all(answer.as_bytes()).await?;
    client.shutdown().await
}
